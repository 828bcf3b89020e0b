"""Runs that come in from elsewhere, are put right, cut in two, deleted and brought back."""
