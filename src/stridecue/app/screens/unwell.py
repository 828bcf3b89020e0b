"""The stop rule, one key away at any time of a run."""

from __future__ import annotations

from stridecue.app.screens.card import Card, Choice

SIGNS = (
    "chest pain or pressure",
    "unusual breathlessness",
    "dizziness, or feeling faint",
    "an irregular, pounding heart",
    "sudden pain",
)


def stop_card() -> Card[None]:
    """Say when to stop, and who helps."""
    return Card(
        "STOP. GET HELP.",
        [
            "Stop running if you have",
            "\n".join(f"  · {sign}" for sign in SIGNS),
            "Tell somebody near you. Call your emergency number: 112 in Europe and on most mobile phones, 911 in "
            "North America.",
            "The coach is silent now. The recording goes on by itself.",
        ],
        [Choice(("escape", "enter"), "enter", "close this", None)],
    )
