"""The page about sensors says what the program does, and its examples work."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from stridecue import device_file
from stridecue.cli.sensors import sensors
from stridecue.decode import DECODERS, READERS, decode
from stridecue.decode.quirks import QUIRKS
from stridecue.model.sensor_details import FaultKind
from stridecue.sensor_documentation import TABLES, filled

PAGE = (Path(__file__).parents[1] / "docs" / "sensors.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    """The fenced blocks of a language."""
    found = re.findall(r"^```(\w*)\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    return [text for of, text in found if of == language]


def rows(name: str) -> list[list[str]]:
    """The cells of a table, without its head."""
    return [[cell.strip() for cell in line.split("|")[1:-1]] for line in TABLES[name]().splitlines()[2:]]


def test_the_tables_are_those_of_the_program() -> None:
    assert filled(PAGE) == PAGE, "python -m tests.docs makes them anew"


def test_every_table_is_on_the_page_once() -> None:
    assert sorted(re.findall(r"<!-- (\w+) -->", PAGE)) == sorted([*TABLES, *["end"] * len(TABLES)])


def test_an_unknown_mark_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        filled("<!-- nonsense -->\n<!-- end -->")


@pytest.mark.parametrize("name", TABLES)
def test_tables_are_regular(name: str) -> None:
    lines = TABLES[name]().splitlines()
    assert len(lines) > 3
    assert len({line.count("|") for line in lines}) == 1


def test_everything_that_is_decoded_is_there_and_how_it_comes() -> None:
    told = {cells[1].strip("`"): cells[2] for cells in rows("characteristics")}
    assert told == {**dict.fromkeys(DECODERS, "notified"), **dict.fromkeys(READERS, "read")}


def test_every_fault_has_its_row_and_no_cell_is_empty() -> None:
    found = rows("faults")
    assert len({cells[0] for cells in found}) == len(found) == len(FaultKind) + 2
    assert all(all(cells) for cells in found)
    assert all(cell.endswith(".") for cells in found for cell in cells[1:])


def test_every_known_device_is_there_with_its_evidence() -> None:
    found = rows("devices")
    assert [cells[0] for cells in found] == [quirk.device for quirk in QUIRKS]
    assert {cells[3] for cells in found} == {"good", "fair", "weak"}
    assert all(cells[4] for cells in found)


def test_the_example_of_the_file_can_be_used(tmp_path: Path) -> None:
    (example,) = blocks("toml")
    file = tmp_path / "devices.toml"
    file.write_text(example, encoding="utf-8")
    devices = device_file.load(file)
    assert devices is not None
    assert [device.title for device in devices] == ["My strap", "Pod", "Treadmill"]
    assert {key for (key, *_) in rows("keys")} == {
        f"`{name}`" for name in set(re.findall(r"^(\w+) =", example, re.M))
    }


def test_the_commands_are_there() -> None:
    named = set(re.findall(r"^stridecue sensors (\w+)", "".join(blocks("")), re.MULTILINE))
    assert named == set(sensors.commands)
    options = {option for one in sensors.params for option in one.opts}
    assert {"--capture", "--seconds", "--device"} <= options


def test_the_bytes_on_the_page_can_be_decoded() -> None:
    (number, digits) = re.findall(r"`stridecue decode (\w{4}) (\w+)`", PAGE)[0]
    assert decode(number, bytes.fromhex(digits))


def test_nothing_is_claimed_to_have_been_tried() -> None:
    assert "No\ndevice on this page has been tried with Stridecue itself" in PAGE
    assert "Not tested on hardware here" in PAGE
