"""What is worked out from the inputs of a run, as corrected, and may be worked out again at any time."""
