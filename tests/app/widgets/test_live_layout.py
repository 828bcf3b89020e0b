"""The live screen's middle on a real screen."""

from __future__ import annotations

from stridecue.app.widgets.live_layout import LiveLayout, TooSmall


async def test_strips_and_cue_take_turns(holder) -> None:
    live = LiveLayout()
    async with holder(live).run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert set(live.figures) == {"heart_rate", "cadence", "pace", "grade"}
        assert all(figure.size.height >= 9 for figure in live.figures.values())
        assert live.strips["heart_rate"].size.height >= 3
        assert live.banner.size.height == 0
        live.banner.show("Stand tall", "safety")
        live.showing(True)
        await pilot.pause()
        assert live.banner.size.height >= 15
        assert live.banner.region.bottom == 40
        live.banner.clear()
        live.showing(False)
        await pilot.pause()
        assert live.strips["grade"].region.height >= 3


async def test_a_longer_cue_gets_new_places_in_a_small_window(holder) -> None:
    live = LiveLayout()
    async with holder(live).run_test(size=(80, 22)) as pilot:
        live.banner.show("Stand tall")
        live.showing(True)
        await pilot.pause()
        before = live.figures["pace"].region
        live.banner.show("Shorten stride")
        await pilot.pause()
        assert live.figures["pace"].region != before


async def test_a_window_too_small_gets_one_sentence(holder) -> None:
    live = LiveLayout()
    async with holder(live).run_test(size=(59, 20)) as pilot:
        await pilot.pause()
        sentence = live.query_one(TooSmall)
        assert "at least 60x18" in "".join(sentence.render_line(y).text for y in range(sentence.size.height))
        assert live.figures["pace"].size.height == 0
        await pilot.resize_terminal(60, 18)
        await pilot.pause()
        assert live.figures["pace"].size.height > 0


async def test_another_theme_is_painted_in_its_colours(holder) -> None:
    live = LiveLayout()
    app = holder(live)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        before = live.figures["pace"].render_line(4)._segments[0].style
        app.theme = "textual-light"
        await pilot.pause()
        await pilot.pause()
        after = live.figures["pace"].render_line(4)._segments[0].style
        assert before is not None and after is not None
        assert before.bgcolor != after.bgcolor
