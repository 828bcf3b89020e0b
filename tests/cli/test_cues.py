"""`stridecue cues`: list, show, check."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from stridecue import paths, settings
from stridecue.cli.cues import cues
from stridecue.coach import shipped_sets
from stridecue.errors import CueFileError, UsageError
from stridecue.settings import Settings

DATA = Path(__file__).parent.parent / "cues"


def call(*arguments: str) -> Result:
    return CliRunner().invoke(cues, arguments)


@pytest.fixture
def own_folder(stridecue_home: Path) -> Path:
    folder = paths.cue_sets_folder()
    folder.mkdir(parents=True)
    return folder


def test_list_says_what_is_there_and_what_is_on(own_folder: Path) -> None:
    (own_folder / "my-hills.toml").write_text((DATA / "my-hills.toml").read_text())
    (own_folder / "wrong.toml").write_text((DATA / "twelve-mistakes.toml").read_text())
    lines = call("list").output.splitlines()
    by_name = {line.split()[0]: line.split()[1:] for line in lines}
    assert by_name["safety"] == ["7", "cues", "shipped", "on"]
    assert by_name["technique-basics"] == ["10", "cues", "shipped", "on"]
    assert by_name["my-hills"] == ["2", "cues", "own", "off"]
    assert by_name["wrong"] == ["12", "mistakes", "own", "off"]


def test_list_follows_what_was_chosen(own_folder: Path) -> None:
    settings.save(Settings(cue_sets=("technique-basics",)))
    rows = {row["name"]: row for row in json.loads(call("list", "--json").output)}
    assert rows["technique-basics"]["on"]
    assert rows["safety"]["on"], "safety is always on"
    assert not rows["hill-climb"]["on"]
    assert rows["hill-climb"] == {
        "name": "hill-climb",
        "title": "Hill climb",
        "cues": 7,
        "shipped": True,
        "on": False,
        "mistakes": 0,
    }


def test_show_has_every_cue_with_its_words_and_its_why() -> None:
    output = call("show", "hill-climb").output
    assert output.startswith("Hill climb (hill-climb, 7 cues)\n")
    assert "Shorten stride   [hc-enter, technique, priority 54]" in output
    assert "  say       Hill. Shorter steps, same effort.\n" in output
    assert "  when      grade >= 4 and change(grade, 20s) >= 3\n" in output
    assert "  why       Uphill the natural step is shorter and quicker.\n" in output
    assert output.count("\n  why ") == 7
    assert "  phase" not in output, "what goes without saying is not said"


def test_show_as_json() -> None:
    document = json.loads(call("show", "technique-basics", "--json").output)
    assert (document["name"], document["title"], document["shipped"]) == (
        "technique-basics",
        "Technique basics",
        True,
    )
    cue = next(cue for cue in document["cues"] if cue["id"] == "tb-feet")
    assert cue["gait"] == ["running"]
    assert cue["phase"] == ["main", "warmup"]
    assert (cue["show"], cue["cooldown_s"], cue["slot"]) == ("Feet under hips", 90.0, None)
    written = tomllib.loads(shipped_sets.text("technique-basics").text)["cue"]
    assert next((each["expect"], each["variants"]) for each in written if each["id"] == "tb-feet") == (
        cue["expect"],
        cue["variants"],
    )


def test_show_says_how_a_clock_varies() -> None:
    assert "  every     420 s, give or take 60 s\n" in call("show", "joy-run").output
    cues = json.loads(call("show", "joy-run", "--json").output)["cues"]
    assert {cue["id"]: cue["give_or_take_s"] for cue in cues if cue["every_s"]} == {
        "jr-look": 60,
        "jr-smile": 60,
    }


def test_show_a_file_and_refuse_one_with_mistakes() -> None:
    assert (
        "Tiny steps   [hc-enter, technique, priority 54]" in call("show", str(DATA / "my-hills.toml")).output
    )
    result = call("show", str(DATA / "twelve-mistakes.toml"))
    assert isinstance(result.exception, CueFileError)
    assert isinstance(call("show", "hill-clim").exception, UsageError)


def test_check_without_mistakes() -> None:
    for name in (str(DATA / "my-hills.toml"), "hill-climb"):
        result = call("check", name)
        assert (result.output, result.exit_code) == ("no mistakes\n", 0)


def test_check_of_a_file_without_a_cue_says_so(tmp_path: Path) -> None:
    empty = tmp_path / "empty.toml"
    empty.write_text("", encoding="utf-8")
    assert call("check", str(empty)).output == "no mistakes, and no cue yet: each begins with [[cue]]\n"
    empty.write_text('off = ["hc-arms"]\n', encoding="utf-8")
    assert call("check", str(empty)).output == "no mistakes\n"


def test_check_lists_every_mistake_with_status_2() -> None:
    error = call("check", str(DATA / "twelve-mistakes.toml")).exception
    assert isinstance(error, CueFileError)
    assert (error.exit_status, len(error.mistakes)) == (2, 12)


def test_check_as_json() -> None:
    result = call("check", str(DATA / "twelve-mistakes.toml"), "--json")
    assert result.exit_code == 2
    document = json.loads(result.stdout)
    assert len(document["mistakes"]) == 12
    assert document["mistakes"][5] == {
        "cue": "My Cue",
        "key": "when",
        "line": 9,
        "column": 17,
        "found": '"hart_rate" is no metric',
        "allowed": "the metrics are listed in the documentation of cue files",
        "nearest": "heart_rate",
        "message": 'twelve-mistakes.toml, line 9, cue My Cue, when, column 17: "hart_rate" is no metric; '
        "the metrics are listed in the documentation of cue files. Did you mean heart_rate?",
    }
    good = call("check", str(DATA / "my-hills.toml"), "--json")
    assert (json.loads(good.stdout)["mistakes"], good.exit_code) == ([], 0)


def test_a_counted_cue_may_be_of_any_set_there_is(own_folder: Path, tmp_path: Path) -> None:
    def counting(name: str) -> Path:
        file = tmp_path / "count.toml"
        when = f'when = "count({name}, 5min) == 0"'
        file.write_text(f'[[cue]]\nid = "x"\nkind = "info"\nshow = "X"\n{when}\n')
        return file

    (own_folder / "my-hills.toml").write_text((DATA / "my-hills.toml").read_text())
    for name in ("x", "tb-tall", "my-look"):
        assert call("check", str(counting(name))).exit_code == 0
    error = call("check", str(counting("my-loook"))).exception
    assert isinstance(error, CueFileError)
    assert "Did you mean my-look?" in error.mistakes[0]


def test_show_says_what_a_set_switches_off_and_what_a_cue_asks(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    cue = '[[cue]]\nid = "my-check"\nkind = "info"\nshow = "Relaxed?"\nslot = "check-in"\nasks = "check"\n'
    file.write_text(f'off = ["hc-arms"]\n{cue}')
    output = call("show", str(file)).output
    assert "Switches off hc-arms.\n" in output
    assert "  asks      check\n" in output
    document = json.loads(call("show", str(file), "--json").output)
    assert (document["off"], document["cues"][0]["asks"]) == (["hc-arms"], "check")
