"""The sensors on the screens: the list, the page of each, what can be set and mended."""
