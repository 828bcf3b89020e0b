"""Which expressions make sense, and what is said of those that do not."""

from __future__ import annotations

import pytest

from stridecue.coach.language.compile import compile_expression
from stridecue.coach.language.expression import Expression
from stridecue.coach.language.functions import FUNCTIONS
from stridecue.coach.metrics import TABLE
from stridecue.runner_files.units import Dimension, Sort


@pytest.mark.parametrize(
    "text",
    [
        "grade >= 4",
        "grade >= 4%",
        "4 <= grade",
        "speed > 12 km/h",
        "speed > 3",
        "speed < 5:30 min/km",
        "heart_rate > easy_cap + 3",
        "heart_rate > easy_cap + 3 bpm",
        "heart_rate > 0.8 * heart_rate_max",
        "heart_rate_slope * 60s > 6 bpm",
        "heart_rate_slope >= 0.1",
        "cadence < cadence_target * 0.98",
        "abs(cadence - cadence_target) > 3",
        "timer >= 10min",
        "timer >= 600",
        "distance > 1.10 * longest_recent",
        "distance / timer > 3 m/s",
        "speed > easy_speed * run_cost(0) / run_cost(grade) * 1.08",
        "speed <= walk_run_speed(grade)",
        "step_length <= 1.1 m",
        "climbs == 3",
        "not warmed_up and speed_steady?",
        "gait != walking",
        "surface in {trail, technical}",
        "phase == rep and step == rep",
        "age(heart_rate) > 30s",
        "since(grade >= 6) < 5min",
        "count(hc-enter, 5min) + count(tb-tall, 5min) == 0",
        "pressed(unwell)",
        "seen(known(heart_rate), 5min)",
        "min(speed?, 30s) > 2",
        "2 > 1",
        "-grade > 3",
    ],
)
def test_sense(text: str) -> None:
    assert isinstance(compile_expression(text), Expression)


@pytest.mark.parametrize(
    ("text", "column", "found", "near"),
    [
        ("grade >= 4s", 10, "4s is a time (s)", None),
        ("speed > 150 bpm", 9, "150 bpm is a heart rate (bpm)", None),
        ("speed > grade", 9, "grade is a percentage (%)", None),
        ("heart_rate > easy_cap + 3s", 25, "3s is a time (s)", None),
        ("heart_rate * 2s > easy_cap", 19, "easy_cap is a heart rate (bpm)", None),
        ("grad >= 4", 1, '"grad" is no metric', "grade"),
        ("hr > 150", 1, '"hr" is no metric', "heart_rate"),
        ("gait == run", 9, '"run" is no word of gait', "running"),
        ("gait > running", 1, "a word compared by >", None),
        ("gait == 3", 9, "something else than a word", None),
        ("running", 1, '"running" is a word of gait', None),
        ("running == gait", 1, '"running" is a word of gait', None),
        ("surface in {trail, treadmil}", 20, '"treadmil" is no word of surface', "treadmill"),
        ("grade in {flat}", 1, "a percentage (%) before in", None),
        ("grade", 1, "a percentage (%) where yes or no is needed", None),
        ("gait", 1, "a word where yes or no is needed", None),
        ("grade and speed > 2", 1, "a percentage (%) where yes or no is needed", None),
        ("not grade", 5, "a percentage (%) where yes or no is needed", None),
        ("warmed_up == 1", 1, "yes or no in a comparison", None),
        ("warmed_up + 1 > 2", 1, "yes or no where a quantity is needed", None),
        ("gait * 2 > 2", 1, "a word where a quantity is needed", None),
        ("men(grade, 20s) > 2", 1, '"men" is no function', "mean"),
        ("mean(grade) > 2", 1, "mean with 1 arguments", None),
        ("mean > 2", 1, "mean is a function", None),
        ("mean(grade + 1, 20s) > 2", 6, "something else than a metric", None),
        ("mean(gait, 20s) > 2", 6, "gait is a word", None),
        ("mean(warmed_up, 20s) > 2", 6, "warmed_up is yes or no", None),
        ("mean(grade, 20) > 2", 13, "no time from 1s to 1h", None),
        ("mean(grade, 2h) > 2", 13, "no time from 1s to 1h", None),
        ("mean(grade, 20 sec) > 2", 16, '"sec" is no unit', None),
        ("known(heart_rate?)", 7, "heart_rate? within known or age", None),
        ("known(hart_rate)", 7, '"hart_rate" is no metric', "heart_rate"),
        ("pressed(unwel)", 9, '"unwel" is no key', "unwell"),
        ("pressed(4)", 9, "something else than a key", None),
        ("count(grade, 5min) > grade", 22, "grade is a percentage (%)", None),
        ("run_cost(speed) > 2", 10, "a speed (m/s) as a slope", None),
        ("seen(grade, 5s)", 6, "a percentage (%) where yes or no is needed", None),
        ("since(known(gait)) > 5 bpm", 22, "5 bpm is a heart rate (bpm)", None),
        ("distance * timer > grade", 20, "grade is a percentage (%)", None),
    ],
)
def test_one_mistake_for_each_defect(text: str, column: int, found: str, near: str | None) -> None:
    slips = compile_expression(text)
    assert isinstance(slips, tuple)
    assert [(slip.column, slip.found, slip.nearest) for slip in slips] == [(column, found, near)]
    assert slips[0].allowed


def test_every_defect_of_an_expression_is_found() -> None:
    slips = compile_expression("grad >= 4 and speed > 3s or gaitt == running and cadence > 12 kmh")
    assert isinstance(slips, tuple)
    assert [slip.column for slip in slips] == [1, 23, 29, 63]


def test_every_metric_can_be_asked_for() -> None:
    for metric in TABLE:
        if metric.kind is Sort.WORD:
            text = f"{metric.name} == {metric.words[0]} or {metric.name}? in {{{', '.join(metric.words)}}}"
        elif isinstance(metric.kind, Dimension):
            text = f"{metric.name} > {metric.name}? and mean({metric.name}, 20s) > 2 {metric.unit}"
        else:
            text = f"{metric.name} or not {metric.name}?"
        assert isinstance(compile_expression(text), Expression), text


def test_every_function_is_used_as_its_message_says() -> None:
    for name in FUNCTIONS:
        slips = compile_expression(f"{name}()")
        assert isinstance(slips, tuple)
        usage = slips[0].allowed.removeprefix("write ")
        complete = compile_expression(usage)
        slips_of_usage = complete if isinstance(complete, tuple) else ()
        assert all("yes or no is needed" in slip.found for slip in slips_of_usage), usage
