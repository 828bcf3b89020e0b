"""Structured sessions: how their files are read, how one is followed, what to note before one, weeks of them."""
