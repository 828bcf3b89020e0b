"""The history: every run in a table, found as one types, with totals, and the way to all that can be done with a run.

Rules: the library is opened once while the screen is there. What cannot be read or written is said in a sentence, and
the screen stays. Deleting is not asked about, since it can be undone until the program closes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Input

from stridecue.app.history.about_line import AboutLine
from stridecue.app.history.columns import columns
from stridecue.app.history.filter_line import FilterInput, FilterLine, completions
from stridecue.app.history.open_forms import correct, describe
from stridecue.app.history.run_table import EDGE, SCROLL_BAR, RunTable, TableHead
from stridecue.app.history.shelf import Shelf
from stridecue.app.history.totals_bars import TotalsBars
from stridecue.app.keys import Where, bindings, key_line
from stridecue.app.sizes import SHORT_OR_TALL
from stridecue.app.widgets.key_line import KeyLine
from stridecue.app.widgets.top_line import TopLine
from stridecue.errors import StridecueError
from stridecue.library.listing.typed_filter import TypedFilter, read_filter
from stridecue.model.run_list import ListedRun, Period, RunFilter, SortBy

if TYPE_CHECKING:
    from stridecue.app.app import StridecueApp
    from stridecue.library.listing.catalogue import Catalogue

EMPTY = "There are no runs yet. The demo needs no sensor; i takes runs in from files."
NONE_FITS = "No run fits; esc shows all."
NOTICE_S = 8.0
"""OUR CHOICE: long enough to read how a deletion is undone."""
_FILTER_KEYS = (("↑↓", "choose"), ("enter", "to the list"), ("esc", "all runs"))
_NEXT_TOTALS = {None: Period.WEEK, Period.WEEK: Period.MONTH, Period.MONTH: None}


class HistoryScreen(Screen[None]):
    """All runs."""

    BINDINGS = bindings(Where.HISTORY)
    WHERE = Where.HISTORY
    AUTO_FOCUS = "RunTable"
    VERTICAL_BREAKPOINTS = SHORT_OR_TALL
    DEFAULT_CSS = """
    HistoryScreen { background: $background; }
    HistoryScreen RunTable { height: 1fr; }
    HistoryScreen FilterLine, HistoryScreen TotalsBars { display: none; }
    HistoryScreen.filtered FilterLine { display: block; }
    HistoryScreen.totals TotalsBars { display: block; height: 42%; }
    HistoryScreen.-tall TableHead, HistoryScreen.-tall AboutLine, HistoryScreen.-tall TotalsBars { margin-top: 1; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._typed = TypedFilter()
        self._by, self._descending = SortBy.DATE, True
        self._totals: Period | None = None
        self._all = 0

    @property
    def owner(self) -> StridecueApp:
        """Return the app, as what it is."""
        return cast("StridecueApp", self.app)

    @property
    def _catalogue(self) -> Catalogue:
        return self.shelf.library.catalogue

    def compose(self) -> ComposeResult:
        """Heading, filter, table, what the chosen run is, totals, keys."""
        unit = self.owner.settings.profile.unit
        self.shelf = Shelf(self.owner.factories.open_library)
        self._table = RunTable(self._rows, self.owner.show_error, unit, id="runs")
        self._head, self._about = TableHead(unit), AboutLine(unit)
        self._bars, self._filter = TotalsBars(unit, id="totals"), FilterLine(id="filter")
        yield TopLine(id="top")
        yield self._filter
        yield self._head
        yield self._table
        yield self._about
        yield self._bars
        yield KeyLine(id="keys")

    def _rows(self, run_ids: Sequence[int]) -> list[ListedRun]:
        return self._catalogue.rows(run_ids)

    def on_screen_resume(self) -> None:
        """Read the list, at first and whenever something may have changed it."""
        self.reload()

    def on_unmount(self) -> None:
        """Let go of the library."""
        self.shelf.close()

    def reload(self, choose: int | None = None) -> None:
        """Read the list again; `choose` is the run to go to."""
        with self.owner.errors_shown():
            self._all = len(self._catalogue.ids(RunFilter()))
            self._search(choose)
        self._show_keys()

    def _search(self, choose: int | None = None, *, first: bool = False) -> None:
        """Show the runs that fit, in their order; `first` goes to the first of them."""
        run_ids = self._catalogue.ids(self._typed.which, self._by, descending=self._descending)
        self._table.show(run_ids, run_ids[0] if first and run_ids else choose)
        self._head.show(self._by, descending=self._descending)
        shown = _how_many(len(run_ids), self._all)
        self.query_one("#top", TopLine).show("History", "", shown)
        self._show_totals()

    def _show_totals(self) -> None:
        if self._totals is not None:
            totals = self._catalogue.totals(self._totals, self._typed.which)
            self._bars.show(self._totals, totals, filtered=self._typed.which != RunFilter())

    def _show_keys(self) -> None:
        if self._filter.input.has_focus:
            self.query_one("#keys", KeyLine).show(_FILTER_KEYS)
            return
        none = {} if self._table.chosen_id is not None else dict.fromkeys(_NEEDS_A_RUN, "")
        undo = {} if self.owner.deleted.last is not None else {"take_back": ""}
        self.query_one("#keys", KeyLine).show(key_line(Where.HISTORY, {**none, **undo}))

    def on_run_table_chosen(self) -> None:
        """Say what the chosen run is."""
        self._about.show(self._table.chosen, EMPTY if not self._all else NONE_FITS)

    def on_run_table_opened(self) -> None:
        """Open the run that was clicked twice."""
        self.action_report()

    def on_descendant_focus(self) -> None:
        """Show the keys of what has the focus."""
        self._show_keys()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Find runs as one types."""
        self._typed = read_filter(event.value)
        with self.owner.errors_shown():
            self._search(first=bool(event.value))
            tags, plans = self._catalogue.tags, self._catalogue.plans
            key = event.value.rpartition(" ")[2].partition(":")[0].lower()
            names = completions(event.value, tags() if key == "tag" else (), plans() if key == "plan" else ())
            self._filter.say(self._typed.problem, names)

    def on_input_submitted(self) -> None:
        """Go to the list of what was found."""
        self.set_class(bool(self._filter.input.value), "filtered")
        self._table.focus()

    def on_filter_input_moved(self, event: FilterInput.Moved) -> None:
        """Choose while typing."""
        self._table.action_move(event.step)

    def on_filter_input_cleared(self) -> None:
        """Show all runs again."""
        self._filter.input.value = ""
        self.remove_class("filtered")
        self._table.focus()

    def action_filter(self) -> None:
        """Type to find runs."""
        self.add_class("filtered")
        self._filter.input.focus()

    def action_sort(self) -> None:
        """Sort by the next column that is seen."""
        width = self.size.width - len(EDGE) - SCROLL_BAR
        seen = [column.sort for column in columns(width) if column.sort is not None]
        place = seen.index(self._by) if self._by in seen else -1
        self._by = seen[(place + 1) % len(seen)]
        self._descending = self._by is not SortBy.PACE  # the fastest first
        with self.owner.errors_shown():
            self._search(first=True)

    def action_reverse(self) -> None:
        """Turn the order round."""
        self._descending = not self._descending
        with self.owner.errors_shown():
            self._search(first=True)

    def action_totals(self) -> None:
        """Show weeks, then months, then neither."""
        self._totals = _NEXT_TOTALS[self._totals]
        self.set_class(self._totals is not None, "totals")
        with self.owner.errors_shown():
            self._show_totals()

    def action_report(self) -> None:
        """Open the report of the chosen run."""
        self._with_chosen(self.owner.opening.report)

    def action_replay(self) -> None:
        """Replay the chosen run."""
        self._with_chosen(lambda run_id: self.owner.opening.replay(str(run_id)))

    def action_edit(self) -> None:
        """Say something about the chosen run."""
        self._with_chosen(lambda run_id: describe(self.owner, self.shelf, run_id, _see_on_resume))

    def action_correct(self) -> None:
        """Put something right about the chosen run."""
        self._with_chosen(lambda run_id: correct(self.owner, self.shelf, run_id, _see_on_resume))

    def action_delete(self) -> None:
        """Delete the chosen run; it can be brought back until the program closes."""
        self._with_chosen(self._delete)

    def _delete(self, run_id: int) -> None:
        self.owner.deleted.put(self.shelf.library, run_id)
        self.reload()
        self._tell(f"Run {run_id} deleted; u brings it back.")

    def action_take_back(self) -> None:
        """Bring the run back that was deleted last."""
        with self.owner.errors_shown():
            run_id = self.owner.deleted.take_back(self.shelf.library)
            if run_id is not None:
                self._tell(f"Run {run_id} is back.")
                self.reload(choose=run_id)
        self._show_keys()

    def _tell(self, text: str) -> None:
        """Say what became of a run, in the place of what was said before: several would cover the table."""
        self.app.clear_notifications()
        self.notify(text, timeout=NOTICE_S, markup=False)

    def action_import_files(self) -> None:
        """Take runs in from files; they are seen when the history comes back."""
        self.owner.opening.import_files()

    def action_back(self) -> None:
        """Go back to the first screen."""
        self.dismiss(None)

    def _with_chosen(self, use: Callable[[int], None]) -> None:
        """Do something with the chosen run, if there is one; say what keeps it from being done."""
        run_id = self._table.chosen_id
        if run_id is None:
            return
        try:
            use(run_id)
        except StridecueError as error:
            self.owner.show_error(error)


_NEEDS_A_RUN = ("report", "replay", "edit", "correct", "delete", "sort", "reverse")


def _see_on_resume(kept: bool) -> None:
    """What was kept is seen when the history comes back: it reads its list anew."""


def _how_many(found: int, all_runs: int) -> str:
    runs = "1 run" if all_runs == 1 else f"{all_runs} runs"
    return runs if found == all_runs else f"{found} of {runs}"
