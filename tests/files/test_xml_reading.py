"""XML from anybody: encodings, damage, and what is made to do harm."""

from __future__ import annotations

import pytest

from stridecue.errors import FileError
from stridecue.files import xml_reading
from stridecue.files.file_run import FileRun
from stridecue.files.xml_reading import read_xml
from stridecue.model.inputs import Reading
from xml_run_files import activity, gpx, lap, point, tcx, trk, trkpt

GPX = gpx(trk([trkpt(second) for second in range(9)], more="<name>Zürich</name>"))
TEXT = GPX.decode()


def records(run: FileRun) -> int:
    return sum(isinstance(item.body, Reading) for item in run.inputs)


@pytest.mark.parametrize(
    "data",
    [
        GPX,
        b"\n   " + GPX,
        b"\xef\xbb\xbf" + GPX,
        TEXT.replace("UTF-8", "UTF-16").encode("utf-16"),
        TEXT.replace("UTF-8", "ISO-8859-1").encode("latin-1"),
        TEXT.replace("UTF-8", "windows-1252").encode("cp1252"),
        TEXT.partition("\n")[2].encode(),
    ],
)
def test_encodings(data: bytes) -> None:
    (run,) = read_xml("run.gpx", data)
    assert (records(run), run.title, run.warnings) == (9, "Zürich", ())


def test_namespaces_do_not_matter() -> None:
    bare = TEXT.replace('xmlns="http://www.topografix.com/GPX/1/1"', "")
    other = (
        TEXT.replace("<", "<g:").replace("<g:/", "</g:").replace("<g:?", "<?").replace("xmlns=", "xmlns:g=")
    )
    for text in (bare, other):
        (run,) = read_xml("run.gpx", text.encode())
        assert records(run) == 9


def test_what_was_read_before_the_xml_goes_wrong_is_kept() -> None:
    cut = GPX[: GPX.rindex(b"<time>") + 8]
    (run,) = read_xml("run.gpx", cut)
    assert (records(run), run.warnings) == (8, ("The file ends early; its 8 complete records were read.",))
    (run,) = read_xml("run.gpx", GPX.replace(b"</trkseg>", b"<trkpt></trkseg>"))
    assert records(run) == 9
    assert run.warnings == ("The file is damaged; the 9 records before the damage were read.",)
    (run,) = read_xml("run.gpx", GPX.replace(b"</trkseg>", b"&nbsp;</trkseg>"))
    assert records(run) == 9


def test_a_file_that_breaks_off_says_so_of_its_last_run_alone() -> None:
    first, second = (activity(lap([point(start + second) for second in range(5)])) for start in (0, 60))
    data = tcx(first, second)
    one, two = read_xml("run.tcx", data[: data.rindex(b"<Trackpoint>")])
    assert (records(one), one.warnings) == (5, ())
    assert (records(two), two.warnings) == (4, ("The file ends early; its 4 complete records were read.",))


BOMB = (
    "<!DOCTYPE gpx [<!ENTITY a 'aaaaaaaaaa'>"
    + "".join(
        f"<!ENTITY {name} '{f'&{inner};' * 10}'>" for inner, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)


@pytest.mark.parametrize(
    "prolog",
    [
        BOMB,
        '<!DOCTYPE gpx [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE gpx SYSTEM "http://example.org/gpx.dtd">',
        '<!DOCTYPE gpx [<!ENTITY % a SYSTEM "http://example.org/a"> %a;]>',
        "<!DOCTYPE gpx>",
    ],
)
def test_document_types_and_entities_are_refused(prolog: str) -> None:
    with pytest.raises(FileError, match=r"run\.gpx has a document type or entities") as caught:
        read_xml("run.gpx", TEXT.replace("\n", "\n" + prolog, 1).encode())
    assert caught.value.exit_status == 2


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"<kml><trk/></kml>", "is no GPX or TCX file"),
        (b"<gpx", "is no GPX or TCX file"),
        (b"<", "is no GPX or TCX file"),
        (b"\xff\xfe<", "is no GPX or TCX file"),
        (b"<?xml version='1.0' encoding='utf-7'?><gpx/>", "is no GPX or TCX file"),
        (b"<?xml version='1.0' encoding='klingon'?><gpx/>", "is no GPX or TCX file"),
        (b"<gpx><trk><trkseg>", "is damaged before its first record"),
        (b"<gpx>" + b"<a>" * 100_000, "is damaged before its first record"),
        (b"<gpx/>", "has no records"),
    ],
)
def test_files_without_a_run(data: bytes, words: str) -> None:
    with pytest.raises(FileError, match=rf"run\.gpx {words}") as caught:
        read_xml("run.gpx", data)
    assert caught.value.hint


@pytest.mark.parametrize("piece", [b'<a b="%b"/>', b"<!-- %b -->", b"<%b/>"])
def test_a_tag_without_end_does_not_take_long(piece: bytes) -> None:
    data = GPX.replace(b"</trkseg>", piece % (b"x" * 3_000_000) + b"</trkseg>")
    (run,) = read_xml("run.gpx", data)
    assert run.warnings == ("The file is damaged; the 9 records before the damage were read.",)


def test_texts_are_cut_and_made_plain() -> None:
    name = "Long\x85 " + "\u202e" + 50_000 * "a"
    (run,) = read_xml("run.gpx", gpx(trk([trkpt(0)], more=f"<name>{name}</name>"), creator="x" * 9999))
    assert run.title == "Long \ufffd" + 114 * "a"
    assert len(run.maker) == 60


def test_more_than_any_run_has_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml_reading, "_MOST_CALLS", 22)
    (run,) = read_xml("run.gpx", GPX)
    assert run.warnings == ("The file is longer than any run; its first 3 records were read.",)


def test_more_records_than_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stridecue.files.xml_runs.MOST_RECORDS", 4)
    (run,) = read_xml("run.gpx", GPX)
    assert run.warnings == ("The file is longer than any run; its first 4 records were read.",)
