"""All cue sets, and the cues of the one in hand: switched on and off here, changed on a screen of their own.

Rules: what is switched counts from the next run. Safety stays on. In a narrow window the list in hand stands alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from stridecue.app.cue_rows import about_cue, about_set, cue_row, set_row
from stridecue.app.keys import Where, bindings, key_line
from stridecue.app.sizes import SHORT_OR_TALL
from stridecue.app.widgets.key_line import KeyLine
from stridecue.app.widgets.text import harmless
from stridecue.cue_sets import overview, own_file

if TYPE_CHECKING:
    from stridecue.app.app import StridecueApp
    from stridecue.app.session_types import RunToTry
    from stridecue.cue_sets.overview import CueView, SetView

TWO_PANES_COLUMNS = 76
"""From here on both lists stand side by side."""
ONE_OR_TWO_PANES = [(0, "-one-pane"), (TWO_PANES_COLUMNS, "-two-panes")]
_TITLE_COLUMNS = 40
SAFETY = "Safety cues stay on, and as they are: you can rely on them whatever else you change."


class CueSetsScreen(Screen[None]):
    """Two lists, and what there is to say about what is chosen."""

    BINDINGS = bindings(Where.CUE_SETS)
    WHERE = Where.CUE_SETS
    AUTO_FOCUS = "#sets"
    VERTICAL_BREAKPOINTS = SHORT_OR_TALL
    HORIZONTAL_BREAKPOINTS = ONE_OR_TWO_PANES
    DEFAULT_CSS = """
    CueSetsScreen { background: $background; align: center top; }
    CueSetsScreen #head { width: 100%; max-width: 120; height: auto; padding: 1 2 1 2; }
    CueSetsScreen #panes { width: 100%; max-width: 120; height: 1fr; padding: 0 1; }
    CueSetsScreen OptionList {
        height: 1fr;
        border: none;
        padding: 0 1;
        background: $background;
        scrollbar-size-vertical: 1;
        text-wrap: nowrap;
        text-overflow: ellipsis;
    }
    CueSetsScreen #sets { width: 30; margin-right: 1; }
    CueSetsScreen #cues { width: 1fr; }
    CueSetsScreen.-one-pane OptionList { width: 1fr; margin-right: 0; display: none; }
    CueSetsScreen.-one-pane OptionList:focus { display: block; }
    CueSetsScreen OptionList:focus { border: none; background: $background; background-tint: $background 0%; }
    CueSetsScreen OptionList > .option-list--option-highlighted { background: $surface; color: $neutral; }
    CueSetsScreen OptionList:focus > .option-list--option-highlighted {
        background: $panel;
        color: $neutral;
        text-style: bold;
    }
    CueSetsScreen #about { width: 100%; max-width: 120; height: 4; padding: 0 2; margin-top: 1; }
    CueSetsScreen KeyLine { dock: bottom; }
    CueSetsScreen.-tall #panes { height: auto; min-height: 14; max-height: 60%; }
    CueSetsScreen.-tall OptionList { height: auto; max-height: 100%; }
    """

    def __init__(self, last_run: Callable[[], RunToTry | None]) -> None:
        super().__init__()
        self._last_run = last_run
        self._views: tuple[SetView, ...] = ()
        self._listed: str | None = None  # the set whose cues are listed

    @property
    def owner(self) -> StridecueApp:
        """Return the app, as what it is."""
        return cast("StridecueApp", self.app)

    def compose(self) -> ComposeResult:
        """A heading, both lists, what there is to say, the keys."""
        yield Static(id="head")
        with Horizontal(id="panes"):
            yield OptionList(id="sets")
            yield OptionList(id="cues")
        yield Static(id="about")
        yield KeyLine(key_line(Where.CUE_SETS))

    def on_mount(self) -> None:
        """List everything."""
        self._read()

    @property
    def _set(self) -> SetView | None:
        """The set in hand."""
        at = self.query_one("#sets", OptionList).highlighted
        return self._views[at] if at is not None and at < len(self._views) else None

    @property
    def _cue(self) -> CueView | None:
        """The cue in hand, if one is being chosen."""
        cues, view = self.query_one("#cues", OptionList), self._set
        at = cues.highlighted
        if view is None or at is None or at >= len(view.cues) or not cues.has_focus:
            return None
        return view.cues[at]

    def _read(self) -> None:
        """Look at all sets anew, and stay where one was."""
        with self.owner.errors_shown():
            self._views = overview.overview(self.owner.settings.cue_sets)
        _fill(self.query_one("#sets", OptionList), [set_row(view) for view in self._views])
        self._list_cues()

    def _list_cues(self) -> None:
        """List the cues of the set in hand, and stay at the same one if they are of the same set."""
        view = self._set
        rows = [] if view is None else [cue_row(cue, view.on) for cue in view.cues]
        name = None if view is None else view.name
        _fill(self.query_one("#cues", OptionList), rows, keep=name == self._listed)
        self._listed = name
        self._say_about()

    def _say_about(self) -> None:
        view, cue = self._set, self._cue
        about = Content("") if view is None else about_set(view) if cue is None else about_cue(cue, view.on)
        self.query_one("#about", Static).update(about)
        name = harmless(view.title, _TITLE_COLUMNS) if view is not None and cue is not None else ""
        words = f"What the coach says{' · ' if name else ''}{name}"
        heading = ("What is switched or changed counts from the next run.", "$dim")
        self.query_one("#head", Static).update(Content.assemble((f"{words}\n", "bold $accent"), heading))

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the cues of this set, or what there is to say about this cue."""
        if event.option_list.id == "sets":
            self._list_cues()
        else:
            self._say_about()

    def on_descendant_focus(self) -> None:
        """Say something about what is in hand."""
        self._say_about()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go to the cues of a set, or change a cue."""
        if event.option_list.id == "sets":
            self.action_pane("cues")
        else:
            self._change()

    def action_pane(self, name: str) -> None:
        """Go to one of the lists; to the cues only if there are any."""
        if name == "sets" or (self._set is not None and self._set.cues):
            self.query_one(f"#{name}", OptionList).focus()

    def action_switch(self) -> None:
        """Switch the set or the cue in hand on or off."""
        view, cue = self._set, self._cue
        if view is None:
            return
        with self.owner.errors_shown():
            if cue is not None:
                self._switch_cue(cue)
            else:
                self._switch_set(view)
        self._read()

    def _switch_cue(self, cue: CueView) -> None:
        if cue.fixed:
            self.notify(SAFETY, markup=False)
        else:
            own_file.switch_cues([cue.id], on=not cue.on)

    def _switch_set(self, view: SetView) -> None:
        if view.fixed:
            self.notify(SAFETY if view.text.shipped else about_set(view).plain, markup=False)
            return
        if not view.usable:
            self.notify("Safety is loaded as it was shipped. Give your set another name.", markup=False)
            return
        on = not view.on
        changed = [cue.id for cue in view.cues if cue.changed]
        if changed:  # they are in the runner's file of changes, which is loaded whatever sets are on
            own_file.switch_cues(changed, on=on)
        names = overview.switched(self.owner.settings.cue_sets, self._views, view.name, on)
        self.owner.change_settings(lambda now: replace(now, cue_sets=names))

    def _change(self) -> None:
        view, cue = self._set, self._cue
        if view is None or cue is None:
            return
        if cue.fixed:
            self.notify(SAFETY, markup=False)
            return
        from stridecue.app.screens.cue_edit import CueEditScreen  # noqa: PLC0415

        with self.owner.errors_shown():
            edited = overview.edited(*self._home_of(view, cue))
            self.app.push_screen(CueEditScreen(edited, self._last_run), self._changed)

    def _home_of(self, view: SetView, cue: CueView) -> tuple[SetView, CueView]:
        """Return a cue of the runner's changes as one of the set that it changes."""
        for other in self._views:
            for one in other.cues if other.text.shipped and not view.text.shipped else ():
                if one.id == cue.id and one.changed:
                    return other, one
        return view, cue

    def _changed(self, saved: bool | None) -> None:
        if saved:
            self._read()

    def action_reset(self) -> None:
        """Take the change of a cue back, after asking."""
        cue = self._cue
        if cue is None or not cue.changed:
            self.notify("Only a cue that you changed can be as it was shipped again.", markup=False)
            return
        from stridecue.app.screens.confirm import yes_or_no  # noqa: PLC0415

        words = f"{harmless(cue.rule.show, _TITLE_COLUMNS)}: what you changed of it will be gone."
        question = yes_or_no("Back to how it was shipped?", [words], "as shipped", "leave it changed")

        def answered(sure: bool | None) -> None:
            if sure:
                with self.owner.errors_shown():
                    own_file.reset_cue(cue.id)
                self._read()

        self.app.push_screen(question, answered)

    def action_back(self) -> None:
        """Leave, or go back to the sets where they are out of sight."""
        if self.has_class("-one-pane") and self.query_one("#cues", OptionList).has_focus:
            self.action_pane("sets")
        else:
            self.dismiss(None)


def _fill(rows: OptionList, contents: list[Content], *, keep: bool = True) -> None:
    """Put lines into a list, and stay at the same place if that is wanted and there."""
    at = rows.highlighted if keep else None
    rows.clear_options()
    rows.add_options(Option(content) for content in contents)
    if contents:
        rows.highlighted = min(at or 0, len(contents) - 1)
