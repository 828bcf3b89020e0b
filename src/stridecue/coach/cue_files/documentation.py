"""The tables of the page about cue sets, made from the tables that the program works by; see `documentation_tables`."""

from __future__ import annotations

from collections.abc import Callable

from stridecue import documentation_tables
from stridecue.coach import metrics, shipped_sets
from stridecue.coach.cue_files import cue_keys
from stridecue.coach.cue_files.cue_file import MOST_CUES, parse_all, read_cue_set
from stridecue.coach.cue_files.expectation import MOST_EXPECTATIONS, SHORTEST_WINDOW_S
from stridecue.coach.language import functions
from stridecue.coach.language.lexer import LONGEST_EXPRESSION
from stridecue.coach.language.parser import DEEPEST
from stridecue.documentation_tables import table
from stridecue.model.cue import Asks, CueKind
from stridecue.model.our_choices.coach import (
    DEFAULT_PRIORITY,
    HIGHEST_OWN_PRIORITY,
    MOST_SAID_CHARACTERS,
    MOST_SAID_WORDS,
    MOST_SHOWN_CHARACTERS,
    MOST_SHOWN_WORDS,
    MOST_VARIANTS,
)
from stridecue.runner_files.document import MAX_FILE_BYTES
from stridecue.runner_files.units import UNITS, Dimension

_KINDS = {
    CueKind.SAFETY: "Keeps a runner safe. It comes at once, over anything but another safety cue, when muted too.",
    CueKind.GUARD: "Keeps a runner from too much. It comes over all but safety and waits for no gap between cues.",
    CueKind.SESSION: "Says what comes next. Needs no focus.",
    CueKind.EFFORT: "Slows down or lets go on. Needs no focus.",
    CueKind.TECHNIQUE: "How to move. Waits 3 minutes (5 if sensors bring it), follows the focus, fades with practice.",
    CueKind.PRAISE: "Says that it goes well. At most one in 5 minutes.",
    CueKind.INFO: "Everything else.",
}
_ASKS = {
    Asks.CHECK: "A self-check: y says that it was done.",
    Asks.TALK: "Whether talking is comfortable, y or n; the answer moves the easy cap.",
    Asks.STOP_SET: "Whether the cue's set should end for today: y.",
    Asks.QUIET: "How quiet the landing was, 1 to 5.",
    Asks.MOOD: "Mood, 1 to 5.",
    Asks.EFFORT: "Effort, 0 to 10.",
}
_BROKEN = """\
name = "Mine"

[[cue]]
id = "my-calm"
kind = "efort"
show = "Calm down"
when = "hart_rate > 150 and grade >= 4s"
"""


def filled(page: str) -> str:
    """Return a page with every marked place made anew.

    Raises:
        KeyError: it has a mark that nothing is known for.
    """
    return documentation_tables.filled(page, TABLES)


def metrics_table_markdown() -> str:
    """Return the table of all metrics."""
    rows = (
        (
            f"`{metric.name}`{' *' if metric.banded else ''}",
            metric.unit,
            metric.meaning,
            ", ".join(base.value for base in metric.bases),
        )
        for metric in metrics.TABLE
    )
    return table(("metric", "unit or words", "meaning", "stands on"), rows)


def functions_table_markdown() -> str:
    """Return the table of all functions."""
    rows = (
        (f"`{function.name}`", ", ".join(one.value for one in function.parameters), function.meaning)
        for function in functions.TABLE
    )
    return table(("function", "takes", "meaning"), rows)


def units_table_markdown() -> str:
    """Return the table of the units that numbers can have."""
    by_dimension: dict[Dimension, list[str]] = {}
    for name, unit in UNITS.items():
        by_dimension.setdefault(unit.dimension, []).append(f"`{name}`")
    rows = ((str(dimension), ", ".join(names)) for dimension, names in by_dimension.items())
    return table(("quantity", "units"), rows)


def keys_table_markdown() -> str:
    """Return the table of the keys of a cue."""
    rows = ((f"`{key.name}`", key.takes, key.meaning) for key in cue_keys.KEY_TABLE)
    return table(("key", "takes", "meaning"), rows)


def kinds_table_markdown() -> str:
    """Return the table of the kinds of cues."""
    rows = ((f"`{kind}`", str(DEFAULT_PRIORITY[kind]), _KINDS[kind]) for kind in CueKind)
    return table(("kind", "priority unless said", "meaning"), rows)


def asks_table_markdown() -> str:
    """Return the table of what cues can ask."""
    return table(("asks", "the answer"), ((f"`{asks}`", _ASKS[asks]) for asks in Asks))


def pressed_table_markdown() -> str:
    """Return the table of the keys that a condition can ask for."""
    return table(("key", "meaning"), ((f"`{key}`", meaning) for key, meaning in functions.KEYS.items()))


def sets_table_markdown() -> str:
    """Return the table of the shipped sets."""
    rows = (
        (f"`{one.name}`", str(len(one.cues)), "yes" if one.name in shipped_sets.DEFAULT_SETS else "")
        for one in parse_all(shipped_sets.texts())
    )
    return table(("set", "cues", "on unless told otherwise"), rows)


def techniques_table_markdown() -> str:
    """Return the table of the techniques of the shipped sets."""
    by_name: dict[str, list[str]] = {}
    for one in parse_all(shipped_sets.texts()):
        for cue in one.cues:
            if cue.technique is not None:
                by_name.setdefault(cue.technique, []).append(f"`{cue.id}`")
    return table(("technique", "cues"), ((name, ", ".join(by_name[name])) for name in sorted(by_name)))


def limits_table_markdown() -> str:
    """Return the table of the limits of a file."""
    rows = (
        ("a file", f"{MAX_FILE_BYTES // 1024} kB, {MOST_CUES} cues"),
        ("on the screen", f"{MOST_SHOWN_WORDS} words, {MOST_SHOWN_CHARACTERS} characters"),
        ("spoken", f"{MOST_SAID_WORDS} words, {MOST_SAID_CHARACTERS} characters"),
        ("variants of a cue", str(MOST_VARIANTS)),
        ("expectations of a cue", f"{MOST_EXPECTATIONS}, each over {SHORTEST_WINDOW_S} s or more"),
        ("a condition", f"{LONGEST_EXPRESSION} characters, {DEEPEST} levels of brackets"),
        ("a time in a condition", "1 s to 1 h"),
        ("priority", f"0 to {HIGHEST_OWN_PRIORITY}"),
    )
    return table(("what", "at most"), rows)


def mistakes_example() -> str:
    """Return a file with mistakes and what is said of it."""
    _, mistakes = read_cue_set("mine", _BROKEN, shipped=False)
    told = "\n".join(f"  {mistake}" for mistake in mistakes)
    return f"```\n{_BROKEN}```\n\n```\n{told}\n```\n"


TABLES: dict[str, Callable[[], str]] = {
    "keys": keys_table_markdown,
    "kinds": kinds_table_markdown,
    "metrics": metrics_table_markdown,
    "functions": functions_table_markdown,
    "units": units_table_markdown,
    "asks": asks_table_markdown,
    "pressed": pressed_table_markdown,
    "sets": sets_table_markdown,
    "techniques": techniques_table_markdown,
    "limits": limits_table_markdown,
    "mistakes": mistakes_example,
}
"""What each mark of a page stands for."""
