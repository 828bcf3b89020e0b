"""Small activity files, and a library to take them into."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from stridecue.library.library import Library

BEGAN = datetime(2026, 3, 1, 7, 0, tzinfo=UTC)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An empty library."""
    with Library(tmp_path / "library.sqlite3") as opened:
        yield opened


@pytest.fixture
def gpx(tmp_path: Path) -> Callable[..., Path]:
    """Makes a GPX file of an even run."""

    def make(
        name: str = "run.gpx",
        began: datetime | None = BEGAN,
        seconds: int = 120,
        heart_rate: int = 140,
        maker: str = "Watch",
        title: str = "",
    ) -> Path:
        points = []
        for second in range(0, seconds + 1, 5):
            time = f"<time>{(began + timedelta(seconds=second)).isoformat()}</time>" if began else ""
            extension = f"<extensions><hr>{heart_rate + second % 7}</hr></extensions>"
            points.append(f'<trkpt lat="{48 + second * 2.5e-5:.6f}" lon="11.5">{time}{extension}</trkpt>')
        named = f"<name>{title}</name>" if title else ""
        file = tmp_path / name
        file.write_text(
            f'<gpx version="1.1" creator="{maker}"><trk>{named}<trkseg>{"".join(points)}</trkseg></trk></gpx>'
        )
        return file

    return make
