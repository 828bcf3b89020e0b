"""`stridecue doctor`: what works, what does not, and what to do; one file a subject."""
