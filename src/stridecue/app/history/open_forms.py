"""What can be said and put right about a run, from whichever screen: the forms with their way into the library.

Rules: an error of the program is shown and opens nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from stridecue.app.history.shelf import Shelf
from stridecue.errors import StridecueError

if TYPE_CHECKING:
    from stridecue.app.app import StridecueApp
    from stridecue.model.run_details import RunDetails


def describe(app: StridecueApp, shelf: Shelf, run_id: int, then: Callable[[bool], None]) -> None:
    """Let the runner say something about a run; `then` is told whether something was kept."""
    from stridecue.app.screens.run_details import RunDetailsScreen  # noqa: PLC0415

    def left(details: RunDetails | None) -> None:
        kept = False
        if details is not None:
            with app.errors_shown():
                shelf.library.catalogue.describe(run_id, details)
                kept = True
        then(kept)

    try:
        catalogue = shelf.library.catalogue
        details, rows, tags = catalogue.details(run_id), catalogue.rows([run_id]), catalogue.tags()
    except StridecueError as error:
        app.show_error(error)
        then(False)
        return
    app.push_screen(RunDetailsScreen(run_id, rows[0] if rows else None, details, tags), left)


def correct(app: StridecueApp, shelf: Shelf, run_id: int, then: Callable[[bool], None]) -> None:
    """Let the runner put something right about a run; `then` is told whether something was."""
    from stridecue.app.screens.corrections import CorrectionsScreen  # noqa: PLC0415

    app.push_screen(
        CorrectionsScreen(shelf, run_id, app.settings.profile.unit), lambda changed: then(bool(changed))
    )


def on_a_shelf_of_its_own(
    do: Callable[[StridecueApp, Shelf, int, Callable[[bool], None]], None],
    app: StridecueApp,
    run_id: int,
    then: Callable[[], object],
) -> None:
    """Do it from a screen that has no library open; `then` is called if something was kept."""
    shelf = Shelf(app.factories.open_library)

    def left(kept: bool) -> None:
        shelf.close()
        if kept:
            then()

    do(app, shelf, run_id, left)
