"""Damages run files in every way that comes to mind, always the same for the same number; and reads them.

Run as a program, it reads in a process of its own and prints what that took: many damaged files by
`file_mutations.py KIND FIRST COUNT`, one file as it is by `file_mutations.py file PATH`.
"""

from __future__ import annotations

import gzip
import json
import re
import struct
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from random import Random

from stridecue.errors import FileError
from stridecue.files.file_run import FileRun
from stridecue.files.fit_checksum import crc16
from stridecue.files.read import read_run_files
from stridecue.model.inputs import Mark, MarkKind, Reading

RUNS = Path(__file__).parent / "runs"
KINDS = ("fit", "tcx", "gpx")

Change = Callable[[bytearray, Random], None]


def samples(kind: str) -> list[bytes]:
    """Return the recorded files of a kind, cut down to some dozen records."""
    cut = {"fit": _cut_fit, "tcx": _cut_tcx, "gpx": _cut_gpx}[kind]
    return [cut(file.read_bytes()) for file in sorted(RUNS.glob(f"*.{kind}"))]


def mutated(kind: str, number: int, originals: list[bytes]) -> bytes:
    """Return a damaged file."""
    random = Random(f"{kind} {number}")
    data = bytearray(random.choice(originals))
    changes = [*ANY.values(), *(FIT if kind == "fit" else XML).values()]
    for _ in range(random.choice((1, 1, 2, 3, 8))):
        random.choice(changes)(data, random)
    if kind == "fit" and random.random() < 0.5:
        data = _finished(data)
    if random.random() < 0.05:
        data = bytearray(gzip.compress(bytes(data), mtime=0))
        if random.random() < 0.5:
            flip(data, random)
    return bytes(data)


def read(path: Path, data: bytes) -> tuple[FileRun, ...]:
    """Read a file, and see that what comes out is sound; nothing comes out of one that is refused."""
    path.write_bytes(data)
    try:
        runs = read_run_files(path)
    except FileError as error:
        assert error.message, "an error says what happened"
        assert error.hint, "an error says what to do"
        assert "\x1b" not in str(error)
        return ()
    assert runs
    for run in runs:
        _see_that_it_is_sound(run)
    return runs


def _see_that_it_is_sound(run: FileRun) -> None:
    bodies = [item.body for item in run.inputs]
    assert (bodies[0], bodies[-1]) == (Mark(MarkKind.START), Mark(MarkKind.FINISH))
    assert any(isinstance(body, Reading) for body in bodies)
    assert run.inputs[0].t_ms == 0
    assert all(earlier.t_ms <= later.t_ms for earlier, later in pairwise(run.inputs))
    assert [item.seq for item in run.inputs] == list(range(len(bodies)))
    assert run.sport in {"running", "walking", "hiking"}
    assert 5 <= run.hold_s <= 15
    assert f"{run.title}{run.maker}{''.join(run.warnings)}".isprintable()
    assert run.started_at is None or re.fullmatch(
        r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z", run.started_at
    )


def _place(data: bytearray, random: Random, most: int = 200) -> slice:
    start = random.randrange(len(data) + 1)
    return slice(start, start + random.randint(1, most))


def flip(data: bytearray, random: Random) -> None:
    for _ in range(random.choice((1, 1, 4, 32))):
        if data:
            data[random.randrange(len(data))] ^= 1 << random.randrange(8)


def _cut(data: bytearray, random: Random) -> None:
    del data[random.randrange(len(data) + 1) :]


def _insert(data: bytearray, random: Random) -> None:
    place = _place(data, random)
    data[place.start : place.start] = random.randbytes(random.randint(1, 40))


def _delete(data: bytearray, random: Random) -> None:
    del data[_place(data, random)]


def _repeat(data: bytearray, random: Random) -> None:
    place = _place(data, random, 2000)
    data[place.start : place.start] = data[place] * random.randint(1, 5)


def _swap(data: bytearray, random: Random) -> None:
    a, b = _place(data, random), _place(data, random)
    data[a], data[b] = data[b], data[a]


def _nulls(data: bytearray, random: Random) -> None:
    place = _place(data, random)
    data[place] = bytes(len(data[place]))


def _ones(data: bytearray, random: Random) -> None:
    place = _place(data, random, 20)
    data[place] = b"\xff" * len(data[place])


def _again(data: bytearray, random: Random) -> None:
    data += data[: 1 + random.randrange(2 * len(data) + 1)]


ANY: Mapping[str, Change] = {
    "flip": flip,
    "cut": _cut,
    "insert": _insert,
    "delete": _delete,
    "repeat": _repeat,
    "swap": _swap,
    "nulls": _nulls,
    "ones": _ones,
    "again": _again,
}


def _header_byte(data: bytearray, random: Random) -> None:
    if len(data) > 14:
        data[random.randrange(14)] = random.randrange(256)


def _definition(data: bytearray, random: Random) -> None:
    """A definition of any message, in place of anything."""
    count = random.choice((0, 1, 3, 255))
    fields = bytes(random.choice((random.randrange(256), 253, 0x86, 4)) for _ in range(3 * count))
    head = bytes([0x40 | random.randrange(64), 0, random.randrange(2)])
    which = struct.pack("<H", random.choice((0, 18, 19, 20, 21, 34, 206, 207, random.randrange(65_536))))
    data[_place(data, random)] = head + which + bytes([count]) + fields


FIT: Mapping[str, Change] = {"header": _header_byte, "definition": _definition}

_NUMBERS = (
    *("nan", "inf", "-inf", "1e308", "-1e308", "9" * 400, "-1", "0", "", "1_0", "0x1F", "٣", "1e-320"),
    *("2147483648", "-0.0", "12,5", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59-14:00", "2021-07-04"),
    *("1969-12-31T23:59:59Z", "2021-07-04T11:23:19+25:00", "2999-01-01T00:00:00Z"),
)
_FOUND = re.compile(rb"(?<=[>\"])[-+0-9.:TZe]+(?=[<\"])")
_BOMB = "".join(f'<!ENTITY {b} "{f"&{a};" * 9}">' for a, b in pairwise("abcdefghijklm"))
_PROLOGS = (
    f'<!DOCTYPE gpx [<!ENTITY a "ha">{_BOMB}]>',
    '<!DOCTYPE gpx [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    '<!DOCTYPE gpx PUBLIC "a" "http://example.org/a.dtd">',
    "<?xml-stylesheet href='a'?>",
    "<!---->",
    "\ufeff",
)
_PIECES = (
    "&a;",
    "&m;",
    "&#0;",
    "&#xD800;",
    "<![CDATA[1]]>",
    "]]>",
    "<a b='1' b='2'/>",
    "<x:y/>",
    "\x00",
    "<",
)


def _number(data: bytearray, random: Random) -> None:
    found = list(_FOUND.finditer(data))
    for _ in range(random.choice((1, 5, 30))):
        if found:
            start, end = random.choice(found).span()
            new = random.choice(_NUMBERS).encode()
            data[start:end] = new
            found = list(_FOUND.finditer(data))


def _all_of_one(data: bytearray, random: Random) -> None:
    name = random.choice((b"ele", b"time", b"Time", b"DistanceMeters", b"Speed", b"Value", b"RunCadence"))
    new = random.choice(_NUMBERS).encode()
    data[:] = re.sub(rb"(<%b>)[^<]*" % name, rb"\g<1>" + new, bytes(data))


def _prolog(data: bytearray, random: Random) -> None:
    at = data.find(b"\n") + 1
    data[at:at] = random.choice(_PROLOGS).encode()


def _piece(data: bytearray, random: Random) -> None:
    at = data.find(b">", random.randrange(len(data) + 1)) + 1
    data[at:at] = random.choice(_PIECES).encode()


def _nest(data: bytearray, random: Random) -> None:
    at = data.find(b">", random.randrange(len(data) + 1)) + 1
    name = random.choice((b"a", b"trk", b"trkpt", b"Lap", b"Activity", b"Track", b"Trackpoint"))
    data[at:at] = (b"<%b>" % name) * random.choice((10, 60, 5000))


def _encode(data: bytearray, random: Random) -> None:
    text = data.decode("utf-8", "replace")
    encoding = random.choice(("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig", "latin-1", "cp037"))
    said = random.choice(("UTF-8", "UTF-16", encoding, "klingon", "utf-7", "shift_jis"))
    data[:] = text.replace("UTF-8", said, 1).encode(encoding, "replace")


def _tag(data: bytearray, random: Random) -> None:
    tags = [found.span() for found in re.finditer(rb"<[^>]{1,60}>", data)]
    if len(tags) > 1:
        (a_start, a_end), (b_start, b_end) = random.sample(tags, 2)
        data[a_start:a_end] = data[b_start:b_end]


XML: Mapping[str, Change] = {
    "number": _number,
    "all of one": _all_of_one,
    "prolog": _prolog,
    "piece": _piece,
    "nest": _nest,
    "encode": _encode,
    "tag": _tag,
}


def _finished(data: bytearray) -> bytearray:
    """A FIT file whose length and checksum are right."""
    if len(data) < 16:
        return data
    body = bytes(data[14:-2])
    header = bytes([14]) + bytes(data[1:4]) + struct.pack("<I", len(body)) + b".FIT"
    whole = header + struct.pack("<H", crc16(header)) + body
    return bytearray(whole + struct.pack("<H", crc16(whole)))


def _cut_fit(data: bytes) -> bytes:
    return bytes(_finished(bytearray(data[: data[0]].ljust(14, b"\0") + data[data[0] : 6000] + b"\0\0")))


def _cut_tcx(data: bytes) -> bytes:
    """The first points of the first two laps."""
    laps = re.findall(rb"<Lap .*?</Lap>", data, re.DOTALL)[:2]
    short = [
        re.sub(rb"((?:.*?</Trackpoint>){12}).*(?=</Track>)", rb"\1", lap, flags=re.DOTALL) for lap in laps
    ]
    return data[: data.index(b"<Lap ")] + b"".join(short) + data[data.rindex(b"</Lap>") + 6 :]


def _cut_gpx(data: bytes) -> bytes:
    return re.sub(rb"((?:.*?</trkpt>){24}).*(?=</trkseg>)", rb"\1", data, flags=re.DOTALL)


def _read_many(kind: str, numbers: Iterator[int]) -> dict[str, object]:
    originals, runs, longest_s = samples(kind), 0, 0.0
    wrong: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        for number in numbers:
            began = time.perf_counter()
            try:
                runs += len(read(Path(folder) / f"a.{kind}", mutated(kind, number, originals)))
            except Exception as error:  # noqa: BLE001 - whatever it is, it is told
                wrong.append(f"{kind} {number}: {error!r}")
            longest_s = max(longest_s, time.perf_counter() - began)
    return {"runs": runs, "wrong": wrong[:10], "longest_s": longest_s, "peak_mb": _peak_mb()}


def _read_one(path: Path) -> dict[str, object]:
    began = time.perf_counter()
    runs = read_run_files(path)
    longest_s = time.perf_counter() - began
    records = [sum(isinstance(item.body, Reading) for item in run.inputs) for run in runs]
    return {"records": records, "longest_s": longest_s, "peak_mb": _peak_mb()}


def _peak_mb() -> float:
    import resource  # noqa: PLC0415 - not on Windows

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return peak / 1e6


if __name__ == "__main__":
    if sys.argv[1] == "file":
        print(json.dumps(_read_one(Path(sys.argv[2]))))
    else:
        first, count = (int(word) for word in sys.argv[2:])
        print(json.dumps(_read_many(sys.argv[1], iter(range(first, first + count)))))
