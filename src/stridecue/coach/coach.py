"""The coach: the states of a run in, at most one cue a second out.

Rules:
- Every cue is looked at every second, also before the start and after the finish; during a pause only safety cues are.
  A pause begins anew what is pending.
- A cue set that changes during a run counts from then on: cues that are the same keep their state, changed ones keep
  when they were shown. With mistakes the set in use stays. The safety set does not change.
- Answers that are complete count before the same second's cues are decided on.
- A copy goes on by itself: what changes is never shared, what is shared never changes.
"""

from __future__ import annotations

from collections.abc import Iterable

from stridecue.coach.cue_files.cue_file import SAFETY_SET, known_ids, parse_all, read_cue_set, unknown_ids
from stridecue.coach.cue_files.cue_set import CueSet, merged
from stridecue.coach.decisions.arbiter import Arbiter
from stridecue.coach.decisions.candidate import Candidate
from stridecue.coach.decisions.fade_effects import Fading
from stridecue.coach.decisions.lost_signals import LostSignals
from stridecue.coach.decisions.recall import Recall
from stridecue.coach.decisions.restraints import Restraints
from stridecue.coach.decisions.slots import Clock, longest_unshown
from stridecue.coach.decisions.withholding import Experiment
from stridecue.coach.metric_type import RunFacts
from stridecue.coach.moment import Moment
from stridecue.coach.response import ResponseMeter, measures
from stridecue.coach.rule import Running
from stridecue.coach.trace import trace_of
from stridecue.model.cue import Cue, CueKind, Decision
from stridecue.model.events import CueDecided, Event, Noticed, Responded
from stridecue.model.inputs import Body, Change, ChangeKind, Mark, MarkKind
from stridecue.model.response import Response
from stridecue.model.setup import RunSetup
from stridecue.model.state import Activity, State
from stridecue.model.trace import CueTrace


class Coach:
    """The cues of one run."""

    __slots__ = (
        "_arbiter",
        "_by_id",
        "_check_in",
        "_every",
        "_experiment",
        "_fading",
        "_in_check_in",
        "_lost_signals",
        "_meter",
        "_moment",
        "_recall",
        "_restraints",
        "_safety",
        "_seed",
        "_sets",
        "_was_paused",
        "_with_condition",
    )

    def __init__(self, sets: tuple[CueSet, ...], setup: RunSetup) -> None:
        self._moment = Moment(RunFacts.of(setup))
        self._fading = Fading(setup.history)
        self._restraints = Restraints(setup.history, self._fading)
        self._arbiter = Arbiter(self._restraints)
        self._meter = ResponseMeter()
        self._seed = setup.seed
        self._experiment = Experiment(setup.seed, on=setup.options.experiments)
        self._recall = Recall(setup.history, self._fading)
        self._lost_signals = LostSignals()
        self._check_in = Clock.of_check_ins(setup.seed)
        self._was_paused = False
        self._by_id: dict[str, Running] = {}
        self._every: dict[str, Clock] = {}
        self._use(sets)

    @classmethod
    def of(cls, setup: RunSetup) -> Coach:
        """Return the coach of a run.

        Raises:
            CueFileError: a cue set of the setup has mistakes.
        """
        return cls(parse_all(setup.cue_sets), setup)

    @property
    def showing(self) -> Cue | None:
        """The cue on screen now."""
        showing = self._arbiter.showing
        return None if showing is None else showing.cue

    @property
    def off_for_today(self) -> tuple[str, ...]:
        """The cues that did not help and are off for the rest of the run."""
        return self._restraints.no_help.off_for_today

    def traces(self, cue: str | None = None) -> tuple[CueTrace, ...]:
        """Return where every cue, or one, was at the end of the last second; nothing before the first one."""
        moment = self._moment
        if not moment.begun:
            return ()
        by_clock = self._turns_by_clock() if moment.state.activity is Activity.ACTIVE else {}
        return tuple(
            trace_of(
                running,
                moment,
                due_by_clock=running in by_clock,
                muted_by=self._arbiter.muted_by(Candidate(running, by_clock.get(running)), moment),
            )
            for name, running in self._by_id.items()
            if cue is None or name == cue
        )

    def feed(self, t_ms: int, body: Body) -> list[Event]:
        """Take what the runner did; everything else is left to the state."""
        if isinstance(body, Mark):
            self._moment.pressed.add(body.kind.value)
            if body.kind is MarkKind.UNWELL:
                self._restraints.quiet.unwell = True
            elif body.kind is MarkKind.YES:
                self._restraints.stopped.say_yes(body.value, self.showing, t_ms / 1000)
            elif body.kind is MarkKind.DISMISS:
                self._arbiter.dismiss()
        elif isinstance(body, Change) and body.kind is ChangeKind.CUE_SET:
            return self._change(body.name, body.content)
        return []

    def tick(self, state: State) -> list[Event]:
        """Look at one second."""
        moment = self._moment
        moment.advance(state)
        if moment.paused and not self._was_paused:
            self._begin_pause()
        self._was_paused = moment.paused
        events: list[Event] = []
        for response in self._meter.follow(state.tick_s, state.activity, moment.values):
            self._take(response)
            events.append(Responded(response))
        self._restraints.follow(moment)
        for decision in self._arbiter.decide(self._due(state), moment, self._draws):
            self._measure(decision)
            events.append(CueDecided(decision))
        moment.pressed.clear()
        if (notice := self._lost_signals.follow(state)) is not None:
            events.append(notice)
        return events

    def _take(self, response: Response) -> None:
        put_aside = self._restraints.take(response)
        if put_aside and response.cue in self._by_id:
            self._by_id[response.cue].put_otherwise()

    def _draws(self, candidate: Candidate) -> bool | None:
        return None if self._restraints.pain.said else self._experiment.draws(candidate, self._meter)

    def _measure(self, decision: Decision) -> None:
        rule = self._by_id[decision.cue.id].rule
        if measures(rule, decision):
            self._meter.begin(rule, decision)

    def _due(self, state: State) -> list[Candidate]:
        """Return the cues that are due this second, each once."""
        moment = self._moment
        looked_at = self._safety if moment.paused else self._with_condition
        due = [
            Candidate(running)
            for running in looked_at
            if running.look(moment) and not (running.told and running.cooling(state.tick_s))
        ]
        if state.activity is not Activity.ACTIVE:
            return due
        by_clock = self._due_by_clock(state)
        if by_clock:
            taken = [candidate.running for candidate in by_clock]
            due = [candidate for candidate in due if candidate.running not in taken] + by_clock
        return due

    def _due_by_clock(self, state: State) -> list[Candidate]:
        for clock in (*self._every.values(), self._check_in, self._recall.clock):
            clock.let_go(state.timer_s)
        return [Candidate(running, clock) for running, clock in self._turns_by_clock().items()]

    def _turns_by_clock(self) -> dict[Running, Clock]:
        """Return what the clocks bring this second, each cue once; looking changes nothing."""
        moment, timer_s = self._moment, self._moment.state.timer_s
        turns = {
            self._by_id[name]: clock
            for name, clock in self._every.items()
            if clock.due(timer_s) and self._comes_by(name)
        }
        if self._in_check_in and self._check_in.due(timer_s):
            next_one = longest_unshown(one for one in self._in_check_in if self._takes_turn(one))
            if next_one is not None:
                turns[next_one] = self._check_in
        recalled = self._recall.turn(self._by_id.values(), moment)
        if recalled is not None:
            turns[recalled] = self._recall.clock
        return turns

    def _takes_turn(self, running: Running) -> bool:
        """Return whether a check-in may go to a cue."""
        return (
            not running.cooling(self._moment.state.tick_s)
            and not self._restraints.passes_turn(running.rule, self._moment)
            and self._may_come(running)
        )

    def _comes_by(self, name: str) -> bool:
        """Return whether a cue's own clock may bring it."""
        running = self._by_id[name]
        return not self._restraints.only_recalled(running.rule) and self._may_come(running)

    def _may_come(self, running: Running) -> bool:
        return not running.spent and running.gate(self._moment) is True

    def _begin_pause(self) -> None:
        self._moment.forget_windows()
        for running in self._by_id.values():
            running.pause()

    def _change(self, name: str, content: str) -> list[Event]:
        """Put a set's new text in its place among the sets, a new set behind them, or say where its mistakes are."""
        if name == SAFETY_SET and any(one.name == name and one.shipped for one in self._sets):
            return [Noticed("The safety set cannot be changed.", name)]
        new, mistakes = read_cue_set(name, content, shipped=False)
        if new is not None:
            sets = {one.name: one for one in self._sets} | {name: new}
            mistakes = unknown_ids(new, known_ids(sets.values()), only_known_families=True)
            if not mistakes:
                self._use(tuple(sets.values()))
                return [Noticed(f"{new.title} is in use as changed.", name)]
        more = f" (and {len(mistakes) - 1} more)" if len(mistakes) > 1 else ""
        return [Noticed(f"{mistakes[0]}{more} The cue set in use stays.", name)]

    def _use(self, sets: tuple[CueSet, ...]) -> None:
        """Coach by these sets from now on."""
        before, clocks = self._by_id, self._every
        self._sets = sets
        self._by_id = {}
        for rule in merged(sets):
            old = before.get(rule.id)
            tolerance = self._fading.tolerance(rule.technique)
            if old is None or old.rule != rule:
                old = Running(rule, old, tolerance)
            self._by_id[rule.id] = old
        self._arbiter.use(self._by_id)
        everyone = tuple(self._by_id.values())
        self._every = {
            one.rule.id: _clock(one, before, clocks, self._seed)
            for one in everyone
            if one.rule.every_s is not None
        }
        self._with_condition = tuple(one for one in everyone if one.rule.when is not None)
        self._safety = tuple(one for one in self._with_condition if one.rule.kind is CueKind.SAFETY)
        self._in_check_in = tuple(one for one in everyone if one.rule.slot)
        self._watch(everyone)

    def _watch(self, everyone: Iterable[Running]) -> None:
        rules = [running.rule for running in everyone]
        conditions = [one for rule in rules for one in (rule.when, rule.only) if one is not None]
        gates = [gate.index for rule in rules for gate in rule.gates]
        self._meter.use(rules)
        self._moment.watch(
            [*gates, *self._meter.watched, *(index for when in conditions for index in when.watched)],
            dict.fromkeys(key for when in conditions for key in when.windows),
        )


def _clock(running: Running, before: dict[str, Running], clocks: dict[str, Clock], seed: int) -> Clock:
    """Return the clock of a cue with `every`; one whose time is the same goes on."""
    name, every_s, jitter_s = running.rule.id, running.rule.every_s, running.rule.every_jitter_s
    assert every_s is not None
    if name in clocks:
        old = before[name].rule
        if (old.every_s, old.every_jitter_s) == (every_s, jitter_s):
            return clocks[name]
    return Clock(every_s, jitter_s=jitter_s, seed=seed, name=name, from_shown=jitter_s > 0)
