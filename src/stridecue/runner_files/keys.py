"""A key of a runner's file: the tables of keys make what reads a file, what explains it and what documents it."""

from __future__ import annotations

from dataclasses import dataclass

from stridecue.runner_files.values import Reader


@dataclass(frozen=True, slots=True)
class Key:
    """One key: what reads it, what it takes and what it means."""

    name: str
    reader: Reader
    takes: str
    meaning: str
