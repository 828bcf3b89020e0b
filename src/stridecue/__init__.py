"""A run tracker for the terminal with a coach in it."""

__version__ = "0.1.0"
