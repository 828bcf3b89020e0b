"""The language of conditions: text in, something that can be looked at every second out."""
