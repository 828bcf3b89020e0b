"""A plan while it is run: what is said of its steps, and when."""
