"""How long the Bluetooth source waits for what, and how its patience grows."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BluetoothTiming:
    """Durations, in seconds; all are our own choice."""

    choose_s: float = 4.0
    """How long one listens before the strongest device is taken, and how long a scan lasts at most."""
    listen_at_least_s: float = 1.0
    """A scan that gives way to a connect lasts at least so long."""
    rest_s: float = 1.0
    """Between two scans."""
    rest_lost_s: float = 0.2
    """The same while a sensor is lost: it can only be heard in a scan."""
    tell_air_s: float = 0.3
    """The least between two lists of what is in the air."""
    scan_start_s: float = 10.0
    """macOS may ask the runner for permission before the first scan begins."""
    connect_s: float = 15.0
    """Connect and discovery for a device that was just heard: shorter fails with real straps."""
    turn_s: float = 5.0
    """The same while another device waits that was heard, or another one is lost: then it is their turn."""
    retry_connect_s: float = 5.0
    """Connect and discovery for a device of which nothing was heard since the last attempt."""
    blind_turn_s: float = 2.0
    """The same while somebody else wants the radio, be it for a scan: which is as good a way to find it."""
    subscribe_s: float = 5.0
    read_s: float = 2.0
    close_s: float = 1.5
    """For one step of taking a link down; what takes longer is left behind."""
    grace_s: float = 1.0
    """For a call that was cut off to clean up after itself."""
    battery_every_s: float = 600.0
    """Between two looks at a battery level."""
    look_every_s: float = 2.0
    """Between two looks at a link that is up."""
    silent_after_s: float = 10.0
    """A link without a packet for so long is lost, whatever the system says."""
    first_packet_s: float = 20.0
    """A fresh link may take longer: some treadmills say nothing until the belt moves."""
    mute_s: float = 120.0
    """A fresh link that answers questions may take so long: then it is taken anew, whatever it is."""
    clock_every_s: float = 1.0
    """Between two looks whether the computer slept."""
    asleep_s: float = 5.0
    """What counts as sleep."""
    awake_s: float = 3.0
    """A link without a packet for so long after the computer woke is lost."""
    stable_after_s: float = 10.0
    """A link that held for so long was a good one: patience starts anew."""
    backoff_first_s: float = 0.5
    backoff_most_s: float = 10.0
    quiet_s: float = 1.0
    """A sensor that was lost soon, but had sent something, is left alone for so long at most once it is heard."""
    problem_retry_s: float = 2.0
    """Between two looks whether Bluetooth works again."""


class Backoff:
    """Waits that double up to a limit."""

    def __init__(self, first_s: float, most_s: float) -> None:
        self._first_s = first_s
        self._most_s = most_s
        self._next_s = first_s

    def next_s(self) -> float:
        """Return how long to wait this time."""
        wait_s = self._next_s
        self._next_s = min(wait_s * 2, self._most_s)
        return wait_s

    def reset(self) -> None:
        """Start anew."""
        self._next_s = self._first_s
