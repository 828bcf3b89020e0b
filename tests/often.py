"""Which cases of a test are tried every day: the first of those that are alike; the others every night."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest


def first_daily(*cases: Any, daily: int = 1) -> list[Any]:
    """Return cases of one parameter, or of several in a tuple each; all but the first `daily` are nightly."""
    return [*cases[:daily], *(_at_night(case) for case in cases[daily:])]


def _at_night(case: Any) -> Any:
    values: Sequence[Any] = case.values if hasattr(case, "marks") else (case,)
    return pytest.param(*values, marks=pytest.mark.nightly)
