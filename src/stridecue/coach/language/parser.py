"""The language of rules: an expression's text to its parts.

    rule       = or ;  or = and {"or" and} ;  and = held {"and" held}
    held       = not ["for" DURATION] ;  not = "not" not | comparison
    comparison = sum [("<"|"<="|">"|">="|"=="|"!=") sum | "in" "{" word {"," word} "}"]
    sum        = product {("+"|"-") product} ;  product = factor {("*"|"/") factor}
    factor     = ("+"|"-") factor | NUMBER | metric ["?"] | function "(" [rule {"," rule}] ")" | "(" rule ")"

Rules: `for` binds tightest, and since that surprises in `a and b for 20s`, brackets are asked for there. At most 20
levels of brackets, functions, `not` and signs. Nothing is evaluated here or anywhere else as Python.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from stridecue.coach.language import syntax
from stridecue.coach.language.lexer import KEYWORDS, Token, TokenKind, tokens
from stridecue.runner_files.mistakes import Slip, SlipError
from stridecue.runner_files.units import TIME

DEEPEST = 20
LONGEST_TIME_S = 3600.0
COMPARISONS = ("<", "<=", ">", ">=", "==", "!=")


def parse(text: str) -> syntax.Node:
    """Return the parts of an expression; names and dimensions are not looked at yet.

    Raises:
        SlipError: it is no expression.
    """
    return _Parser(tokens(text), text).whole()


class _Parser:
    def __init__(self, found: list[Token], text: str) -> None:
        self._tokens = found
        self._text = text
        self._at = 0
        self._depth = 0
        self._open_for = False
        """Whether the operand just read ended with a `for` outside of brackets."""

    def _next(self) -> Token:
        return self._tokens[self._at]

    def whole(self) -> syntax.Node:
        if self._next().kind is TokenKind.END:
            raise SlipError(Slip(1, "an empty expression", "write a condition, for example grade >= 4"))
        node = self._or()
        if self._next().kind is not TokenKind.END:
            raise self._unexpected("and, or, for or the end were expected")
        return node

    def _accept(self, *texts: str) -> Token | None:
        token = self._next()
        if token.text in texts and token.kind in (TokenKind.SYMBOL, TokenKind.NAME):
            self._at += 1
            return token
        return None

    def _expect(self, text: str, allowed: str) -> None:
        if self._accept(text) is None:
            raise self._unexpected(allowed)

    def _unexpected(self, allowed: str) -> SlipError:
        return SlipError(Slip(self._next().column, f"found {self._next()}", allowed))

    @contextmanager
    def _deeper(self) -> Iterator[None]:
        self._depth += 1
        if self._depth > DEEPEST:
            raise SlipError(
                Slip(self._next().column, f"more than {DEEPEST} levels", "use fewer brackets within brackets")
            )
        yield
        self._depth -= 1

    def _or(self) -> syntax.Node:
        return self._chain("or", self._and, syntax.Or)

    def _and(self) -> syntax.Node:
        return self._chain("and", self._held, syntax.And)

    def _chain(
        self,
        word: str,
        operand: Callable[[], syntax.Node],
        build: Callable[[int, tuple[syntax.Node, ...]], syntax.Node],
    ) -> syntax.Node:
        column = self._next().column
        operands = [operand()]
        while self._accept(word):
            start = self._next().column
            operands.append(operand())
            if self._open_for and not all(isinstance(before, syntax.Held) for before in operands[:-1]):
                raise self._ambiguous_for(word, column, start)
        if len(operands) == 1:
            return operands[0]
        self._open_for = False
        return build(column, tuple(operands))

    def _ambiguous_for(self, word: str, column: int, start: int) -> SlipError:
        last = self._tokens[self._at - 1]
        duration = last.text
        held = self._text[start - 1 : last.column - 1].rstrip().removesuffix("for").rstrip()
        both = self._text[column - 1 : start - 1].rstrip().removesuffix(word).rstrip()
        return SlipError(
            Slip(
                start,
                f"`for {duration}` after `{word}` would belong to `{held}` alone",
                f"say which is meant: `({both} {word} {held}) for {duration}`"
                f" or `{both} {word} ({held} for {duration})`",
            )
        )

    def _held(self) -> syntax.Node:
        column = self._next().column
        node = self._not()
        self._open_for = self._accept("for") is not None
        return syntax.Held(column, node, self._duration()) if self._open_for else node

    def _duration(self) -> float:
        token = self._next()
        if token.slip is not None:
            raise SlipError(token.slip)
        if token.kind is not TokenKind.NUMBER or token.dimension != TIME:
            raise self._unexpected("after for a time is needed, such as 20s or 2min")
        if not 1.0 <= token.value <= LONGEST_TIME_S:
            raise SlipError(Slip(token.column, f"found {token}", "a time from 1s to 1h is allowed"))
        self._at += 1
        return token.value

    def _not(self) -> syntax.Node:
        token = self._accept("not")
        if token is None:
            return self._comparison()
        with self._deeper():
            return syntax.Not(token.column, self._not())

    def _comparison(self) -> syntax.Node:
        column = self._next().column
        left = self._sum()
        if self._accept("in"):
            return syntax.Within(column, left, self._words())
        operator = self._accept(*COMPARISONS)
        if operator is None:
            return left
        right = self._sum()
        if self._next().text in COMPARISONS and self._next().kind is TokenKind.SYMBOL:
            raise self._unexpected("two comparisons in a row are joined by and: `grade > 1 and grade < 4`")
        return syntax.Compare(column, operator.text, left, right)

    def _words(self) -> tuple[syntax.Name, ...]:
        self._expect("{", "after in a list is needed, such as {trail, technical}")
        words = [self._word()]
        while self._accept(","):
            words.append(self._word())
        self._expect("}", "a comma or } was expected")
        return tuple(words)

    def _word(self) -> syntax.Name:
        token = self._next()
        if token.kind is not TokenKind.NAME or token.text in KEYWORDS:
            raise self._unexpected("a word was expected")
        self._at += 1
        return syntax.Name(token.column, token.text)

    def _sum(self) -> syntax.Node:
        column = self._next().column
        terms = [(1, self._product())]
        while sign := self._accept("+", "-"):
            terms.append((1 if sign.text == "+" else -1, self._product()))
        return terms[0][1] if len(terms) == 1 else syntax.Sum(column, tuple(terms))

    def _product(self) -> syntax.Node:
        column = self._next().column
        factors = [(1, self._factor())]
        while sign := self._accept("*", "/"):
            factors.append((1 if sign.text == "*" else -1, self._factor()))
        return factors[0][1] if len(factors) == 1 else syntax.Product(column, tuple(factors))

    def _factor(self) -> syntax.Node:
        sign = self._accept("+", "-")
        if sign is None:
            return self._primary()
        with self._deeper():
            operand = self._factor()
        return operand if sign.text == "+" else syntax.Negative(sign.column, operand)

    def _primary(self) -> syntax.Node:
        token = self._next()
        if token.kind is TokenKind.NUMBER:
            self._at += 1
            return syntax.Number(token.column, token.value, token.dimension, token.text, token.slip)
        if token.kind is TokenKind.CUE:
            self._at += 1
            return syntax.CueName(token.column, token.text)
        if self._accept("("):
            with self._deeper():
                node = self._or()
            self._expect(")", "a closing bracket was expected")
            return node
        if token.kind is not TokenKind.NAME or token.text in KEYWORDS:
            raise self._unexpected("a metric, number, function or bracket was expected")
        self._at += 1
        if self._accept("("):
            return syntax.Call(token.column, token.text, self._arguments())
        return syntax.Name(token.column, token.text, self._accept("?") is not None)

    def _arguments(self) -> tuple[syntax.Node, ...]:
        if self._accept(")"):
            return ()
        with self._deeper():
            found = [self._or()]
            while self._accept(","):
                found.append(self._or())
        self._expect(")", "a comma or a closing bracket was expected")
        return tuple(found)
