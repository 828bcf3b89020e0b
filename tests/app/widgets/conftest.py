"""What the widgets' tests share: any text, and an app that holds one widget."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from textual.app import App
from textual.widget import Widget


class Holder(App[None]):
    """An app with these widgets and nothing else."""

    def __init__(self, *held: Widget) -> None:
        super().__init__()
        self.held = held

    def compose(self) -> Iterator[Widget]:
        yield from self.held


@pytest.fixture
def holder() -> Callable[..., Holder]:
    return Holder
