"""Cue files: what a file says, checked, explained and changed."""
