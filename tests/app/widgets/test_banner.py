"""A cue is set as large as its place allows."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from examples import examples
from stridecue.app.widgets.banner import CueBanner, cue_setting, largest_setting, note_rows
from stridecue.app.widgets.letters import FACES, TINY, wrap
from stridecue.app.widgets.palette import default_palette
from stridecue.model.cue import CueKind


def painted(
    text: str, width: int, height: int, kind: str = "technique", note: str = "", *, large_note: bool = False
) -> list[str]:
    banner = CueBanner()
    banner.show(text, kind, note, large_note=large_note)
    return [row.text for row in banner.paint(width, height, default_palette())]


@settings(max_examples=examples(50))
@given(
    st.text(max_size=40),
    st.sampled_from([(60, 5), (80, 11), (120, 17), (200, 27), (3, 1)]),
    st.sampled_from(["technique", "safety", "unheard of"]),
    st.text(max_size=20),
    st.booleans(),
)
def test_it_fills_its_place_exactly_for_any_text(
    text: str, size: tuple[int, int], kind: str, note: str, large_note: bool
) -> None:
    rows = painted(text, *size, kind, note, large_note=large_note)
    assert len(rows) == size[1]
    assert {cell_len(row) for row in rows} == {size[0]}


@settings(max_examples=examples(50))
@given(
    st.lists(st.text("ABCDEFGHW", min_size=1, max_size=9), min_size=1, max_size=4),
    st.integers(40, 200),
    st.integers(5, 40),
)
def test_no_larger_setting_was_passed_over(words: list[str], columns: int, rows: int) -> None:
    text = " ".join(words)
    setting = largest_setting(text, columns, rows)
    for face in FACES:
        if setting is not None and face.rows <= setting.face.rows:
            break
        texts = wrap(text, columns, face)
        gap = 0 if face.rows <= 4 else 1
        too_wide = any(face.width(part) > columns for part in texts)
        assert too_wide or len(texts) * (face.rows + gap) - gap > rows


def test_one_word_a_line_where_that_is_larger() -> None:
    setting = cue_setting("Shorten stride", 120, 17)
    assert setting is not None
    assert setting.texts == ("Shorten", "stride")
    assert setting.face.rows >= 7


def test_one_line_where_that_is_larger() -> None:
    setting = cue_setting("Stand tall", 120, 13)
    assert setting is not None
    assert setting.texts == ("Stand tall",)


def test_a_row_stays_free_above_and_below() -> None:
    rows = painted("Shorten stride", 120, 17)
    assert rows[0].isspace()
    assert rows[-1].isspace()


def test_a_cue_too_long_for_any_letters_is_still_shown() -> None:
    assert any("supercalifragilistic" in row for row in painted("supercalifragilistic", 30, 5))


@pytest.mark.parametrize("text", ["Стой прямо", "背筋を伸ばす", "שב זקוף"])
def test_a_cue_in_a_script_without_letters_of_ours_is_still_shown(text: str) -> None:
    assert cue_setting(text, 60, 12) is None
    assert any(text in line for line in painted(text, 60, 12))


def test_accents_and_signs_cost_a_cue_no_letters() -> None:
    assert cue_setting("Größer, höher → é!", 120, 30) is not None


def test_the_note_stands_below() -> None:
    assert painted("Stand tall", 120, 17, "technique", "why: w")[-1].strip() == "why: w"


@pytest.mark.parametrize("size", [(80, 9), (80, 12), (120, 17), (200, 28)])
def test_a_large_note_is_set_in_letters_and_moves_nothing_when_it_changes(size: tuple[int, int]) -> None:
    asked = painted("Can you talk?", *size, note="y yes", large_note=True)
    answered = painted("Can you talk?", *size, note="kept: easy to talk", large_note=True)
    below = note_rows("Can you talk?", *size)
    assert below >= 1 + TINY.rows
    assert asked[:-below] == answered[:-below]
    assert asked[-below].isspace()
    assert not any("yes" in row for row in asked)
    assert sum(not row.isspace() for row in asked[-below:]) >= TINY.rows


def test_a_cue_that_needs_every_row_for_its_letters_keeps_them_all() -> None:
    alone = painted("Elbows back, loose", 60, 6)
    assert not any("Elbows" in row for row in alone)
    assert painted("Elbows back, loose", 60, 6, note="y done") == alone


def test_a_note_that_would_cost_the_cue_its_letters_stays_small() -> None:
    assert note_rows("Can you talk?", 60, 7) == 0
    assert painted("Can you talk?", 60, 7, note="y yes · n no", large_note=True)[-1].strip() == "y yes · n no"


@pytest.mark.parametrize("kind", list(CueKind))
def test_every_kind_has_its_ground(kind: CueKind) -> None:
    palette = default_palette()
    banner = CueBanner()
    banner.show("Ease off now", kind.value)
    style = palette.style(f"cue-ink-{kind.value}", f"cue-ground-{kind.value}")
    assert {cell_style for row in banner.paint(120, 17, palette) for _, cell_style, _ in row} == {style}


def test_cleared_it_is_plain_ground() -> None:
    banner = CueBanner()
    banner.show("Stand tall")
    banner.clear()
    assert all(row.text.isspace() for row in banner.paint(80, 9, default_palette()))
