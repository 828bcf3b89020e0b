"""Files into the library from the app."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from textual.pilot import Pilot
from textual.widgets import Input, Static

from stridecue.app.screens.import_files import ImportFiles
from stridecue.importing.found_files import found_files
from stridecue.importing.outcome import Imported, Outcome
from stridecue.library.library import Library
from stridecue.model.run_list import RunFilter
from stridecue.model.summary import RunSummary, Totals

SAMPLE = Path(__file__).parents[2] / "runs" / "fenix5-run-1min.fit"


@asynccontextmanager
async def importing(world: Any, library: Path) -> AsyncIterator[tuple[ImportFiles, Pilot[None]]]:
    app = world.app()
    app.factories = replace(app.factories, open_library=lambda: Library(library))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        app.opening.import_files()
        await pilot.pause()
        assert isinstance(app.screen, ImportFiles)
        yield app.screen, pilot


async def take(screen: ImportFiles, pilot: Pilot[None], path: Path) -> None:
    screen.query_one(Input).value = str(path)
    await pilot.press("enter")
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def text(screen: ImportFiles) -> str:
    return "\n".join(str(part.render()) for part in screen.query(Static))


async def test_a_folder_comes_in_and_each_file_has_its_line(world: Any, tmp_path: Path) -> None:
    folder = tmp_path / "runs"
    folder.mkdir()
    (folder / "\x1b[31mred.fit").write_bytes(SAMPLE.read_bytes())
    (folder / "notes.gpx").write_text("nothing")
    async with importing(world, tmp_path / "library.sqlite3") as (screen, pilot):
        await take(screen, pilot, folder)
        shown = text(screen)
        assert "1 run taken, 1 refused." in shown
        assert "\x1b" not in shown
        assert "notes.gpx" in shown
        await take(screen, pilot, SAMPLE)
        assert "already there as run 1" in text(screen)
        await pilot.press("escape")
        assert not isinstance(pilot.app.screen, ImportFiles)
    with Library(tmp_path / "library.sqlite3") as library:
        assert list(library.catalogue.ids(RunFilter())) == [1]


async def test_what_is_not_there_is_said(world: Any, tmp_path: Path) -> None:
    async with importing(world, tmp_path / "library.sqlite3") as (screen, pilot):
        await take(screen, pilot, tmp_path / "gone.fit")
        assert "There is no file" in text(screen)


async def test_another_recording_waits_for_the_runners_word(
    world: Any, tmp_path: Path, monkeypatch: Any
) -> None:
    own = RunSummary(5, "running", "2026-03-01T07:00:00Z", False, "bluetooth", Totals())
    asked: list[str] = []

    class Taking:
        def __init__(self, library: Library, settings: object, twice: str) -> None:
            self._twice = twice

        def take(self, path: Path) -> list[Imported]:
            asked.append(self._twice)
            waits = self._twice == "ask"
            outcome = Outcome.ANOTHER_RECORDING if waits else Outcome.JOINED
            return [Imported(path.name, outcome, own, path=path)]

    monkeypatch.setattr("stridecue.app.screens.import_files.Taking", Taking)
    assert [file.path for file in found_files([SAMPLE])] == [SAMPLE]
    async with importing(world, tmp_path / "library.sqlite3") as (screen, pilot):
        await take(screen, pilot, SAMPLE)
        assert "another recording of run 5" in text(screen)
        await pilot.press("j")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert "joined with run 5" in text(screen)
        assert asked == ["ask", "join"]
