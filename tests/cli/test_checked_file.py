"""What is told of a file that was checked."""

from __future__ import annotations

import json

import pytest

from stridecue.cli.checked_file import tell_mistakes
from stridecue.errors import PlanFileError
from stridecue.runner_files.mistakes import Mistake

MISTAKE = Mistake("a.toml", "2", "time", "found 4", "a duration is needed", line=7, sort="step")
ERROR = PlanFileError("a.toml has 1 mistake:", (str(MISTAKE),))


def test_people_are_told_by_the_error() -> None:
    with pytest.raises(PlanFileError) as told:
        tell_mistakes("a.toml", (MISTAKE,), ERROR, as_json=False)
    assert told.value is ERROR
    tell_mistakes("a.toml", (), ERROR, as_json=False)


@pytest.mark.parametrize(("mistakes", "status"), [((MISTAKE,), 2), ((), 0)])
def test_json_ends_with_the_status(
    mistakes: tuple[Mistake, ...], status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        tell_mistakes("a.toml", mistakes, ERROR, as_json=True)
    assert ended.value.code == status
    document = json.loads(capsys.readouterr().out)
    assert [row["step"] for row in document["mistakes"]] == ["2"] * len(mistakes)
