"""Parsed expressions to compiled ones.

Rules: only expressions without mistakes are compiled. Closures hold only what never changes; see `expression`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from stridecue.coach.language import arithmetic, logic, syntax
from stridecue.coach.language.arithmetic import Quantity
from stridecue.coach.language.dimensions import check, word_metric
from stridecue.coach.language.expression import Expression
from stridecue.coach.language.logic import IDLE, Slots, Step, Test, Truth
from stridecue.coach.language.parser import parse
from stridecue.coach.language.window import Sightings
from stridecue.coach.metrics import INDEX, TABLE
from stridecue.coach.moment import Moment, WindowKey
from stridecue.runner_files.mistakes import Slip, SlipError


def compile_expression(text: str) -> Expression | tuple[Slip, ...]:
    """Return an expression that can be looked at, or every mistake in its text."""
    try:
        node = parse(text)
    except SlipError as error:
        return (error.slip,)
    return check(node) or _Compiler().whole(text, node)


class _Compiler:
    def __init__(self) -> None:
        self._metrics: dict[str, None] = {}
        self._windows: dict[WindowKey, None] = {}
        self._counted: list[tuple[str, int]] = []
        self._steps: list[Step] = []
        self._memory_steps: list[Step] = []
        self._initial: list[Callable[[], Any]] = []
        self._holds: list[int] = []
        self._gated_holds: list[int] = []
        self._seconds_of_holds: dict[int, float] = {}
        self._within_memory = 0
        self._tests: dict[type[Any], Callable[[Any], Test]] = {
            syntax.Name: self._metric_test,
            syntax.Call: self._call_test,
            syntax.Compare: self._compare,
            syntax.Within: lambda node: self._word_test(node.subject, node.words, wanted=True),
            syntax.Not: lambda node: logic.opposite(self._test(node.operand)),
            syntax.And: lambda node: logic.every_one(self._all(node.operands)),
            syntax.Or: lambda node: logic.some(self._all(node.operands)),
            syntax.Held: self._held,
        }
        self._quantities: dict[type[Any], Callable[[Any], Quantity]] = {
            syntax.Number: lambda node: arithmetic.constant(node.value),
            syntax.Name: lambda node: arithmetic.metric(self._index(node)),
            syntax.Negative: lambda node: arithmetic.negative(self._quantity(node.operand)),
            syntax.Sum: lambda node: arithmetic.total(
                tuple((sign, self._quantity(term)) for sign, term in node.terms)
            ),
            syntax.Product: lambda node: arithmetic.product(
                tuple((power, self._quantity(factor)) for power, factor in node.factors)
            ),
            syntax.Call: lambda node: self._call_quantities[node.name](node),
        }
        self._call_quantities: dict[str, Callable[[syntax.Call], Quantity]] = {
            **dict.fromkeys(arithmetic.WINDOW_FIGURES, self._windowed),
            **dict.fromkeys(arithmetic.PLAIN_FUNCTIONS, self._applied),
            "since": self._since,
            "count": self._count,
            "age": lambda node: arithmetic.age(self._index(node.arguments[0])),
        }

    def whole(self, text: str, node: syntax.Node) -> Expression:
        result = self._test(node)
        return Expression(
            text=text,
            metrics=tuple(self._metrics),
            watched=tuple(INDEX[name] for name in self._metrics),
            windows=tuple(self._windows),
            counted=tuple(self._counted),
            sensed=any(TABLE[INDEX[name]].bases for name in self._metrics),
            steps=tuple(self._steps),
            memory_steps=tuple(self._memory_steps),
            result=result,
            initial=tuple(self._initial),
            holds=tuple(self._holds),
            gated_holds=tuple(self._gated_holds),
            gated_seconds=tuple(self._seconds_of_holds[slot] for slot in self._gated_holds),
        )

    def _test(self, node: syntax.Node) -> Test:
        return self._tests[type(node)](node)

    def _all(self, nodes: tuple[syntax.Node, ...]) -> tuple[Test, ...]:
        return tuple(self._test(node) for node in nodes)

    def _quantity(self, node: syntax.Node) -> Quantity:
        return self._quantities[type(node)](node)

    def _index(self, node: syntax.Node) -> int:
        """Return a metric's place, and note that it is looked at."""
        assert isinstance(node, syntax.Name)
        self._metrics[node.name] = None
        return INDEX[node.name]

    def _slot(self, *initial: Callable[[], Any]) -> int:
        self._initial.extend(initial)
        return len(self._initial) - len(initial)

    @contextmanager
    def _memory(self) -> Iterator[None]:
        self._within_memory += 1
        yield
        self._within_memory -= 1

    def _add(self, step: Step, *, memory: bool) -> None:
        self._steps.append(step)
        if memory:
            self._memory_steps.append(step)

    def _metric_test(self, node: syntax.Name) -> Test:
        index = self._index(node)

        def run(moment: Moment, slots: Slots) -> Truth:
            return moment.values[index]  # type: ignore[return-value]

        return self._optional(run, node)

    def _compare(self, node: syntax.Compare) -> Test:
        if word_metric(node.left):
            return self._word_test(node.left, (node.right,), wanted=node.operator == "==")
        holds = arithmetic.OPERATORS[node.operator]
        if isinstance(node.left, syntax.Name) and isinstance(node.right, syntax.Number):
            test = arithmetic.compare_to_constant(holds, self._index(node.left), node.right.value)
        elif isinstance(node.right, syntax.Number):
            test = arithmetic.compare_to_number(holds, self._quantity(node.left), node.right.value)
        else:
            test = arithmetic.compare(holds, self._quantity(node.left), self._quantity(node.right))
        return self._optional(test, node.left, node.right)

    def _word_test(self, subject: syntax.Node, words: tuple[syntax.Node, ...], *, wanted: bool) -> Test:
        index = self._index(subject)
        allowed = frozenset(word.name for word in words if isinstance(word, syntax.Name))

        def run(moment: Moment, slots: Slots) -> Truth:
            value = moment.values[index]
            return None if value is None else (value in allowed) is wanted

        return self._optional(run, subject)

    def _optional(self, test: Test, *nodes: syntax.Node) -> Test:
        """Leave a test out while a metric with a question mark is absent."""
        optional = tuple(dict.fromkeys(index for node in nodes for index in _optional_metrics(node)))
        return logic.left_out_if_absent(test, optional) if optional else test

    def _held(self, node: syntax.Held) -> Test:
        test = self._test(node.condition)
        slot = self._slot(lambda: IDLE, float, bool, int)
        self._holds.append(slot)
        self._seconds_of_holds[slot] = node.seconds
        if not self._within_memory:
            self._gated_holds.append(slot)
        self._add(logic.hold(test, node.seconds, slot), memory=self._within_memory > 0)
        return logic.recall(slot + 2)

    def _call_test(self, node: syntax.Call) -> Test:
        first = node.arguments[0]
        if node.name == "seen":
            with self._memory():
                test = self._test(first)
            seconds = _seconds(node.arguments[1])
            slot = self._slot(lambda: Sightings(seconds), lambda: None)
            self._add(logic.sight(test, slot), memory=True)
            return logic.recall(slot + 1)
        if node.name == "pressed":
            assert isinstance(first, syntax.Name)
            key = first.name
            return lambda moment, slots: key in moment.pressed
        index = self._index(first)
        return lambda moment, slots: moment.known(index)

    def _windowed(self, node: syntax.Call) -> Quantity:
        key = (self._index(node.arguments[0]), _seconds(node.arguments[1]))
        self._windows[key] = None
        return arithmetic.windowed(arithmetic.WINDOW_FIGURES[node.name], key)

    def _applied(self, node: syntax.Call) -> Quantity:
        return arithmetic.applied(arithmetic.PLAIN_FUNCTIONS[node.name], self._quantity(node.arguments[0]))

    def _since(self, node: syntax.Call) -> Quantity:
        with self._memory():
            test = self._test(node.arguments[0])
        slot = self._slot(lambda: None, lambda: None)
        self._add(logic.stopwatch(test, slot), memory=True)
        return arithmetic.recall(slot + 1)

    def _count(self, node: syntax.Call) -> Quantity:
        cue, span = node.arguments
        assert isinstance(cue, syntax.CueName)
        self._counted.append((cue.id, cue.column))
        return arithmetic.count(cue.id, _seconds(span))


def _seconds(node: syntax.Node) -> int:
    assert isinstance(node, syntax.Number)
    return round(node.value)


def _optional_metrics(node: syntax.Node) -> Iterator[int]:
    """Find the metrics with a question mark in a quantity; conditions within it look after their own."""
    if isinstance(node, syntax.Name):
        if node.optional:
            yield INDEX[node.name]
    elif isinstance(node, syntax.Negative):
        yield from _optional_metrics(node.operand)
    elif isinstance(node, syntax.Sum | syntax.Product):
        parts = node.terms if isinstance(node, syntax.Sum) else node.factors
        for _, part in parts:
            yield from _optional_metrics(part)
    elif isinstance(node, syntax.Call) and node.name not in ("seen", "since"):
        for argument in node.arguments:
            yield from _optional_metrics(argument)
