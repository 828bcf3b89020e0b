"""The runner's own cue files changed: what is written, what stays, and what is refused."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from examples import examples
from stridecue.coach import shipped_sets
from stridecue.coach.cue_files.cue_file import parse_all, parse_cue_set
from stridecue.coach.cue_files.cue_set import CueRule, merged
from stridecue.cue_sets import catalogue, own_file
from stridecue.errors import CueFileError, FileError, UsageError
from stridecue.model.setup import CueSetText

MINE = """\
# My own set.
name = "Mine"   # as it is listed

# About a.
[[cue]]
id = "a"
kind = "info"
show = "Light feet"
when = "grade >= 4"   # steep
cooldown = "90s"

# About b: every five minutes.
[[cue]]
id = "b"
show = "Look up"
kind = "info"
every = "5m"
# The end.
"""
HILLS = shipped_sets.text("hill-climb")
BASICS = shipped_sets.text("technique-basics")


@pytest.fixture
def mine(stridecue_home: Path) -> CueSetText:
    """A set of the runner's own."""
    file = catalogue.own_file("mine")
    file.parent.mkdir(parents=True)
    file.write_text(MINE)
    return catalogue.find("mine")


def changes_file() -> Path:
    return catalogue.own_file(catalogue.OWN_CHANGES)


def loaded() -> dict[str, CueRule]:
    """The cues of a run that names no sets."""
    return {rule.id: rule for rule in merged(parse_all(catalogue.chosen()))}


def test_a_key_of_an_own_cue_changes_and_everything_else_stays(mine: CueSetText) -> None:
    own_file.change_cue(mine, "a", {"when": "grade >= 5.5", "cooldown": "2m"})
    assert catalogue.own_file("mine").read_text() == MINE.replace("grade >= 4", "grade >= 5.5").replace(
        '"90s"', '"2m"'
    )


def test_new_keys_stand_behind_the_cue_s_last_one(mine: CueSetText) -> None:
    own_file.change_cue(mine, "a", {"priority": 12})
    own_file.change_cue(mine, "b", {"say": "Look up."})
    assert catalogue.own_file("mine").read_text() == MINE.replace(
        'cooldown = "90s"\n', 'cooldown = "90s"\npriority = 12\n'
    ).replace('every = "5m"\n', 'every = "5m"\nsay = "Look up."\n')


def test_a_key_can_go(mine: CueSetText) -> None:
    own_file.change_cue(mine, "a", {"cooldown": None, "say": None})
    assert catalogue.own_file("mine").read_text() == MINE.replace('cooldown = "90s"\n', "")


def test_lines_end_as_they_did(mine: CueSetText) -> None:
    file = catalogue.own_file("mine")
    file.write_bytes(MINE.replace("\n", "\r\n").encode())
    own_file.change_cue(mine, "a", {"when": "grade >= 5"})
    assert file.read_bytes() == MINE.replace("grade >= 4", "grade >= 5").replace("\n", "\r\n").encode()


def test_new_lines_end_like_the_others(mine: CueSetText) -> None:
    file, changes = catalogue.own_file("mine"), changes_file()
    file.write_bytes(MINE.replace("\n", "\r\n").encode())
    own_file.change_cue(mine, "a", {"priority": 12, "say": "Light feet."})
    changes.write_bytes(b'# Mine.\r\nname = "Mine"\r\n')
    own_file.switch_cues(["hc-arms"], on=False)
    own_file.change_cue(BASICS, "tb-tall", {"cooldown": "5m"})
    own_file.change_cue(HILLS, "hc-arms", {"cooldown": "5m"})
    own_file.reset_cue("tb-tall")
    for one in (file, changes):
        written = one.read_bytes()
        assert written.count(b"\n") == written.count(b"\r\n") > 5
    assert {"hc-arms", "a"} >= {rule.id for rule in parse_cue_set("x", changes.read_text(), False).cues}


def test_a_mark_of_the_byte_order_is_no_mistake(mine: CueSetText) -> None:
    file = catalogue.own_file("mine")
    file.write_bytes(b"\xef\xbb\xbf" + MINE.encode())
    assert catalogue.find("mine").text == MINE
    own_file.change_cue(mine, "a", {"when": "grade >= 5"})
    assert file.read_bytes() == MINE.replace("grade >= 4", "grade >= 5").encode()


def test_a_link_stays_a_link_when_its_file_is_changed(mine: CueSetText, tmp_path: Path) -> None:
    kept = tmp_path / "kept-elsewhere.toml"
    file = catalogue.own_file("mine")
    file.rename(kept)
    file.symlink_to(kept)
    own_file.change_cue(mine, "a", {"when": "grade >= 5"})
    assert file.is_symlink()
    assert kept.read_text() == MINE.replace("grade >= 4", "grade >= 5")


def test_where_nothing_can_be_written_everything_stays(
    mine: CueSetText, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tempfile.mkstemp", refused)
    with pytest.raises(FileError, match="cannot be written: Permission denied") as error:
        own_file.change_cue(mine, "a", {"when": "grade >= 5"})
    assert "Nothing was changed" in str(error.value)
    assert catalogue.own_file("mine").read_text() == MINE


def test_the_file_counts_as_it_is_now_and_not_as_it_was_read(mine: CueSetText) -> None:
    file = catalogue.own_file("mine")
    file.write_text(MINE.replace("Light feet", "Lighter feet"))
    own_file.change_cue(mine, "a", {"cooldown": "2m"})
    assert "Lighter feet" in file.read_text()
    file.write_text(MINE.replace('id = "a"', 'id = "c"'))
    with pytest.raises(FileError, match="The cue a is not in its file any more"):
        own_file.change_cue(mine, "a", {"cooldown": "2m"})


def test_a_shipped_cue_is_written_whole_and_takes_the_shipped_one_s_place() -> None:
    own_file.change_cue(HILLS, "hc-enter", {"when": "grade >= 5 and change(grade, 20s) >= 3"})
    text = changes_file().read_text()
    assert text.startswith("# Your changes to cues")
    assert 'name = "My changes"' in text
    before = {rule.id: rule for rule in parse_cue_set("hill-climb", HILLS.text, True).cues}
    after = loaded()["hc-enter"]
    assert after.set == catalogue.OWN_CHANGES
    assert after.when is not None
    assert after.when.text == "grade >= 5 and change(grade, 20s) >= 3"
    assert (after.wordings, after.expect, after.gates) == (
        before["hc-enter"].wordings,
        before["hc-enter"].expect,
        before["hc-enter"].gates,
    )
    assert loaded()["hc-arms"] == before["hc-arms"]


def test_several_changes_stand_in_one_file_and_each_can_be_changed_again() -> None:
    own_file.change_cue(HILLS, "hc-enter", {"cooldown": "2m"})
    own_file.change_cue(BASICS, "tb-tall", {"say": None})
    own_file.change_cue(HILLS, "hc-enter", {"priority": 30})
    now = loaded()
    assert (now["hc-enter"].cooldown_s, now["hc-enter"].priority) == (120, 30)
    assert now["tb-tall"].say is None
    assert len(now["tb-tall"].wordings) == 2, "its variants are kept"
    assert changes_file().read_text().count("[[cue]]") == 2


@pytest.mark.parametrize("name", [name for name in shipped_sets.names() if name != "safety"])
def test_every_shipped_cue_can_be_changed(name: str) -> None:
    text = shipped_sets.text(name)
    before = parse_cue_set(name, text.text, True)
    for rule in before.cues:
        own_file.change_cue(text, rule.id, {"show": "Other words"})
    mine = catalogue.find(catalogue.OWN_CHANGES)
    after = {rule.id: rule for rule in parse_cue_set(mine.name, mine.text, False).cues}
    for rule in before.cues:
        assert after[rule.id].show == "Other words"
        assert after[rule.id].when == rule.when
        assert after[rule.id].expect == rule.expect
        assert after[rule.id].priority == min(rule.priority, 90)


def test_a_change_can_begin_at_the_shipped_cue_again() -> None:
    own_file.change_cue(HILLS, "hc-enter", {"cooldown": "2m"})
    own_file.change_cue(HILLS, "hc-enter", {"priority": 30}, from_shipped=True)
    assert (loaded()["hc-enter"].cooldown_s, loaded()["hc-enter"].priority) == (90, 30)
    own_file.change_cue(HILLS, "hc-enter", {}, from_shipped=True)
    assert loaded()["hc-enter"].set == "hill-climb"


def test_a_change_that_is_only_looked_at_writes_nothing() -> None:
    text = own_file.changed(HILLS, "hc-enter", {"cooldown": "2m"})
    assert 'cooldown = "2m"' in text.text
    assert not changes_file().exists()


def test_a_change_is_taken_back() -> None:
    own_file.reset_cue("hc-enter")
    assert not changes_file().exists()
    for text, name in ((HILLS, "hc-enter"), (BASICS, "tb-tall"), (HILLS, "hc-arms")):
        own_file.change_cue(text, name, {"cooldown": "3m"})
    own_file.reset_cue("tb-tall")
    own_file.reset_cue("tb-tall")
    now = loaded()
    assert (now["tb-tall"].set, now["tb-tall"].cooldown_s) == ("technique-basics", 240)
    assert (now["hc-enter"].cooldown_s, now["hc-arms"].cooldown_s) == (180, 180)
    own_file.reset_cue("hc-enter")
    own_file.reset_cue("hc-arms")
    assert "[[cue]]" not in changes_file().read_text()
    assert "# Your changes" in changes_file().read_text()
    own_file.change_cue(HILLS, "hc-arms", {"cooldown": "3m"})
    assert loaded()["hc-arms"].cooldown_s == 180


@pytest.mark.parametrize("cue_id", ["a", "b", "c"])
def test_a_change_that_is_taken_back_takes_no_comment_of_another_along(cue_id: str) -> None:
    blocks = {
        "a": '[[cue]]  # the first\nid = "a"\nkind = "info"\nshow = "A"\nwhen = """\\\n grade >= 4"""\n',
        "b": '[[cue]]\nid = "b"\nkind = "info"\nshow = "B"\nevery = "5m"\n[[cue.variants]]\nshow = "BB"\n',
        "c": '[[cue]]\nid = "c"\nkind = "info"\nshow = "C"\nevery = "5m"\n',
    }
    text = 'name = "Mine"\n\n# About a.\n{a}\n# About b.\n#\n{b}\n\n# About c.\n{c}\n# The end.\n'
    changes_file().parent.mkdir(parents=True)
    changes_file().write_text(text.format(**blocks))
    own_file.reset_cue(cue_id)
    assert changes_file().read_text() == text.format(**{**blocks, cue_id: ""})


def test_of_cues_in_one_list_one_is_taken_out() -> None:
    changes_file().parent.mkdir(parents=True)
    cue = '{ id = "%s", kind = "info", show = "A", every = "5m" }'
    changes_file().write_text(f"cue = [{cue % 'a'}, {cue % 'b'}]\n")
    own_file.reset_cue("a")
    assert [cue["id"] for cue in tomllib.loads(changes_file().read_text())["cue"]] == ["b"]


def test_cues_of_any_set_are_switched_off_and_on(mine: CueSetText) -> None:
    own_file.switch_cues(["hc-enter"], on=False)
    own_file.switch_cues(["tb-tall", "a", "hc-enter"], on=False)
    assert tomllib.loads(changes_file().read_text())["off"] == ["hc-enter", "tb-tall", "a"]
    assert not {"hc-enter", "tb-tall"} & loaded().keys()
    own_file.switch_cues(["tb-tall"], on=True)
    own_file.switch_cues(["a", "never-off"], on=True)
    assert "tb-tall" in loaded()
    assert tomllib.loads(changes_file().read_text())["off"] == ["hc-enter"]


def test_the_list_of_what_is_off_finds_its_place_in_a_file_made_by_hand() -> None:
    changes_file().parent.mkdir(parents=True)
    for head in ("", "# Mine.\n", '# Mine.\nname = "Mine"   # yes\n\n'):
        body = '# About a.\n[[cue]]\nid = "a"\nkind = "info"\nshow = "A"\nevery = "5m"\n'
        changes_file().write_text(head + body)
        own_file.switch_cues(["hc-arms"], on=False)
        text = changes_file().read_text()
        assert text.replace('off = ["hc-arms"]\n', "") == head + body
        assert "hc-arms" not in loaded()


def test_a_file_of_cues_in_one_list_is_added_to_as_well() -> None:
    changes_file().parent.mkdir(parents=True)
    changes_file().write_text('cue = [{ id = "a", kind = "info", show = "A", every = "5m" }]\n')
    own_file.change_cue(BASICS, "tb-tall", {"cooldown": "5m"})
    assert loaded()["tb-tall"].cooldown_s == 300
    own_file.change_cue(BASICS, "tb-tall", {"say": None, "priority": 3})
    assert loaded()["tb-tall"].priority == 3
    own_file.reset_cue("tb-tall")
    assert loaded()["a"].every_s == 300


def test_safety_cues_stay_as_they_are() -> None:
    safety = shipped_sets.text("safety")
    for refused in (
        lambda: own_file.change_cue(safety, "sf-hr-high", {"cooldown": "1h"}),
        lambda: own_file.switch_cues(["hc-arms", "sf-unwell"], on=False),
    ):
        with pytest.raises(UsageError, match="Safety cues cannot be") as error:
            refused()
        assert "rely on them" in str(error.value)
    assert not changes_file().exists()


@pytest.mark.parametrize("name", ["mine", catalogue.OWN_CHANGES])
def test_a_file_with_mistakes_is_never_written_over(mine: CueSetText, name: str) -> None:
    file = catalogue.own_file(name)
    broken = MINE.replace("grade >= 4", "grad >= 4")
    file.write_text(broken)
    owner = mine if name == "mine" else HILLS
    with pytest.raises(CueFileError) as refused:
        own_file.change_cue(owner, "a" if name == "mine" else "hc-enter", {"cooldown": "2m"})
    assert f"{name}.toml, line 9, cue a, when" in str(refused.value)
    if name != "mine":
        for again in (
            lambda: own_file.switch_cues(["hc-arms"], on=False),
            lambda: own_file.reset_cue("a"),
            lambda: own_file.change_cue(HILLS, "a", {}, from_shipped=True),
        ):
            with pytest.raises(CueFileError):
                again()
    assert file.read_text() == broken


def test_nothing_with_a_mistake_is_written(mine: CueSetText) -> None:
    for changes in ({"when": "grade >= 4s"}, {"priority": 91}, {"show": "a b c d e"}, {"colour": "red"}):
        with pytest.raises(CueFileError):
            own_file.change_cue(mine, "a", changes)  # type: ignore[arg-type]
        with pytest.raises(CueFileError):
            own_file.change_cue(BASICS, "tb-tall", {**changes, "priority": 999})  # type: ignore[dict-item]
    assert catalogue.own_file("mine").read_text() == MINE
    assert not changes_file().exists()


def test_a_folder_in_the_way_is_said(stridecue_home: Path) -> None:
    stridecue_home.mkdir()
    catalogue.own_file("x").parent.write_text("a file where the folder has to be")
    with pytest.raises(FileError, match="cannot be made"):
        own_file.switch_cues(["hc-arms"], on=False)


def test_a_cue_that_is_off_is_on_for_a_trial() -> None:
    own_file.switch_cues(["hc-arms", "hc-eyes"], on=False)
    mine = catalogue.find(catalogue.OWN_CHANGES)
    tried = own_file.with_cue_on(mine, "hc-arms")
    assert tomllib.loads(tried.text)["off"] == ["hc-eyes"]
    assert own_file.with_cue_on(HILLS, "hc-arms") is HILLS
    assert catalogue.find(catalogue.OWN_CHANGES) == mine


WORDS = st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=20)


@given(show=WORDS, say=WORDS, priority=st.integers(0, 90))
@settings(max_examples=examples(40), suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_said_is_kept_and_every_comment_stays(
    mine: CueSetText, show: str, say: str, priority: int
) -> None:
    file = catalogue.own_file("mine")
    file.write_text(MINE)
    own_file.change_cue(mine, "a", {"show": show, "say": say, "priority": priority})
    (first, second) = parse_cue_set("mine", file.read_text(), False).cues
    assert (first.show, first.say, first.priority) == (show, say, priority)
    assert second == parse_cue_set("mine", MINE, False).cues[1]
    for comment in ("# My own set.\n", "# as it is listed\n", "# steep\n", "# About b", "# The end.\n"):
        assert comment in file.read_text()
