"""Two copies of the program at once: one records, the other does all that can be done to a library meanwhile."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from stridecue.library.damage.care import CareTaken, look_after
from stridecue.library.library import Library
from stridecue.model.inputs import Input
from stridecue.model.run_details import RunDetails
from stridecue.model.setup import RunSetup

RECORD_UNTIL_TOLD = """
import sys, threading
from pathlib import Path
from stridecue.library import recorder as recorder_module
from stridecue.library.library import Library
from stridecue.library.recorder import Recorder
from stridecue.model.inputs import Input, Mark, MarkKind, Packet
from stridecue.model.setup import RunSetup
from stridecue.model.summary import Totals

recorder_module.COMMIT_INTERVAL_S = 0.01
path = Path(sys.argv[1])
recorder = Recorder(path, RunSetup("1", "0.1.0", "bluetooth"))
told = threading.Event()
threading.Thread(target=lambda: (sys.stdin.read(), told.set()), daemon=True).start()
seq = 0
while not told.is_set():
    recorder.on_input(Input(seq, seq, Packet("AA", "2A37", b"\\x00\\x48") if seq else Mark(MarkKind.START)))
    seq += 1
    if seq == 20:
        print(recorder.run_id, flush=True)
    if seq % 50 == 0:
        with Library(path) as library:  # as the recording program itself does for its history
            library.runs()
    told.wait(0.001)
recorder.finish(Totals())
recorder.close()
print(seq, recorder.problem, flush=True)
"""


def test_one_records_and_the_other_does_everything_else(
    path: Path, tmp_path: Path, inputs: Callable[..., list[Input]]
) -> None:
    path.parent.mkdir()
    with subprocess.Popen(
        (sys.executable, "-c", RECORD_UNTIL_TOLD, str(path)),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as recording:
        assert recording.stdin is not None
        assert recording.stdout is not None
        assert recording.stdout.readline() == "1\n"
        for day in range(1, 9):
            setup = RunSetup("1", "0.1.0", "file", started_at=f"2026-03-0{day}T06:30:00Z")
            with Library(path) as library:
                run_id = library.arrivals.add(setup, inputs(60 + day))
                library.catalogue.describe(run_id, RunDetails(title=f"Day {day}"))
                assert library.unfinished() == []
                if day % 2:
                    library.bin.put(run_id)
                    assert library.bin.empty() == 1
            assert look_after(path, 5) == CareTaken(None, True)
        with Library(path) as library:
            library.backup(tmp_path / "copy.sqlite3")
        recording.stdin.close()
        count, _, problem = recording.stdout.readline().partition(" ")
    assert problem == "None\n"
    with Library(path) as library:
        assert library.check() is None
        assert [item.seq for item in library.load("1").inputs] == list(range(int(count)))
        titles = [
            library.catalogue.details(run.id).title for run in library.runs() if run.id not in {None, 1}
        ]
        assert sorted(titles) == ["Day 2", "Day 4", "Day 6", "Day 8"]
    with Library(tmp_path / "copy.sqlite3") as copy:
        kept = [item.seq for item in copy.load("1").inputs]
    assert kept == list(range(len(kept)))
    assert [file.name for file in path.parent.iterdir()] == [path.name]
