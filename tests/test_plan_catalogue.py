"""Which plans there are, and how one is found."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from stridecue import paths, plan_catalogue
from stridecue.errors import FileError, UsageError
from stridecue.plans.reading import shipped_plans

TEXT = '[[step]]\nkind = "run"\ntime = "10min"\n'


@pytest.fixture
def own(stridecue_home: Path) -> Callable[..., Path]:
    """Write a plan of the runner's own."""
    folder = paths.plans_folder()
    folder.mkdir(parents=True)

    def write(name: str, content: bytes = TEXT.encode()) -> Path:
        file = folder / f"{name}.toml"
        file.write_bytes(content)
        return file

    return write


def test_without_files_of_ones_own_there_are_the_shipped_ones() -> None:
    assert [text.name for text in plan_catalogue.available()] == list(shipped_plans.names())
    assert all(text.shipped for text in plan_catalogue.available())
    assert not paths.plans_folder().exists(), "looking makes nothing"


def test_own_plans_come_after_the_shipped_ones_and_in_place_of_their_namesakes(
    own: Callable[..., Path],
) -> None:
    own("zebra")
    own("hill-200")
    own("broken", b"\xff")
    there = [(text.name, text.shipped) for text in plan_catalogue.available()]
    assert there[-2:] == [("hill-200", False), ("zebra", False)]
    assert ("hill-200", True) not in there
    assert plan_catalogue.find("hill-200").text == TEXT


def test_a_plan_is_found_by_name_or_file(own: Callable[..., Path], tmp_path: Path) -> None:
    file = own("mine")
    assert plan_catalogue.find("mine") == plan_catalogue.find(str(file))
    assert plan_catalogue.find("hill-200").shipped
    with pytest.raises(UsageError, match="Did you mean mine"):
        plan_catalogue.find("mime")
    with pytest.raises(UsageError, match=r"There are cadence-ladder, .*mine"):
        plan_catalogue.find("42")
    with pytest.raises(FileError, match="cannot be read"):
        plan_catalogue.find(str(tmp_path / "nothing.toml"))
    with pytest.raises(FileError, match="is no text file"):
        plan_catalogue.find(str(own("binary", b"\xff")))
