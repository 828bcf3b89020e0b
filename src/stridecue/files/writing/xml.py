"""A small writer of XML: elements, attributes, text; everything escaped, nothing that XML cannot hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from xml.sax.saxutils import escape, quoteattr

_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_INDENT = " "


class XmlWriter:
    """A document that grows element by element."""

    def __init__(self) -> None:
        self._lines = ['<?xml version="1.0" encoding="UTF-8"?>']
        self._depth = 0

    @contextmanager
    def element(self, name: str, **attributes: str) -> Iterator[None]:
        """Write an element around what is written in the block; `_` in an attribute's name is a colon."""
        self._line(f"<{name}{_written(attributes)}>")
        self._depth += 1
        yield
        self._depth -= 1
        self._line(f"</{name}>")

    def text(self, name: str, text: str | float | None) -> None:
        """Write an element with text in it; nothing where there is none."""
        if text is not None:
            self._line(f"<{name}>{escape(_clean(str(text)))}</{name}>")

    def bytes(self) -> bytes:
        """Return the document."""
        return ("\n".join(self._lines) + "\n").encode("utf-8")

    def _line(self, line: str) -> None:
        self._lines.append(_INDENT * self._depth + line)


def _written(attributes: dict[str, str]) -> str:
    return "".join(
        f" {name.replace('_', ':')}={quoteattr(_clean(text))}" for name, text in attributes.items()
    )


def _clean(text: str) -> str:
    return _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text)
