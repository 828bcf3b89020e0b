"""Which voice is taken, how it is called, and what of a text reaches it."""

from __future__ import annotations

import re
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stridecue.coach import shipped_sets
from stridecue.voice.child import MOST_BYTES
from stridecue.voice.voices import MOST_CHARACTERS, VOICES, Voice, first_there, plain_words, silenced


@pytest.mark.parametrize(
    ("there", "system", "taken"),
    [
        ({"spd-say", "espeak-ng"}, "linux", "spd-say"),
        ({"espeak-ng", "say", "powershell"}, "linux", "espeak-ng"),
        ({"say", "powershell"}, "linux", None),
        ({"say"}, "darwin", "say"),
        ({"espeak-ng", "say"}, "darwin", "espeak-ng"),
        ({"powershell"}, "win32", "powershell"),
        (set(), "linux", None),
    ],
)
def test_the_first_voice_that_is_there_is_taken(there: set[str], system: str, taken: str | None) -> None:
    voice = first_there(which=lambda name: f"bin/{name}" if name in there else None, system=system)
    assert (voice.program if voice else None) == (f"bin/{taken}" if taken else None), (
        "what was found is started"
    )


@pytest.mark.parametrize("voice", VOICES, ids=lambda voice: voice.program)
def test_a_text_is_never_among_the_options(voice: Voice) -> None:
    command = voice.command("--help")
    if voice.by_input:
        assert "--help" not in command
    else:
        assert command[-2:] == ("--", "--help")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Stand tall, like a string lifts you.", "Stand tall, like a string lifts you."),
        ("--version", "version"),
        ("- v now", "v now"),
        ("Say \"tall\" and 'quick'", "Say tall and 'quick'"),
        ("“Läufer”, it’s steil!", "Läufer , it’s steil!"),
        ("[[volm 0]] <speak>loud</speak>", "volm 0 speak loud /speak"),
        ("5% up %n %s", "5 percent up percent n percent s"),
        ("$(reboot) `ls` | cat; \\x", "reboot ls cat; x"),
        ("run 🏃 now\x1b[31m\n\r\t!-!", "run now 31m !-!"),
        ("🏃", ""),
        ("!-!quit", "!-!quit"),
    ],
)
def test_only_words_reach_the_voice(text: str, words: str) -> None:
    assert plain_words(text) == words


@given(st.text(max_size=400))
def test_what_reaches_the_voice_is_bounded_and_harmless(text: str) -> None:
    words = plain_words(text)
    assert len(words) <= MOST_CHARACTERS
    assert len(words.encode()) <= MOST_BYTES
    assert words.isprintable()
    assert not words.startswith("-")
    assert not set(words) & set('[]<>{}%$`\\|"*@')
    assert plain_words(words) == words


def test_every_shipped_cue_is_said_whole() -> None:
    cues = [cue for text in shipped_sets.texts() for cue in tomllib.loads(text.text)["cue"]]
    wordings = [wording for cue in cues for wording in (cue, *cue.get("variants", ()))]
    said = [wording["say"] for wording in wordings if "say" in wording]
    assert len(said) > 10
    for text in said:
        assert re.findall(r"\w+", plain_words(text)) == re.findall(r"\w+", text.replace("%", " percent "))


def test_the_environment_can_ask_for_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STRIDECUE_SILENT", "1")
    assert silenced()
    monkeypatch.delenv("STRIDECUE_SILENT")
    assert not silenced()
