"""The parts of a run's tracker, made from its setup, and their picture at one second.

Rules: a state is a picture: taking it changes nothing.
"""

from __future__ import annotations

from stridecue.model.events import Event
from stridecue.model.run_settings import TECHNICAL
from stridecue.model.setup import RunSetup
from stridecue.model.state import Activity, Phase, Signal, State
from stridecue.model.summary import Totals
from stridecue.physiology.heart_rate import round_half_up
from stridecue.signals import landing_game
from stridecue.signals.counts import Counts
from stridecue.signals.distance import Distance
from stridecue.signals.figures import Figures
from stridecue.signals.gait import GaitTracker
from stridecue.signals.intake import Intake
from stridecue.signals.laps import Laps, Place
from stridecue.signals.late_finish import Sums
from stridecue.signals.pauses import Clock
from stridecue.signals.runner_says import Told
from stridecue.signals.sensors import Sensors


class Parts:
    """Everything that a tracker keeps."""

    def __init__(self, setup: RunSetup) -> None:
        options = setup.options
        self.told = Told(setup)
        self.counts = Counts()
        self.intake = Intake(setup, self.told.limits.max_bpm, self.counts)
        self.sensors = Sensors()
        self.clock = Clock(options.auto_pause)
        self.distance = Distance()
        self.laps = Laps(options.auto_lap_m, self.counts)
        self.gait = GaitTracker(setup.profile.easy_speed_mps or setup.history.easy_speed_mps)
        self.figures = Figures(setup, self.told.limits)
        self.mended_from_s: int | None = None
        """Since when a grade holds that was told in this second."""

    def place(self, t_ms: int) -> Place:
        """Return where the run is at `t_ms`, to which time must have been advanced."""
        return Place(self.clock.elapsed_ms(t_ms), self.clock.timer_ms, self.distance.metres)

    def sums(self, t_ms: int, ticked_timer_ms: int, ticked_distance_m: float) -> Sums:
        """Return what the run comes to at `t_ms`, to which time must have been advanced."""
        return Sums(
            t_ms,
            self.clock.timer_ms,
            self.distance.metres,
            self.intake.belt.distance.metres,
            ticked_timer_ms,
            ticked_distance_m,
            self.counts.keep(),
            self.laps.keep(),
            self.figures.hills.keep(),
        )

    def restore(self, sums: Sums) -> None:
        """Return to what the run came to at an earlier moment."""
        self.clock.timer_ms = sums.timer_ms
        self.distance.metres = sums.distance_m
        self.intake.belt.distance.metres = sums.belt_distance_m
        self.counts.restore(sums.counts)
        self.laps.restore(sums.laps)
        self.figures.hills.restore(sums.hills)

    def follow(self, second: int, cadence_spm: float | None, asleep: bool) -> list[Event]:
        """Take one second for what the runner has told; cadence is None when it is not good."""
        clock, told, intake = self.clock, self.told, self.intake
        timer_s = clock.timer_ms / 1000
        silent = (
            asleep or clock.activity is not Activity.ACTIVE or told.wants_quiet or intake.surface == TECHNICAL
        )
        told.focus.observe(timer_s)
        told.beat.observe(timer_s, self.figures.target_spm, cadence_spm, silent=silent)
        if told.beat.spm is not None:
            self.figures.baseline.prompted(second)
        counted = told.count.observe(second * 1000, intake.pod.steps(second * 1000))
        return [] if counted is None else intake.pod.counted(counted)

    def take_plan(self, state: State) -> bool:
        """Take what the plan asks for from the next second on; returns whether a step of it begins, and so a lap."""
        place, figures = state.plan, self.figures
        figures.chosen_freely = state.phase not in (Phase.REP, Phase.RECOVER, Phase.COOLDOWN)
        if place is not None:
            self.told.beat.planned = place.beat
            figures.planned_cadence_step = place.cadence_step
        begins = place is not None and not place.done and place.in_step_s == 0 < place.plan_in_s
        return begins and self.laps.time_s(self.clock.timer_ms) > 0

    def _phase(self, second: int) -> tuple[Phase, float]:
        clock = self.clock
        if clock.activity is Activity.BEFORE:
            return Phase.PRE_RUN, float(second)
        if clock.activity is Activity.FINISHED:
            return Phase.POST_RUN, clock.since_finish_ms(second * 1000) / 1000
        return Phase.MAIN, clock.timer_ms / 1000

    def state(self, second: int, signals: tuple[Signal, ...]) -> State:
        """Return the run at the end of a second, with the signals in the order of the state."""
        t_ms = second * 1000
        clock, intake, figures, laps, told = self.clock, self.intake, self.figures, self.laps, self.told
        heart_rate, cadence, speed, grade, power, belt_speed, pod_speed = signals
        timer_s = clock.timer_ms / 1000
        metres = self.distance.metres
        phase, phase_time_s = self._phase(second)
        game_time_s, game_block = landing_game.place(timer_s if clock.on else 0.0, told.game_blocks)
        return State(
            tick_s=second,
            activity=clock.activity,
            elapsed_s=clock.elapsed_ms(t_ms) / 1000,
            timer_s=timer_s,
            heart_rate=heart_rate,
            cadence=cadence,
            speed=speed,
            grade=grade,
            power=power,
            belt_speed=belt_speed,
            pod_speed=pod_speed,
            distance_m=metres,
            climb_m=figures.hills.climb_m,
            gait=self.gait.gait,
            slope=figures.slope,
            surface=intake.surface,
            phase=phase,
            phase_time_s=phase_time_s,
            zone=figures.zone,
            heart_rate_slope_bpm_per_s=figures.trend.slope_bpm_per_s,
            heart_rate_in_60s_bpm=figures.trend.in_60s_bpm,
            adjusted_speed_mps=figures.adjusted_speed_mps,
            speed_steady=intake.speed.steady,
            step_length_m=figures.step_length_m,
            cadence_baseline_spm=figures.baseline_spm,
            cadence_target_spm=figures.target_spm,
            cadence_change_percent=figures.change.cadence_percent,
            step_length_change_percent=figures.change.step_length_percent,
            cadence_variation_percent=intake.cadence.variation_percent,
            efficiency_drop_percent=figures.efficiency_drop_percent,
            up_time_s=figures.hills.up_time_s,
            down_time_s=figures.hills.down_time_s,
            climbs=figures.hills.climbs,
            warmed_up=figures.warm_up.done,
            heart_rate_settled=figures.settling.settled(second, timer_s),
            lap=max(1, laps.ended + (clock.activity is not Activity.FINISHED)),
            lap_time_s=laps.time_s(clock.timer_ms),
            lap_distance_m=laps.distance_m(metres),
            seconds_since_step=figures.settling.seconds_since_step(second),
            cadence_baseline_borrowed=figures.borrowed,
            grade_mended_from_s=self.mended_from_s,
            belt_distance_m=intake.belt.distance.metres,
            muted=told.muted,
            focus=told.focus.techniques,
            limits=told.limits,
            devices=intake.devices.states(t_ms, clock.asleep(t_ms)),
            day=told.day,
            focus_now=told.focus.now,
            hurts=told.hurts,
            mood=told.ratings.mood,
            effort=told.ratings.effort,
            quiet_rating=told.ratings.quiet,
            metronome_spm=told.beat.spm,
            game_time_s=game_time_s,
            game_block=game_block,
            counting=told.count.place(t_ms),
            new_footpod=intake.pod.new(t_ms),
        )

    def totals(self) -> Totals:
        """Return the figures of the run so far."""
        counts, clock = self.counts, self.clock
        highest = counts.heart_rate_max_bpm
        return Totals(
            elapsed_s=clock.elapsed_ms(clock.now_ms) / 1000,
            moving_s=clock.timer_ms / 1000,
            distance_m=self.distance.metres,
            climb_m=self.figures.hills.climb_m,
            records=counts.records,
            laps=self.laps.ended,
            heart_rate_mean_bpm=counts.heart_rate.mean,
            heart_rate_max_bpm=None if highest is None else round_half_up(highest),
            cadence_mean_spm=counts.cadence.mean,
            power_mean_w=counts.power.mean,
        )
