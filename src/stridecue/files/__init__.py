"""Activity files to and from inputs and runs; no SQLite here."""
