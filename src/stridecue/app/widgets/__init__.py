"""One file a widget; each paints what it is given and decides nothing."""
