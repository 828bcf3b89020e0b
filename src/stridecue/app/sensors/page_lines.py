"""What is known about sensors, as lines for a screen: all of a run's, or one with everything.

Rules: lines are contents, never markup, each at most as wide as asked for. What came over the air or stands in a file
is made harmless. A state has a shape, a colour and a word. What is not known is left out, what is wrong is told with
its evidence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from stridecue.app.widgets.device_bar import FAULT_MARK, LOOKS, is_low
from stridecue.app.widgets.text import harmless, padded
from stridecue.decode.quirks import KMH_PER_MPH
from stridecue.model.device_settings import CadenceBasis, Role
from stridecue.model.profile import Unit
from stridecue.model.sensor_details import BeltAndPod, SensorDetails, SensorFault, SensorPage
from stridecue.model.state import DeviceState, Quality
from stridecue.report import sensor_words, wording

NAME_COLUMNS = 40
"""No name is wider than this, whatever room there is."""
_TEXT_COLUMNS = 400
"""Of a sentence; more is cut before it is wrapped."""
_LABEL_COLUMNS = 14
_SENT_COLUMNS = 24
_INDENT = 2
_FEWEST_COLUMNS = 8
_READ_AS_MILES = "It does: read its speed as miles an hour"
_USED = {"belt": "the belt", "footpod": "the footpod", "typed": "what you typed", "file": "the file"}


def page_lines(page: SensorPage, unit: Unit, width: int, *, mend_key: str = "") -> list[Content]:
    """Return all sensors of a run: both speeds, and of each sensor its state, its last values and what is wrong.

    `mend_key` is the key that mends the page's first fault that can be, if any.
    """
    if not page.sensors:
        return _wrapped("No sensor has joined yet. What you type counts meanwhile.", "$dim", width)
    lines = [*speeds_lines(page.speeds, unit, width), Content("")] if _both(page.speeds) else []
    mended = page_mendable(page)
    for details in page.sensors:
        lines += [heading(details, width)]
        lines += _wrapped(*_values_in_line(details, unit), width, _INDENT)
        lines += _trouble(details, width, mend_key if details is mended else "")
        lines.append(Content(""))
    return lines[:-1]


def page_mendable(page: SensorPage) -> SensorDetails | None:
    """Return the first sensor of a run that has a fault which one key mends."""
    return next((details for details in page.sensors if first_mendable(details) is not None), None)


def details_lines(
    details: SensorDetails,
    speeds: BeltAndPod | None,
    unit: Unit,
    width: int,
    *,
    mend_key: str = "",
    miles_key: str = "",
) -> list[Content]:
    """Return everything about one sensor.

    `mend_key` is the key that mends its first fault that can be, if any; `miles_key` the one that answers the question
    which some treadmills raise.
    """
    about = [
        _trouble(details, width, mend_key, miles_key),
        _values(details, unit, width),
        _rows(details, width),
        speeds_lines(speeds, unit, width) if speeds is not None and _both(speeds) else [],
    ]
    lines: list[Content] = []
    for part in about:
        lines += [Content(""), *part] if part and lines else part
    return lines


def heading(details: SensorDetails, width: int) -> Content:
    """Return one sensor's name, state, battery and what the run takes from it, in one line."""
    state = details.state
    name = harmless(title_of(details), NAME_COLUMNS)
    pieces = [state_mark(state), Content.styled(f" {name}", "bold $neutral")]
    pieces += [Content.styled(f"  {sensor_words.state(state)}", f"${tone_of(state)}")]
    if state.battery_percent is not None:
        tone = "$off" if is_low(state) else "$dim"
        pieces.append(Content.styled(f" · battery {state.battery_percent} %", tone))
    if details.speaks_for:
        pieces.append(Content.styled(f" · used for {sensor_words.roles(details.speaks_for)}", "$dim"))
    return Content.assemble(*pieces).truncate(width, ellipsis=True)


def title_of(details: SensorDetails) -> str:
    """Return what to call a sensor: the runner's word, its own, its kind, its address."""
    kind = sensor_words.ROLES.get(Role(details.state.kind)) if details.state.kind in list(Role) else None
    return details.settings.title or details.state.name or kind or details.state.device


def tone_of(state: DeviceState) -> str:
    """Return the colour of a device's state, which is no good one while something is wrong."""
    glyph, tone = _look(state)
    return LOOKS[Quality.SUSPECT][1] if state.faults and (glyph, tone) == LOOKS[Quality.GOOD] else tone


def state_mark(state: DeviceState) -> Content:
    """Return the shape of a device's state."""
    glyph, tone = _look(state)
    return Content.assemble((glyph, f"${tone}"), (FAULT_MARK if state.faults else "", "bold $alert"))


def speeds_lines(speeds: BeltAndPod, unit: Unit, width: int) -> list[Content]:
    """Return belt and footpod side by side, the factor between them, and which one the run uses."""
    belt, pod = wording.speed(speeds.belt_mps, unit), wording.speed(speeds.pod_mps, unit)
    factor = "not known yet" if speeds.factor is None else f"× {speeds.factor:.2f}"
    lines = _row("Speeds", f"belt {belt} · footpod {pod} · belt to footpod {factor}", "", width)
    if speeds.used is not None:
        lines += _row("The run uses", _USED.get(speeds.used, speeds.used), "", width)
    return lines


def _look(state: DeviceState) -> tuple[str, str]:
    return LOOKS[state.quality if state.connected and state.age_s is not None else Quality.LOST]


def _both(speeds: BeltAndPod) -> bool:
    return speeds.belt_mps is not None and speeds.pod_mps is not None


def _values_in_line(details: SensorDetails, unit: Unit) -> tuple[str, str]:
    """What it sent last, and its colour: what is not of now is not shown as current."""
    text = " · ".join(
        f"{value.name} {sensor_words.taken(value, unit) or value.sent}" for value in details.values
    )
    if not text or (details.state.connected and details.state.quality in {Quality.GOOD, Quality.SUSPECT}):
        return text, "$neutral"
    return f"last: {text}", "$dim"


def _trouble(details: SensorDetails, width: int, mend_key: str, miles_key: str = "") -> list[Content]:
    """What is wrong now, what was, and what the runner is asked."""
    lines: list[Content] = []
    faults = sorted(details.faults, key=lambda fault: (not fault.now, fault.hint))
    mended = first_mendable(details)
    for fault in faults:
        key = mend_key if mended is not None and fault.kind is mended.kind else ""
        lines += _fault(fault, width, key)
    if details.ask:
        lines += _marked("?", details.ask, "$accent", width)
        if miles_key and str(KMH_PER_MPH) in details.ask:
            lines += _keyed(miles_key, _READ_AS_MILES, width)
    return lines


def first_mendable(details: SensorDetails) -> SensorFault | None:
    """Return the fault whose offered settings one key takes over: one of now before one of earlier."""
    with_mend = [fault for fault in details.faults if fault.mend is not None]
    return min(with_mend, key=lambda fault: not fault.now, default=None)


def _fault(fault: SensorFault, width: int, mend_key: str) -> Iterator[Content]:
    words = fault.words if fault.now else f"Earlier: {fault.words}"
    wrong = fault.now and not fault.hint
    yield from _marked("i" if fault.hint else "!", words, "$alert" if wrong else "$dim", width)
    if fault.evidence:
        yield from _wrapped(fault.evidence, "$neutral", width, _INDENT)
    if fault.done:
        yield from _wrapped(f"{fault.done}.", "$dim", width, _INDENT)
    if fault.mend is not None and fault.mend_words:
        if mend_key:
            yield from _keyed(mend_key, fault.mend_words, width)
        else:
            yield from _wrapped(f"Would mend it: {fault.mend_words}", "$dim", width, _INDENT)


def _keyed(key: str, words: str, width: int) -> list[Content]:
    """A key, and what it would do."""
    label = Content.styled(f"{key:>{_INDENT + 1}} ", "bold $accent")
    return _hanging(label, Content.styled(_clean(words), "$neutral"), width)


def _marked(mark: str, text: str, style: str, width: int) -> list[Content]:
    return _hanging(Content.styled(f"{mark} ", f"bold {style}"), Content.styled(_clean(text), style), width)


def _values(details: SensorDetails, unit: Unit, width: int) -> list[Content]:
    """What it sends beside what is taken of it."""
    if not details.values:
        return []
    wide = width >= _LABEL_COLUMNS + 2 * _SENT_COLUMNS
    if not wide:
        rows = [
            (value.name.capitalize(), _sent_and_taken(value.sent, sensor_words.taken(value, unit)))
            for value in details.values
        ]
        return [line for name, text in rows for line in _row(name, text, "", width)]
    lines = [_columns("", "it sends", "taken as", "$dim", width)]
    return lines + [
        _columns(value.name.capitalize(), value.sent, sensor_words.taken(value, unit), "$neutral", width)
        for value in details.values
    ]


def _sent_and_taken(sent: str, taken: str) -> str:
    return sent if taken in {"", sent} else f"{sent}, taken as {taken}"


def _columns(name: str, sent: str, taken: str, style: str, width: int) -> Content:
    text = padded(_clean(sent), _SENT_COLUMNS)
    line = Content.assemble(
        (padded(_clean(name), _LABEL_COLUMNS), "$dim"), (text, style), (_clean(taken), style)
    )
    return line.truncate(width, ellipsis=True)


def _rows(details: SensorDetails, width: int) -> list[Content]:
    """What is known about the device and chosen for it, one thing a line."""
    counts = details.cadence_basis is not CadenceBasis.UNKNOWN or _counts_steps(details)
    rows: Sequence[tuple[str, str, str]] = (
        ("Model", _model(details), ""),
        ("Worn", details.worn or "", ""),
        ("Counts", sensor_words.COUNTS[details.cadence_basis] if counts else "", details.cadence_basis_from),
        ("Speed factor", _factor(details.speed_factor, details.speed_factor_from), details.speed_factor_from),
        (
            "Incline scale",
            _factor(details.incline_scale, details.incline_scale_from),
            details.incline_scale_from,
        ),
        ("Packets", _packets(details), ""),
    )
    return [line for row in rows if row[1] for line in _row(*row, width)]


def _row(label: str, text: str, source: str, width: int) -> list[Content]:
    behind = f" ({_clean(source)})" if source else ""
    whole = Content.assemble((_clean(text), "$neutral"), (behind, "$dim"))
    return _hanging(Content.styled(padded(_clean(label), _LABEL_COLUMNS), "$dim"), whole, width)


def _model(details: SensorDetails) -> str:
    known = [text for text in (details.maker, details.model) if text]
    firmware = [f"firmware {details.firmware}"] if details.firmware else []
    return ", ".join([" ".join(known), *firmware] if known else firmware)


def _counts_steps(details: SensorDetails) -> bool:
    return details.state.kind == Role.FOOTPOD.value or any(
        value.name == "cadence" for value in details.values
    )


def _factor(factor: float, known_from: str) -> str:
    return f"× {factor:.4g}" if factor != 1 or known_from else ""


def _packets(details: SensorDetails) -> str:
    if not details.packets:
        return ""
    parts = [f"{details.packets:,}"]
    parts += [f"{details.refused:,} could not be read"] if details.refused else []
    parts += [f"{details.cut_off:,} cut off"] if details.cut_off else []
    return ", ".join(parts)


def _wrapped(text: str, style: str, width: int, indent: int = 0) -> list[Content]:
    return _hanging(Content(" " * indent), Content.styled(_clean(text), style), width) if text else []


def _hanging(label: Content, text: Content, width: int) -> list[Content]:
    """A text in lines of at most `width`, those after the first as far in as the first one's label is long."""
    inside = label.cell_length
    first, *others = text.wrap(max(_FEWEST_COLUMNS, width - inside))
    lines = [Content.assemble(label, first), *(line.pad_left(inside) for line in others)]
    return [line.truncate(width) for line in lines]


def _clean(text: str) -> str:
    return harmless(text, _TEXT_COLUMNS)
