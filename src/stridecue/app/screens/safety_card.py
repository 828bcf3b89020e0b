"""What must be read and confirmed before the first run, once."""

from __future__ import annotations

from enum import StrEnum

from textual.content import Content
from textual.events import Key
from textual.widgets import Static

from stridecue.app.screens.card import Card, key_pairs


class SafetyAnswer(StrEnum):
    """How the card was left."""

    CONFIRMED = "confirmed"
    WITH_MEDICINE = "with medicine"
    LEAVE = "leave"


class SafetyCard(Card[SafetyAnswer]):
    """Asks the runner to confirm, and whether a medicine changes their heart rate."""

    def __init__(self, *, medicine: bool = False) -> None:
        super().__init__("Before your first run", PARAGRAPHS, ())
        self.medicine = medicine

    def content(self) -> Content:
        """The card with the state of its one switch."""
        mark = "[x]" if self.medicine else "[ ]"
        switch = Content.assemble(("m ", "bold $accent"), f"{mark} I take heart-rate medicine")
        effect = Content.styled("If so, there are no heart-rate limits; the coach asks how it feels.", "$dim")
        keys = key_pairs([("enter", "I have read this"), ("q", "leave")])
        return Content("\n").join([super().content(), switch, effect, Content(""), keys])

    def on_key(self, event: Key) -> None:
        """Confirm, switch or leave."""
        if event.key == "m":
            self.medicine = not self.medicine
            self.query_one("#card-text", Static).update(self.content())
        elif event.key == "enter":
            self.dismiss(SafetyAnswer.WITH_MEDICINE if self.medicine else SafetyAnswer.CONFIRMED)
        elif event.key in {"q", "escape"}:
            self.dismiss(SafetyAnswer.LEAVE)
        else:
            return
        event.stop()


PARAGRAPHS = (
    "Stridecue is no medical device. It cannot tell why you feel unwell.",
    "Talk to a doctor first if you are new to exercise or pregnant, if you have a heart, lung or metabolic condition, "
    "if you had chest pain or fainted, or if you take a beta-blocker or another medicine that changes your heart rate.",
    "Stop and get help at chest pain or pressure, unusual breathlessness, dizziness, feeling faint, an irregular "
    "pounding heart or sudden pain. The key u shows this during a run.",
    "On a treadmill: wear the safety clip, and put the screen at eye height.",
)
