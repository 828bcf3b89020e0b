"""Whether an expression makes sense: names that exist, quantities that can be compared.

Rules: every metric, number and time has a dimension, so `grade >= 4s` is a mistake; a plain number takes the unit of
what it meets. Every mistake of an expression is found, each once.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from stridecue.coach.language import syntax
from stridecue.coach.language.functions import FUNCTIONS, KEYS, Function, Parameter
from stridecue.coach.language.parser import LONGEST_TIME_S
from stridecue.coach.metrics import METRICS, OTHER_NAMES
from stridecue.runner_files.mistakes import Slip, nearest, quoted
from stridecue.runner_files.units import NUMBER, PERCENT, TIME, Dimension, Kind, Sort

_BROKEN = Sort.BROKEN


def check(node: syntax.Node) -> tuple[Slip, ...]:
    """Return every mistake of a parsed expression, in the order of columns."""
    checker = _Checker()
    checker.condition(node)
    return tuple(sorted(checker.slips, key=lambda slip: slip.column))


def kind_of(node: syntax.Node) -> Kind:
    """Return what sort of thing a part of an expression is; its mistakes are left to `check`."""
    return _Checker().kind(node)


def word_metric(node: syntax.Node) -> tuple[str, ...]:
    """Return the words of a metric that has words, or nothing."""
    if isinstance(node, syntax.Name) and node.name in METRICS:
        return METRICS[node.name].words
    return ()


class _Checker:
    def __init__(self) -> None:
        self.slips: list[Slip] = []
        self._kinds: dict[type[Any], Callable[[Any], Kind]] = {
            syntax.Number: self._number,
            syntax.Name: self._name,
            syntax.CueName: self._cue_name,
            syntax.Call: self._call,
            syntax.Negative: lambda node: self._quantity(node.operand),
            syntax.Sum: self._sum,
            syntax.Product: self._product,
            syntax.Compare: self._compare,
            syntax.Within: self._within,
            syntax.Not: lambda node: self._conditions(node.operand),
            syntax.And: lambda node: self._conditions(*node.operands),
            syntax.Or: lambda node: self._conditions(*node.operands),
            syntax.Held: lambda node: self._conditions(node.condition),
        }

    def _slip(self, node: syntax.Node, found: str, allowed: str, near: str | None = None) -> Kind:
        self.slips.append(Slip(node.column, found, allowed, near))
        return _BROKEN

    def kind(self, node: syntax.Node) -> Kind:
        return self._kinds[type(node)](node)

    def condition(self, node: syntax.Node) -> None:
        kind = self.kind(node)
        if kind in (Sort.TRUTH, _BROKEN):
            return
        name = node.name if isinstance(node, syntax.Name) else "it"
        example = f"{name} == {METRICS[name].words[0]}" if word_metric(node) else f"{name} >= 4"
        self._slip(node, f"{kind} where yes or no is needed", f"compare it, such as {example}")

    def _conditions(self, *nodes: syntax.Node) -> Kind:
        for node in nodes:
            self.condition(node)
        return Sort.TRUTH

    def _quantity(self, node: syntax.Node) -> Kind:
        """Return the kind of something that is counted with."""
        kind = self.kind(node)
        if kind in (Sort.TRUTH, Sort.WORD):
            return self._slip(node, f"{kind} where a quantity is needed", "only quantities are counted with")
        return kind

    def _number(self, node: syntax.Number) -> Kind:
        if node.slip is not None:
            self.slips.append(node.slip)
            return _BROKEN
        return Sort.PLAIN if node.dimension is None else node.dimension

    def _name(self, node: syntax.Name) -> Kind:
        metric = METRICS.get(node.name)
        if metric is not None:
            return metric.kind
        owner = next((metric.name for metric in METRICS.values() if node.name in metric.words), None)
        if owner is not None:
            return self._slip(
                node, f"{quoted(node.name)} is a word of {owner}", f"write {owner} == {node.name}"
            )
        if node.name in FUNCTIONS:
            return self._slip(node, f"{node.name} is a function", f"write {_usage(FUNCTIONS[node.name])}")
        return self._slip(
            node,
            f"{quoted(node.name)} is no metric",
            "the metrics are listed in the documentation of cue files",
            OTHER_NAMES.get(node.name) or nearest(node.name, METRICS),
        )

    def _cue_name(self, node: syntax.CueName) -> Kind:
        return self._slip(node, f"{quoted(node.id)} is a cue's id", "it stands alone in count, with a time")

    def _sum(self, node: syntax.Sum) -> Kind:
        kinds = [self._quantity(term) for _, term in node.terms]
        if _BROKEN in kinds:
            return _BROKEN
        result = kinds[0]
        for (_, term), kind in zip(node.terms[1:], kinds[1:], strict=True):
            if result is Sort.PLAIN:
                result = kind
            elif kind not in (Sort.PLAIN, result):
                return self._slip(
                    term,
                    f"{_told(term)} is {kind}",
                    f"what it is added to is {result}, and only that goes with it",
                )
        return result

    def _product(self, node: syntax.Product) -> Kind:
        kinds = [self._quantity(factor) for _, factor in node.factors]
        if _BROKEN in kinds:
            return _BROKEN
        total, plain = NUMBER, True
        for (power, _), kind in zip(node.factors, kinds, strict=True):
            if isinstance(kind, Dimension):
                total, plain = total.times(kind, power), False
        return Sort.PLAIN if plain else total

    def _compare(self, node: syntax.Compare) -> Kind:
        if word_metric(node.left):
            return self._compare_word(node)
        left = self.kind(node.left)
        if left is _BROKEN and isinstance(node.right, syntax.Name):
            return _BROKEN  # what stands right may be a word of what was meant
        right = self.kind(node.right)
        if _BROKEN in (left, right):
            return _BROKEN
        for side, kind in ((node.left, left), (node.right, right)):
            if kind is Sort.TRUTH:
                return self._slip(side, "yes or no in a comparison", "write it alone, or with not before it")
            if kind is Sort.WORD:
                return self._slip(side, "a word in a comparison", "write the metric first: gait == running")
        if Sort.PLAIN in (left, right) or left == right:
            return Sort.TRUTH
        return self._slip(
            node.right,
            f"{_told(node.right)} is {right}",
            f"{_told(node.left)} is {left}, and only that goes with it",
        )

    def _compare_word(self, node: syntax.Compare) -> Kind:
        if node.operator not in ("==", "!="):
            return self._slip(node, f"a word compared by {node.operator}", "words are compared by == and !=")
        return self._words(node.left, (node.right,))

    def _within(self, node: syntax.Within) -> Kind:
        if not word_metric(node.subject):
            kind = self.kind(node.subject)
            if kind is _BROKEN:
                return _BROKEN
            return self._slip(node.subject, f"{kind} before in", "in asks for the word of a metric")
        return self._words(node.subject, node.words)

    def _words(self, subject: syntax.Node, words: tuple[syntax.Node, ...]) -> Kind:
        allowed = word_metric(subject)
        for word in words:
            if not isinstance(word, syntax.Name):
                self._slip(word, "something else than a word", f"allowed are {', '.join(allowed)}")
            elif word.name not in allowed or word.optional:
                self._slip(
                    word,
                    f"{quoted(word.name)} is no word of {getattr(subject, 'name', '')}",
                    f"allowed are {', '.join(allowed)}",
                    nearest(word.name, allowed),
                )
        return Sort.TRUTH

    def _call(self, node: syntax.Call) -> Kind:
        function = FUNCTIONS.get(node.name)
        if function is None:
            return self._slip(
                node,
                f"{quoted(node.name)} is no function",
                f"functions are {', '.join(FUNCTIONS)}",
                nearest(node.name, FUNCTIONS),
            )
        if len(node.arguments) != len(function.parameters):
            return self._slip(
                node, f"{node.name} with {len(node.arguments)} arguments", f"write {_usage(function)}"
            )
        before = len(self.slips)
        kinds = [
            self._argument(parameter, argument)
            for parameter, argument in zip(function.parameters, node.arguments, strict=True)
        ]
        if len(self.slips) > before:
            return _BROKEN if function.result is not Sort.TRUTH else Sort.TRUTH
        return kinds[0] if function.result is None else function.result

    def _argument(self, parameter: Parameter, node: syntax.Node) -> Kind:
        """Check one argument and return its kind."""
        if parameter is Parameter.RULE:
            return self._conditions(node)
        if parameter in (Parameter.METRIC, Parameter.QUANTITY_METRIC):
            return self._metric_argument(parameter, node)
        if parameter in (Parameter.QUANTITY, Parameter.GRADE):
            kind = self._quantity(node)
            if parameter is Parameter.GRADE and kind not in (PERCENT, Sort.PLAIN, _BROKEN):
                return self._slip(node, f"{kind} as a slope", f"{parameter.value} is needed")
            return kind
        return self._literal_argument(parameter, node)

    def _metric_argument(self, parameter: Parameter, node: syntax.Node) -> Kind:
        if not isinstance(node, syntax.Name):
            return self._slip(node, "something else than a metric", f"{parameter.value} is needed")
        kind = self._name(node)
        if kind is _BROKEN:
            return kind
        if parameter is Parameter.METRIC and node.optional:
            return self._slip(node, f"{node.name}? within known or age", "these always know; leave out the ?")
        if parameter is Parameter.QUANTITY_METRIC and not isinstance(kind, Dimension):
            return self._slip(node, f"{node.name} is {kind}", f"{parameter.value} is needed")
        return kind

    def _literal_argument(self, parameter: Parameter, node: syntax.Node) -> Kind:
        if parameter is Parameter.CUE:
            good = isinstance(node, syntax.CueName)
        elif parameter is Parameter.KEY:
            good = isinstance(node, syntax.Name) and node.name in KEYS and not node.optional
        else:
            good = (
                isinstance(node, syntax.Number)
                and node.dimension == TIME
                and 1 <= node.value <= LONGEST_TIME_S
            )
        if good:
            return Sort.WORD
        if isinstance(node, syntax.Number) and node.slip is not None:
            return self._number(node)
        if parameter is Parameter.KEY:
            name = node.name if isinstance(node, syntax.Name) else ""
            found = f"{quoted(name)} is no key" if name else "something else than a key"
            return self._slip(node, found, f"keys are {', '.join(KEYS)}", nearest(name, KEYS))
        return self._slip(
            node, f"no {parameter.value.split(',')[0].split(' ', 1)[1]}", f"{parameter.value} is needed"
        )


def _told(node: syntax.Node) -> str:
    """Return how a message names a part."""
    if isinstance(node, syntax.Number):
        return node.text
    if isinstance(node, syntax.Name):
        return node.name
    return f"{node.name}(...)" if isinstance(node, syntax.Call) else "this"


def _usage(function: Function) -> str:
    """Return how a function is written."""
    example = {
        Parameter.QUANTITY_METRIC: "grade",
        Parameter.METRIC: "heart_rate",
        Parameter.SPAN: "20s",
        Parameter.RULE: "grade >= 6",
        Parameter.CUE: "hc-enter",
        Parameter.KEY: "yes",
        Parameter.QUANTITY: "cadence - cadence_target",
        Parameter.GRADE: "grade",
    }
    return f"{function.name}({', '.join(example[parameter] for parameter in function.parameters)})"
