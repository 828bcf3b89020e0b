"""The reader of a condition in a cue file."""

from __future__ import annotations

from typing import Any

from stridecue.coach.language.compile import compile_expression
from stridecue.coach.language.expression import Expression
from stridecue.runner_files.values import Notes, WrongValueError, kind_of


def expression(notes: Notes, key: str, value: Any) -> Expression | None:
    """Read a condition."""
    if not isinstance(value, str):
        raise WrongValueError(f"found {kind_of(value)}", 'a condition is needed, such as "grade >= 4"')
    result = compile_expression(value)
    if isinstance(result, Expression):
        return result
    for slip in result:
        notes.add(key, slip.found, slip.allowed, slip.nearest, column=slip.column)
    return None
