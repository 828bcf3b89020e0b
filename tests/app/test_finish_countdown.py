"""Ten seconds to undo."""

from __future__ import annotations

from stridecue.app.finish_countdown import UNDO_S, FinishCountdown


def test_it_counts_ten_seconds_down() -> None:
    countdown = FinishCountdown()
    countdown.begin(50.0, 1000)
    assert countdown.left_s(50.0) == UNDO_S
    assert countdown.left_s(59.5) == 1
    assert not countdown.over(59.9)
    assert countdown.over(60.0)
    assert countdown.pressed_ms == 1000


def test_undone_it_is_never_over() -> None:
    countdown = FinishCountdown()
    countdown.begin(50.0, 1000)
    countdown.undo()
    assert not countdown.running
    assert not countdown.over(100.0)
    assert countdown.left_s(55.0) == 0
