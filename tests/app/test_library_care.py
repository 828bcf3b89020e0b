"""The library is looked after beside the first screen, and what was done is said."""

from __future__ import annotations

import threading

from stridecue.app.library_care import FIRST_S, WHOLE_S, LibraryCare
from stridecue.errors import LibraryError
from stridecue.library.damage.care import CareTaken


class FakeApp:
    """Runs at once what a thread hands over, and ends when it is told to."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.ended = False

    def say(self, text: str, severity: str) -> None:
        self.said.append(text)

    def call_from_thread(self, callback: object, *args: object) -> None:
        if self.ended:
            raise RuntimeError("App is not running")
        callback(*args)  # type: ignore[operator]


def looked_after(
    *answers: CareTaken | LibraryError, ended: bool = False
) -> tuple[list[str], int, list[float]]:
    """Return what was said, how often the runs were listed, and how long each look was allowed to take."""
    app, lists, allowed = FakeApp(), [0], []
    app.ended = ended
    waiting = list(answers)

    def look(within_s: float) -> CareTaken:
        allowed.append(within_s)
        answer = waiting.pop(0)
        if isinstance(answer, LibraryError):
            raise answer
        return answer

    def listed() -> None:
        lists[0] += 1

    care = LibraryCare(app, look)  # type: ignore[arg-type]
    assert not care.ready(listed)
    for thread in threading.enumerate():
        if thread.name == "library care":
            thread.join(10)
    assert care.ready(listed) is not ended
    return app.said, lists[0], allowed


def test_where_there_is_nothing_to_look_after_it_is_ready() -> None:
    assert LibraryCare(FakeApp(), None).ready(lambda: None)  # type: ignore[arg-type]


def test_a_sound_library_is_looked_at_once_and_nothing_is_said() -> None:
    assert looked_after(CareTaken(None, True)) == ([], 1, [FIRST_S])


def test_a_large_one_lists_its_runs_before_every_page_was_looked_at() -> None:
    assert looked_after(CareTaken(None, False), CareTaken(None, True)) == ([], 1, [FIRST_S, WHOLE_S])


def test_damage_that_is_found_late_is_said_and_the_runs_are_listed_anew() -> None:
    late = (CareTaken(None, False), CareTaken("Eight runs were taken over.", True))
    assert looked_after(*late) == (["Eight runs were taken over."], 2, [FIRST_S, WHOLE_S])


def test_one_that_cannot_be_used_is_said() -> None:
    assert looked_after(LibraryError("It is of a newer Stridecue.", "Use that one.")) == (
        ["It is of a newer Stridecue. Use that one."],
        1,
        [FIRST_S],
    )


def test_an_app_that_has_ended_is_left_alone() -> None:
    assert looked_after(CareTaken("Too late.", True), ended=True)[0] == []
