"""The grammar: precedence, brackets, and mistakes that explain themselves."""

from __future__ import annotations

import pytest

from stridecue.coach.language import syntax
from stridecue.coach.language.parser import DEEPEST, parse
from stridecue.runner_files.mistakes import SlipError


def sketch(node: syntax.Node) -> object:
    """A tree as nested tuples, without columns."""
    match node:
        case syntax.Number():
            return node.text
        case syntax.Name():
            return node.name + ("?" if node.optional else "")
        case syntax.CueName():
            return f"<{node.id}>"
        case syntax.Call():
            return (node.name, *map(sketch, node.arguments))
        case syntax.Negative():
            return ("-", sketch(node.operand))
        case syntax.Sum():
            return ("sum", *((sign, sketch(term)) for sign, term in node.terms))
        case syntax.Product():
            return ("product", *((power, sketch(factor)) for power, factor in node.factors))
        case syntax.Compare():
            return (node.operator, sketch(node.left), sketch(node.right))
        case syntax.Within():
            return ("in", sketch(node.subject), *(word.name for word in node.words))
        case syntax.Not():
            return ("not", sketch(node.operand))
        case syntax.And():
            return ("and", *map(sketch, node.operands))
        case syntax.Or():
            return ("or", *map(sketch, node.operands))
        case syntax.Held():
            return ("for", sketch(node.condition), node.seconds)


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("warmed_up", "warmed_up"),
        ("a or b and c", ("or", "a", ("and", "b", "c"))),
        ("(a or b) and c", ("and", ("or", "a", "b"), "c")),
        ("not a and b", ("and", ("not", "a"), "b")),
        ("not not a", ("not", ("not", "a"))),
        ("not a >= 4", ("not", (">=", "a", "4"))),
        ("grade >= 4 for 20s", ("for", (">=", "grade", "4"), 20.0)),
        ("not a for 5s", ("for", ("not", "a"), 5.0)),
        ("(a and b) for 1min and c", ("and", ("for", ("and", "a", "b"), 60.0), "c")),
        ("a and (b for 20s)", ("and", "a", ("for", "b", 20.0))),
        ("a for 5s and b for 20s", ("and", ("for", "a", 5.0), ("for", "b", 20.0))),
        ("(a for 5s or b) for 9s", ("for", ("or", ("for", "a", 5.0), "b"), 9.0)),
        ("x - 1 - 2", ("sum", (1, "x"), (-1, "1"), (-1, "2"))),
        ("x + 2 * y / 3", ("sum", (1, "x"), (1, ("product", (1, "2"), (1, "y"), (-1, "3"))))),
        ("(x + 2) * 3", ("product", (1, ("sum", (1, "x"), (1, "2"))), (1, "3"))),
        ("x <= -3", ("<=", "x", ("-", "3"))),
        ("x >= +3", (">=", "x", "3")),
        ("- -x > 1", (">", ("-", ("-", "x")), "1")),
        ("heart_rate? <= easy_cap + 3", ("<=", "heart_rate?", ("sum", (1, "easy_cap"), (1, "3")))),
        ("surface in {trail, technical}", ("in", "surface", "trail", "technical")),
        ("change(grade, 20s) >= 3", (">=", ("change", "grade", "20s"), "3")),
        ("seen(a or b, 30s)", ("seen", ("or", "a", "b"), "30s")),
        ("count(sf-hr-high, 10min) >= 3", (">=", ("count", "<sf-hr-high>", "10min"), "3")),
        ("gait == running", ("==", "gait", "running")),
    ],
)
def test_trees(text: str, tree: object) -> None:
    assert sketch(parse(text)) == tree


@pytest.mark.parametrize(
    ("text", "column", "words"),
    [
        ("grade >= 4 and speed > 2 for 20s", 16, "(grade >= 4 and speed > 2) for 20s"),
        ("a or b for 20s", 6, "a or (b for 20s)"),
        ("a and b and c for 5s", 13, "(a and b and c) for 5s"),
        ("a and b or c for 5s", 12, "(a and b or c) for 5s"),
        ("(a or c) and b for 5s", 14, "((a or c) and b) for 5s"),
    ],
)
def test_for_after_and_without_brackets_asks_what_is_meant(text: str, column: int, words: str) -> None:
    with pytest.raises(SlipError) as caught:
        parse(text)
    assert caught.value.slip.column == column
    assert words in caught.value.slip.allowed


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("", 1),
        ("   ", 1),
        ("and a", 1),
        ("a and", 6),
        ("a b", 3),
        ("(a", 3),
        ("a)", 2),
        ("a >=", 5),
        ("1 < grade < 4", 11),
        ("a for 20", 7),
        ("a for 20 min/km", 7),
        ("a for 0s", 7),
        ("a for 2h", 7),
        ("a for 5s for 5s", 10),
        ("a for sec", 7),
        ("a for 5 sec", 9),
        ("gait in running", 9),
        ("gait in {}", 10),
        ("gait in {running", 17),
        ("gait in {running walking}", 18),
        ("gait in {4}", 10),
        ("mean(grade 20s)", 12),
        ("mean(grade, 20s", 16),
        ("a ? b", 5),
        ("mean(a, 5s)?", 12),
        ("not", 4),
        ("a + ", 5),
        ("a * / b", 5),
        ("for 5s", 1),
        ("count(, 5s)", 7),
    ],
)
def test_mistakes_are_told_with_their_column(text: str, column: int) -> None:
    with pytest.raises(SlipError) as caught:
        parse(text)
    assert caught.value.slip.column == column
    assert caught.value.slip.allowed


@pytest.mark.parametrize(
    ("opening", "closing"), [("(", ")"), ("not ", ""), ("-", ""), ("abs(", ")"), ("seen(", ", 5s)")]
)
def test_nesting_is_bounded(opening: str, closing: str) -> None:
    def nested(levels: int) -> str:
        return opening * levels + "x" + closing * levels

    parse(nested(DEEPEST))
    with pytest.raises(SlipError, match="more than 20 levels"):
        parse(nested(DEEPEST + 1))


def test_levels_are_counted_inwards_only() -> None:
    parse(" and ".join("(a)" for _ in range(DEEPEST * 2)))
