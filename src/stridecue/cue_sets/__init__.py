"""The cue sets on disk: which there are, which are loaded, and the runner's own files."""
