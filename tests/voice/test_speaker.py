"""One thing at a time, never late, never in the way."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from stridecue.voice.speaker import LONGEST_S, NO_VOICE, VOICE_FAILS
from stridecue.voice.voices import Voice


def test_a_text_is_given_to_the_voice(studio: Any) -> None:
    speaker = studio.speaker()
    speaker.say("Stand tall.")
    assert studio.texts == ["Stand tall."]
    assert studio.children[0].told_all
    assert speaker.speaking
    studio.children[0].status = 0
    studio.loop.advance(3.0)
    assert not speaker.speaking
    assert not studio.loop.waits, "nobody looks when nothing is said"


def test_the_voice_is_looked_for_once_and_only_when_it_is_needed(studio: Any) -> None:
    speaker = studio.speaker()
    assert studio.looked == 0
    for _ in range(3):
        speaker.say("Hello.")
    assert speaker.there
    assert studio.looked == 1


def test_what_follows_within_two_seconds_is_said_after_it(studio: Any) -> None:
    speaker = studio.speaker()
    speaker.say("First.")
    speaker.say("Second.")
    studio.loop.advance(1.7)
    assert studio.texts == ["First."]
    studio.children[0].status = 0
    studio.loop.advance(0.2)
    assert studio.texts == ["First.", "Second."]


def test_what_cannot_begin_within_two_seconds_is_dropped(studio: Any) -> None:
    speaker = studio.speaker()
    speaker.say("First.")
    speaker.say("Second.", unheard=lambda: studio.unheard.append("Second."))
    studio.loop.advance(2.2)
    studio.children[0].status = 0
    studio.loop.advance(5.0)
    assert studio.texts == ["First."]
    assert studio.unheard == ["Second."]


def test_of_two_that_wait_the_newer_is_said(studio: Any) -> None:
    speaker = studio.speaker()
    for text in ("First.", "Second.", "Third."):
        speaker.say(text)
    studio.children[0].status = 0
    studio.loop.advance(0.2)
    assert studio.texts == ["First.", "Third."]


def test_what_is_urgent_cuts_short_and_is_said_at_once(studio: Any) -> None:
    speaker = studio.speaker()
    speaker.say("A long story.")
    speaker.say("It goes on.")
    speaker.say("Ease off now.", urgent=True)
    assert studio.children[0].ends == ["cut"]
    assert studio.texts == ["A long story.", "Ease off now."]
    studio.children[1].status = 0
    studio.loop.advance(5.0)
    assert studio.texts == ["A long story.", "Ease off now."], "what waited is forgotten"
    assert studio.told == [], "being cut short is no failure"


def test_a_voice_that_does_not_obey_is_ended_by_force(studio: Any) -> None:
    speaker = studio.speaker()
    speaker.say("A long story.")
    studio.children[0].obeys = False
    speaker.say("Ease off now.", urgent=True)
    studio.loop.advance(0.9)
    assert studio.children[0].ends == ["cut"]
    studio.loop.advance(0.3)
    assert studio.children[0].ends == ["cut", "kill"]


def test_a_voice_that_does_not_end_is_ended(studio: Any) -> None:
    speaker = studio.speaker()
    speaker.say("Never ending.")
    studio.loop.advance(LONGEST_S + 0.2)
    assert studio.children[0].ends == ["cut"]
    assert not speaker.speaking


def test_without_a_voice_it_is_said_once(studio: Any) -> None:
    studio.voice = None
    speaker = studio.speaker()
    for _ in range(3):
        speaker.say("Ease off now.", urgent=True, unheard=lambda: studio.unheard.append("bell"))
    assert studio.told == [NO_VOICE]
    assert studio.unheard == ["bell"] * 3


@pytest.mark.parametrize("fault", ["status", "too soon", "missing"])
def test_after_three_failures_in_a_row_there_is_no_voice(studio: Any, fault: str) -> None:
    speaker = studio.speaker()
    if fault == "missing":
        studio.error = FileNotFoundError("speak")
    for number in range(4):
        speaker.say("Ease off now.", unheard=lambda: studio.unheard.append("bell"))
        if fault == "status" and number < 3:
            studio.loop.advance(0.5)
            studio.children[-1].status = 1
        elif fault == "too soon" and number < 3:
            studio.children[-1].status = 0
        studio.loop.advance(0.2)
    assert studio.told == [VOICE_FAILS]
    assert studio.unheard == ["bell"] * 4
    assert not speaker.there
    assert len(studio.children) == (0 if fault == "missing" else 3)


def test_a_success_in_between_is_forgiving(studio: Any) -> None:
    speaker = studio.speaker()
    for status in (1, 1, 0, 1, 1, 0):
        speaker.say("Stand tall.")
        studio.loop.advance(0.5)
        studio.children[-1].status = status
        studio.loop.advance(0.2)
    assert speaker.there
    assert studio.told == []


def test_a_voice_that_speaks_through_another_program_is_silenced_there(studio: Any) -> None:
    studio.voice = Voice("spd-say", ("--wait",), by_input=False, hush=("--cancel",))
    speaker = studio.speaker()
    speaker.say("-v is no option")
    speaker.say("Ease off now.", urgent=True)
    speaker.stop()
    assert [child.command for child in studio.children] == [
        ("spd-say", "--wait", "--", "v is no option"),
        ("spd-say", "--cancel", "--wait", "--", "Ease off now."),
        ("spd-say", "--cancel"),
    ]
    assert studio.texts == ["", "", ""]


def test_stop_silences_and_forgets(studio: Any) -> None:
    speaker = studio.speaker()
    speaker.say("First.")
    speaker.say("Second.", unheard=lambda: studio.unheard.append("Second."))
    speaker.stop()
    studio.loop.advance(3.0)
    assert studio.texts == ["First."]
    assert studio.unheard == []
    assert not speaker.speaking
    assert not studio.loop.waits


def test_close_leaves_nothing_behind(studio: Any) -> None:
    studio.voice = Voice("spd-say", by_input=False, hush=("--cancel",))
    speaker = studio.speaker()
    speaker.say("First.")
    speaker.say("Ease off now.", urgent=True)
    studio.children[0].ends.clear()
    loop, studio.loop = studio.loop, None  # what follows is after its end
    speaker.close()
    assert [child.ends for child in studio.children] == [["end"], ["cut", "end"], ["end"]]
    assert studio.children[2].command == ("spd-say", "--cancel")
    assert not speaker.speaking
    assert not loop.waits
    speaker.close()


def test_nothing_to_say_is_unheard(studio: Any) -> None:
    speaker = studio.speaker()
    speaker.say("🏃 [[ ]]", unheard=lambda: studio.unheard.append("bell"))
    assert studio.children == []
    assert studio.unheard == ["bell"]


def test_closing_before_anything_was_said_looks_for_nothing(studio: Any) -> None:
    speaker = studio.speaker()
    speaker.stop()
    speaker.close()
    assert SimpleNamespace(looked=studio.looked, children=studio.children) == SimpleNamespace(
        looked=0, children=[]
    )
