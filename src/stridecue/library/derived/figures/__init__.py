"""The key figures of a run, family by family."""
