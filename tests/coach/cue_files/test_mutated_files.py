"""Shipped files with something wrong put into them: a set, or mistakes that can be told, and nothing else."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from examples import examples
from stridecue.coach import shipped_sets
from stridecue.coach.cue_files.adjust import KEYS as ADJUSTED_KEYS
from stridecue.coach.cue_files.adjust import AdjustError, adjustables, read_key, with_value
from stridecue.coach.cue_files.cue_file import read_cue_set
from stridecue.coach.cue_files.cue_keys import CUE_KEYS
from stridecue.coach.language.compile import compile_expression
from stridecue.coach.language.expression import Expression

TEXTS = [text.text.split("\n\n") for text in shipped_sets.texts()]
LINES = sorted({line for cues in TEXTS for cue in cues for line in cue.splitlines()})
CONDITIONS = sorted(
    cue.when.text
    for text in shipped_sets.texts()
    if (one := read_cue_set(text.name, text.text, text.shipped)[0]) is not None
    for cue in one.cues
    if cue.when is not None
)
VALUES = [
    *("1", "-1", "0", "91", "1e999", "-inf", "nan", "0x7f", "true", "1979-05-27", "07:32:00", '""', '" "'),
    *("[]", "{}", "[[]]", "[{}]", '[""]', "[1, true]", '{ show = "X" }', '[{ say = "X" }]', '"\\u0000"'),
    *('"\\u202e"', '"\\u200b"', '"\\ud7ff"', "'''x'''", '"""\n"""', '"running"', '["running"]', '"20s"'),
    *(
        '"grade"',
        '"(" ',
        '"not not"',
        '"count(x, 1s)"',
        '"speed up 1% in 10s"',
        "9" * 400,
        '"' + "x" * 600 + '"',
    ),
]
odd_lines = st.one_of(
    st.sampled_from(LINES),
    st.tuples(st.sampled_from(sorted(CUE_KEYS)), st.sampled_from(VALUES)).map(" = ".join),
    st.sampled_from(
        ["[[cue]]", "[cue]", "[[cue.variants]]", "[cue.when]", "'''", '"""', "\x00", "\ufeff", "\r", "]"]
    ),
    st.text(max_size=12),
)


@given(st.data())
@settings(max_examples=examples(250), deadline=1000)
def test_a_changed_shipped_file_is_a_set_or_mistakes(data: st.DataObject) -> None:
    lines = "\n\n".join(data.draw(st.sampled_from(TEXTS))[:5]).split("\n")
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(lines) - 1))
        match data.draw(st.sampled_from(["put", "take", "change", "cut"])):
            case "put":
                lines.insert(at, data.draw(odd_lines))
            case "take" if len(lines) > 1:
                del lines[at]
            case "change":
                key = lines[at].split(" = ")[0]
                lines[at] = f"{key} = {data.draw(st.sampled_from(VALUES))}"
            case _:
                lines[at] = lines[at][: data.draw(st.integers(0, len(lines[at])))]
    cue_set, mistakes = read_cue_set("any", "\n".join(lines), shipped=False)
    assert (cue_set is None) == bool(mistakes)
    for mistake in mistakes:
        assert str(mistake).isprintable()
        assert len(str(mistake)) < 1000
        assert mistake.found
        assert mistake.allowed
    for cue in cue_set.cues if cue_set else ():
        assert not cue.id.startswith("sf-")
        assert 0 <= cue.priority <= 90
        assert all(len(each.show) <= 26 and len(each.show.split()) <= 4 for each in cue.wordings)
        assert all(each.text.isprintable() for each in cue.expect)


@given(
    st.sampled_from(CONDITIONS),
    st.integers(0, 20),
    st.one_of(
        st.text(max_size=12),
        st.from_regex(
            r"[-+]?[0-9]{1,5}([.,:][0-9]{1,3})? ?(s|min|h|%|bpm|spm|m/s|km/h|min/km)?", fullmatch=True
        ),
        st.sampled_from(
            ["٣", "½", "1e5", "0x1", "--1", "1 or 1", "1)", "4 and warmed_up", "inf", "nan", "1\n2", "1s"]
        ),
    ),
)
@settings(max_examples=examples(300), deadline=None)
def test_what_is_typed_for_a_number_leaves_a_condition_or_is_refused(when: str, at: int, typed: str) -> None:
    numbers = adjustables(when)
    if not numbers:
        return
    number = numbers[at % len(numbers)]
    try:
        new = with_value(when, number, typed)
    except AdjustError as error:
        assert str(error).isprintable()
        assert str(error).endswith(".")
        return
    before, after = compile_expression(when), compile_expression(new)
    assert isinstance(before, Expression)
    assert isinstance(after, Expression)
    assert after.metrics == before.metrics
    assert len(adjustables(new)) == len(numbers), "nothing but the number changed"
    allowed = number.range
    value = adjustables(new)[at % len(numbers)].value
    assert allowed.lowest - 1e-6 <= value <= allowed.highest + 1e-6


@given(st.sampled_from(sorted(ADJUSTED_KEYS)), st.text(max_size=40))
@settings(max_examples=examples(200), deadline=None)
def test_what_is_typed_for_a_key_is_kept_or_refused(key: str, typed: str) -> None:
    try:
        value = read_key(key, typed)
    except AdjustError as error:
        assert str(error).isprintable()
        return
    assert value is None or key == "priority" or str(value).isprintable()
