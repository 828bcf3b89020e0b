"""Tokens: numbers with units, and what is none."""

from __future__ import annotations

import pytest

from stridecue.coach.language.lexer import LONGEST_EXPRESSION, TokenKind, tokens
from stridecue.runner_files import units
from stridecue.runner_files.mistakes import SlipError


@pytest.mark.parametrize(
    ("text", "value", "dimension"),
    [
        ("4", 4, None),
        ("1.5", 1.5, None),
        ("20s", 20, units.TIME),
        ("20 s", 20, units.TIME),
        ("10min", 600, units.TIME),
        ("1h", 3600, units.TIME),
        ("200 m", 200, units.LENGTH),
        ("5km", 5000, units.LENGTH),
        ("1 mile", 1609.344, units.LENGTH),
        ("12 km/h", 12 / 3.6, units.SPEED),
        ("3m/s", 3, units.SPEED),
        ("6 mph", 6 * 0.44704, units.SPEED),
        ("5:30 min/km", 1000 / 330, units.SPEED),
        ("6 min/km", 1000 / 360, units.SPEED),
        ("8:00 min/mile", 1609.344 / 480, units.SPEED),
        ("150 bpm", 150, units.HEART_RATE),
        ("0.1 bpm/s", 0.1, units.HEART_RATE_SLOPE),
        ("170spm", 170, units.CADENCE),
        ("5%", 5, units.PERCENT),
        ("250 W", 250, units.POWER),
    ],
)
def test_a_number_knows_its_unit(text: str, value: float, dimension: units.Dimension | None) -> None:
    number, end = tokens(text)
    assert number.kind is TokenKind.NUMBER
    assert number.value == pytest.approx(value, rel=1e-12)
    assert number.dimension == dimension
    assert number.text == text
    assert end.kind is TokenKind.END


def test_columns_count_from_one() -> None:
    assert [(token.text, token.column) for token in tokens("grade >= 4 and  not known(x)")] == [
        ("grade", 1),
        (">=", 7),
        ("4", 10),
        ("and", 12),
        ("not", 17),
        ("known", 21),
        ("(", 26),
        ("x", 27),
        (")", 28),
        ("", 29),
    ]


def test_hyphens_belong_to_a_cues_id_and_only_in_count() -> None:
    assert [token.text for token in tokens("count(sf-hr-high, 10min)")] == [
        "count",
        "(",
        "sf-hr-high",
        ",",
        "10min",
        ")",
        "",
    ]
    assert [token.text for token in tokens("speed-3")] == ["speed", "-", "3", ""]


def test_a_unit_ends_where_an_operator_begins() -> None:
    assert [token.text for token in tokens("60s/timer")] == ["60s", "/", "timer", ""]


@pytest.mark.parametrize(
    ("text", "column", "near"),
    [
        ("12 kmh", 4, "km/h"),
        ("20sec", 3, None),
        ("150 BPM", 5, "bpm"),
        ("4 grade", 3, None),
        ("3for", 2, None),
    ],
)
def test_an_unknown_unit_is_told_and_the_rest_is_read(text: str, column: int, near: str | None) -> None:
    number, end = tokens(text)
    assert number.slip is not None
    assert (number.slip.column, number.slip.nearest) == (column, near)
    assert end.kind is TokenKind.END


@pytest.mark.parametrize(
    ("text", "column", "near"),
    [
        ("grade = 4", 7, "=="),
        ("a && b", 3, "and"),
        ("grade >= 4 @", 12, None),
        ("5:30", 1, None),
        ("5:30 km", 1, None),
        ("5:70 min/km", 1, None),
        ("0:00 min/km", 1, None),
        ("12.", 1, None),
        ("1.2.3", 1, None),
        ("1234567890123", 1, None),
        ("grade\n>= 4", 6, None),
        ("٣ > 2", 1, None),
        ("g\x1b[31m", 2, None),
    ],
)
def test_what_is_no_token_is_told_with_its_column(text: str, column: int, near: str | None) -> None:
    with pytest.raises(SlipError) as caught:
        tokens(text)
    assert (caught.value.slip.column, caught.value.slip.nearest) == (column, near)
    assert caught.value.slip.found.isprintable()


def test_the_longest_expression_is_bounded() -> None:
    longest = "1" + " " * (LONGEST_EXPRESSION - 1)
    assert len(tokens(longest)) == 2
    with pytest.raises(SlipError, match="501 characters"):
        tokens(longest + " ")
