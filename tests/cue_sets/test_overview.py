"""All sets and cues as they count now."""

from __future__ import annotations

import pytest

from stridecue.coach import shipped_sets
from stridecue.cue_sets import catalogue, own_file
from stridecue.cue_sets import overview as overview_module
from stridecue.cue_sets.overview import CueView, SetView, edited, overview, switched
from stridecue.errors import FileError

HILLS = shipped_sets.text("hill-climb")
MINE = 'name = "Mine"\n\n[[cue]]\nid = "my-look"\nkind = "info"\nshow = "Look up"\nevery = "5min"\n'


def write(name: str, text: str = MINE) -> None:
    file = catalogue.own_file(name)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)


def views(*switched_on: str) -> dict[str, SetView]:
    return {view.name: view for view in overview(switched_on)}


def cue(view: SetView, name: str) -> CueView:
    return next(cue for cue in view.cues if cue.id == name)


def test_safety_comes_first_then_the_shipped_sets_then_the_runner_s() -> None:
    write("aaa")
    write("zebra")
    write(catalogue.OWN_CHANGES)
    names = [view.name for view in overview(())]
    assert names == [
        "safety",
        *(name for name in shipped_sets.names() if name != "safety"),
        "aaa",
        "zebra",
        "my-cues",
    ]


def test_what_is_on_is_what_a_run_loads() -> None:
    write("mine")
    write(catalogue.OWN_CHANGES)
    for switched_on in ((), ("hill-climb",), ("mine", "safety"), ("safety",)):
        loaded = {text.name for text in catalogue.chosen((), switched_on)}
        assert {view.name for view in overview(switched_on) if view.on} == loaded


def test_a_changed_cue_stands_in_its_set_as_changed() -> None:
    assert not any(one.changed for one in views()["hill-climb"].cues)
    own_file.change_cue(HILLS, "hc-enter", {"show": "Tiny steps"})
    own_file.switch_cues(["hc-arms"], on=False)
    hills = views()["hill-climb"]
    enter, arms = cue(hills, "hc-enter"), cue(hills, "hc-arms")
    assert (enter.rule.show, enter.original.show, enter.changed, enter.on) == (
        "Tiny steps",
        "Shorten stride",
        True,
        True,
    )
    assert (arms.changed, arms.on) == (False, False)
    assert [one.id for one in hills.cues] == [one.id for one in views("safety")["hill-climb"].cues]


def test_what_a_set_switches_off_is_off_only_while_that_set_is_on() -> None:
    write("mine", 'off = ["hc-arms"]\n' + MINE)
    assert cue(views()["hill-climb"], "hc-arms").on
    assert not cue(views("mine", "hill-climb")["hill-climb"], "hc-arms").on


def test_safety_is_on_and_cannot_be_changed_whatever_files_say() -> None:
    write("safety")
    both = [view for view in overview(("safety",)) if view.name == "safety"]
    assert [(view.text.shipped, view.on, view.fixed, view.usable) for view in both] == [
        (True, True, True, True),
        (False, False, False, False),
    ]
    assert all(one.on and not one.changed for one in both[0].cues)
    assert any(one.fixed for one in both[0].cues)
    assert both[1].mistakes


def test_a_set_with_mistakes_is_listed_with_them() -> None:
    write("mine", MINE.replace("info", "infos") + 'when = "grad >= 4"\n')
    mine = views()["mine"]
    assert (mine.title, mine.cues, len(mine.mistakes)) == ("mine.toml", (), 2)
    assert "line 5, cue my-look, kind" in str(mine.mistakes[0])


def test_a_count_of_no_cue_is_a_mistake_too() -> None:
    write("mine", MINE + 'when = "count(hc-enterr, 5min) >= 1"\n')
    mine = views()["mine"]
    assert len(mine.cues) == 1
    assert "Did you mean hc-enter?" in str(mine.mistakes[0])


def test_a_file_of_changes_with_mistakes_changes_nothing_and_is_listed() -> None:
    write(catalogue.OWN_CHANGES, 'off = ["hc-arms"]\ncolour = 1\n')
    found = views()
    assert cue(found["hill-climb"], "hc-arms").on
    assert found[catalogue.OWN_CHANGES].mistakes


@pytest.mark.parametrize(
    ("before", "name", "on", "after"),
    [
        ((), "cadence-builder", True, {*shipped_sets.DEFAULT_SETS, "cadence-builder"} - {"safety"}),
        ((), "hill-climb", False, {*shipped_sets.DEFAULT_SETS} - {"safety", "hill-climb"}),
        (("hill-climb",), "hill-climb", False, {"safety"}),
        (("safety",), "mine", True, {"mine"}),
        (("hill-climb", "gone"), "mine", True, {"hill-climb", "mine"}),
        (
            tuple(name for name in shipped_sets.DEFAULT_SETS if name != "hill-climb"),
            "hill-climb",
            True,
            set(),
        ),
        (("mine",), "safety", False, {"mine"}),
    ],
)
def test_what_the_settings_say_once_a_set_is_switched(
    before: tuple[str, ...], name: str, on: bool, after: set[str]
) -> None:
    write("mine")
    write("safety")
    write(catalogue.OWN_CHANGES)
    assert set(switched(before, overview(before), name, on)) == after


def test_a_cue_to_be_changed_comes_with_its_file_s_words_and_the_shipped_ones() -> None:
    own_file.change_cue(HILLS, "hc-enter", {"cooldown": "3m"})
    hills = views()["hill-climb"]
    enter = edited(hills, cue(hills, "hc-enter"))
    assert (enter.owner, enter.title) == (HILLS, "Hill climb")
    assert (enter.table["cooldown"], enter.original_table["cooldown"]) == ("3m", "90s")
    assert (enter.rule.cooldown_s, enter.original.cooldown_s) == (180, 90)
    assert enter.changed
    own_file.reset_cue("hc-enter")
    with pytest.raises(FileError, match="not in its file any more"):
        edited(hills, cue(hills, "hc-enter"))


def test_the_same_text_is_read_once() -> None:
    overview(())
    before = overview_module._parsed.cache_info().misses
    overview(("hill-climb",))
    assert overview_module._parsed.cache_info().misses == before
