"""A plan followed: states in, the same states with their place in the plan out, once a second."""

from __future__ import annotations

from stridecue.model.events import Event
from stridecue.model.inputs import Body
from stridecue.model.setup import RunSetup
from stridecue.model.state import State


class Follower:
    """Where one run is in its plan."""

    @classmethod
    def of(cls, setup: RunSetup) -> Follower | None:
        """Return the follower of a run's plan; None without a plan.

        Raises:
            PlanFileError: the plan was damaged.
        """
        raise NotImplementedError

    def feed(self, t_ms: int, body: Body) -> list[Event]:
        """Take what the runner does about the step, and a *no* to the next repetition."""
        raise NotImplementedError

    def tick(self, state: State) -> tuple[State, list[Event]]:
        """Return the state with its place in the plan, its phase and its time, and what there is to tell."""
        raise NotImplementedError
