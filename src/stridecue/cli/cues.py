"""`stridecue cues`: which cue sets there are, what they say, and whether a file has mistakes; a new one, and one tried.

Rules: a file with mistakes is told whole, with status 2. JSON goes to stdout alone.
"""

from __future__ import annotations

from typing import Any

import click

from stridecue.cli.checked_file import tell_mistakes
from stridecue.cli.cue_mistakes import mistakes_of
from stridecue.cli.cues_new import new
from stridecue.cli.cues_try import try_set
from stridecue.cli.output import json_option, print_json
from stridecue.coach.cue_files.cue_file import error_of, parse_cue_set, read_cue_set
from stridecue.coach.cue_files.cue_keys import RUN_PHASES
from stridecue.coach.cue_files.cue_set import CueRule, CueSet, Gate
from stridecue.cue_sets import catalogue
from stridecue.model.setup import CueSetText


@click.group()
def cues() -> None:
    """Cue sets: what the coach says, and when."""


cues.add_command(new)
cues.add_command(try_set)


@cues.command("list")
@json_option
def list_sets(as_json: bool) -> None:
    """List the cue sets and which are on."""
    from stridecue import settings  # noqa: PLC0415 - only this command asks what was chosen

    on = {(text.name, text.shipped) for text in catalogue.chosen((), settings.load().cue_sets)}
    rows = [_row(text, (text.name, text.shipped) in on) for text in catalogue.available()]
    if as_json:
        print_json(rows)
        return
    width = max(len(row["name"]) for row in rows)
    for row in rows:
        number = f"{row['cues']:>3} cues" if row["mistakes"] == 0 else f"{row['mistakes']:>3} mistakes"
        owner = "shipped" if row["shipped"] else "own"
        click.echo(f"{row['name']:<{width}}  {number:<12}  {owner:<7}  {'on' if row['on'] else 'off'}")


@cues.command()
@click.argument("cue_set", metavar="SET")
@json_option
def show(cue_set: str, as_json: bool) -> None:
    """Show every cue of SET: a name, or a file."""
    text = catalogue.find(cue_set)
    parsed = parse_cue_set(text.name, text.text, text.shipped)
    if as_json:
        print_json({**_head(parsed), "cues": [_cue_row(rule) for rule in parsed.cues]})
        return
    click.echo(f"{parsed.title} ({parsed.name}, {len(parsed.cues)} cues)")
    if parsed.off:
        click.echo(f"Switches off {', '.join(parsed.off)}.")
    for rule in parsed.cues:
        click.echo("")
        for line in _cue_lines(rule):
            click.echo(line)


@cues.command()
@click.argument("file", metavar="FILE")
@json_option
def check(file: str, as_json: bool) -> None:
    """Check FILE, or a set by its name, and list every mistake."""
    text = catalogue.find(file)
    mistakes = mistakes_of(text)
    tell_mistakes(file, mistakes, error_of(text.name, mistakes), as_json=as_json)
    parsed, _ = read_cue_set(text.name, text.text, text.shipped)
    empty = parsed is None or not (parsed.cues or parsed.off)
    click.echo("no mistakes, and no cue yet: each begins with [[cue]]" if empty else "no mistakes")


def _row(text: CueSetText, on: bool) -> dict[str, Any]:
    parsed, mistakes = read_cue_set(text.name, text.text, text.shipped)
    return {
        "name": text.name,
        "title": parsed.title if parsed else None,
        "cues": len(parsed.cues) if parsed else None,
        "shipped": text.shipped,
        "on": on,
        "mistakes": len(mistakes),
    }


def _head(parsed: CueSet) -> dict[str, Any]:
    return {
        "name": parsed.name,
        "title": parsed.title,
        "shipped": parsed.shipped,
        "off": list(parsed.off),
    }


def _cue_row(rule: CueRule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "kind": rule.kind.value,
        "technique": rule.technique,
        "show": rule.show,
        "say": rule.say,
        "why": rule.why or None,
        "attention": rule.attention,
        "when": rule.when.text if rule.when else None,
        "only": rule.only.text if rule.only else None,
        "slot": "check-in" if rule.slot else None,
        "every_s": rule.every_s,
        "give_or_take_s": rule.every_jitter_s if rule.every_s else None,
        **{gate.metric: sorted(gate.words) for gate in _chosen_gates(rule)},
        "once": rule.once,
        "cooldown_s": rule.cooldown_s,
        "priority": rule.priority,
        "expect": [expectation.text for expectation in rule.expect],
        "asks": rule.asks.value if rule.asks else None,
        "variants": [{"show": wording.show, "say": wording.say} for wording in rule.wordings[1:]],
    }


def _cue_lines(rule: CueRule) -> list[str]:
    """Return one cue as it is read by people; what is left out in the file is left out."""
    facts = [
        ("say", rule.say or "(shown only)"),
        ("when", rule.when.text if rule.when else None),
        ("only", rule.only.text if rule.only else None),
        ("slot", "check-in" if rule.slot else None),
        ("every", _every(rule)),
        *((gate.metric, ", ".join(sorted(gate.words))) for gate in _chosen_gates(rule)),
        ("technique", rule.technique),
        ("cooldown", "once a run" if rule.once else f"{rule.cooldown_s:g} s"),
        ("expect", "; ".join(expectation.text for expectation in rule.expect)),
        ("asks", rule.asks.value if rule.asks else None),
        ("variants", "; ".join(wording.show for wording in rule.wordings[1:])),
        ("why", rule.why),
    ]
    head = f"{rule.show}   [{rule.id}, {rule.kind.value}, priority {rule.priority}]"
    return [head, *(f"  {name:<10}{value}" for name, value in facts if value)]


def _every(rule: CueRule) -> str | None:
    if rule.every_s is None:
        return None
    varied = f", give or take {rule.every_jitter_s:g} s" if rule.every_jitter_s else ""
    return f"{rule.every_s:g} s{varied}"


def _chosen_gates(rule: CueRule) -> tuple[Gate, ...]:
    """Return the gates of a cue but for what goes without saying: that it belongs to the run itself."""
    return tuple(gate for gate in rule.gates if gate.words != RUN_PHASES)
