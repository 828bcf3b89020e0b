from __future__ import annotations

from collections.abc import Callable

from stridecue.model.device_settings import DeviceSettings
from stridecue.model.events import Noticed
from stridecue.model.inputs import Change, ChangeKind
from stridecue.model.sensor_details import BeltAndPod, FaultKind
from stridecue.model.state import Quality


def test_both_speeds_and_the_factor(run: Callable, fault: Callable) -> None:
    runner = run(devices=(DeviceSettings("pod", speed_factor=1.1),))
    runner.seconds(70, belt=(3.0, 0.0), pod=(2.5 / 1.1, 82))
    found = fault(runner, "pod", FaultKind.POD_DIFFERS_FROM_BELT)
    assert found.evidence == "footpod 9.0 km/h, treadmill 10.8 km/h; treadmill to footpod 1.20 over a minute"
    assert round(found.mend.speed_factor, 2) == 1.32
    assert found.mend_words == "Multiply its speed by 1.32"
    told = [event.text for event in runner.events if isinstance(event, Noticed) and event.about == "pod"]
    assert told[-1] == "Footpod: its speed differs from the treadmill's."
    speeds = runner.tracker.sensor_page().speeds
    assert (speeds.used, round(speeds.factor, 2)) == ("belt", 1.2)


def test_the_mended_footpod_agrees(run: Callable, fault: Callable) -> None:
    runner = run()
    runner.seconds(70, belt=(3.0, 0.0), pod=(2.5, 82))
    factor = fault(runner, "pod", FaultKind.POD_DIFFERS_FROM_BELT).mend.speed_factor
    runner.feed(Change(ChangeKind.SETTING, "pod", f'{{"device": "pod", "speed_factor": {factor}}}'))
    runner.seconds(30, belt=(3.0, 0.0), pod=(2.5, 82))
    found = fault(runner, "pod", FaultKind.POD_DIFFERS_FROM_BELT)
    assert (found.now, found.mend) == (False, None)
    assert abs(runner.tracker.sensor_page().speeds.factor - 1) < 0.01


def test_a_footpod_stays_in_doubt_without_the_treadmill_and_another_one_is_not(
    run: Callable, fault: Callable, pod: Callable
) -> None:
    runner = run()
    runner.seconds(90, belt=(2.5, 1.0), pod=(3.2, 82))
    runner.seconds(120, pod=(3.2, 83))
    assert fault(runner, "pod", FaultKind.POD_DIFFERS_FROM_BELT).now
    assert runner.state.speed.quality is Quality.SUSPECT
    for _ in range(59):
        runner.feed(pod(3.2, 82, device="other"))
        runner.second(belt=(2.5, 1.0))
    assert fault(runner, "other", FaultKind.POD_DIFFERS_FROM_BELT) is None
    assert runner.state.pod_speed.quality is Quality.GOOD
    assert not fault(runner, "pod", FaultKind.POD_DIFFERS_FROM_BELT).now


def test_a_footpod_alone_differs_from_nothing(run: Callable, fault: Callable) -> None:
    runner = run()
    runner.seconds(90, pod=(2.5, 82))
    assert fault(runner, "pod", FaultKind.POD_DIFFERS_FROM_BELT) is None
    assert runner.tracker.sensor_page().speeds == BeltAndPod(None, 2.5, None, "footpod")
