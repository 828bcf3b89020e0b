"""The library of runs: SQLite and the recorder."""
