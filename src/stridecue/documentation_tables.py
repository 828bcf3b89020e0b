"""Tables on the pages of the documentation, made from the tables that the program works by.

Rules: a page marks each place by `<!-- name -->` and `<!-- end -->`; what stands between is made here, the rest is
written by hand.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

_PLACE = re.compile(r"(<!-- (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def filled(page: str, tables: Mapping[str, Callable[[], str]]) -> str:
    """Return a page with every marked place made anew.

    Raises:
        KeyError: it has a mark that is not among the tables.
    """
    return _PLACE.sub(lambda found: f"{found[1]}\n{tables[found[2]]()}\n{found[3]}", page)


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """Return a table in Markdown; no cell may hold a bar or a line break."""
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"
