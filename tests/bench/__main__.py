"""`make bench`: every figure of what Stridecue may cost, beside a hello-world Textual app in the same call."""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
from pathlib import Path

from tests.bench import big_library, engine_speed, long_run, screen_cost, seeking, voice_lag
from tests.bench.terminal import Terminal

PAIRS = 7
ALLOWED_MS = {big_library.SEARCH: "20 ms"}


def main() -> None:
    """Measure and print."""
    print(f"{'what':<52}{'measured':>16}{'allowed':>18}")
    first_frames()
    quitting()
    live()
    latency()
    latency_from_the_air()
    voice()
    engine()
    seek()
    library()
    ten_hours()
    memory()


def first_frames() -> None:
    """Time to the first frame."""
    runs = list(screen_cost.first_frames(PAIRS))
    hello, home, demo = (statistics.median(column) for column in zip(*runs, strict=True))
    row("first frame: hello-world", f"{hello * 1000:.0f} ms")
    row("first frame: home", f"{home * 1000:.0f} ms")
    row("  home to hello-world", ratio([(one[0], one[1]) for one in runs]), "1.35x")
    row("first frame: demo, ten minutes run ahead", f"{demo * 1000:.0f} ms")


def quitting() -> None:
    """Time to quit."""
    runs = list(screen_cost.quits(PAIRS))
    row("quit: hello-world", f"{statistics.median(one for one, _ in runs) * 1000:.0f} ms")
    row("  home to hello-world", ratio(runs), "1.2x")


def live() -> None:
    """Cost of the live screen with three strips."""
    hello = screen_cost.live_cost(screen_cost.HELLO, screen_cost.HELLO_MARK)
    demo = screen_cost.live_cost(screen_cost.LIVE, screen_cost.LIVE_MARK)
    row("live: processor, of one core", f"{demo.cpu_percent:.1f} %", "5 %")
    row("live: to the terminal", f"{demo.kilobytes_per_s:.1f} KB/s", "40 KB/s")
    row("live: memory (hello-world, live)", f"{hello.rss_mib:.0f}, {demo.rss_mib:.0f} MiB")
    row("  live to hello-world", f"{demo.rss_mib / hello.rss_mib:.2f}x", "1.4x")


def latency() -> None:
    """Time from a notification to its painted number."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "delays.json")
        home = Path(folder, "home")
        home.mkdir()
        (home / "settings.toml").write_text("safety_card_confirmed = true\nremember_asked = true\n")
        terminal = Terminal(
            [sys.executable, "-m", "tests.bench.latency_child", str(report)], {"STRIDECUE_HOME": str(home)}
        )
        try:
            while not report.exists() and terminal.process.poll() is None:
                terminal.read_for(0.2)
            delays_ms = sorted(delay * 1000 for delay in json.loads(report.read_text()))
        finally:
            terminal.close()
    row("notification to painted number: p50", f"{statistics.median(delays_ms):.1f} ms", "10 ms")
    row("notification to painted number: p99", f"{percentile_99(delays_ms):.1f} ms", "50 ms")


def latency_from_the_air() -> None:
    """The same through the message bus and the Bluetooth stack, while other sensors drop, leave and come back."""
    sys.path.append(str(Path(__file__).parents[1]))  # for `bluez`, the virtual BlueZ
    from tests.bench import air_latency  # noqa: PLC0415

    delays_ms = air_latency.delays_ms()
    if delays_ms is None:
        row("from the air, with faults", "no dbus-daemon", "10, 50 ms")
        return
    row("from the air, with faults: p50", f"{statistics.median(delays_ms):.1f} ms", "10 ms")
    row("from the air, with faults: p99", f"{percentile_99(delays_ms):.1f} ms", "50 ms")


def voice() -> None:
    """How late the loop is while a cue is spoken every second."""
    quiet, speaking = voice_lag.lags_ms(speaking=False), voice_lag.lags_ms()
    if quiet is None or speaking is None:
        row("loop's lag while speaking", "no espeak-ng", "20 ms")
        return
    row("loop's lag, quiet: p99, worst", f"{percentile_99(quiet):.1f}, {quiet[-1]:.1f} ms")
    row("loop's lag while speaking: p99", f"{percentile_99(speaking):.1f} ms", "20 ms")
    row("  the worst, as a cue begins", f"{speaking[-1]:.1f} ms")


def percentile_99(in_order: list[float]) -> float:
    """Return what 99 of 100 do not exceed."""
    return in_order[int(len(in_order) * 0.99)]


def engine() -> None:
    """Speed of the engine."""
    figures = engine_speed.times_real_time()
    row("engine: three sensors, times real time", f"{statistics.median(figures):,.0f}x", "3,600x or more")
    tried = statistics.median(engine_speed.tried_hours_per_s())
    row("cues try: hours of running tried in a second", f"{tried:.2f} h", "1 h or more")
    row("engine: a checkpoint after an hour", f"{engine_speed.checkpoint_ms():.1f} ms")


def seek() -> None:
    """A jump in a replay of two hours."""
    gone_through_s, jumps_ms = seeking.seek_ms()
    row("replay of two hours: gone through once", f"{gone_through_s:.1f} s")
    row("  a jump: p50, worst", f"{statistics.median(jumps_ms):.0f}, {jumps_ms[-1]:.0f} ms", "200 ms")


def library() -> None:
    """A library of thousands of runs."""
    with big_library.big_home() as home:
        path = big_library.library_in(home)
        size = big_library.sizes(path)
        row("library: a run of an hour on disk", f"{size.whole:.0f} KB", "400 KB")
        row("  of which inputs, what is derived", f"{size.inputs:.0f}, {size.derived:.0f} KB")
        for what, took_ms in big_library.milliseconds(path):
            row(f"{big_library.RUNS:,} runs: {what}", f"{took_ms:.1f} ms", ALLOWED_MS.get(what, ""))
        frames = list(big_library.first_frames(home, PAIRS))
        row("  home with them, to home without", ratio(frames), "1.1x")
        history = list(big_library.history_on_screen(home, PAIRS))
        row("history on screen", f"{statistics.median(full for _, full in history) * 1000:.0f} ms")
        row("  to that of an empty library", ratio(history), "1.3x")


def ten_hours() -> None:
    """A run of ten hours when it is over."""
    run = long_run.measure()
    row("a run of ten hours: its track worked out", f"{run.derived_s:.1f} s")
    row("  kept", f"{run.kept_s:.2f} s, {run.kilobytes_an_hour:.0f} KB/h", "60 KB/h")
    row("  opened", f"{run.opened_s:.2f} s", "0.5 s")
    row("  gathered while it goes on, a second", f"{long_run.gathering_us():.0f} us")


def memory() -> None:
    """Memory over ten hours."""
    figures = engine_speed.memory_by_hour()
    row("memory after hours 1, 5 and 10", ", ".join(f"{figures[hour]:.0f}" for hour in (0, 4, 9)) + " MiB")
    row("  hour 10 to hour 2", f"{figures[9] / figures[1]:.2f}x", "flat")


def ratio(pairs: list[tuple[float, float]]) -> str:
    """Return the median of pairwise ratios, in words."""
    return f"{screen_cost.median_ratio(pairs):.2f}x"


def row(what: str, measured: str, allowed: str = "") -> None:
    """Print one figure."""
    print(f"{what:<52}{measured:>16}{allowed:>18}", flush=True)


if __name__ == "__main__":
    main()
