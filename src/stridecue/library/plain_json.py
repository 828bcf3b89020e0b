"""Frozen dataclasses ↔ plain JSON values, by their type hints.

Rules: writing keeps every field, defaults included, so that a default that changes later changes no recorded run.
Reading is strict and total: a field that is not there takes its default, anything unknown raises `NotPlainError`, and
nothing is guessed. Whole numbers may stand where a float belongs.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import StrEnum
from functools import cache
from typing import Any, Union, get_args, get_origin

Reader = Callable[[Any], Any]


class NotPlainError(ValueError):
    """A value that does not fit its type hint."""


def to_plain(value: Any) -> Any:
    """Return what `json` can write of a dataclass, tuple, enum, bytes or plain value.

    Raises:
        TypeError: the value is of a kind that is not stored.
    """
    if value is None or isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, str):
        return value.value if isinstance(value, StrEnum) else value
    if isinstance(value, (bytes, bytearray)):
        return value.hex()
    if isinstance(value, (tuple, list)):
        return [to_plain(item) for item in value]
    if isinstance(value, frozenset):
        return sorted(to_plain(item) for item in value)
    if is_dataclass(value):
        return {field.name: to_plain(getattr(value, field.name)) for field in fields(value)}
    raise TypeError(f"{type(value).__name__} is not stored")


@cache
def reader(hint: Any) -> Reader:
    """Return the function that reads a plain value as this type; it raises `NotPlainError`."""
    if hint in _SCALARS:
        return _SCALARS[hint]
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return _union_reader(args)
    if origin is tuple:
        return _tuple_reader(args)
    if origin is frozenset:
        read_items = _tuple_reader((args[0], ...))
        return lambda plain: frozenset(read_items(plain))
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return _enum_reader(hint)
    if is_dataclass(hint):
        return _dataclass_reader(hint)
    raise TypeError(f"{hint} is not stored")


@cache
def field_readers(cls: Any) -> tuple[tuple[Field[Any], Reader], ...]:
    """Return the fields of a dataclass in their order, each with its reader."""
    hints = typing.get_type_hints(cls)
    return tuple((field, reader(hints[field.name])) for field in fields(cls))


def has_default(field: Field[Any]) -> bool:
    """Return whether a field may be left out."""
    return field.default is not MISSING or field.default_factory is not MISSING


def _scalar_reader(*allowed: type) -> Reader:
    def read(plain: Any) -> Any:
        if type(plain) in allowed:
            return plain
        raise NotPlainError(f"{plain!r} is not of type {allowed[0].__name__}")

    return read


def _read_int(plain: Any) -> int:
    if type(plain) is int:
        return plain
    if type(plain) is float and plain.is_integer():
        return int(plain)
    raise NotPlainError(f"{plain!r} is not a whole number")


def _read_bytes(plain: Any) -> bytes:
    try:
        return bytes.fromhex(plain)
    except (TypeError, ValueError) as error:
        raise NotPlainError(f"{plain!r} is not bytes in hex") from error


_SCALARS: dict[Any, Reader] = {
    str: _scalar_reader(str),
    bool: _scalar_reader(bool),
    int: _read_int,
    float: _scalar_reader(float, int),
    bytes: _read_bytes,
    types.NoneType: _scalar_reader(types.NoneType),
}


def _union_reader(args: Sequence[Any]) -> Reader:
    readers = [reader(arg) for arg in sorted(args, key=lambda arg: arg is not types.NoneType)]

    def read(plain: Any) -> Any:
        mistakes = []
        for read_one in readers:
            try:
                return read_one(plain)
            except NotPlainError as mistake:
                mistakes.append(str(mistake))
        raise NotPlainError(mistakes[-1])

    return read


def _tuple_reader(args: Sequence[Any]) -> Reader:
    if len(args) == 2 and args[1] is Ellipsis:
        read_one = reader(args[0])
        return lambda plain: tuple(read_one(item) for item in _listed(plain))
    readers = [reader(arg) for arg in args]

    def read(plain: Any) -> Any:
        items = _listed(plain)
        if len(items) != len(readers):
            raise NotPlainError(f"{len(items)} values where {len(readers)} belong")
        return tuple(read_one(item) for read_one, item in zip(readers, items, strict=True))

    return read


def _listed(plain: Any) -> list[Any]:
    if isinstance(plain, list):
        return plain
    raise NotPlainError(f"{plain!r} is not a list")


def _enum_reader(enum: type[StrEnum]) -> Reader:
    by_value: dict[Any, StrEnum] = {member.value: member for member in enum}

    def read(plain: Any) -> Any:
        if isinstance(plain, str) and plain in by_value:
            return by_value[plain]
        raise NotPlainError(f"{plain!r} is no {enum.__name__}")

    return read


def _dataclass_reader(cls: Any) -> Reader:
    known = {field.name: read for field, read in field_readers(cls)}
    needed = {field.name for field, _ in field_readers(cls) if not has_default(field)}

    def read(plain: Any) -> Any:
        if not isinstance(plain, dict):
            raise NotPlainError(f"{plain!r} is no {cls.__name__}")
        unknown = plain.keys() - known.keys()
        if unknown:
            raise NotPlainError(f"{cls.__name__} has no {min(unknown)!r}")
        missing = needed - plain.keys()
        if missing:
            raise NotPlainError(f"{cls.__name__} lacks {min(missing)!r}")
        return cls(**{name: known[name](item) for name, item in plain.items()})

    return read
