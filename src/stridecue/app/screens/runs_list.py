"""All runs, to choose one for a replay."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from stridecue.app.keys import Where, bindings, key_line
from stridecue.app.run_rows import run_row
from stridecue.app.widgets.key_line import KeyLine
from stridecue.model.profile import Unit
from stridecue.model.summary import RunSummary

NUMBER_COLUMNS = 6


class RunsScreen(Screen[str | None]):
    """Ends with the number of a run, or None."""

    BINDINGS = bindings(Where.RUNS)
    WHERE = Where.RUNS
    DEFAULT_CSS = """
    RunsScreen { background: $background; }
    RunsScreen Vertical { height: 1fr; align: center top; }
    RunsScreen Static { width: 100%; max-width: 84; height: auto; padding: 1 3; }
    RunsScreen OptionList {
        width: 100%;
        max-width: 84;
        height: 1fr;
        border: none;
        padding: 0 2;
        background: $background;
        scrollbar-size-vertical: 1;
    }
    RunsScreen OptionList:focus { border: none; background: $background; background-tint: $background 0%; }
    RunsScreen OptionList > .option-list--option-highlighted,
    RunsScreen OptionList:focus > .option-list--option-highlighted {
        background: $panel;
        color: $neutral;
        text-style: bold;
    }
    """

    def __init__(self, runs: Sequence[RunSummary], unit: Unit) -> None:
        super().__init__()
        self._runs = [run for run in runs if run.id is not None]
        self._unit = unit

    def compose(self) -> ComposeResult:
        """A heading, the runs, the keys."""
        words = _how_many(len(self._runs))
        with Vertical():
            yield Static(Content.assemble(("All runs\n", "bold $accent"), (words, "$dim")))
            yield OptionList(*(self._option(run) for run in self._runs), id="runs")
        yield KeyLine(key_line(Where.RUNS))

    def _option(self, run: RunSummary) -> Option:
        number = Content.styled(f"{run.id:>{NUMBER_COLUMNS - 2}}  ", "$dim")
        return Option(number + run_row(run, self._unit), id=str(run.id))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Replay this one."""
        self.dismiss(event.option.id)

    def action_back(self) -> None:
        """Go back without a choice."""
        self.dismiss(None)


def _how_many(runs: int) -> str:
    if not runs:
        return "There are no runs yet."
    return "One run" if runs == 1 else f"{runs} runs, the newest first"
