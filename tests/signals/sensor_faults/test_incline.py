from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from stridecue.model.device_settings import DeviceSettings
from stridecue.model.events import Noticed
from stridecue.model.inputs import Change, ChangeKind
from stridecue.model.sensor_details import FaultKind


def inclines(runner: object, belt: Callable, percents: Sequence[float], ramp_deg: float = 0.0) -> None:
    for percent in percents:
        for _ in range(5):
            runner.feed(belt(2.5, incline=percent, ramp_deg=ramp_deg))  # type: ignore[attr-defined]
            runner.tick()  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("percents", "found"),
    [
        ((0.0, 6.0, 13.0, 20.0), True),
        ((0.0, 6.7, 13.3), True),
        ((6.6, 13.3, 0.0, 46.6), True),
        ((6.5, 13.0), False),
        ((0.0, 6.0, 13.0), False),
        ((6.5, 13.0, 19.5), True),
        ((6.0, 13.3), True),
        ((6.7,), False),
        ((0.0, 6.0, 0.0, 6.7), False),
        ((13.0, 13.3), False),
        ((20.0, 40.0), False),
        ((0.0, 0.5, 1.0, 6.0, 13.0), False),
        ((6.0, 12.0, 13.0), False),
        ((-1.0, 6.0, 13.0), False),
        ((5.0, 10.0, 15.0), False),
    ],
)
def test_only_levels(
    run: Callable, belt: Callable, fault: Callable, percents: tuple[float, ...], found: bool
) -> None:
    runner = run()
    inclines(runner, belt, percents)
    assert (fault(runner, "belt", FaultKind.INCLINE_LEVELS) is not None) is found


def test_levels_in_words(run: Callable, belt: Callable, fault: Callable) -> None:
    runner = run()
    inclines(runner, belt, (0.0, 6.7, 13.3, 6.7, 20.0))
    found = fault(runner, "belt", FaultKind.INCLINE_LEVELS)
    assert found.evidence == "it sent only 6.7, 13.3, 20.0 %; that is 6.67 for a level"
    assert found.mend == DeviceSettings("belt", incline_scale=0.15)
    assert found.mend_words == "Multiply its incline by 0.15: 1 % for a level"
    assert [event.text for event in runner.events if isinstance(event, Noticed)] == [
        "Treadmill: incline looks like levels."
    ]
    runner.feed(Change(ChangeKind.SETTING, "belt", '{"device": "belt", "incline_scale": 0.15}'))
    inclines(runner, belt, (13.3,))
    assert not fault(runner, "belt", FaultKind.INCLINE_LEVELS).now
    assert runner.state.grade.good == pytest.approx(2.0, abs=0.01)


def test_a_grade_in_between_takes_it_back(run: Callable, belt: Callable, fault: Callable) -> None:
    runner = run()
    inclines(runner, belt, (6.7, 13.3, 9.0))
    assert not fault(runner, "belt", FaultKind.INCLINE_LEVELS).now


def test_a_ramp_that_agrees_shows_grades(run: Callable, belt: Callable, fault: Callable) -> None:
    runner = run()
    inclines(runner, belt, (6.7,), ramp_deg=3.8)
    inclines(runner, belt, (13.3,), ramp_deg=7.6)
    assert fault(runner, "belt", FaultKind.INCLINE_LEVELS) is None
    other = run()
    inclines(other, belt, (6.7, 13.3), ramp_deg=1.0)
    assert fault(other, "belt", FaultKind.INCLINE_LEVELS) is not None


def test_rubbish_is_shown_as_sent(run: Callable, belt: Callable, fault: Callable) -> None:
    runner = run()
    for _ in range(19):
        runner.feed(belt(2.5, incline=82.0))
        runner.tick()
    assert fault(runner, "belt", FaultKind.INCLINE_IMPOSSIBLE) is None
    runner.feed(belt(2.5, incline=82.0))
    runner.tick()
    found = fault(runner, "belt", FaultKind.INCLINE_IMPOSSIBLE)
    assert found.evidence == "82.0 % as sent, 20 times in a row"
    assert (found.done, found.mend) == ("It is not used", None)
    inclines(runner, belt, (3.0,))
    assert not fault(runner, "belt", FaultKind.INCLINE_IMPOSSIBLE).now


@pytest.mark.parametrize("percents", [(82.0, 81.0) * 20, (3276.7,) * 8, (40.0,) * 8, (-15.0,) * 8])
def test_no_rubbish(run: Callable, belt: Callable, fault: Callable, percents: tuple[float, ...]) -> None:
    runner = run()
    inclines(runner, belt, percents[:1] if len(set(percents)) == 1 else ())
    for percent in percents:
        runner.feed(belt(2.5, incline=percent))
        runner.tick()
    assert fault(runner, "belt", FaultKind.INCLINE_IMPOSSIBLE) is None


def test_high_levels_are_grades_once_they_are_scaled(run: Callable, belt: Callable, fault: Callable) -> None:
    runner = run(devices=(DeviceSettings("belt", incline_scale=0.15),))
    inclines(runner, belt, (80.0,) * 8)
    assert runner.state.grade.good == pytest.approx(12.0)
    assert fault(runner, "belt", FaultKind.INCLINE_IMPOSSIBLE) is None
    assert runner.tracker.sensor_page().sensors[0].values[1].taken == "12.0 %"


def test_high_levels_are_no_rubbish(run: Callable, belt: Callable, fault: Callable) -> None:
    runner = run()
    inclines(runner, belt, (6.7, 13.3, *(46.7,) * 8))
    assert fault(runner, "belt", FaultKind.INCLINE_LEVELS).now
    assert fault(runner, "belt", FaultKind.INCLINE_IMPOSSIBLE) is None
