"""Files that runners write, such as cue sets and plans: what a value may be, and how a mistake is told."""
