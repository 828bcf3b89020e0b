"""The runs as a table that opens at once, however many there are.

Rules: only lines that are seen are painted, and only their rows are fetched, a page at a time. The chosen run stays
chosen when the order changes. What cannot be fetched is said once and stands there as a line without figures.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip as Cells

from stridecue.app.history import columns as layout
from stridecue.app.history.outline import outline_row
from stridecue.app.widgets.painted import Painted, fitted
from stridecue.app.widgets.palette import KEEPER, Palette
from stridecue.app.widgets.text import padded
from stridecue.errors import StridecueError
from stridecue.model.profile import Unit
from stridecue.model.run_list import ListedRun, SortBy

PAGE = 64
"""Rows that are fetched together; OUR CHOICE: more than most windows show."""
MOST_PAGES = 8
EDGE, CHOSEN_EDGE = "  ", "▌ "
SCROLL_BAR = 1
"""Columns beside the table, kept free whether there is something to scroll or not."""
DESCENDING, ASCENDING = "▼", "▲"

Fetch = Callable[[Sequence[int]], list[ListedRun]]


class RunTable(ScrollView, can_focus=True):
    """The list; the runner chooses a run in it."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    RunTable {
        background: $background;
        overflow-x: hidden;
        overflow-y: scroll;
        scrollbar-size-vertical: 1;
        scrollbar-background: $background;
        scrollbar-background-hover: $background;
        scrollbar-background-active: $background;
        scrollbar-color: $panel;
        scrollbar-color-hover: $dim;
        scrollbar-color-active: $dim;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "move_page(-1)", show=False),
        Binding("pagedown", "move_page(1)", show=False),
        Binding("home", "move_to(0)", show=False),
        Binding("end", "move_to(-1)", show=False),
    ]

    class Chosen(Message):
        """Another run is chosen, or none."""

    class Opened(Message):
        """A run was clicked twice."""

    def __init__(
        self, fetch: Fetch, on_problem: Callable[[StridecueError], None], unit: Unit, *, id: str | None = None
    ) -> None:
        super().__init__(id=id)
        self._fetch, self._on_problem, self._unit = fetch, on_problem, unit
        self._ids: Sequence[int] = ()
        self._pages: OrderedDict[int, dict[int, ListedRun]] = OrderedDict()
        self._place = 0
        self._lines: dict[tuple[int, bool], Cells] = {}
        self._painted_for: tuple[int, Palette] | None = None

    @property
    def chosen_id(self) -> int | None:
        """Return the number of the chosen run."""
        return self._ids[self._place] if self._ids else None

    @property
    def chosen(self) -> ListedRun | None:
        """Return the row of the chosen run."""
        return self._row(self._place) if self._ids else None

    def show(self, run_ids: Sequence[int], choose: int | None = None) -> None:
        """Show these runs; `choose` one, else the one that was chosen if it is among them."""
        wanted = self.chosen_id if choose is None else choose
        self._ids = run_ids
        self._pages.clear()
        self._lines.clear()
        if wanted is not None and wanted in run_ids:
            self._place = run_ids.index(wanted)
        else:
            self._place = max(0, min(self._place, len(run_ids) - 1))
        self.virtual_size = Size(self.scrollable_content_region.width, len(run_ids))
        self._keep_in_sight()
        self.refresh()
        self.post_message(self.Chosen())

    def render_line(self, y: int) -> Cells:
        """One line of what is seen."""
        width, palette = self.scrollable_content_region.width, KEEPER.of(self.app)
        if self._painted_for != (width, palette):
            self._painted_for = (width, palette)
            self._lines.clear()
        place = round(self.scroll_offset.y) + y
        if place >= len(self._ids):
            return Cells.blank(width, palette.style("neutral"))
        key = (place, place == self._place)
        line = self._lines.get(key)
        if line is None:
            line = self._lines[key] = run_line(
                self._row(place), width, self._unit, palette, chosen=key[1], run_id=self._ids[place]
            )
        return line

    def _row(self, place: int) -> ListedRun | None:
        """The row at a place; None where it cannot be had."""
        number = place // PAGE
        page = self._pages.get(number)
        if page is None:
            page = self._pages[number] = self._fetched(self._ids[number * PAGE : (number + 1) * PAGE])
            if len(self._pages) > MOST_PAGES:
                self._pages.popitem(last=False)
                self._lines.clear()
        return page.get(self._ids[place])

    def _fetched(self, run_ids: Sequence[int]) -> dict[int, ListedRun]:
        try:
            rows = self._fetch(run_ids)
        except StridecueError as error:
            self.call_later(self._on_problem, error)  # painting must not open anything
            return {}
        return {row.summary.id: row for row in rows if row.summary.id is not None}

    def move_to(self, place: int) -> None:
        """Choose the run at a place; before the first is the first."""
        place = max(0, min(place, len(self._ids) - 1))
        if place == self._place or not self._ids:
            return
        for each in (self._place, place):
            self.refresh_line(each)
        self._place = place
        self._keep_in_sight()
        self.post_message(self.Chosen())

    def _keep_in_sight(self) -> None:
        height = self.size.height
        top = round(self.scroll_offset.y)
        if height and not top <= self._place < top + height:
            to = self._place if self._place < top else self._place - height + 1
            self.scroll_to(y=to, animate=False, force=True)

    def on_resize(self) -> None:
        """Keep the chosen run in sight."""
        self.virtual_size = Size(self.scrollable_content_region.width, len(self._ids))
        self._keep_in_sight()

    def on_click(self, event: Click) -> None:
        """Choose by a click, open by two."""
        place = round(self.scroll_offset.y) + event.y
        if place < len(self._ids):
            self.move_to(place)
            if event.chain == 2:
                self.post_message(self.Opened())

    def action_move(self, step: int) -> None:
        """Go up or down."""
        self.move_to(self._place + step)

    def action_move_page(self, step: int) -> None:
        """Go a page up or down."""
        self.move_to(self._place + step * max(1, self.size.height - 1))

    def action_move_to(self, place: int) -> None:
        """Go to the first or the last."""
        self.move_to(place if place >= 0 else len(self._ids) - 1)


class TableHead(Painted):
    """What the columns are, and which one the table is sorted by."""

    DEFAULT_CSS = "TableHead { height: 1; }"

    def __init__(self, unit: Unit, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._unit = unit
        self.shown = (SortBy.DATE, True)

    def show(self, by: SortBy, *, descending: bool) -> None:
        """Mark the sorted column."""
        if self.shown != (by, descending):
            self.shown = (by, descending)
            self.repaint()

    def paint(self, width: int, height: int, palette: Palette) -> list[Cells]:
        """The heads, each above its column."""
        by, descending = self.shown
        dim, marked = palette.style("dim"), palette.style("accent", bold=True)
        pieces: list[tuple[str, Style]] = [(EDGE, dim)]
        for column in layout.columns(width - len(EDGE) - SCROLL_BAR):
            head = layout.head(column, self._unit)
            sorted_by = column.sort is by
            if sorted_by:
                mark = DESCENDING if descending else ASCENDING
                head = f"{mark}{head}" if column.right else f"{head} {mark}"
            align = "right" if column.right else "left"
            pieces += [
                (padded(head, column.columns, align), marked if sorted_by else dim),
                (" " * layout.BETWEEN, dim),
            ]
        return [fitted(width, *pieces)] * height


def run_line(
    run: ListedRun | None, width: int, unit: Unit, palette: Palette, *, chosen: bool, run_id: int
) -> Cells:
    """Return the line of one run, as wide as the table without its scroll bar."""
    ground = "panel" if chosen else "background"
    ink, dim = palette.style("neutral", ground, bold=chosen), palette.style("dim", ground)
    edge = (CHOSEN_EDGE, palette.style("accent", ground)) if chosen else (EDGE, dim)
    if run is None:
        return fitted(width, edge, (f"Run {run_id} cannot be read.", dim), ("", dim))
    pieces = [edge]
    for column in layout.columns(width - len(EDGE)):
        if column.name == layout.SHAPE:
            shape = palette.style("accent" if chosen else "strip-fill", ground)
            pieces.append((outline_row(run.outline, column.columns), shape))
        elif column.name == layout.TITLE:
            pieces += _title(run, column.columns, ink, dim)
        else:
            text = layout.text(column, run, unit)
            missing = text.strip().startswith("--")
            pieces.append((text, dim if missing or (column.name == layout.DATE and not chosen) else ink))
        pieces.append((" " * layout.BETWEEN, dim))
    return Cells([Segment(text, style) for text, style in pieces if text]).adjust_cell_length(width, dim)


def _title(run: ListedRun, room: int, ink: Style, dim: Style) -> list[tuple[str, Style]]:
    """The title, and the tags behind it where there is room."""
    title = layout.title(run, room)
    left = room - cell_len(title) - layout.BETWEEN
    tags = layout.tags(run, left) if left > 0 else ""
    behind = f"{' ' * layout.BETWEEN}{tags}" if tags else ""
    return [(title, ink), (padded(behind, room - cell_len(title)), dim)]
