"""`stridecue doctor`: the table, its lines and JSON, and that it never fails itself."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from stridecue import paths
from stridecue.cli.doctor import bluetooth, command
from stridecue.cli.doctor.check import Check, Finding, Status, failed, ok, warning
from stridecue.cli.doctor.command import CHECKS, doctor, finding_lines


@pytest.fixture
def table(monkeypatch: pytest.MonkeyPatch) -> list[Check]:
    """The checks of a system that a test makes up; the radio is well."""
    checks: list[Check] = []

    async def adapter() -> Finding:
        return ok("hci0 is on")

    async def air(seconds: float) -> Finding:
        return ok(f"none asked for, in {seconds} s")

    monkeypatch.setattr(command, "CHECKS", checks)
    monkeypatch.setattr(bluetooth, "look_at_adapter", adapter)
    monkeypatch.setattr(bluetooth, "look_at_air", air)
    return checks


def call(*arguments: str) -> Result:
    return CliRunner().invoke(doctor, arguments, catch_exceptions=False)


def test_all_is_well(table: list[Check]) -> None:
    table.append(Check("voice", lambda: ok("espeak-ng")))
    result = call("--seconds", "3")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "ok       voice            espeak-ng",
        "ok       adapter          hci0 is on",
        "ok       sensors          none asked for, in 3 s",
        "All is well.",
    ]


def test_a_warning_is_no_failure(table: list[Check]) -> None:
    table.append(Check("voice", lambda: warning("none", "Install one.")))
    result = call()
    assert result.exit_code == 0
    assert result.stdout.splitlines()[:2] == [
        "warning  voice            none",
        "                          Install one.",
    ]
    assert result.stdout.endswith("0 failed, 1 warning.\n")


def test_a_failure_and_a_check_that_breaks_off(table: list[Check]) -> None:
    def broken() -> Finding:
        raise KeyError("odd")

    table += [Check("one", broken), Check("other", lambda: failed("bad")), Check("last", lambda: ok("fine"))]
    result = call("--json")
    assert result.exit_code == 1
    assert result.stderr == ""
    document = json.loads(result.stdout)
    assert [row["status"] for row in document["checks"]] == ["failed", "failed", "ok", "ok", "ok"]
    assert document["checks"][1] == {"check": "other", "status": "failed", "found": "bad", "to_do": None}
    assert (document["failed"], document["warnings"]) == (2, 0)


def test_what_other_systems_have_is_left_out(table: list[Check]) -> None:
    table += [Check("here", lambda: ok(""), sys.platform), Check("there", lambda: ok(""), "plan9")]
    rows = json.loads(call("--json").stdout)["checks"]
    assert [row["check"] for row in rows] == ["here", "adapter", "sensors"]


def test_without_an_adapter_nothing_is_listened_for(
    table: list[Check], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def adapter() -> Finding:
        return failed("Bluetooth is switched off.")

    monkeypatch.setattr(bluetooth, "look_at_adapter", adapter)
    rows = json.loads(call("--json").stdout)["checks"]
    assert [row["check"] for row in rows] == ["adapter"]


def test_lines_fit_and_command_no_terminal() -> None:
    finding = Finding(Status.FAILED, "\x1b[2J\u202e" + "word " * 60, "do " * 60)
    lines = finding_lines("message bus", finding)
    assert max(len(line) for line in lines) <= 80
    assert all(line.isprintable() for line in lines)
    assert finding_lines("x", ok(""))[0].startswith("ok")


def test_names_are_told_apart() -> None:
    assert len({check.name for check in CHECKS}) == len(CHECKS)


@pytest.mark.parametrize("seconds", ["0", "61", "x"])
def test_a_time_that_makes_no_sense(seconds: str) -> None:
    assert call("--seconds", seconds).exit_code == 2


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no message bus to take away")
def test_a_system_on_which_nothing_works(tmp_path: Path) -> None:
    home = paths.settings_folder()
    home.mkdir(parents=True)
    (home / "settings.toml").write_bytes(b"\xff\xfe\x00")
    (home / "devices.toml").write_text("[[device")
    (home / "library.sqlite3").write_text("no database\n" * 100)
    environment = os.environ | {
        "DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={tmp_path / 'nowhere'}",
        "PATH": str(tmp_path),
        "PYTHONIOENCODING": "ascii",
        "TERM": "",
    }
    ended = subprocess.run(
        (sys.executable, "-m", "stridecue", "doctor", "--seconds", "1"),
        check=False,
        capture_output=True,
        text=True,
        timeout=30,
        stdin=subprocess.DEVNULL,
        env=environment,
    )
    assert ended.returncode == 1
    assert "Traceback" not in ended.stderr
    assert len(ended.stderr.splitlines()) == 1
    assert all(len(line) <= 80 and line.isascii() for line in ended.stdout.splitlines())
    status = {line[9:24].strip(): line[:9].strip() for line in ended.stdout.splitlines() if line[:1] != " "}
    for name in ("characters", "settings", "devices", "library", "message bus", "adapter"):
        assert status[name] == "failed", name
    assert status["data folder"] == "ok"
