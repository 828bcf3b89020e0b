"""A live run in the real app and the real Bluetooth stack; writes when each new heart rate was handed to the terminal.

Run by `air_latency.py` in a terminal of its own, beside a virtual BlueZ. The report has, for each number in its order,
the system's monotonic time of the first frame that shows it.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from stridecue.app import factories
from stridecue.app.app import StridecueApp
from stridecue.app.screens.live import LiveScreen
from stridecue.app.session_types import Start
from stridecue.app.widgets.live_layout import LiveLayout


def main(report: Path) -> None:
    """Run the app; the report is written again with each new number."""
    app = StridecueApp(factories.real_factories(), Start.LIVE)
    original = app._display
    painted: list[tuple[str, float]] = []

    def display(*args: object) -> None:
        original(*args)  # type: ignore[arg-type]
        if isinstance(app.screen, LiveScreen):
            value = app.screen.query_one(LiveLayout).figures["heart_rate"].value
            if not painted or painted[-1][0] != value:
                painted.append((value, time.monotonic()))

    app._display = display  # type: ignore[assignment,method-assign]
    try:
        app.run()
    finally:
        report.write_text(json.dumps(painted))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
