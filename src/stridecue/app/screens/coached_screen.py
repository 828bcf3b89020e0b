"""What a runner tells the coach during a run: a focus, answers, ratings, a count, pain, and what it shall not do.

Rules: every key becomes a mark or a change, and the engine says what it means. Only what never reaches the engine is
kept here: whether cues are on the screen and whether the voice speaks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from stridecue.app import answers
from stridecue.app.held_keys import HeldKeys
from stridecue.app.metronome_choice import BeatChoice
from stridecue.app.screens.run_screen import RunScreen
from stridecue.app.session_types import LiveSession, SessionKind
from stridecue.coach.techniques import SEPARATOR
from stridecue.model.inputs import ChangeKind, MarkKind
from stridecue.model.state import Activity

if TYPE_CHECKING:
    from stridecue.app.screens.focus_picker import FocusChoice

MOODS = 5
POSTURE_S = 20.0
"""How long a runner who has not begun is asked for a moment of posture; OUR CHOICE."""


class CoachedScreen(RunScreen):
    """A run with a runner at its keys."""

    def __init__(self, session: LiveSession) -> None:
        super().__init__(session)
        self.mood_kept = ""
        """What was kept when the runner said how the run was."""
        self._held = HeldKeys()
        self._beat = BeatChoice(session.setup.options.metronome)

    def on_mount(self) -> None:
        """Begin as the settings say; what every run does comes by itself after this."""
        self._painter.text_off = not self.owner.settings.text
        self.begin_posture()

    def begin_posture(self) -> None:
        """Ask for a moment of posture from now on, if the runner wants to be asked; it is a run's, not a demo's."""
        if self.session.kind is SessionKind.LIVE and self.owner.settings.around.posture:
            self._painter.posture_until_s = self.owner.now_s() + POSTURE_S

    @property
    def finishing(self) -> bool:
        """Return whether the run is about to end."""
        raise NotImplementedError

    @property
    def switched_off(self) -> tuple[str, ...]:
        """Return what the runner has switched off, besides the whole coach."""
        off = (("voice", self.session.voice_on is False), ("text", self._painter.text_off))
        return tuple(name for name, is_off in off if is_off)

    def held(self, key: str) -> bool:
        """Note a key and return whether it is only held down."""
        return self._held.repeats(key, self.owner.now_s())

    def mark(
        self, kind: MarkKind, value: float | str | None = None, effective_from_ms: int | None = None
    ) -> None:
        """Tell the run what the runner did."""
        if not self._over:
            self.session.pipeline.mark(kind, value, effective_from_ms)
            self.want_frame()

    def change(self, name: str, content: str) -> None:
        """Change a setting of the run."""
        if not self._over:
            self.session.pipeline.change(ChangeKind.SETTING, name, content)
            self.want_frame()

    def action_mute(self) -> None:
        """Silence the coach, or let it speak again."""
        if self.held("m"):
            return
        state = self.session.model.state
        self.mark(MarkKind.MUTE, 0.0 if state is not None and state.muted else 1.0)

    def action_voice(self) -> None:
        """Switch the voice off, or on again."""
        if self.held("v"):
            return
        speaks = self.session.toggle_voice()
        self.say(
            {True: "voice on", False: "voice off", None: "no voice here: cues are on the screen"}[speaks]
        )

    def action_text(self) -> None:
        """Keep cues off the screen, or show them again; safety always shows."""
        if self.held("t"):
            return
        self._painter.text_off = not self._painter.text_off
        self.say("text off: cues are only spoken" if self._painter.text_off else "text on")

    def action_beat(self) -> None:
        """Switch the metronome on or off."""
        if self.held("b"):
            return
        chosen = self._beat.toggle(self.owner.settings.run.metronome)
        self.change("metronome", chosen.value)
        self.say(f"metronome {chosen.value}")

    def action_take_away(self) -> None:
        """Take the cue away, or what stands there before the start."""
        self._painter.posture_until_s = 0.0
        self._painter.hold.drop(self.session.model.cues_shown)
        self.mark(MarkKind.DISMISS)

    def action_answer(self, word: str) -> None:
        """Answer what the coach asked with yes or no."""
        self._tell(answers.yes_or_no(word, self.session.model.questions, self._tick_s))

    def action_rate(self, digit: int) -> None:
        """Take a digit: the mood at the end, what the coach asked, or how hard it feels."""
        if self.activity is Activity.BEFORE or self.held(str(digit)):
            return
        if not self.finishing:
            self._tell(answers.rating(digit, self.session.model.questions, self._tick_s))
        elif 1 <= digit <= MOODS:
            answer = answers.mood(digit)
            self.mark(MarkKind.SCORE, answer.value)
            self.mood_kept = answer.words
            self.paint()

    def action_choose_focus(self) -> None:
        """Choose what to focus on, and what day it is."""
        from stridecue.app.screens.focus_picker import FocusCard  # noqa: PLC0415

        setup, state = self.session.setup, self.session.model.state
        card = FocusCard(
            self.session.techniques(),
            chosen=state.focus if state is not None else setup.options.focus,
            day=state.day if state is not None else setup.options.day,
            suggested=setup.history.weakest_technique,
            rested=setup.history.rested_techniques,
        )
        self.app.push_screen(card, self._focus_chosen)

    def _focus_chosen(self, choice: FocusChoice | None) -> None:
        if choice is None:
            return
        state = self.session.model.state
        self.mark(MarkKind.FOCUS, SEPARATOR.join(choice.focus))
        if state is None or choice.day != state.day:
            self.change("day", choice.day)
        self.say(choice.words)

    def action_count(self) -> None:
        """Count right foot strikes for half a minute."""
        from stridecue.app.screens.count_test import CountScreen  # noqa: PLC0415

        card = CountScreen(self.session.model, self.mark, self.owner.now_s)
        self.app.push_screen(card, self._count_closed)

    def _count_closed(self, urgent: str | None) -> None:
        """Do what a key asked that could not wait for the end of the count."""
        if urgent == "u":
            self.action_unwell()
        elif urgent == "p":
            self.action_pain()

    def action_pain(self) -> None:
        """Something hurts: the coach eases off at once, and the runner may say where."""
        from stridecue.app.screens.pain import PainCard  # noqa: PLC0415

        if self.held("p"):
            return
        self.mark(MarkKind.PAIN)
        self.app.push_screen(PainCard(), lambda where: self.mark(MarkKind.PAIN, where) if where else None)

    def action_unwell(self) -> None:
        """Stop coaching and show the stop rule."""
        from stridecue.app.screens.unwell import StopCard  # noqa: PLC0415

        self.mark(MarkKind.UNWELL)
        self.app.push_screen(StopCard())

    @property
    def _tick_s(self) -> int:
        state = self.session.model.state
        return state.tick_s if state is not None else 0

    def _tell(self, answer: answers.Answer) -> None:
        if answer.kind is not None:
            self.mark(answer.kind, answer.value)
        if answer.words:
            self._painter.answer(answer)
            self.say(answer.words)
