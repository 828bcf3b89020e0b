"""Builds small TCX and GPX files, for what no recorded file shows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

BEGAN = datetime(2026, 5, 3, 6, 0, 0, tzinfo=UTC)


def time(second: float) -> str:
    """A moment of the run, as a file has it."""
    return (BEGAN + timedelta(seconds=second)).isoformat().replace("+00:00", "Z")


def point(second: float | None, **told: object) -> str:
    """A Trackpoint; `told` by the names of elements, extensions by `tpx`."""
    extensions = told.pop("tpx", None)
    texts = "" if second is None else f"<Time>{time(second)}</Time>"
    if "lat" in told:
        texts += (
            f"<Position><LatitudeDegrees>{told.pop('lat')}</LatitudeDegrees>"
            f"<LongitudeDegrees>{told.pop('lon')}</LongitudeDegrees></Position>"
        )
    if "bpm" in told:
        texts += f"<HeartRateBpm><Value>{told.pop('bpm')}</Value></HeartRateBpm>"
    texts += "".join(f"<{name}>{text}</{name}>" for name, text in told.items())
    if isinstance(extensions, dict):
        inner = "".join(f"<ns3:{name}>{text}</ns3:{name}>" for name, text in extensions.items())
        texts += f"<Extensions><ns3:TPX>{inner}</ns3:TPX></Extensions>"
    return f"<Trackpoint>{texts}</Trackpoint>"


def lap(*tracks: Sequence[str], start: object = None, timer: object = None) -> str:
    """A Lap of tracks of points; `start` in seconds of the run."""
    began = (
        "" if start is None else f' StartTime="{time(start) if isinstance(start, int | float) else start}"'
    )
    total = "" if timer is None else f"<TotalTimeSeconds>{timer}</TotalTimeSeconds>"
    return f"<Lap{began}>{total}{_each('Track', tracks)}</Lap>"


def activity(*laps: str, sport: str = "Running", more: str = "") -> str:
    """An Activity."""
    return f"<Activity Sport='{sport}'><Id>{time(0)}</Id>{''.join(laps)}{more}</Activity>"


def tcx(*activities: str, more: str = "") -> bytes:
    """A TCX file."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2" '
        'xmlns:ns3="http://www.garmin.com/xmlschemas/ActivityExtension/v2">'
        f"<Activities>{''.join(activities)}</Activities>{more}</TrainingCenterDatabase>"
    ).encode()


def trkpt(second: float | None, lat: object = 47.0, lon: object = 8.0, more: str = "") -> str:
    """A point of a GPX track."""
    when = "" if second is None else f"<time>{time(second)}</time>"
    return f'<trkpt lat="{lat}" lon="{lon}">{when}{more}</trkpt>'


def trk(*segments: Sequence[str], more: str = "") -> str:
    """A GPX track of segments of points."""
    return f"<trk>{more}{_each('trkseg', segments)}</trk>"


def gpx(*parts: str, creator: str = "A watch") -> bytes:
    """A GPX file."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<gpx version="1.1" creator="{creator}" xmlns="http://www.topografix.com/GPX/1/1" '
        'xmlns:gpxtpx="http://www.garmin.com/xmlschemas/TrackPointExtension/v1">'
        f"{''.join(parts)}</gpx>"
    ).encode()


def _each(name: str, groups: Sequence[Sequence[str]]) -> str:
    return "".join(f"<{name}>{''.join(group)}</{name}>" for group in groups)
