"""Two sets beside each other, as lines and as JSON."""

from __future__ import annotations

import json

import pytest

from stridecue.model.trial import Side
from stridecue.report.trial_comparison import comparison_lines, pairs_of
from stridecue.report.trial_report import NARROWEST, WIDEST
from stridecue.report.trial_rows import trial_document


def test_cues_of_both_sides_are_paired(side: Side, other: Side) -> None:
    pairs = {pair.id: pair for pair in pairs_of(other, side)}
    assert list(pairs) == ["hc-enter", "my-look", "tb-tall", "hc-arms"]
    assert {name: pair.more_shown for name, pair in pairs.items()} == {
        "hc-enter": 3,
        "my-look": 2,
        "tb-tall": 2,
        "hc-arms": 0,
    }
    assert [name for name, pair in pairs.items() if pair.tried] == ["hc-enter", "my-look", "hc-arms"]
    assert pairs["my-look"].theirs is None
    assert pairs["hc-arms"].cue.id == "hc-arms"


def test_the_table_has_both_sides_and_the_change(side: Side, other: Side) -> None:
    lines = comparison_lines(other, side, WIDEST)
    assert lines[0] == "mine against hill-climb on 1 run, 30:00 of moving"
    names, head, enter, look, arms = lines[2:7]
    assert names.split() == ["mine", "hill-climb"]
    assert names.index("hill-climb") < head.rindex("shown") + 5
    assert head.split() == ["shown", "hour", "muted", "wait", "s"] * 2 + ["change"]
    assert enter.split() == ["A", "hc-enter", "5", "10.0", "4", "-", "2", "4.0", "4", "3", "+3"]
    assert look.split() == ["B", "my-look", "2", "4.0", "0", "-", "-", "-", "-", "-", "+2"]
    assert arms.split() == ["hc-arms", "-", "-", "-", "-", "0", "0.0", "0", "-", "same"]


def test_what_is_on_one_side_only_and_what_changed_beside_them(side: Side, other: Side) -> None:
    lines = comparison_lines(other, side, WIDEST)
    assert "Only in mine: my-look." in lines
    assert "Only in hill-climb: hc-arms." in lines
    assert "Beside them, shown with mine and with hill-climb: tb-tall 3 and 1." in lines


def test_the_timelines_stand_under_one_another(side: Side, other: Side) -> None:
    lines = comparison_lines(other, side, WIDEST)
    at = lines.index("Run 3, Sat 5 Sep 2026, 18:04, 30:00")
    assert lines[at + 1].split() == ["mine", "B", "·", "A", "a", "A"]
    assert lines[at + 2].split() == ["hill-climb", "·", "A", "a", "A"]
    assert lines[at + 1].index("A") == lines[at + 2].index("A")
    assert any(line.startswith("mine: This run had these cues") for line in lines)


@pytest.mark.parametrize("width", [NARROWEST, 80, WIDEST])
def test_no_line_is_wider_than_asked(side: Side, other: Side, width: int) -> None:
    assert max(len(line) for line in comparison_lines(other, side, width)) <= width


def test_one_document_with_si_names(side: Side) -> None:
    document = json.loads(json.dumps(trial_document([side]), allow_nan=False))
    assert set(document) == {"cured_within_s", "cannot_simulate", "trials"}
    (trial,) = document["trials"]
    assert (trial["set"], trial["moving_s"]) == ("hill-climb", 1800.0)
    assert trial["cues"][0] == {
        "id": "hc-enter",
        "set": "hill-climb",
        "kind": "technique",
        "show": "Shorten stride",
        "tried": True,
        "shown": 2,
        "shown_per_hour": 4.0,
        "withheld": 1,
        "muted": {"gap": 2, "budget": 1},
        "lost_to": {"tb-tall": 1},
        "wait_median_s": 3.0,
        "wait_shortest_s": 0,
        "wait_longest_s": 11,
        "judged": 3,
        "cured": 1,
    }
    assert trial["cues"][1]["wait_median_s"] is trial["cues"][1]["wait_longest_s"] is None
    (run,) = trial["runs"]
    assert (run["id"], run["heard"], run["moving_s"]) == (3, False, 1800.0)
    assert run["marks"][:3] == [
        {"elapsed_s": 300.0, "id": "tb-tall", "outcome": "shown"},
        {"elapsed_s": 600.0, "id": "hc-enter", "outcome": "shown"},
        {"elapsed_s": 900.0, "id": "hc-enter", "outcome": "withheld"},
    ]


def test_a_document_of_two_sides_has_their_difference(side: Side, other: Side) -> None:
    document = trial_document([other, side])
    assert document["difference"] == [
        {"id": "hc-enter", "shown": [5, 2], "more_shown": 3},
        {"id": "my-look", "shown": [2, None], "more_shown": 2},
        {"id": "tb-tall", "shown": [3, 1], "more_shown": 2},
        {"id": "hc-arms", "shown": [None, 0], "more_shown": 0},
    ]
