"""Plans in a row, week after week, and where the runner is in them."""
