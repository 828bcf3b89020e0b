"""Runs to activity files: one module a format; what is written is a value, and `files/write.py` puts it on the disk."""
