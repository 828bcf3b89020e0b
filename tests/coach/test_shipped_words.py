"""The shipped cues word for word, with what they rank by and what they are measured by."""

from __future__ import annotations

from pathlib import Path

import pytest

from stridecue.coach import shipped_sets
from stridecue.coach.cue_files.cue_file import parse_all
from stridecue.coach.cue_files.cue_set import CueRule
from stridecue.model.our_choices.coach import MOST_SAID_WORDS, MOST_SHOWN_CHARACTERS, MOST_SHOWN_WORDS

SETS = {one.name: one for one in parse_all(shipped_sets.texts())}
CUES = {cue.id: cue for one in SETS.values() for cue in one.cues}
WORDS = Path(__file__).parent.parent / "cues" / "shipped-words.txt"

VARIANTS = {
    "tb-tall": ("Reach the ceiling", "Reach up, like touching the ceiling."),
    "tb-eyes": ("Look far ahead", "Look at the end of the street."),
    "tb-flow": ("Paw it back", "Sweep the ground back behind you."),
    "tb-feet": ("Land close", "Let the ground come to you."),
    "cb-quick": ("Hot ground", "The ground is hot. Quick steps."),
    "hc-effort": ("Shift down", "Change down a gear."),
    "eb-brake": ("Softer effort", "Softer. Save it for the hard day."),
    "rh-hike": ("Power hike", "Slow down. Power hike, tall and steady."),
    "qf-game": ("Sneak", "Run as if somebody sleeps."),
}
"""The other way to put a cue: what is shown and what is said."""

EXPECTED = {
    "sf-hr-high": ["heart_rate down 5 bpm in 60s"],
    "sf-technical": ["speed down 5% in 30s"],
    "tb-tall": ["cadence_change up 1.5 in 30s"],
    "tb-flow": ["step_length_change down 2 in 30s"],
    "tb-feet": ["cadence_change up 2 in 30s", "step_length down 2% in 30s"],
    "cb-quick": ["cadence up 2% in 20s"],
    "cb-short": ["step_length down 2% in 20s", "cadence up 2% in 20s"],
    "cb-solo": ["cadence within 3% in 2m"],
    "cb-over": ["cadence down 2% in 30s"],
    "hc-enter": ["step_length down 5% in 20s"],
    "hc-arms": ["power within 3% in 30s"],
    "hc-push": ["cadence_change within 3 in 30s"],
    "hc-effort": ["speed down 5% in 30s", "heart_rate_slope down 0.05 in 90s"],
    "dc-enter": ["cadence_change up 1.2 in 30s"],
    "dc-short": ["step_length down 4% in 25s"],
    "dc-fast": ["speed down 3% in 20s"],
    "eb-early": ["heart_rate_slope down 0.05 in 60s"],
    "eb-brake": ["speed down 3% in 30s", "heart_rate down 3 bpm in 2m"],
    "eb-walk": ["heart_rate down 10 bpm in 2m"],
    "eb-hills": ["speed down 5% in 30s"],
    "eb-pace": ["adjusted_speed down 3% in 30s"],
    "rh-hike": ["heart_rate_slope down 0.05 in 90s"],
    "rh-brisk": ["cadence up 5 spm in 30s"],
    "rh-settle": ["heart_rate down 8 bpm in 60s"],
    "qf-light": ["cadence_change up 2 in 30s"],
    "fg-reset": ["cadence_change up 2 in 30s"],
    "fg-ease": ["speed down 3% in 60s"],
    "fg-home": ["speed down 15% in 2m"],
    "hp-go": ["speed up 5% in 15s"],
    "hp-easy": ["heart_rate down 15 bpm in 60s"],
    "hp-wait": ["heart_rate down 5 bpm in 45s"],
    "fc-fast": ["speed down 2% in 30s"],
    "fc-slow": ["speed up 2% in 40s"],
    "fc-smooth": ["cadence_variation down 0.5 in 60s"],
    "bs-steps": ["cadence up 3 spm in 20s"],
    "bs-breathe": ["speed down 5% in 30s"],
}
"""Of every other cue nothing is measured: no sensor sees the answer, a key gives it, or there is none."""


def written(cue: CueRule) -> str:
    """A cue as a line of the table has it."""
    values = (cue.id, cue.show, cue.say or "-", cue.why, f"{cue.cooldown_s:g}", cue.priority, cue.attention)
    return " | ".join(map(str, values))


def test_every_cue_says_this() -> None:
    _, *tables = WORDS.read_text(encoding="utf-8").split("\n\n")
    expected = {lines[0].strip("[]"): lines[1:] for lines in map(str.splitlines, tables)}
    assert {name: [written(cue) for cue in one.cues] for name, one in SETS.items()} == expected
    assert sum(map(len, expected.values())) == 90


def test_these_have_other_words_too() -> None:
    others = {cue.id: [(each.show, each.say) for each in cue.wordings[1:]] for cue in CUES.values()}
    assert {name: found for name, found in others.items() if found} == {
        name: [wording] for name, wording in VARIANTS.items()
    }


def test_answers_are_measured_by_this() -> None:
    found = {cue.id: [each.text for each in cue.expect] for cue in CUES.values() if cue.expect}
    assert found == EXPECTED


@pytest.mark.parametrize("cue", CUES.values(), ids=CUES)
def test_every_wording_can_be_read_at_a_glance_and_heard_in_a_breath(cue: CueRule) -> None:
    for wording in cue.wordings:
        assert len(wording.show) <= MOST_SHOWN_CHARACTERS == 26
        assert len(wording.show.split()) <= MOST_SHOWN_WORDS == 4
        assert len((wording.say or "").split()) <= MOST_SAID_WORDS == 10
