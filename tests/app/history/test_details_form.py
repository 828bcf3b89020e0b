"""What a runner says about a run, as texts and back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import examples
from stridecue.app.history import details_form as form
from stridecue.model.run_details import LONGEST_NOTES, MOST_TAGS, RunDetails
from stridecue.model.run_settings import SURFACES

SAID = RunDetails("Lake", "Felt good.\nTight shoes.", ("hill", "wet"), "road", 2, 5, 0)


def test_what_was_said_comes_back() -> None:
    assert form.read_details(SAID, form.texts_of(SAID)) == (SAID, {})
    assert form.read_details(RunDetails(), form.texts_of(SAID)) == (SAID, {})
    assert form.read_details(SAID, form.texts_of(RunDetails())) == (RunDetails(), {})


def test_a_field_that_was_not_touched_keeps_its_exact_value() -> None:
    odd = RunDetails(title="a\x1bb", notes="one\x1b\n", tags=("two words", "x\ty"))
    texts = {**form.texts_of(odd), form.EFFORT: "7"}
    assert form.read_details(odd, texts) == (replace(odd, effort=7), {})


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("Hill, long  #wet;hill", ("hill", "long", "wet")),
        (" , # ", ()),
        ("ÄRGER", ("ärger",)),
        ("a\x1b[2Jb", ("a[2jb",)),
    ],
)
def test_tags_are_single_words(text: str, tags: tuple[str, ...]) -> None:
    assert form.tags_of(text) == tags


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        (form.TAGS, " ".join(f"t{n}" for n in range(MOST_TAGS + 1)), "at most 20 tags"),
        (form.TAGS, "x" * 33, "at most 32 characters"),
        (form.NOTES, "n" * (LONGEST_NOTES + 1), "these have 10001"),
    ],
)
def test_what_is_too_much_is_said_at_its_field(name: str, text: str, words: str) -> None:
    _, mistakes = form.read_details(SAID, {**form.texts_of(SAID), name: text})
    assert list(mistakes) == [name]
    assert words in mistakes[name]


def test_every_surface_of_the_coach_can_be_chosen() -> None:
    assert {value for value, _ in form.CHOICES[form.SURFACE]} == {form.NOT_SAID, *SURFACES}


@settings(max_examples=examples(50))
@given(st.text(max_size=40), st.text(max_size=60))
def test_nothing_that_is_kept_could_steer_a_terminal(title: str, notes: str) -> None:
    texts = {**form.texts_of(SAID), form.TITLE: f"{title}!", form.NOTES: f"{notes}!", form.TAGS: f"{title}!"}
    details, _ = form.read_details(SAID, texts)
    assert all(text.isprintable() for text in (details.title, *details.notes.split("\n"), *details.tags))
