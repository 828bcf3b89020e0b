"""Which reader a file gets."""

import gzip
import re
from pathlib import Path

import pytest

from stridecue.errors import FileError
from stridecue.files.read import read_run_file, read_run_files
from stridecue.model.inputs import Reading


def test_a_fit_file_is_known_by_its_name_or_its_beginning(runs: Path, tmp_path: Path) -> None:
    assert len(read_run_file(runs / "fenix5-run-1min.fit").inputs) == 23
    for name in ("RUN.FIT", "download", "run.bin"):
        copy = tmp_path / name
        copy.write_bytes((runs / "fenix5-run-1min.fit").read_bytes())
        assert read_run_file(copy).name == name


@pytest.mark.parametrize(
    ("name", "records"),
    [("fr620-run-3laps.tcx", 147), ("nike-run-gappy-hr.gpx", 727), ("fenix5-run-1min.fit", 21)],
)
def test_what_a_file_begins_with_says_what_it_is(runs: Path, tmp_path: Path, name: str, records: int) -> None:
    data = (runs / name).read_bytes()
    for other in (name, "download", "run.fit", "run.tcx", f"{name}.gz"):
        for content in (data, gzip.compress(data, mtime=0)):
            copy = tmp_path / other
            copy.write_bytes(content)
            (run,) = read_run_files(copy)
            assert sum(isinstance(item.body, Reading) for item in run.inputs) == records
            assert (run.name, run.warnings) == (other, ())


def test_a_packed_file_that_ends_early_is_read_as_far_as_it_goes(runs: Path, tmp_path: Path) -> None:
    packed = gzip.compress((runs / "fr620-run-3laps.tcx").read_bytes())
    copy = tmp_path / "run.tcx.gz"
    copy.write_bytes(packed[: len(packed) // 2])
    assert read_run_file(copy).warnings[-1] == (
        "The packed file ends early or is damaged; what could be unpacked was read."
    )


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("runs.zip", b"PK\x03\x04rest", "is an archive. Unpack it"),
        ("run.gpx", b"no XML at all", "is no GPX or TCX file."),
        ("run.fit", b"no FIT file at all", "is no FIT file."),
        ("run.fit.gz", b"\x1f\x8bnothing", "is empty."),
        ("run.tcx", b"", "is empty."),
        ("run.gpx", gzip.compress(b"", mtime=0), "is empty."),
        ("run", gzip.compress(gzip.compress(b"twice", mtime=0), mtime=0), "is of no kind that can be read."),
    ],
)
def test_files_without_a_run(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    with pytest.raises(FileError, match=f"^{re.escape(f'{name} {words}')}") as caught:
        read_run_files(file)
    assert caught.value.hint


def test_other_kinds_are_refused_with_what_can_be_read(tmp_path: Path) -> None:
    other = tmp_path / "notes.txt"
    other.write_text("no run")
    with pytest.raises(FileError, match=r"notes\.txt is of no kind that can be read\. .*\.fit"):
        read_run_file(other)
    with pytest.raises(FileError, match=r"is no file\. Files can be \.fit"):
        read_run_file(tmp_path)


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="There is no file"):
        read_run_file(tmp_path / "none.xyz")
    with pytest.raises(FileError, match="There is no file"):
        read_run_file(tmp_path / "none.fit")
