"""Says one thing at a time, and never lets the loop wait.

Rules:
- While something is said, the next waits for two seconds at most, and then is dropped; of two that wait, the newer.
- What is urgent cuts short what is said, and is said at once.
- Whether the voice managed is logged and changes nothing for the coach. What could not be said is given to `unheard`
  of its own, so that something else can stand in.
- After three failures in a row there is no voice for the rest of the run.
- A voice that does not come to an end is ended.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from stridecue.voice.child import Child
from stridecue.voice.voices import Voice, first_there, plain_words

# All of these are OUR CHOICE.
WAITS_S = 2.0
"""For as long a text is still worth saying (coaching: dropped, never delayed longer)."""
LOOK_EVERY_S = 0.1
"""While something is said."""
LONGEST_S = 15.0
"""No text takes longer."""
LINGERS_S = 1.0
"""From being cut short to being ended by force."""
MOST_FAILURES = 3
"""In a row."""

NO_VOICE = "No voice found (try espeak-ng): cues are only shown."
VOICE_FAILS = "The voice does not work: cues are only shown."

_log = logging.getLogger(__name__)


class Loop(Protocol):
    """What is needed of the event loop."""

    def time(self) -> float:
        """Return the time in seconds."""

    def call_later(self, delay: float, callback: Callable[[], object], /) -> asyncio.TimerHandle:
        """Call something later."""


class Spoken(Protocol):
    """What is needed of a voice under way; `Child` is one."""

    @property
    def status(self) -> int | None:
        """How it ended; None while it runs."""

    def tell(self, line: bytes) -> None:
        """Give it the text."""

    def no_more(self) -> None:
        """Say that this was all."""

    def cut(self) -> None:
        """Ask it to end at once."""

    def kill(self) -> None:
        """End it by force."""

    def end(self) -> None:
        """Wait for its end, which comes by force after a moment."""


def nothing() -> None:
    """Do nothing about what was not heard."""


@dataclass(slots=True)
class _Words:
    """A text on its way."""

    text: str
    asked_s: float
    unheard: Callable[[], None]


class Speaker:
    """The voice of the system."""

    def __init__(
        self,
        tell: Callable[[str], None],
        find: Callable[[], Voice | None] = first_there,
        start: Callable[[Sequence[str]], Spoken] = Child,
        loop: Callable[[], Loop] = asyncio.get_running_loop,
    ) -> None:
        """`tell` gets one sentence if there is no voice, `find` is asked once, when it is first needed."""
        self._tell = tell
        self._find = find
        self._start = start
        self._loop = loop
        self._voice: Voice | None = None
        self._looked = False
        self._missing_said = False
        self._said: _Words | None = None
        self._speaking: Spoken | None = None
        self._began_s = 0.0
        self._waiting: _Words | None = None
        self._cut: list[tuple[Spoken, float]] = []
        self._failures = 0
        self._timer: asyncio.TimerHandle | None = None

    @property
    def there(self) -> bool:
        """Whether there is a voice that works."""
        if not self._looked:
            self._looked = True
            self._voice = self._find()
            _log.info("the voice is %s", self._voice.program if self._voice else "missing")
        return self._voice is not None

    @property
    def speaking(self) -> bool:
        """Whether something is being said."""
        return self._speaking is not None

    def say(self, text: str, *, urgent: bool = False, unheard: Callable[[], None] = nothing) -> None:
        """Say a text now or within two seconds; else, `unheard` is called."""
        words = plain_words(text)
        if not self.there or not words:
            self._say_once_if_missing()
            unheard()
        else:
            asked = _Words(words, self._loop().time(), unheard)
            if urgent and self._speaking is not None:
                self._cut_short()
                self._begin(asked, hushing=True)
            elif self._speaking is not None:
                self._drop()
                self._waiting = asked
            else:
                self._begin(asked)

    def stop(self) -> None:
        """Cut short what is said and forget what waits."""
        self._waiting = None
        if self._speaking is not None:
            self._cut_short()
            self._cut += [(child, self._loop().time()) for child in self._hushing()]
            self._look_later()

    def close(self) -> None:
        """Be silent, and leave no program behind; the loop may be over."""
        self._waiting = None
        ending = [child for child, _ in self._cut]
        if self._speaking is not None:
            self._speaking.cut()
            ending += [self._speaking, *self._hushing()]
        for child in ending:
            child.end()
        self._cut.clear()
        self._said = self._speaking = None
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _say_once_if_missing(self) -> None:
        if self._voice is None and not self._missing_said:
            self._missing_said = True
            self._tell(NO_VOICE)

    def _begin(self, words: _Words, hushing: bool = False) -> None:
        """Start the voice with a text."""
        if self._voice is None:
            return
        try:
            child = self._start(self._voice.command(words.text, hushing))
        except OSError as error:
            _log.warning("the voice cannot be started: %s", error)
            self._failed(words)
            return
        if self._voice.by_input:
            child.tell(words.text.encode())
        child.no_more()
        self._said, self._speaking, self._began_s = words, child, self._loop().time()
        self._look_later()

    def _hushing(self) -> list[Spoken]:
        """Start what silences another program that speaks for the voice, if that is how it speaks."""
        if self._voice is None or self._voice.hush_command is None:
            return []
        try:
            child = self._start(self._voice.hush_command)
        except OSError as error:
            _log.warning("the voice cannot be silenced: %s", error)
            return []
        child.no_more()
        return [child]

    def _cut_short(self) -> None:
        if self._speaking is not None:
            self._speaking.cut()
            self._cut.append((self._speaking, self._loop().time()))
        self._said = self._speaking = None
        self._drop()

    def _drop(self) -> None:
        if self._waiting is not None:
            late, self._waiting = self._waiting, None
            _log.info("not said, it would be late: %s", late.text)
            late.unheard()

    def _look_later(self) -> None:
        """Look again in a moment, while there is something to look after."""
        if self._timer is None and (self._speaking is not None or self._cut):
            self._timer = self._loop().call_later(LOOK_EVERY_S, self._look)

    def _look(self) -> None:
        """See what has come to its end."""
        self._timer = None
        now_s = self._loop().time()
        self._cut = [(child, since_s) for child, since_s in self._cut if not _gone(child, now_s - since_s)]
        if self._speaking is not None and self._said is not None:
            self._look_at(self._speaking, self._said, now_s - self._began_s)
        if self._waiting is not None and now_s - self._waiting.asked_s > WAITS_S:
            self._drop()
        if self._waiting is not None and self._speaking is None:
            words, self._waiting = self._waiting, None
            self._begin(words)
        self._look_later()

    def _look_at(self, child: Spoken, words: _Words, lasted_s: float) -> None:
        status = child.status
        if status is None:
            if lasted_s <= LONGEST_S:
                return
            child.cut()
            self._cut.append((child, self._loop().time()))
        self._said = self._speaking = None
        if status == 0 and self._voice is not None and lasted_s >= self._voice.least_s:
            self._failures = 0
            return
        _log.warning("the voice failed (status %s after %.1f s): %s", status, lasted_s, words.text)
        self._failed(words)

    def _failed(self, words: _Words) -> None:
        """Count a failure; the third in a row was the last."""
        self._failures += 1
        words.unheard()
        if self._failures == MOST_FAILURES:
            self._voice, self._missing_said = None, True
            self._drop()
            self._tell(VOICE_FAILS)


def _gone(child: Spoken, since_s: float) -> bool:
    """Whether a program that was cut short has ended; after a while it is ended by force."""
    if child.status is None and since_s > LINGERS_S:
        child.kill()
    return child.status is not None
