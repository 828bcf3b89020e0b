"""Values from outside, made harmless.

Rules: what is not a finite number within bounds is no value; a name is printable and short.
"""

from __future__ import annotations

LONGEST_NAME = 40


def number(value: object, lowest: float, highest: float) -> float | None:
    """Return the value as a number within the bounds, else None."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    if not lowest <= value <= highest:
        return None  # NaN too: no bound holds it
    return float(value)


def name(value: object) -> str | None:
    """Return the value as a short printable name, else None."""
    if not isinstance(value, str):
        return None
    cleaned = "".join(character for character in value if character.isprintable())
    return cleaned.strip()[:LONGEST_NAME] or None
