"""What the history is made of: its table, totals, and the forms for what a runner says and puts right."""
