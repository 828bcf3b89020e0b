"""What is told of a file that a runner wrote and has checked: a cue set or a plan.

Rules: a file with mistakes is told whole, with status 2; as JSON too.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

from stridecue.cli.output import print_json
from stridecue.errors import MistakesError
from stridecue.runner_files.mistakes import Mistake


def tell_mistakes(file: str, mistakes: Sequence[Mistake], error: MistakesError, *, as_json: bool) -> None:
    """Tell the mistakes of a file and end; as people read them only if there are some, by the error that lists them."""
    if as_json:
        print_json({"file": file, "mistakes": [_row(mistake) for mistake in mistakes]})
        sys.exit(error.exit_status if mistakes else 0)
    if mistakes:
        raise error


def _row(mistake: Mistake) -> dict[str, Any]:
    """Return a mistake as JSON has it, in a cue or a step."""
    return {
        mistake.sort: mistake.item,
        "key": mistake.key,
        "line": mistake.line,
        "column": mistake.column,
        "found": mistake.found,
        "allowed": mistake.allowed,
        "nearest": mistake.nearest,
        "message": str(mistake),
    }
