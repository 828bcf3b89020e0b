"""Cues as a file says them, for the coach's tests: due by what nothing else needs, power, unless told otherwise."""

from __future__ import annotations

DUE = {"power": 300.0}
NOT_DUE = {"power": 100.0}


def cue(
    name: str,
    kind: str = "effort",
    *,
    when: str | None = "power > 200",
    say: str | None = "Say it.",
    cooldown: str = "60s",
    **keys: object,
) -> str:
    """Return one cue as a file says it."""
    values = {"id": name, "kind": kind, "show": name, "cooldown": cooldown, **keys}
    if when:
        values["when"] = when
    if say:
        values["say"] = say
    lines = [f"{key} = {toml(value)}" for key, value in values.items()]
    return "\n".join(["[[cue]]", *lines, ""])


def toml(value: object) -> str:
    """Return a value as TOML."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return f"[{', '.join(map(toml, value))}]"
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {toml(one)}" for key, one in value.items()) + " }"
    return str(value) if isinstance(value, int) else f'"{value}"'
