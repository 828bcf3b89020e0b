"""A plan's picture in the place of a strip."""

from __future__ import annotations

from stridecue.app.widgets.palette import Palette
from stridecue.app.widgets.plan_calm import PlanCalm
from stridecue.app.widgets.plan_picture import PlanPicture
from stridecue.model.plan import EndsBy, PlannedStep, StepKind

PALETTE = Palette({"background": "#0d1017", "accent": "#ffb454"})


def step(kind: str, seconds: float, grade: float = 0.0) -> PlannedStep:
    return PlannedStep(StepKind(kind), kind, EndsBy.TIME, seconds, speed_mps=2.0, grade_percent=grade)


STEPS = (step("warmup", 300), *[step("rep", 60, 6.0), step("recover", 120)] * 3, step("cooldown", 300))


def test_label_and_scale_stand_where_those_of_a_strip_do() -> None:
    picture = PlanPicture()
    picture.show(STEPS, 400.0, "12 min left")
    rows = [row.text for row in picture.paint(80, 4, PALETTE)]
    assert rows[0].startswith("  PLAN ") and rows[0].rstrip().endswith("6%")
    assert rows[1].startswith("  12 min left")
    assert {len(row) for row in rows} == {80}


def test_what_is_done_has_its_full_colour_and_what_comes_is_fainter() -> None:
    picture = PlanPicture()
    picture.show(STEPS, 570.0)
    colours: list[object] = []
    for segment in picture.paint(80, 2, PALETTE)[1]:
        if "█" in segment.text and segment.style is not None:
            colours.append(segment.style.color)
    full, faint = PALETTE.style("accent").color, PALETTE.faint("accent").color
    assert full != faint
    assert colours == [full, full, faint]


async def test_it_is_painted_when_its_place_comes_to_another_cell(holder, monkeypatch) -> None:
    picture = PlanPicture()
    async with holder(picture).run_test(size=(80, 4)) as pilot:
        picture.show(STEPS, 0.0, "19 min left")
        await pilot.pause()
        painted: list[object] = []
        monkeypatch.setattr(picture, "refresh", lambda *which, **_: painted.append(which))
        for second in range(60):
            picture.show(STEPS, float(second), "19 min left")
        assert len(painted) == 3
        picture.show(STEPS, 59.0, "18 min left")
        assert painted[-1] != ()
        picture.show(STEPS[:-1], 59.0, "18 min left")
        assert painted[-1] == ()


def test_a_calm_place_has_time_and_words_at_any_size() -> None:
    calm = PlanCalm()
    calm.show("12:34", "As you like")
    rows = [row.text for row in calm.paint(80, 22, PALETTE)]
    assert sum("█" in row for row in rows) >= 5
    assert "As you like" in "".join(rows)
    for width, height in ((60, 3), (20, 1), (200, 57)):
        drawn = calm.paint(width, height, PALETTE)
        assert [row.cell_length for row in drawn] == [width] * height
