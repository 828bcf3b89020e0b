"""Speech and metronome."""
