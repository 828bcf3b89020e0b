"""`stridecue demo --fault`: something goes wrong, and the coach says so."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from stridecue.cli.main import stridecue


@pytest.mark.parametrize(("fault", "cue"), [((), "hc-enter"), (("--fault", "above-cap"), "eb-early")])
def test_a_fault_makes_the_coach_speak(
    fault: tuple[str, ...], cue: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STRIDECUE_HOME", str(tmp_path))
    arguments = ("demo", "--minutes", "13", "--json", *fault)
    result = CliRunner().invoke(stridecue, arguments, catch_exceptions=False)
    assert (result.exit_code, result.stderr) == (0, "")
    told = {line["id"] for line in map(json.loads, result.stdout.splitlines()) if line["type"] == "cue"}
    assert told & {"hc-enter", "eb-early"} == {cue}


def test_a_fault_that_there_is_not_is_refused_with_those_there_are() -> None:
    result = CliRunner().invoke(stridecue, ("demo", "--fault", "wings"))
    assert result.exit_code != 0
    assert "low-cadence" in f"{result.exception} {result.output}"
