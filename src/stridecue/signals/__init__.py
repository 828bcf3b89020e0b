"""Readings to state."""
