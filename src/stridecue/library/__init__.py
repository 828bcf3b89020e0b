"""The library: every run in one SQLite file, as it came in.

Rules:
- What is stored is the setup, the inputs and what the coach decided. Everything else is derived from them; figures
  that are stored to save work can be thrown away and derived again.
- A run that is being recorded is rows, written once a second; a finished one is compressed chunks. Going from one
  to the other is a single transaction.
- Nothing is written over. Whoever records a run holds its lock, so that another program does not take it for a
  crashed one.
- Only this room knows SQLite.
"""
