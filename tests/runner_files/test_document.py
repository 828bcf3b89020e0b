"""The text of a runner's file: TOML, or what is wrong with it and where."""

from __future__ import annotations

import pytest

from stridecue.runner_files.document import MAX_FILE_BYTES, MOST_DOTS, read_document
from stridecue.runner_files.values import Notes


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('name = "Hills', "hills.toml, line 1, column 14: this is no TOML"),
        ("x = 1\nname = ", "hills.toml, line 2"),
        ("#" * (MAX_FILE_BYTES + 1), "257 kB; at most 256 kB"),
        ("a" + ".a" * (MOST_DOTS + 1) + " = 1", f"more than {MOST_DOTS} dots"),
        ("a = " + "[" * 5000 + "]" * 5000, "nested very deeply"),
    ],
)
def test_what_is_no_toml_is_told_with_its_place(text: str, said: str) -> None:
    notes = Notes("hills.toml")
    assert read_document(notes, text) is None
    (mistake,) = notes.mistakes
    assert said in str(mistake)


def test_a_document_is_read() -> None:
    notes = Notes("hills.toml")
    assert read_document(notes, 'name = "Hills"\n[[step]]\ntime = "3min"\n') == {
        "name": "Hills",
        "step": [{"time": "3min"}],
    }
    assert not notes.mistakes
