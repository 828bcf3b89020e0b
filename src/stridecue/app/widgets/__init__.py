"""The widgets of the live screen: numbers, strips, the cue, and the lines around them."""
