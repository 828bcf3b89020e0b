"""What became of the cues of a run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from stridecue.model.cue import Asks, Cue, CueKind, Decision, Outcome
from stridecue.model.response import Response
from stridecue.report.cue_report import CueLine, Quieted, cue_report

QUICK = Cue(
    "cb-quick",
    "cadence-builder",
    CueKind.TECHNIQUE,
    "Quicker steps",
    None,
    "",
    50,
    8.0,
    0.0,
    technique="quick steps",
)
ANSWER = Response("cb-quick", "quick steps", 0, 20, False, "cadence_change", 2.0, False, True)
CUED = (3.1, 2.4, 1.8, 4.0, 2.2, 3.5, 0.9, 2.7)
SILENT = (1.2, 0.4, 2.0, 0.8)


def decided(second: int, outcome: Outcome = Outcome.SHOWN, cue: Cue = QUICK) -> Decision:
    return Decision(float(second), second, cue, outcome)


def answers(hits: Sequence[bool | None], *, withheld: bool = False) -> list[Response]:
    return [replace(ANSWER, hit=hit, withheld=withheld, measured_s=100 * n) for n, hit in enumerate(hits)]


def effects(values: Sequence[float], *, withheld: bool = False) -> list[Response]:
    return [replace(ANSWER, effect=value, withheld=withheld) for value in values]


def only(lines: tuple[CueLine, ...]) -> CueLine:
    (line,) = lines
    return line


def test_only_what_a_lot_decided_on_is_compared() -> None:
    by_lot = [*effects(CUED), *effects(SILENT, withheld=True)]
    anyway = [replace(one, drawn=False) for one in effects([9.0] * 20)]
    told = only(cue_report([decided(5)], by_lot, anyway))
    assert told.comparison == only(cue_report([decided(5)], by_lot)).comparison


def test_nothing_has_no_lines() -> None:
    assert cue_report([], [ANSWER], [ANSWER], [5.0]) == ()
    assert cue_report([decided(5, Outcome.MUTED)], []) == ()


def test_a_cue_has_its_counts() -> None:
    decisions = [decided(5), decided(6, Outcome.WITHHELD), decided(7, Outcome.MUTED), decided(8)]
    line = only(cue_report(decisions, answers([True, None, False])))
    assert (line.id, line.set, line.kind, line.show, line.technique) == (
        "cb-quick",
        "cadence-builder",
        CueKind.TECHNIQUE,
        "Quicker steps",
        "quick steps",
    )
    assert (line.shown, line.withheld, line.measured, line.hits) == (2, 1, 2, 1)
    assert (line.metric, line.relative, line.up, line.within) == ("cadence_change", False, True, False)


@pytest.mark.parametrize(
    ("hits", "measured", "low", "high"), [(7, 10, 0.397, 0.892), (3, 5, 0.231, 0.882), (18, 20, 0.699, 0.972)]
)
def test_a_share_has_its_interval(hits: int, measured: int, low: float, high: float) -> None:
    found = answers([True] * hits + [False] * (measured - hits))
    share = only(cue_report([decided(5)], found)).share
    assert share is not None
    assert (round(share.low, 3), round(share.high, 3)) == (low, high)


def test_fewer_than_five_answers_have_no_share() -> None:
    assert only(cue_report([decided(5)], answers([True] * 4))).share is None


def test_what_was_withheld_is_no_hit() -> None:
    line = only(cue_report([decided(5)], answers([True] * 5, withheld=True)))
    assert (line.measured, line.share) == (0, None)


def test_the_effect_is_against_staying_silent() -> None:
    line = only(cue_report([decided(5)], [*effects(CUED), *effects(SILENT, withheld=True)]))
    assert line.comparison is not None
    assert (line.comparison.shown, line.comparison.withheld) == (8, 4)
    interval = line.comparison.interval
    assert interval is not None
    assert [round(value, 3) for value in (interval.difference, interval.low, interval.high)] == [
        1.475,
        0.363,
        2.587,
    ]
    assert line.comparison.clear


def test_earlier_runs_are_compared_with_and_not_counted() -> None:
    here = [*effects(CUED[:5]), *effects(SILENT[:1], withheld=True)]
    before = [*effects(CUED[5:]), *effects(SILENT[1:], withheld=True), replace(ANSWER, cue="other")]
    line = only(cue_report([decided(5)], here, before))
    assert (
        line.comparison
        == only(cue_report([decided(5)], [*effects(CUED), *effects(SILENT, withheld=True)])).comparison
    )
    assert line.measured == 5


@pytest.mark.parametrize(("cued", "silent"), [(7, 4), (8, 3), (0, 0)])
def test_too_few_are_not_compared(cued: int, silent: int) -> None:
    line = only(
        cue_report(
            [decided(5)], [ANSWER], [*effects(CUED[:cued]), *effects(SILENT[:silent], withheld=True)][1:]
        )
    )
    assert line.comparison is not None
    assert line.comparison.interval is None
    assert not line.comparison.clear


@pytest.mark.parametrize(
    "changes", [{"metric": "cadence"}, {"relative": True}, {"up": False}, {"within": True}, {"effect": None}]
)
def test_answers_of_a_cue_that_was_changed_since_are_left_out(changes: dict[str, object]) -> None:
    before = [replace(ANSWER, **changes) for _ in range(20)]  # type: ignore[arg-type]
    line = only(cue_report([decided(5)], [ANSWER], before))
    assert line.comparison is not None
    assert line.comparison.shown == 1


def test_an_effect_around_nothing_is_not_clear() -> None:
    same = [*effects((1.0, 2.0) * 4), *effects((1.0, 2.0) * 2, withheld=True)]
    comparison = only(cue_report([decided(5)], same)).comparison
    assert comparison is not None
    assert comparison.interval is not None
    assert not comparison.clear
    worse = [*effects(SILENT * 2), *effects((5.0, 5.1, 5.2, 5.3), withheld=True)]
    comparison = only(cue_report([decided(5)], worse)).comparison
    assert comparison is not None
    assert comparison.clear, "a cue may also be clearly worse than silence"


@pytest.mark.parametrize("kind", [kind for kind in CueKind if kind is not CueKind.TECHNIQUE])
def test_only_technique_is_compared(kind: CueKind) -> None:
    found = [*effects(CUED), *effects(SILENT, withheld=True)]
    assert only(cue_report([decided(5, cue=replace(QUICK, kind=kind))], found)).comparison is None


def test_a_check_answers_the_last_one_asked_for_and_each_once() -> None:
    tall = replace(QUICK, id="tb-tall", asks=Asks.CHECK)
    arms = replace(tall, id="tb-arms")
    decisions = [decided(10, cue=tall), decided(20), decided(50, cue=arms), decided(90, cue=tall)]
    lines = {line.id: line for line in cue_report(decisions, [], checks_s=[5.0, 12.0, 15.0, 55.0])}
    assert (lines["tb-tall"].asked, lines["tb-tall"].checked) == (2, 1)
    assert (lines["tb-arms"].asked, lines["tb-arms"].checked) == (1, 1)
    assert (lines["cb-quick"].asked, lines["cb-quick"].checked) == (0, 0)


@pytest.mark.parametrize(
    ("hits", "quieted"),
    [
        ([False, False], None),
        ([False, False, True, False], None),
        ([False, None, False, False], Quieted.FOR_A_WHILE),
        ([True, False, False, False, True], Quieted.FOR_A_WHILE),
        ([False] * 6, Quieted.FOR_THE_RUN),
        ([False, False, False, True, False, False, False], Quieted.FOR_THE_RUN),
    ],
)
def test_a_cue_that_missed_in_a_row_went_quiet(hits: list[bool | None], quieted: Quieted | None) -> None:
    assert only(cue_report([decided(5)], answers(hits))).quieted is quieted
    safety = replace(QUICK, kind=CueKind.SAFETY)
    assert only(cue_report([decided(5, cue=safety)], answers(hits))).quieted is None


def test_measured_cues_come_first_and_then_those_that_came_most() -> None:
    def of(name: str) -> Cue:
        return replace(QUICK, id=name)

    decisions = [decided(n, cue=of(name)) for n, name in enumerate(["b", "c", "c", "a", "m", "n", "n"])]
    found = [replace(ANSWER, cue=name) for name in ("m", "n")] + [replace(ANSWER, cue="c", hit=None)]
    assert [line.id for line in cue_report(decisions, found)] == ["n", "m", "c", "a", "b"]
