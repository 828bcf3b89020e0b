"""From which size on a screen has room for more."""

from __future__ import annotations

TALL_ROWS = 32
SHORT_ROWS = 20
WIDE_COLUMNS = 60
SHORT_OR_TALL = [(0, "-short"), (TALL_ROWS, "-tall")]
"""Classes that a screen gets by its height."""
TINY_SHORT_OR_TALL = [(0, "-tiny"), (SHORT_ROWS, "-short"), (TALL_ROWS, "-tall")]
NARROW_OR_WIDE = [(0, "-narrow"), (WIDE_COLUMNS, "-wide")]
"""Classes that a screen gets by its width."""
