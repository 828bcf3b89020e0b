"""Devices that are known by name."""

import pytest

from stridecue.decode.quirks import NO_QUIRK, QUIRKS, Quirk, Strength, quirk_of
from stridecue.model.device_settings import CadenceBasis


def settings(quirk: Quirk) -> tuple[CadenceBasis, float, float]:
    return quirk.cadence_basis, quirk.speed_factor, quirk.incline_scale


@pytest.mark.parametrize(
    "name", ["TICKR X 1A2B", "Wahoo TICKR X", "tickrx", "MYRUN 4711", "MyRun", "RUNN", "NPE Runn 0123"]
)
def test_both_feet(name: str) -> None:
    assert quirk_of(name).cadence_basis is CadenceBasis.BOTH_FEET


@pytest.mark.parametrize(
    "name", ["Stryd", "STRYD 3", "Zwift RunPod", "RUNPOD 12", "Forerunner 245", "Garmin HRM"]
)
def test_one_foot(name: str) -> None:
    assert quirk_of(name).cadence_basis is CadenceBasis.ONE_FOOT


@pytest.mark.parametrize(
    ("name", "device"),
    [
        ("Polar Sense B5A1", "Polar OH1, Verity Sense"),
        ("Polar OH1 12", "Polar OH1, Verity Sense"),
        ("InfiniTime", "InfiniTime watches"),
        ("Polar Stride 1A", "Polar Stride Sensor"),
        ("FS-7A2B1C", "FitShow controllers (walking pads of many makers)"),
        ("CITYSPORTS-Linker", "CITYSPORTS walking pads"),
        ("Matrix 12", "Matrix"),
        ("LF 0412", "Life Fitness"),
        ("S77", "Sole S77"),
        ("Mobvoi TMP", "Mobvoi"),
        ("DOMYOS-TS100", "Domyos TS100"),
    ],
)
def test_what_is_known_without_a_setting(name: str, device: str) -> None:
    quirk = quirk_of(name)
    assert quirk.device == device
    assert settings(quirk) == settings(NO_QUIRK)


@pytest.mark.parametrize(
    "name",
    [
        None,
        "",
        "TICKR 1A2B",
        "Running Pod",
        "Runner's watch",
        "TRUNN",
        "Polar H10 1234",
        "FORERUNN",
        "Elf 7",
        "OFS-12",
        "S770",
        "Domyos TC5",
        "Polar RUN 1A",
        "KS-R1P",
        "WalkingPad",
        "MX-TM 12",
    ],
)
def test_nothing_known(name: str | None) -> None:
    assert quirk_of(name) is NO_QUIRK
    assert settings(NO_QUIRK) == (CadenceBasis.UNKNOWN, 1.0, 1.0)
    assert (NO_QUIRK.ask, NO_QUIRK.note, NO_QUIRK.source, NO_QUIRK.strength) == ("", "", "", None)


def test_treadmills() -> None:
    assert quirk_of("Bowflex T9").speed_factor == 1.609344
    assert "miles" in quirk_of("TheRun T15").ask
    assert "miles" in quirk_of("FITSHOW").ask
    levels = quirk_of("ICONCEPT FTMS")
    assert [round(raw * levels.incline_scale) for raw in (6.0, 13.0, 20.0)] == [1, 2, 3]


@pytest.mark.parametrize("quirk", QUIRKS, ids=lambda quirk: quirk.device)
def test_every_row_has_its_words_and_its_evidence(quirk: Quirk) -> None:
    assert quirk.device
    assert quirk.note.endswith(".")
    assert quirk.note.count(". ") == 0, "one sentence"
    assert len(quirk.note) <= 100
    assert "#" in quirk.source or "/" in quirk.source or ".md" in quirk.source
    assert "|" not in quirk.device + quirk.note + quirk.source


def test_weak_evidence_sets_nothing() -> None:
    weak = [quirk for quirk in QUIRKS if quirk.strength is Strength.WEAK]
    assert weak
    assert {settings(quirk) for quirk in weak} == {settings(NO_QUIRK)}
    assert {quirk.ask for quirk in weak} == {""}


def test_a_name_of_any_length_is_looked_at_quickly() -> None:
    assert quirk_of("domyos" * 1000 + "x") is NO_QUIRK
    assert quirk_of("\x1b[2J\u202e") is NO_QUIRK
