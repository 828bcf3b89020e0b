"""GATT bytes to readings; one file a service.

Rules: flags are walked in the order of their bits. A payload that ends early gives its complete fields and is marked
truncated; only one without its mandatory fields is an error. What comes after the last known field is ignored. *Not
sent* and *not available* are None, never 0.
"""

from __future__ import annotations

from collections.abc import Callable

from stridecue.decode.heart_rate import decode_heart_rate
from stridecue.decode.running import decode_running
from stridecue.decode.treadmill import decode_treadmill
from stridecue.errors import DecodeError
from stridecue.model.measurement import Measurement

DECODERS: dict[str, Callable[[bytes], Measurement]] = {
    "2A37": decode_heart_rate,
    "2A53": decode_running,
    "2ACD": decode_treadmill,
}
"""What reads each characteristic."""


def decode(characteristic: str, payload: bytes) -> Measurement:
    """Read one payload of a characteristic, named by four hex digits in upper case.

    Raises DecodeError for bytes that are no payload of it, and for a characteristic that nothing here reads.
    """
    decoder = DECODERS.get(characteristic)
    if decoder is None:
        raise DecodeError(
            f"Nothing is known about the characteristic {characteristic[:36]!r}.",
            f"Known are {', '.join(DECODERS)}.",
        )
    return decoder(payload)
