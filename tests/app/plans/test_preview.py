"""A session as this runner would run it today, and the words beside it."""

from __future__ import annotations

import pytest

from stridecue.app.plans import words
from stridecue.app.plans.entries import Entry
from stridecue.app.plans.preview import Known, Preview, RunsBefore, previewed
from stridecue.app.plans.steps_card import steps_card, steps_table
from stridecue.model.lately import Lately, PlanNote, Weight
from stridecue.model.profile import Profile, Unit
from stridecue.model.run_settings import PlanChoice, PlanVersion, RunSettings
from stridecue.model.setup import History
from stridecue.plans.reading import shipped_plans
from stridecue.plans.reading.plan_file import PlanFile, parse_plan_file
from stridecue.plans.weeks.progress import WeeksPlace
from stridecue.plans.weeks.week_file import all_weeks
from stridecue.runner_files.mistakes import Mistake

PROFILE = Profile(easy_speed_mps=2.8)
KNOWN = Known(PROFILE, RunSettings(), RunsBefore(lately=Lately(runs_7d=3, runs_30d=10)))


def shipped(name: str) -> PlanFile:
    return parse_plan_file(name, shipped_plans.text(name))


def hills(version: PlanVersion = PlanVersion.AS_WRITTEN, known: Known = KNOWN) -> Preview:
    return previewed(shipped("hill-200"), PlanChoice("hill-200", version), known)


def test_it_is_worked_out_for_this_runner() -> None:
    shown = hills()
    repetition = next(step for step in shown.run.steps if step.rep == 1)
    assert repetition.speed_mps == pytest.approx(2.90, abs=0.01)
    assert (shown.repetitions, shown.hardest_effort) == (5, 8)
    assert [hills(version).repetitions for version in PlanVersion] == [3, 5, 8]


def test_a_version_that_there_is_not_is_the_one_as_written() -> None:
    file = parse_plan_file("one", 'name = "One"\n[[step]]\nkind = "run"\ntitle = "Run"\ntime = "5min"\n')
    shown = previewed(file, PlanChoice("one", PlanVersion.HARDER), KNOWN)
    assert shown.versions == (PlanVersion.AS_WRITTEN,)
    assert shown.plan.title == "One"
    assert (shown.repetitions, shown.hardest_effort) == (0, None)


def test_where_no_speed_is_asked_for_none_is_to_be_told() -> None:
    file = parse_plan_file("one", 'name = "One"\n[[step]]\nkind = "run"\ntime = "5min"\n')
    assert not previewed(file, PlanChoice("one"), Known(Profile(), RunSettings(), RunsBefore())).no_easy_speed


def test_before_the_library_is_read_there_are_no_notes() -> None:
    first = Known(Profile(), RunSettings())
    assert hills(known=first).notes == ()
    assert words.jogging(hills(known=first), Unit.KM) == ""
    assert hills(known=Known(Profile(), RunSettings(), RunsBefore())).notes


@pytest.mark.parametrize(
    ("profile", "history", "said"),
    [
        (Profile(), History(), "With a jogging speed of 7.9 km/h: tell yours in the settings."),
        (Profile(easy_speed_mps=2.5), History(), ""),
        (Profile(), History(easy_speed_mps=2.5), ""),
    ],
)
def test_a_speed_that_is_nobody_s_is_said(profile: Profile, history: History, said: str) -> None:
    shown = hills(known=Known(profile, RunSettings(), RunsBefore(history)))
    assert words.jogging(shown, Unit.KM) == said


@pytest.mark.parametrize(
    ("seconds", "said"), [(20, "1 min"), (3120, "52 min"), (3599, "1 h 00"), (4200, "1 h 10")]
)
def test_minutes(seconds: float, said: str) -> None:
    assert words.minutes(seconds) == said


def test_figures() -> None:
    assert words.figures(hills(), Unit.KM) == "37 min · 4.4 km · 62 m up · 5 reps · effort up to 8 of 10"
    assert " mi · " in words.figures(hills(), Unit.MILE)
    easy = previewed(shipped("easy-capped"), PlanChoice("easy-capped"), KNOWN)
    assert " up" not in words.figures(easy, Unit.KM)


def test_the_chosen_version_is_marked() -> None:
    assert (
        words.versions(tuple(PlanVersion), PlanVersion.HARDER, "v").plain == "v   easier  as written [harder]"
    )
    assert words.versions((PlanVersion.AS_WRITTEN,), PlanVersion.AS_WRITTEN, "v").plain == ""


def test_a_course_is_shown_or_typed() -> None:
    assert words.course(4821, None, "c").plain == "c   course 4821  another, or type one"
    assert words.course(4821, "48", "c").plain == "course 48▏  enter takes it"


def test_the_weightiest_note_stands_first() -> None:
    notes = [
        PlanNote("Nice to know.", Weight.INFO),
        PlanNote("Good to know.", Weight.NOTE),
        PlanNote("Know\x1b[2J this.", Weight.STRONG),
    ]
    lines = words.noted(notes, ["15 % is as steep as belts go."]).plain.splitlines()
    assert lines == [
        "! Know[2J this.",
        "› Good to know.",
        "· Nice to know.",
        "· 15 % is as steep as belts go.",
    ]


def test_where_one_is_in_weeks() -> None:
    weeks = next(weeks for weeks in all_weeks() if weeks.name == "walk-run-8")
    said = words.what_in_weeks(weeks, WeeksPlace(3, (1,), 2, "On to the next."), hills()).plain
    assert said.splitlines()[-2:] == ["Week 3 of 8, session 2 of 3: Hill repeats, 200 m", "On to the next."]


def test_a_file_with_mistakes_says_the_first_and_how_to_see_all() -> None:
    mistakes = tuple(Mistake("mine.toml", None, "name", f"found {number}", "a text") for number in range(3))
    said = words.wrong(Entry("mine", "mine", mistakes=mistakes)).plain
    assert said == "mine.toml, name: found 0; a text.\n\n2 more: stridecue plans check mine"


def test_every_step_is_in_the_table() -> None:
    shown = hills()
    lines = steps_table(shown.run.steps, Unit.KM).plain.splitlines()
    assert len(lines) == len(shown.run.steps) + 1
    assert lines[0].split() == ["at", "step", "for", "km/h", "grade", "effort"]
    assert lines[11].split() == ["12:00", "Hill", "1", "200", "m", "10.5", "5", "%", "8"]
    joy = parse_plan_file("one", 'name = "One"\n[[step]]\nkind = "run"\ntime = "5min"\n')
    heads = steps_table(previewed(joy, PlanChoice("one"), KNOWN).run.steps, Unit.KM).plain.splitlines()[0]
    assert heads.split() == ["at", "step", "for"], "what no step asks for has no column"
    card = steps_card(shown, Unit.MILE)
    assert card.card_title == "Hill repeats, 200 m"
    assert "mph" in card.content().plain
