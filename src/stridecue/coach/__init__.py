"""Cue files to cues: the language, the rules, the arbiter."""
