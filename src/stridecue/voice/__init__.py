"""What the runner hears: cues spoken by the system's own voice, and the metronome's beat."""
