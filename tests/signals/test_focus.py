from __future__ import annotations

from itertools import pairwise

import pytest

from stridecue.model.our_choices.coach import LONGEST_SECTION_S, SHORTEST_SECTION_S
from stridecue.signals.focus import Focus


def sections(focus: Focus, seconds: int, begin: int = 0) -> list[tuple[int, str | None]]:
    """When each section of a run begins, and whose it is."""
    changes: list[tuple[int, str | None]] = []
    for timer_s in range(begin, begin + seconds):
        focus.observe(float(timer_s))
        if not changes or changes[-1][1] != focus.now:
            changes.append((timer_s, focus.now))
    return changes


def test_two_techniques_take_turns_in_sections_of_five_to_ten_minutes() -> None:
    found = sections(Focus(1, ("posture", "short steps")), 7200)
    assert [name for _, name in found] == ["posture", "short steps"] * (len(found) // 2) + ["posture"] * (
        len(found) % 2
    )
    lengths = [after[0] - before[0] for before, after in pairwise(found)]
    assert len(lengths) >= 11
    assert all(SHORTEST_SECTION_S <= length <= LONGEST_SECTION_S for length in lengths)
    assert len(set(lengths)) > 5


def test_sections_are_the_same_for_the_same_seed_alone() -> None:
    first, again, other = (sections(Focus(seed, ("a", "b")), 3600) for seed in (3, 3, 4))
    assert first == again != other


def test_one_technique_is_always_the_one() -> None:
    assert sections(Focus(1, ("posture",)), 3600) == [(0, "posture")]
    assert sections(Focus(1, ()), 3600) == [(0, None)]


def test_a_change_begins_a_new_section_and_an_empty_one_ends_the_focus() -> None:
    focus = Focus(1, ("a", "b"))
    focus.observe(0.0)
    focus.observe(299.0)
    focus.mark("c,d")
    assert (focus.techniques, focus.now) == (("c", "d"), "c")
    changed_at_s = sections(focus, 1000, begin=300)[1][0]
    assert 300 + SHORTEST_SECTION_S <= changed_at_s <= 300 + LONGEST_SECTION_S
    focus.mark("")
    assert (focus.techniques, focus.now) == ((), None)


@pytest.mark.parametrize(
    ("value", "techniques"),
    [
        ("short steps,posture,arms", ("short steps", "posture")),
        (" posture , posture ", ("posture",)),
        (",,\x1b", ()),
        (None, ()),
        (3.0, ()),
    ],
)
def test_what_is_told_is_made_harmless(value: object, techniques: tuple[str, ...]) -> None:
    focus = Focus(1, ("arms",))
    focus.mark(value)
    assert focus.techniques == techniques
