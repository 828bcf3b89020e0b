"""What the tests of the library share: a folder, a made-up run, and totals."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from stridecue.library.library import Library
from stridecue.library.recorder import Recorder
from stridecue.model.cue import Cue, CueKind, Decision, Outcome
from stridecue.model.events import CueDecided
from stridecue.model.inputs import Input, Mark, MarkKind, Packet
from stridecue.model.run_details import RunDetails
from stridecue.model.setup import CueSetText, RunSetup
from stridecue.model.state import Activity, Gait, HeartRateLimits, Phase, Quality, Signal, Slope, State
from stridecue.model.summary import Totals

TOTALS = Totals(
    elapsed_s=1800.0, moving_s=1790.0, distance_m=5000.0, records=1800, laps=5, heart_rate_max_bpm=171
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library" / "library.sqlite3"


@pytest.fixture
def library(path: Path) -> Iterator[Library]:
    with Library(path) as opened:
        yield opened


@pytest.fixture
def setup() -> RunSetup:
    return make_setup()


def make_setup(**changes: object) -> RunSetup:
    values: dict[str, object] = {
        "engine_version": "1",
        "program_version": "0.1.0",
        "source": "bluetooth",
        "started_at": "2026-03-01T06:30:00Z",
        "cue_sets": (CueSetText("hills", 'name = "Hügel"\n', shipped=False),),
    }
    return RunSetup(**(values | changes))  # type: ignore[arg-type]


def make_decision(second: int) -> CueDecided:
    cue = Cue("tb-tall", "technique-basics", CueKind.TECHNIQUE, "Stand tall", None, "Why not", 42, 6.0, 0.0)
    return CueDecided(Decision(float(second), second, cue, Outcome.SHOWN, values=(("cadence", 171.5),)))


def make_inputs(seconds: int, start_seq: int = 0) -> list[Input]:
    """A start, and then one packet of a strap a second."""
    items = [Input(0, start_seq, Mark(MarkKind.START))]
    for second in range(seconds):
        payload = bytes([0x10, 120 + second % 40, second % 256, 0x03])
        items.append(Input(second * 1000 + 17, start_seq + second + 1, Packet("C0:FF:EE", "2A37", payload)))
    return items


@pytest.fixture
def totals() -> Totals:
    return TOTALS


@pytest.fixture
def decided() -> Callable[[int], CueDecided]:
    return make_decision


@pytest.fixture
def inputs() -> Callable[..., list[Input]]:
    return make_inputs


@pytest.fixture
def hour() -> list[Input]:
    return make_hour()


@pytest.fixture
def record(path: Path) -> Callable[..., int]:
    """Record a run from end to end; `totals=None` leaves it open, as a crash does."""

    def record_one(
        items: list[Input] | None = None, totals: Totals | None = TOTALS, **changes: object
    ) -> int:
        recorder = Recorder(path, make_setup(**changes))
        for item in make_inputs(5) if items is None else items:
            recorder.on_input(item)
        recorder.on_event(make_decision(3))
        if totals is not None:
            recorder.finish(totals)
        recorder.close()
        assert recorder.problem is None
        return recorder.run_id

    return record_one


def make_hour(seed: int = 1) -> list[Input]:
    """An hour of a strap with beat intervals, a footpod and a treadmill, each once a second and noisy."""
    chance = random.Random(seed)
    bodies = [(0, Mark(MarkKind.START))]
    for second in range(3600):
        bodies += [(second * 1000 + chance.randrange(1000), packet) for packet in _packets(second, chance)]
    bodies.sort(key=lambda entry: entry[0])
    return [Input(t_ms, seq, body) for seq, (t_ms, body) in enumerate(bodies)]


def _packets(second: int, chance: random.Random) -> list[Packet]:
    beats = [chance.randrange(380, 420).to_bytes(2, "little") for _ in range(chance.randrange(2, 4))]
    strap = bytes([0x10, chance.randrange(140, 165)]) + b"".join(beats)
    pod_speed, stride = chance.randrange(680, 740), chance.randrange(90, 110)
    pod = b"\x07" + pod_speed.to_bytes(2, "little") + bytes([chance.randrange(80, 90)])
    pod += stride.to_bytes(2, "little") + (second * 27).to_bytes(4, "little")
    belt = (
        b"\x8c\x05" + chance.randrange(990, 1010).to_bytes(2, "little") + (second * 3).to_bytes(3, "little")
    )
    belt += chance.randrange(0, 40).to_bytes(2, "little") + b"\x00\x00" + second.to_bytes(2, "little")
    belt += bytes([chance.randrange(140, 165)])
    return [
        Packet("C0:FF:EE:00:11:22", "2A37", strap),
        Packet("C0:FF:EE:33:44:55", "2A53", pod),
        Packet("C0:FF:EE:66:77:88", "2ACD", belt),
    ]


ABSENT = Signal()


def good(value: float) -> Signal:
    return Signal(value, Quality.GOOD, 0.0, "AA")


def make_state(tick_s: int = 0, **changes: object) -> State:
    """A second of steady running on the flat, 1 % below a target of 168 steps a minute."""
    values: dict[str, object] = {
        "tick_s": tick_s,
        "activity": Activity.ACTIVE,
        "elapsed_s": float(tick_s),
        "timer_s": float(tick_s),
        "heart_rate": good(135.0),
        "cadence": good(166.32),
        "speed": good(2.5),
        "grade": good(0.0),
        "power": ABSENT,
        "belt_speed": ABSENT,
        "pod_speed": ABSENT,
        "distance_m": 0.0,
        "climb_m": 0.0,
        "gait": Gait.RUNNING,
        "slope": Slope.FLAT,
        "surface": "treadmill",
        "phase": Phase.MAIN,
        "phase_time_s": 0.0,
        "heart_rate_settled": True,
        "limits": HeartRateLimits(easy_cap_bpm=140),
        "cadence_baseline_spm": 164.0,
        "cadence_target_spm": 168.0,
        "cadence_change_percent": 1.4,
    }
    return State(**(values | changes))  # type: ignore[arg-type]


@pytest.fixture
def state() -> Callable[..., State]:
    return make_state


def make_told(cue_id: str, second: int, outcome: Outcome = Outcome.SHOWN, **changes: object) -> Decision:
    values: dict[str, object] = {
        "id": cue_id,
        "set": "mine",
        "kind": CueKind.TECHNIQUE,
        "show": "Do it",
        "say": None,
        "why": "",
        "priority": 40,
        "display_s": 8.0,
        "speak_s": 0.0,
    }
    return Decision(float(second), second, Cue(**(values | changes)), outcome)  # type: ignore[arg-type]


@pytest.fixture
def told() -> Callable[..., Decision]:
    """A decision about a technique cue of a runner's own set."""
    return make_told


@dataclass(frozen=True)
class WholeLibrary:
    """A sound library that is not open, and what came in during each of its runs."""

    folder: Path
    inputs: dict[int, list[Input]]


@pytest.fixture(scope="session")
def whole_library(tmp_path_factory: pytest.TempPathFactory) -> WholeLibrary:
    """Six small runs, an hour, and a run that broke off, which is in the `-wal` alone."""
    folder = tmp_path_factory.mktemp("whole")
    path = folder / "library.sqlite3"
    short, hour, broken_off = make_inputs(60), make_hour(), make_inputs(300)

    def record_one(items: list[Input], day: int, end_s: float | None) -> None:
        recorder = Recorder(path, make_setup(started_at=f"2026-03-0{day}T06:30:00Z"))
        for item in items:
            recorder.on_input(item)
        recorder.on_event(make_decision(3))
        if end_s is not None:
            recorder.finish(Totals(elapsed_s=end_s, moving_s=end_s, distance_m=100.0 * day))
        recorder.close()

    for day in range(1, 7):
        record_one(short, day, 59.0)
    record_one(hour, 7, 3599.0)
    with Library(path) as library:
        library.catalogue.describe(2, RunDetails(title="Along the river", tags=("easy",)))
    with Library(path) as library:  # as long as it is open, nothing goes from the -wal to the file
        library.runs()
        record_one(broken_off, 8, None)
        for file in (path, path.with_name("library.sqlite3-wal")):
            shutil.copy(file, folder / f"kept-{file.name}")
    for file in (path, path.with_name("library.sqlite3-wal")):
        shutil.move(folder / f"kept-{file.name}", file)
    return WholeLibrary(folder, dict.fromkeys(range(1, 7), short) | {7: hour, 8: broken_off})
