"""The coach's chance, which is everybody's below it too: see `model.chance`."""

from stridecue.model.chance import draw

__all__ = ["draw"]
