"""What one run says to the reports of the runs after it, from its track."""

from __future__ import annotations

from stridecue.model.key_figures import KeyFigures
from stridecue.model.setup import RunSetup
from stridecue.model.track import Track


def key_figures(track: Track, setup: RunSetup) -> KeyFigures:
    """Return the figures of one run."""
    raise NotImplementedError
