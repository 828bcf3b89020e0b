"""Which cue sets there are, and which a run loads."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from stridecue import paths
from stridecue.cli.cues import cues
from stridecue.coach import shipped_sets
from stridecue.coach.coach import Coach
from stridecue.cue_sets import catalogue
from stridecue.errors import CueFileError, FileError, UsageError
from stridecue.model.setup import RunSetup
from stridecue.runner_files.document import MAX_FILE_BYTES

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
    assert catalogue.own_files() == []
    assert catalogue.available() == shipped_sets.texts()


def test_own_sets_come_after_the_shipped_ones_and_in_place_of_their_namesakes(
    own: Callable[..., Path],
) -> None:
    own("zebra")
    own("hill-climb")
    own("notes").rename(paths.cue_sets_folder() / "notes.txt")
    there = [(text.name, text.shipped) for text in catalogue.available()]
    assert there == [
        *((name, True) for name in shipped_sets.names() if name != "hill-climb"),
        ("hill-climb", False),
        ("zebra", False),
    ]
    assert catalogue.find("hill-climb").text == TEXT
    assert [text.shipped for text in catalogue.chosen(["hill-climb"])] == [True, False]


def test_a_set_is_found_by_name_or_file(own: Callable[..., Path], tmp_path: Path) -> None:
    file = own("mine")
    assert catalogue.find("mine") == catalogue.find(str(file))
    assert catalogue.find("safety").shipped
    with pytest.raises(UsageError, match="Did you mean mine"):
        catalogue.find("mime")
    with pytest.raises(UsageError, match=r"There are .*hill-climb, hill-repeats, joy-run, mine"):
        catalogue.find("42")
    with pytest.raises(FileError, match="cannot be read"):
        catalogue.find(str(tmp_path / "nothing.toml"))
    with pytest.raises(FileError, match="cannot be read"):
        catalogue.read(tmp_path)


def test_a_file_that_is_too_large_or_no_text_is_refused(own: Callable[..., Path]) -> None:
    comment = "#" * (MAX_FILE_BYTES - len(TEXT))
    assert catalogue.read(own("just-right", TEXT + comment)).text.startswith(TEXT)
    with pytest.raises(FileError, match="too large"):
        catalogue.read(own("too-large", TEXT + comment + "#"))
    with pytest.raises(FileError, match="no text file"):
        catalogue.read(own("binary", b"\x00\xff\xfe\x80"))


@pytest.mark.parametrize(
    ("names", "loaded"),
    [
        ((), list(shipped_sets.DEFAULT_SETS)),
        (("hill-climb",), ["safety", "hill-climb"]),
        (("hill-climb", "safety", "hill-climb", "mine"), ["safety", "hill-climb", "mine"]),
        (("safety",), ["safety"]),
    ],
)
def test_safety_always_comes_first(
    own: Callable[..., Path], names: tuple[str, ...], loaded: list[str]
) -> None:
    own("mine")
    assert [text.name for text in catalogue.chosen(names)] == loaded
    with pytest.raises(UsageError):
        catalogue.chosen(["mine", "nothing"])


@pytest.mark.parametrize(
    ("named", "switched_on", "loaded"),
    [
        ((), (), [*shipped_sets.DEFAULT_SETS, "my-cues"]),
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
    assert "my-cues" not in [text.name for text in catalogue.chosen((), switched_on[-1:])]
    own(catalogue.OWN_CHANGES)
    assert [text.name for text in catalogue.chosen(named, switched_on)] == loaded


def test_an_own_safety_set_replaces_nothing_and_is_refused(own: Callable[..., Path]) -> None:
    file = own("safety")
    assert catalogue.chosen()[0] == catalogue.chosen(["safety"])[0] == shipped_sets.text("safety")
    listed = CliRunner().invoke(cues, ["list"]).output.splitlines()
    assert [line.split()[1:] for line in listed if line.startswith("safety ")] == [
        ["7", "cues", "shipped", "on"],
        ["1", "mistakes", "own", "off"],
    ]
    for name in ("safety", str(file)):
        error = CliRunner().invoke(cues, ["check", name]).exception
        assert isinstance(error, CueFileError)
        assert "a set of your own named safety; that name is taken; give the file another." in str(error)
    setup = RunSetup("1", "1", "test", cue_sets=catalogue.chosen([str(file)]))
    with pytest.raises(CueFileError, match="named safety"):
        Coach.of(setup)
