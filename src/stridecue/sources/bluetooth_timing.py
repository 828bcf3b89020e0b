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
    tell_air_s: float = 0.3
    """The least between two lists of what is in the air."""
    scan_start_s: float = 10.0
    """macOS may ask the runner for permission before the first scan begins."""
    connect_s: float = 15.0
    """Connect and discovery for a device that was just seen or just lost: shorter fails with real straps."""
    retry_connect_s: float = 5.0
    """The same for a device of which nothing was seen since the last attempt; others wait meanwhile."""
    subscribe_s: float = 5.0
    read_s: float = 2.0
    close_s: float = 1.5
    """For one step of taking a link down; what takes longer is left behind."""
    grace_s: float = 1.0
    """For a call that was cut off to clean up after itself."""
    silent_after_s: float = 10.0
    """A link without a packet for so long is lost, whatever the system says."""
    first_packet_s: float = 20.0
    """A fresh link may take longer: some treadmills say nothing until the belt moves."""
    stable_after_s: float = 10.0
    """A link that held for so long was a good one: patience starts anew."""
    backoff_first_s: float = 0.5
    backoff_most_s: float = 10.0
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
