"""From which size on a screen has room for more."""

from __future__ import annotations

TALL_ROWS = 32
SHORT_OR_TALL = [(0, "-short"), (TALL_ROWS, "-tall")]
"""Classes that a screen gets by its height."""
