"""Whatever is written: an expression, or mistakes that can be told; and knowing more never turns a truth round."""

from __future__ import annotations

import itertools
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from examples import examples
from stridecue.coach.cue_files.cue_file import read_cue_set
from stridecue.coach.language import dimensions
from stridecue.coach.language.compile import compile_expression
from stridecue.coach.language.expression import Expression
from stridecue.coach.language.functions import FUNCTIONS, KEYS
from stridecue.coach.language.parser import parse
from stridecue.coach.metrics import METRICS
from stridecue.runner_files.mistakes import Slip, SlipError

PIECES = [
    *METRICS,
    *FUNCTIONS,
    *KEYS,
    *("and", "or", "not", "for", "in", "running", "flat", "hc-enter", "nonsense"),
    *("(", ")", "{", "}", ",", "?", "+", "-", "*", "/", "<", "<=", ">", ">=", "==", "!="),
    *("4", "0", "20s", "2 min", "12 km/h", "5:30 min/km", "5%", "150 bpm", "3 foo", "1e9"),
]
pieces = st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join)
anything = st.one_of(st.text(max_size=600), pieces, pieces.map(lambda text: text.replace(" ", "")))


@given(anything)
@settings(max_examples=examples(400), deadline=None)
def test_any_text_is_an_expression_or_mistakes(text: str) -> None:
    result = compile_expression(text)
    if isinstance(result, Expression):
        assert result.text == text
        return
    assert result
    for slip in result:
        assert isinstance(slip, Slip)
        assert 1 <= slip.column <= len(text) + 1
        assert slip.found.isprintable()
        assert slip.allowed.isprintable()


@given(st.integers(1, 480), st.sampled_from(["(", "not ", "-", "abs(", "- -", "seen(", "(not "]))
@settings(max_examples=examples(60), deadline=None)
def test_nesting_is_bounded(levels: int, opening: str) -> None:
    text = (opening * levels + "x")[:500]
    try:
        dimensions.check(parse(text))
    except SlipError as error:
        assert error.slip.column <= len(text) + 1


@given(st.text(max_size=300))
@settings(max_examples=examples(200), deadline=None)
def test_any_text_is_a_cue_set_or_mistakes(text: str) -> None:
    cue_set, mistakes = read_cue_set("any", text, shipped=False)
    assert (cue_set is None) == bool(mistakes)
    assert all(str(mistake).isprintable() for mistake in mistakes)


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
KEYS_OF_CUE = (
    "id",
    "kind",
    "show",
    "say",
    "when",
    "slot",
    "every",
    "gait",
    "once",
    "expect",
    "variants",
    "priority",
)


def toml(value: Any) -> str:
    """A value as TOML."""
    match value:
        case None:
            return '""'
        case bool():
            return str(value).lower()
        case int():
            return str(value)
        case float():
            return repr(value) if value == value and abs(value) != float("inf") else "nan"
        case list():
            return f"[{', '.join(map(toml, value))}]"
        case dict():
            return f"{{{', '.join(f'{toml(key)} = {toml(item)}' for key, item in value.items())}}}"
        case _:
            return '"' + "".join(f"\\U{ord(c):08X}" for c in value if not 0xD800 <= ord(c) < 0xE000) + '"'


@given(st.dictionaries(st.sampled_from(KEYS_OF_CUE), values))
@settings(max_examples=examples(200), deadline=None)
def test_any_values_are_a_cue_or_mistakes(table: dict[str, Any]) -> None:
    text = "[[cue]]\n" + "".join(f"{key} = {toml(value)}\n" for key, value in table.items())
    cue_set, mistakes = read_cue_set("any", text, shipped=False)
    assert (cue_set is None) == bool(mistakes)
    assert all(str(mistake).isprintable() for mistake in mistakes)


ATOMS = {"grade > 4": "grade", "speed > 2": "speed", "power > 200": "power", "cadence < 160": "cadence"}
conditions = st.recursive(
    st.sampled_from(sorted(ATOMS)),
    lambda inner: st.one_of(
        inner.map(lambda a: f"not ({a})"),
        st.tuples(inner, inner).map(lambda pair: f"({pair[0]}) and ({pair[1]})"),
        st.tuples(inner, inner).map(lambda pair: f"({pair[0]}) or ({pair[1]})"),
    ),
    max_leaves=6,
)
signals = st.fixed_dictionaries({name: st.sampled_from([None, 0.0, 1000.0]) for name in ATOMS.values()})


@given(text=conditions, known=signals)
@settings(max_examples=examples(150), deadline=None)
def test_knowing_more_never_turns_a_truth_round(
    looker: Any, text: str, known: dict[str, float | None]
) -> None:
    assume(isinstance(compile_expression(text), Expression))
    before = looker(text).look(**known)
    unknown = [name for name, value in known.items() if value is None]
    for guess in itertools.product([0.0, 1000.0], repeat=len(unknown)):
        after = looker(text).look(**{**known, **dict(zip(unknown, guess, strict=True))})
        assert after is not None
        assert before is None or after is before
