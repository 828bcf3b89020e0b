"""What stands before a run: a checklist, how the runner feels, drills. Each is one card, and one key leaves it.

Rules: space and enter always go on, so that a runner in a hurry presses one key until the run has begun; esc goes home.
`n` never shows a card again; the settings bring it back.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from stridecue.app.around import drills
from stridecue.app.around.checklist import Item
from stridecue.app.screens.card import Card, Choice, key_pairs

ON, NEVER, HOME = "on", "not again", "home"
HIPS, ALL = "hips", "all drills"
MOODS = ("1", "2", "3", "4", "5")
"""Answers of a card; a mood is its figure."""

_NAME_COLUMNS = 12
_WORDS_COLUMNS = 26
_GO_ON = Choice(("enter", "space"), "enter", "go on", ON)
_LEAVE = (
    Choice(("n",), "n", "not again", NEVER),
    Choice(("escape",), "esc", "back home", HOME),
)


class BeforeCard(Card[str]):
    """Ends with one of the answers; its key line has those that every such card has."""

    DEFAULT_CSS = "BeforeCard > VerticalScroll { width: 70; padding: 1 3; }"

    def content(self) -> Content:
        """What it says, then the keys whose words do not stand in it."""
        keys = key_pairs([(choice.label, choice.words) for choice in self.choices if choice.words])
        parts = [part if isinstance(part, Content) else Content(part) for part in self.paragraphs]
        lines = [line for part in (self.heading(), *parts) for line in (part, Content(""))]
        return Content("\n").join([*lines, keys])


def checklist_card(items: Sequence[Item]) -> BeforeCard:
    """Say what to have with one."""
    rows = Content("\n").join(_row(item) for item in items)
    return BeforeCard("Before you start", [rows], [_GO_ON, *_LEAVE])


def mood_card() -> BeforeCard:
    """Ask how the runner feels; the figure itself goes on."""
    scale = Content("   ").join(
        Content.assemble((figure, "bold $accent"), (f" {word}", "$neutral"))
        for figure, word in zip(MOODS, _MOOD_WORDS, strict=True)
    )
    why = Content.styled("Kept with the run, beside how you feel after it.", "$dim")
    figures = [Choice((figure,), figure, "", figure) for figure in MOODS]
    return BeforeCard("How do you feel?", [scale, why], [*figures, _skip("skip"), *_LEAVE])


def drills_card(*, sat: bool, warm_up: bool) -> BeforeCard:
    """Offer drills: for the hips of whoever sat for hours, all of them before hills and repetitions."""
    paragraphs: list[Content] = []
    choices: list[Choice[str]] = []
    if warm_up:
        words = f"all of it, about {drills.minutes(drills.WARM_UP)} min"
        paragraphs.append(_offer("d", words, drills.listed(drills.WARM_UP)))
        choices.append(Choice(("d",), "d", "", ALL))
    if sat:
        yes = "I sat for hours today: only" if warm_up else "yes:"
        words = f"{yes} the hips, about {drills.minutes(drills.HIPS)} min"
        paragraphs.append(_offer("y", words, drills.listed(drills.HIPS)))
        choices.append(Choice(("y",), "y", "", HIPS))
    paragraphs.append(Content.styled("On the floor, never on a belt.", "$dim"))
    title = "Drills on the floor first?" if warm_up else "Did you sit for hours today?"
    return BeforeCard(title, paragraphs, [*choices, _skip("no, run"), *_LEAVE])


def _skip(words: str) -> Choice[str]:
    return Choice(_GO_ON.keys, _GO_ON.label, words, ON)


def _row(item: Item) -> Content:
    return Content.assemble(
        (f"{item.name:<{_NAME_COLUMNS}}", "bold $neutral"),
        (f"{item.words:<{_WORDS_COLUMNS}}", "$dim"),
        ("heard" if item.heard else "", "$good"),
    )


def _offer(key: str, words: str, what: str) -> Content:
    return Content.assemble((f"{key}  ", "bold $accent"), (words, "$neutral"), "\n   ", (what, "$dim"))


_MOOD_WORDS: tuple[str, ...] = ("awful", "low", "fine", "good", "great")
