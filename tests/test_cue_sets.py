"""Which cue sets there are, and which a run loads."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from stridecue import cue_sets, paths
from stridecue.cli.cues import cues
from stridecue.coach import shipped
from stridecue.coach.coach import Coach
from stridecue.errors import CueFileError, FileError, UsageError
from stridecue.model.setup import RunSetup

TEXT = 'name = "Mine"\n\n[[cue]]\nid = "my-look"\nkind = "info"\nshow = "Look up"\nevery = "5min"\npriority = 20\n'


@pytest.fixture
def own(stridecue_home: Path) -> Callable[..., Path]:
    """Write a set of the runner's own."""
    folder = paths.cue_sets_folder()
    folder.mkdir(parents=True)

    def write(name: str, content: str | bytes = TEXT) -> Path:
        file = folder / f"{name}.toml"
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return file

    return write


def test_without_files_of_ones_own_there_are_the_shipped_ones() -> None:
    assert cue_sets.own_files() == []
    assert cue_sets.available() == shipped.texts()


def test_own_sets_come_after_the_shipped_ones_and_in_place_of_their_namesakes(
    own: Callable[..., Path],
) -> None:
    own("zebra")
    own("hill-climb")
    own("notes").rename(paths.cue_sets_folder() / "notes.txt")
    there = [(text.name, text.shipped) for text in cue_sets.available()]
    assert there == [
        *((name, True) for name in shipped.names() if name != "hill-climb"),
        ("hill-climb", False),
        ("zebra", False),
    ]
    assert cue_sets.find("hill-climb").text == TEXT
    assert [text.shipped for text in cue_sets.chosen(["hill-climb"])] == [True, False]


def test_a_set_is_found_by_name_or_file(own: Callable[..., Path], tmp_path: Path) -> None:
    file = own("mine")
    assert cue_sets.find("mine") == cue_sets.find(str(file))
    assert cue_sets.find("safety").shipped
    with pytest.raises(UsageError, match="Did you mean mine"):
        cue_sets.find("mime")
    with pytest.raises(UsageError, match=r"There are .*hill-climb, joy-run, mine"):
        cue_sets.find("42")
    with pytest.raises(FileError, match="cannot be read"):
        cue_sets.find(str(tmp_path / "nothing.toml"))
    with pytest.raises(FileError, match="cannot be read"):
        cue_sets.read(tmp_path)


def test_a_file_that_is_too_large_or_no_text_is_refused(own: Callable[..., Path]) -> None:
    comment = "#" * (cue_sets.MAX_FILE_BYTES - len(TEXT))
    assert cue_sets.read(own("just-right", TEXT + comment)).text.startswith(TEXT)
    with pytest.raises(FileError, match="too large"):
        cue_sets.read(own("too-large", TEXT + comment + "#"))
    with pytest.raises(FileError, match="no text file"):
        cue_sets.read(own("binary", b"\x00\xff\xfe\x80"))


@pytest.mark.parametrize(
    ("names", "loaded"),
    [
        ((), list(shipped.DEFAULT_SETS)),
        (("hill-climb",), ["safety", "hill-climb"]),
        (("hill-climb", "safety", "hill-climb", "mine"), ["safety", "hill-climb", "mine"]),
        (("safety",), ["safety"]),
    ],
)
def test_safety_always_comes_first(
    own: Callable[..., Path], names: tuple[str, ...], loaded: list[str]
) -> None:
    own("mine")
    assert [text.name for text in cue_sets.chosen(names)] == loaded
    with pytest.raises(UsageError):
        cue_sets.chosen(["mine", "nothing"])


@pytest.mark.parametrize(
    ("named", "switched_on", "loaded"),
    [
        ((), (), [*shipped.DEFAULT_SETS, "my-cues"]),
        ((), ("hill-climb",), ["safety", "hill-climb", "my-cues"]),
        ((), ("my-cues", "hill-climb"), ["safety", "hill-climb", "my-cues"]),
        ((), ("safety",), ["safety", "my-cues"]),
        (("hill-climb",), ("mine",), ["safety", "hill-climb"]),
        (("my-cues",), (), ["safety", "my-cues"]),
    ],
)
def test_the_runner_s_changes_come_last_unless_sets_were_named(
    own: Callable[..., Path], named: tuple[str, ...], switched_on: tuple[str, ...], loaded: list[str]
) -> None:
    own("mine")
    assert "my-cues" not in [text.name for text in cue_sets.chosen((), switched_on[-1:])]
    own(cue_sets.OWN_CHANGES)
    assert [text.name for text in cue_sets.chosen(named, switched_on)] == loaded


def test_an_own_safety_set_replaces_nothing_and_is_refused(own: Callable[..., Path]) -> None:
    file = own("safety")
    assert cue_sets.chosen()[0] == cue_sets.chosen(["safety"])[0] == shipped.text("safety")
    listed = CliRunner().invoke(cues, ["list"]).output.splitlines()
    assert [line.split()[1:] for line in listed if line.startswith("safety ")] == [
        ["7", "cues", "shipped", "on"],
        ["1", "mistakes", "own", "off"],
    ]
    for name in ("safety", str(file)):
        error = CliRunner().invoke(cues, ["check", name]).exception
        assert isinstance(error, CueFileError)
        assert "a set of your own named safety; that name is taken; give the file another." in str(error)
    setup = RunSetup("1", "1", "test", cue_sets=cue_sets.chosen([str(file)]))
    with pytest.raises(CueFileError, match="named safety"):
        Coach.of(setup)
