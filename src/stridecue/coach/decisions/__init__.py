"""Whether a cue that is due is given: what has to wait, what is left out, and which comes first."""
