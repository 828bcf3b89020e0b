"""What can go wrong in Stridecue, each as one sentence on what happened and one on what to do.

Rules: an error that reaches a person is a `StridecueError`; `message` says what happened, `hint` what to do.
The command line prints both on stderr and exits with `exit_status`; the app shows them as a toast.
"""

from __future__ import annotations


class StridecueError(Exception):
    """Something a person should hear about, without a traceback."""

    exit_status = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class UsageError(StridecueError):
    """The call was wrong: an unknown option, run or name."""

    exit_status = 2


class FileError(StridecueError):
    """A file that the runner named cannot be used."""

    exit_status = 2


class MistakesError(FileError):
    """A file that a runner wrote has mistakes; `mistakes` lists every one."""

    def __init__(self, message: str, mistakes: tuple[str, ...], hint: str = "") -> None:
        super().__init__(message, hint)
        self.mistakes = mistakes

    def __str__(self) -> str:
        return "\n".join([self.message, *(f"  {mistake}" for mistake in self.mistakes), self.hint]).rstrip()


class CueFileError(MistakesError):
    """A cue set has mistakes."""


class PlanFileError(MistakesError):
    """A plan has mistakes."""


class SettingsError(FileError):
    """The settings file has a mistake."""


class DecodeError(StridecueError):
    """Bytes that are no payload of the characteristic they came from."""


class BluetoothError(StridecueError):
    """Bluetooth cannot be used: no adapter, switched off, not allowed."""


class LibraryError(StridecueError):
    """The library of runs cannot be opened or written."""


class LibraryDamagedError(LibraryError):
    """The file of the library is not what was written to it."""
