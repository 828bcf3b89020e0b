"""What can be put right, and what it comes to."""

from __future__ import annotations

from dataclasses import replace

import pytest

from stridecue.app.history import correction_forms as forms
from stridecue.app.history.correction_form import CorrectionForm, RunSpan, SplitAt, read_distance, read_grade
from stridecue.app.profile_form import FieldError
from stridecue.model.corrections import NO_CORRECTIONS, Corrections, GradeFrom
from stridecue.model.profile import Unit

SPAN = RunSpan(start_ms=7_500, length_s=1800.4)
EVERYTHING = Corrections(
    distance_m=10_250.0,
    grades=(GradeFrom(1_000, 9.0), GradeFrom(67_500, 4.5), GradeFrom(127_750, None)),
    from_ms=7_500,
    to_ms=1_900_000,
)


def texts(form: CorrectionForm, **typed: str) -> dict[str, str]:
    return {field.name: typed.get(field.name, field.text) for field in form.fields()}


def every_form(before: Corrections) -> list[CorrectionForm]:
    return [
        forms.DistanceForm(before, SPAN, Unit.KM, 10_012.0),
        forms.GradesForm(before, SPAN),
        forms.TrimForm(before, SPAN),
    ]


@pytest.mark.parametrize("before", [NO_CORRECTIONS, EVERYTHING])
def test_what_was_not_touched_changes_nothing(before: Corrections) -> None:
    for form in every_form(before):
        assert form.read(texts(form)) == (before, {})


def test_each_gives_its_own_idea_back() -> None:
    distance, grades, trim = (form.reset() for form in every_form(EVERYTHING))
    assert distance == replace(EVERYTHING, distance_m=None)
    assert grades == replace(EVERYTHING, grades=())
    assert trim == replace(EVERYTHING, from_ms=None, to_ms=None)


def test_the_distance_is_in_the_runner_s_unit() -> None:
    form = forms.DistanceForm(NO_CORRECTIONS, SPAN, Unit.MILE, 10_012.0)
    (field,) = form.fields()
    assert (field.label, field.allowed) == ("Distance in mi", "6.22 mi now; empty: as it came in")
    assert form.read({"distance": "6,5 mi"}) == (Corrections(distance_m=10_460.74), {})
    form = forms.DistanceForm(EVERYTHING, SPAN, Unit.KM, 10_012.0)
    assert form.read({"distance": ""}) == (replace(EVERYTHING, distance_m=None), {})


@pytest.mark.parametrize("text", ["0", "-3", "abc", "1e3", "9999", "nan", "١"])
def test_what_is_no_distance_is_said_at_its_field(text: str) -> None:
    form = forms.DistanceForm(NO_CORRECTIONS, SPAN, Unit.KM, 10_012.0)
    kept, mistakes = form.read({"distance": text})
    assert kept is None
    assert mistakes == {"distance": "A distance in km, like 10.25."}


def test_grades_are_kept_in_the_order_of_their_times() -> None:
    form = forms.GradesForm(NO_CORRECTIONS, SPAN)
    typed = texts(form) | {"time-0": "10:00", "grade-0": "4,5", "time-1": "1:00", "grade-1": "auto"}
    kept, mistakes = form.read(typed)
    assert mistakes == {}
    assert kept == Corrections(grades=(GradeFrom(67_500, None), GradeFrom(607_500, 4.5)))


def test_grades_outside_of_the_run_and_untouched_ones_stay_to_the_millisecond() -> None:
    form = forms.GradesForm(EVERYTHING, SPAN)
    assert [field.text for field in form.fields()] == ["1:00", "4.5", "2:00", "auto", "", ""]
    kept, _ = form.read(texts(form) | {"time-0": "", "grade-0": ""})
    assert kept == replace(EVERYTHING, grades=(GradeFrom(1_000, 9.0), GradeFrom(127_750, None)))


@pytest.mark.parametrize(
    ("typed", "field", "words"),
    [
        ({"time-0": "1:00"}, "grade-0", "missing"),
        ({"grade-0": "3"}, "time-0", "missing"),
        ({"time-0": "31:00", "grade-0": "3"}, "time-0", "30:00 long"),
        ({"time-0": "1:00", "grade-0": "41"}, "grade-0", "from -30 to 40"),
        ({"time-0": "1:00", "grade-0": "3", "time-1": "01:00", "grade-1": "4"}, "time-1", "already"),
    ],
)
def test_a_mistake_in_the_grades_is_said_at_its_field(typed: dict[str, str], field: str, words: str) -> None:
    form = forms.GradesForm(NO_CORRECTIONS, SPAN)
    kept, mistakes = form.read({"time-0": "", "grade-0": "", "time-1": "", "grade-1": "", **typed})
    assert kept is None
    assert list(mistakes) == [field]
    assert words in mistakes[field]


def test_there_is_always_room_for_one_more_grade_up_to_many() -> None:
    form = forms.GradesForm(NO_CORRECTIONS, SPAN)
    assert [field.name for field in form.more(2)] == ["time-1", "grade-1"]
    assert form.more(2 * forms.MOST_GRADES) == ()
    assert forms.TrimForm(NO_CORRECTIONS, SPAN).more(2) == ()


def test_a_trim_keeps_recording_times() -> None:
    form = forms.TrimForm(NO_CORRECTIONS, SPAN)
    assert form.read({"from": "1:30", "to": ""}) == (Corrections(from_ms=97_500), {})
    assert form.read({"from": "", "to": "29:00"}) == (Corrections(to_ms=1_747_500), {})


@pytest.mark.parametrize(
    ("begins", "ends", "field"),
    [("5:00", "4:00", "to"), ("30:00", "", None), ("5", "", "from"), ("", "0:00", "to")],
)
def test_a_run_has_to_end_after_it_begins(begins: str, ends: str, field: str | None) -> None:
    kept, mistakes = forms.TrimForm(NO_CORRECTIONS, SPAN).read({"from": begins, "to": ends})
    assert list(mistakes) == ([field] if field else [])
    assert (kept is None) == (field is not None)


def test_a_cut_is_within_the_run() -> None:
    form = forms.SplitForm(NO_CORRECTIONS, SPAN)
    assert form.read({"at": "10:00"}) == (SplitAt(607_500), {})
    for text, words in (("", "missing"), ("0:00", "between"), ("40:00", "long"), ("x", "12:30")):
        kept, mistakes = form.read({"at": text})
        assert kept is None
        assert words in mistakes["at"]


def test_arrow_keys_move_times_only() -> None:
    time, grade = forms.GradesForm(NO_CORRECTIONS, SPAN).fields()
    assert (time.stepped, grade.stepped) == (True, False)
    assert time.step("1:00", 1) == "1:10"
    assert grade.step("3", 1) == "3"
    assert time.mistake("") is None
    assert grade.mistake("x") is not None


def test_figures_are_read_generously() -> None:
    assert read_grade(" −3,5 % ") == -3.5
    assert read_grade("AUTO") is None
    assert read_distance("5", Unit.KM) == 5000.0
    with pytest.raises(FieldError):
        read_grade("")
