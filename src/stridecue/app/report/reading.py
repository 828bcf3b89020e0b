"""What the cursor in the charts reads: everything that is known about one second of the run.

Rules: a value is the second's own, never a mean. One that was in doubt has a question mark; one that was not there is
left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from stridecue.app.widgets.text import harmless
from stridecue.model.cue import Decision
from stridecue.model.profile import Unit
from stridecue.model.state import Activity, Quality
from stridecue.model.track import Second
from stridecue.report import wording

_BETWEEN = "  "
_CUE_COLUMNS = 200
_ACTIVITIES = {Activity.PAUSED: "paused", Activity.AUTO_PAUSED: "stopped"}


def reading(second: Second, unit: Unit, columns: int) -> Content:
    """Return the values of one second in one line; what has no room is left out from the end on."""
    pieces = [
        (wording.duration(second.elapsed_s), "bold $accent"),
        (wording.distance(second.distance_m, unit), "bold $neutral"),
        *_values(second, unit),
    ]
    kept: list[Content] = []
    room = columns
    for text, style in pieces:
        room -= len(text) + len(_BETWEEN)
        if room + len(_BETWEEN) < 0:
            break
        kept.append(Content.styled(text, style))
    return Content(_BETWEEN).join(kept)


def _values(second: Second, unit: Unit) -> Iterator[tuple[str, str]]:
    if second.activity in _ACTIVITIES:
        yield _ACTIVITIES[second.activity], "$off"
    if second.heart_rate_bpm is not None:
        zone = f" Z{second.zone}" if second.zone else ""
        tone = f"$zone-{second.zone}" if second.zone else "$neutral"
        doubt = _doubt(second.heart_rate_quality)
        yield f"{wording.heart_rate(second.heart_rate_bpm)}{doubt} bpm{zone}", tone
    pace = wording.pace(second.speed_mps, unit)
    if pace != wording.MISSING_PACE:
        yield f"{pace}{_doubt(second.speed_quality)} {wording.pace_unit(unit)}", "$neutral"
    if second.grade_percent is not None:
        yield f"{wording.grade(second.grade_percent)}{_doubt(second.grade_quality)} %", "$neutral"
    if second.cadence_spm:
        own = second.cadence_baseline_spm
        yours = "" if own is None else f" (yours {wording.cadence(own)})"
        doubt = _doubt(second.cadence_quality)
        yield f"{wording.cadence(second.cadence_spm)}{doubt} spm{yours}", "$neutral"
    if second.power_w is not None:
        yield f"{wording.power(second.power_w)}{_doubt(second.power_quality)} W", "$neutral"
    if second.altitude_m is not None:
        yield f"{second.altitude_m:.0f} m high", "$neutral"


def cue_reading(shown: Sequence[tuple[int, Decision]], total: int, columns: int) -> Content:
    """Return the cues at the cursor, each with its second, in one line; or how to get to the `total` of them."""
    if not shown:
        words = (
            ""
            if not total
            else "One cue: . goes to it."
            if total == 1
            else f"{total} cues: , and . go to them."
        )
        return Content.styled(words, "$dim")
    told = []
    for at_s, decision in shown:
        cue = decision.cue
        name = harmless(cue.show, _CUE_COLUMNS)
        said = f": {harmless(cue.say, _CUE_COLUMNS)}" if cue.say and cue.say.rstrip(".") != cue.show else ""
        told.append(f"{wording.duration(at_s)} {name}{said}")
    return Content.styled(harmless("  ".join(told), columns), "$neutral")


def _doubt(quality: Quality) -> str:
    return "?" if quality is Quality.SUSPECT else ""
