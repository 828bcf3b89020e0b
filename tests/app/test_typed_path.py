"""Paths as they are typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from stridecue.app.typed_path import typed_path


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (" runs/a.fit ", "runs/a.fit"),
        ("'/folk/me/my runs'", "/folk/me/my runs"),
        ('"a.fit"', "a.fit"),
        ("'a.fit", "'a.fit"),
        ("''", "''"),
        ("~nobody-has-this-name/a.fit", "~nobody-has-this-name/a.fit"),
    ],
)
def test_it_is_the_path_that_was_meant(text: str, wanted: str) -> None:
    assert typed_path(text) == Path(wanted)


def test_the_home_folder_is_ones_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/folk/me")
    monkeypatch.setenv("USERPROFILE", "/folk/me")
    assert typed_path("~/a b.fit") == Path("/folk/me/a b.fit")
