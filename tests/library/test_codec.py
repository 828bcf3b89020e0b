"""Lines of the library: every kind there and back, and what a newer program wrote is refused."""

from __future__ import annotations

import types
import typing
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, get_args, get_origin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stridecue.errors import LibraryError
from stridecue.library import codec
from stridecue.model.cue import Cue, CueKind, Decision, Outcome
from stridecue.model.inputs import (
    Body,
    Change,
    ChangeKind,
    CharacteristicRead,
    Gap,
    Input,
    Link,
    LinkEvent,
    Mark,
    MarkKind,
    Packet,
    Reading,
)
from stridecue.model.setup import CueSetText, RunSetup
from stridecue.model.summary import Totals

SCALARS: dict[Any, st.SearchStrategy[Any]] = {
    str: st.text(st.characters(), max_size=8),
    bool: st.booleans(),
    int: st.integers(),
    float: st.floats(allow_nan=False),
    bytes: st.binary(max_size=8),
    types.NoneType: st.none(),
}


def anything(hint: Any) -> st.SearchStrategy[Any]:
    """Every value that a type hint allows, except numbers that equal nothing and strings that never end."""
    if hint in SCALARS:
        return SCALARS[hint]
    origin, args = get_origin(hint), get_args(hint)
    if origin in (typing.Union, types.UnionType):
        return st.one_of(*map(anything, args))
    if origin is frozenset:
        return st.frozensets(anything(args[0]), max_size=3)
    if origin is tuple and args[-1] is Ellipsis:
        return st.lists(anything(args[0]), max_size=2).map(tuple)
    if origin is tuple:
        return st.tuples(*map(anything, args))
    if issubclass(hint, Enum):
        return st.sampled_from(hint)
    assert is_dataclass(hint)
    hints = typing.get_type_hints(hint)
    return st.builds(hint, **{field.name: anything(hints[field.name]) for field in fields(hint)})


LINES: list[tuple[Body, str]] = [
    (Packet("AA:BB", "2A37", b"\x00\x48"), '[7,3,"packet","AA:BB","2A37","0048"]'),
    (CharacteristicRead("AA:BB", "2A19", b"\x55"), '[7,3,"read","AA:BB","2A19","55"]'),
    (
        Link("AA:BB", LinkEvent.FOUND, "Pod", ("1814",), -61),
        '[7,3,"link","AA:BB","found","Pod",["1814"],-61]',
    ),
    (
        Reading("file", 150.0, 171.0, 2.75, None, 12.5, 430.2, None),
        '[7,3,"reading","file",150.0,171.0,2.75,null,12.5,430.2,null,null,null]',
    ),
    (Mark(MarkKind.GRADE, 4.5, 5000), '[7,3,"mark","grade",4.5,5000]'),
    (Change(ChangeKind.CUE_SET, "hills", 'name = "x"'), '[7,3,"change","cue_set","hills","name = \\"x\\""]'),
    (Gap(90_000), '[7,3,"gap",90000]'),
]


def round_trip(item: Input) -> Input:
    return codec.decode_input(codec.parse(codec.encode_input(item)))


@pytest.mark.parametrize(("body", "line"), LINES, ids=lambda value: type(value).__name__)
def test_the_lines_of_released_libraries_stay_as_they_are(body: Body, line: str) -> None:
    assert codec.encode_input(Input(7, 3, body)) == line
    assert codec.decode_input(codec.parse(line)) == Input(7, 3, body)


def test_a_reading_from_before_there_were_positions_comes_back() -> None:
    line = '[7,3,"reading","file",150.0,171.0,2.75,null,12.5,430.2,null]'
    assert codec.decode_input(codec.parse(line)).body == Reading(
        "file", 150.0, 171.0, 2.75, None, 12.5, 430.2
    )


def test_every_body_has_a_line_above() -> None:
    assert {type(body) for body, _ in LINES} == set(get_args(Body)) == set(codec.BODY_TAGS.values())


@given(body=st.one_of(*map(anything, get_args(Body))), t_ms=st.integers(0), seq=st.integers(0))
def test_every_input_comes_back(body: Body, t_ms: int, seq: int) -> None:
    item = Input(t_ms, seq, body)
    assert repr(round_trip(item)) == repr(item)


@given(setup=anything(RunSetup))
def test_every_setup_comes_back(setup: RunSetup) -> None:
    line, texts = codec.encode_setup(setup)
    assert codec.decode_setup(line, texts.__getitem__) == setup


@given(decision=anything(Decision))
def test_every_decision_comes_back(decision: Decision) -> None:
    assert codec.decode_decision(codec.parse(codec.encode_decision(decision))) == decision


def test_a_metric_that_is_yes_or_no_comes_back() -> None:
    cue = Cue("my-warm", "mine", CueKind.INFO, "Warm", None, "", 40, 6.0, 0.0)
    decision = Decision(600.0, 600, cue, Outcome.SHOWN, values=(("warmed_up", True), ("speed", 2.5)))
    (warm, _) = codec.decode_decision(codec.parse(codec.encode_decision(decision))).values
    assert warm == ("warmed_up", True)


@given(totals=anything(Totals))
def test_all_totals_come_back(totals: Totals) -> None:
    assert codec.decode_totals(codec.encode_totals(totals)) == totals


def test_a_setup_keeps_its_defaults_so_that_they_can_change() -> None:
    line, _ = codec.encode_setup(RunSetup("1", "0.1.0", "simulator"))
    assert codec.parse(line)["options"]["auto_lap_m"] == 1000.0


def test_texts_are_named_by_their_hash() -> None:
    setup = RunSetup(
        "1", "0", "x", cue_sets=(CueSetText("a", "same", True), CueSetText("b", "same", False)), plan="p"
    )
    line, texts = codec.encode_setup(setup)
    assert sorted(texts.values()) == [b"p", b"same"]
    assert "same" not in line
    assert codec.decode_setup(line, texts.__getitem__) == setup


@pytest.mark.parametrize(
    "line",
    [
        '[7,3,"blink",1]',
        '[7,3,"gap",1,2]',
        '[7,3,"gap"]',
        '[7,3,"mark","jump"]',
        '[7,3,"packet","a","2A37","xx"]',
        '[7.5,3,"gap",1]',
        '[7,3,["gap"],1]',
        "[7,3]",
        "{}",
        "null",
    ],
)
def test_an_input_that_is_not_known_is_refused_with_what_to_do(line: str) -> None:
    with pytest.raises(LibraryError, match=r"does not understand an input.*newer Stridecue"):
        codec.decode_input(codec.parse(line))


def test_a_line_of_before_a_field_was_added_is_read() -> None:
    assert codec.decode_input(codec.parse('[7,3,"mark","lap"]')) == Input(7, 3, Mark(MarkKind.LAP))


@pytest.mark.parametrize("line", ["", "[1", "[" * 100_000])
def test_a_line_that_is_no_json_is_damage(line: str) -> None:
    with pytest.raises(LibraryError, match="damaged"):
        codec.parse(line)


@pytest.mark.parametrize("line", ["[]", '{"cue_sets":[3]}', '{"cue_sets":[{"text":"nowhere"}]}'])
def test_a_setup_that_cannot_be_read_is_damage(line: str) -> None:
    with pytest.raises(LibraryError, match="damaged"):
        codec.decode_setup(line, {}.__getitem__)


def test_a_setup_of_a_newer_program_is_refused() -> None:
    line, texts = codec.encode_setup(replace(RunSetup("1", "0", "x"), plan="p"))
    with pytest.raises(LibraryError, match=r"has no 'shoes'.*newer"):
        codec.decode_setup(
            line.replace('{"engine_version"', '{"shoes":1,"engine_version"'), texts.__getitem__
        )
