"""A FIT activity cut into its legs: one for each session, most often the whole of it.

Rules:
- A leg begins with its session's start and goes on to the next one's. An activity whose sessions do not all say when
  they began, or which has one, is one leg.
- A distance that goes on from the leg before is counted from the leg's own beginning.
- The last lap ends with the run. In a file that broke off after a lap and some more records, the last lap is not there.
- Where no timer events are, laps or the session say how long the timer ran.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from stridecue.files.file_clock import Moment
from stridecue.files.fit_messages import FIRST_DATE_S, FIT_EPOCH_UNIX_S, Activity, Lap, Session
from stridecue.files.gathered import Gathered, Stretch
from stridecue.files.sports import Sport, sport
from stridecue.model.inputs import Reading

_INDOORS = ("treadmill", "indoor_running", "indoor_walking", "virtual_activity")


@dataclass(slots=True)
class _Leg:
    """What belongs to one leg."""

    session: Session | None
    records: list[int] = field(default_factory=list)
    """Which of the activity's."""
    laps: list[Lap] = field(default_factory=list)
    stops: list[tuple[Moment, bool]] = field(default_factory=list)


def legs(activity: Activity, broken: bool) -> tuple[list[Gathered], list[str]]:
    """Return the legs done on foot, and the file's words for what the others were.

    `broken`: the activity goes on beyond what could be read.
    """
    found: list[Gathered] = []
    elsewhere: list[str] = []
    all_legs = _cut(activity)
    ended_m = 0.0
    for leg in all_legs:
        readings = [activity.readings[index] for index in leg.records]
        if readings and leg is not all_legs[0]:
            readings = _from_its_beginning(readings, ended_m)
        ended_m = max(ended_m, *(activity.readings[index].distance_m or 0.0 for index in leg.records), 0.0)
        run = _gathered(activity, leg, readings, broken and leg is all_legs[-1])
        if run.sport is Sport.ELSEWHERE:
            elsewhere.append(_words(leg.session, activity.sport))
        elif readings:
            found.append(run)
    return found, elsewhere


def _cut(activity: Activity) -> list[_Leg]:
    sessions = sorted(_apart(activity.sessions), key=lambda session: session.start_s or 0.0)
    if len(sessions) <= 1:
        whole = _Leg(activity.sessions[0] if activity.sessions else None)
        whole.records = list(range(len(activity.readings)))
        whole.laps, whole.stops = activity.laps, activity.stops
        return [whole]
    found = [_Leg(session) for session in sessions]
    starts = [session.start_s or 0.0 for session in sessions]
    at = 0
    for index, time_s in enumerate(activity.times_s):
        at = at if time_s is None else _at(starts, time_s)
        found[at].records.append(index)
    for lap in activity.laps:
        found[_at(starts, lap.start.time_s)].laps.append(lap)
    for moment, stopped in activity.stops:
        found[_at(starts, moment.time_s)].stops.append((moment, stopped))
    return found


def _apart(sessions: Sequence[Session]) -> list[Session]:
    """Return sessions that begin at different times; none if one does not say when."""
    if any(session.start_s is None for session in sessions):
        return []
    return list({session.start_s: session for session in reversed(sessions)}.values())


def _at(starts: Sequence[float], time_s: float) -> int:
    return max(0, bisect_right(starts, time_s) - 1)


def _gathered(activity: Activity, leg: _Leg, readings: list[Reading], broken: bool) -> Gathered:
    said = [each for each in (leg.session, activity.sport) if each is not None]
    indoors = [each.sub_sport for each in said if each.sub_sport]
    run = Gathered(
        sport=sport(*[word for each in said for word in (each.sport, each.sub_sport)]) or Sport.RUNNING,
        surface=_surface(indoors[0] if indoors else None),
        utc_offset_s=activity.utc_offset_s,
        epoch_unix_s=FIT_EPOCH_UNIX_S,
        first_date_s=FIRST_DATE_S,
        title=activity.title,
        maker=activity.maker,
        times_s=[activity.times_s[index] for index in leg.records],
        readings=readings,
    )
    run.pauses = _pauses(leg)
    run.lap_ends = _lap_ends(leg, broken)
    if not activity.stops:
        run.stretches = _stretches(leg)
    return run


def _surface(sub_sport: str | None) -> str:
    if sub_sport in _INDOORS:
        return "treadmill"
    return "trail" if sub_sport == "trail" else "road"


def _moment(leg: _Leg, moment: Moment) -> Moment:
    """Return a moment with how many of the leg's own records came before it."""
    return Moment(moment.time_s, bisect_left(leg.records, moment.at))


def _pauses(leg: _Leg) -> list[tuple[Moment, Moment]]:
    found: list[tuple[Moment, Moment]] = []
    since: Moment | None = None
    for moment, stopped in leg.stops:
        if stopped and since is None:
            since = _moment(leg, moment)
        elif not stopped and since is not None:
            found.append((since, _moment(leg, moment)))
            since = None
    return found


def _lap_ends(leg: _Leg, broken: bool) -> list[Moment]:
    laps = sorted(leg.laps, key=lambda lap: lap.start.time_s + lap.elapsed_s)
    later = broken and leg.laps and leg.records and leg.records[-1] >= leg.laps[-1].start.at
    ends = [Moment(lap.start.time_s + lap.elapsed_s, lap.start.at) for lap in laps]
    return [_moment(leg, end) for end in (ends if later else ends[:-1])]


def _stretches(leg: _Leg) -> list[Stretch]:
    timed = [
        Stretch(_moment(leg, lap.start), lap.elapsed_s, lap.timer_s)
        for lap in leg.laps
        if lap.timer_s is not None
    ]
    whole = leg.session
    if timed or whole is None or whole.start_s is None or whole.elapsed_s is None or whole.timer_s is None:
        return timed
    return [Stretch(Moment(whole.start_s, 0), whole.elapsed_s, whole.timer_s)]


def _from_its_beginning(readings: list[Reading], ended_m: float) -> list[Reading]:
    """Return readings whose distance is the leg's own; it is already where it began anew."""
    first_m = next((each.distance_m for each in readings if each.distance_m is not None), None)
    if first_m is None or first_m < ended_m or not ended_m:
        return readings
    return [
        each if each.distance_m is None else replace(each, distance_m=max(0.0, each.distance_m - ended_m))
        for each in readings
    ]


def _words(*said: Session | None) -> str:
    return next((each.sport for each in said if each is not None and each.sport), "another sport")
