"""What to note before a plan: how it fits the last weeks. Notes, never refusals."""
