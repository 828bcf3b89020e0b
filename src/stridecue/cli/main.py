"""The command `stridecue`: which commands there are, and how errors reach a person.

Rules: a command's module is imported only when it is called. An error is one sentence on stderr, on what happened and
what to do; the exit status is 0 well, 1 failed, 2 the call or a file was wrong. `--log FILE` keeps the details.
"""

from __future__ import annotations

import importlib
import sys
from typing import Any

import click

from stridecue import __version__
from stridecue.errors import StridecueError

COMMANDS = {
    "demo": "stridecue.cli.demo:demo",
    "run": "stridecue.cli.run:run",
    "replay": "stridecue.cli.replay:replay",
    "sensors": "stridecue.cli.sensors:sensors",
    "runs": "stridecue.cli.runs:runs",
    "show": "stridecue.cli.show:show",
    "import": "stridecue.cli.import_files:import_files",
    "export": "stridecue.cli.export:export",
    "backup": "stridecue.cli.backup:backup",
    "cues": "stridecue.cli.cues:cues",
    "plans": "stridecue.cli.plans:plans",
    "decode": "stridecue.cli.decode:decode",
    "doctor": "stridecue.cli.doctor.command:doctor",
}
"""Every command and where it is written."""

INTERRUPTED_STATUS = 130


class LazyGroup(click.Group):
    """A group whose commands are imported when they are called."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; that the reader of its output has left is no failure."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            from stridecue.cli.output import drop_output  # noqa: PLC0415

            drop_output()
            return None
        return result

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, or None if there is none of this name."""
        if cmd_name not in COMMANDS:
            return None
        module, attribute = COMMANDS[cmd_name].split(":")
        command: click.Command = getattr(importlib.import_module(module), attribute)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Name the nearest command when there is none of this name."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            import difflib  # noqa: PLC0415 - only for a mistake

            near = difflib.get_close_matches(args[0], COMMANDS, 1)
            hint = f" Did you mean {near[0]}?" if near else f" There are {', '.join(COMMANDS)}."
            raise click.UsageError(f"There is no command {args[0]!r}.{hint}", ctx)
        return super().resolve_command(ctx, args)


@click.group(
    cls=LazyGroup, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.option(
    "--log",
    "log_file",
    metavar="FILE",
    type=click.Path(dir_okay=False),
    help="Write what happens, in detail, at the end of this file, which only you can read.",
)
@click.version_option(__version__, prog_name="stridecue")
@click.pass_context
def stridecue(context: click.Context, log_file: str | None) -> None:
    """Track runs in the terminal, with a coach.

    Without a command the app opens. `stridecue demo` needs no sensor.
    """
    if log_file:
        from stridecue.cli.log_file import keep_log  # noqa: PLC0415

        keep_log(log_file)
    if context.invoked_subcommand is None:
        from stridecue.cli.open_app import open_home  # noqa: PLC0415

        open_home()


def main() -> None:
    """Run the command line and exit with its status."""
    sys.exit(_status())


def _tell(error: StridecueError) -> None:
    """Tell what went wrong; names of files and sensors in it are others' and cannot steer the terminal."""
    from stridecue.report.wording import printable  # noqa: PLC0415 - only for a mistake

    lines = f"stridecue: {error}".split("\n")
    click.echo("\n".join(map(printable, lines)), err=True)


def _status() -> int:
    try:
        # A command that ends with a status of its own gives it back here.
        status = stridecue.main(prog_name="stridecue", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED_STATUS
    except StridecueError as error:
        _tell(error)
        return error.exit_status
    return status if isinstance(status, int) else 0
