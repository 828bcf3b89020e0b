"""A cue as a form."""

from __future__ import annotations

import tomllib

import pytest

from stridecue.app.cue_form import CueForm
from stridecue.coach import shipped_sets
from stridecue.coach.cue_files.cue_file import parse_cue_set

TEXT = """
[[cue]]
id = "a"
kind = "technique"
show = "Light feet"
when = "(grade >= 4 and change(speed, 20s) <= -1 km/h) for 30s"
cooldown = "1.5m"

[[cue]]
id = "b"
kind = "info"
show = "Look up"
say = "Look up."
every = "480s"
once = true
"""


def form(name: str, text: str = TEXT) -> CueForm:
    rules = {rule.id: rule for rule in parse_cue_set("x", text, False).cues}
    tables = {table["id"]: table for table in tomllib.loads(text)["cue"]}
    return CueForm(rules[name], tables[name])


def texts(of: CueForm, **changed: str) -> dict[str, str]:
    return {field.name: changed.get(field.name.replace("-", "_"), field.text) for field in of.fields}


def test_figures_come_first_each_as_the_file_has_it() -> None:
    assert [(field.name, field.label, field.text) for field in form("a").fields] == [
        ("when-0", "grade >=", "4"),
        ("when-1", "change(speed) over", "20s"),
        ("when-2", "change(speed, 20s) <=", "-1 km/h"),
        ("when-3", "for", "30s"),
        ("cooldown", "not again for", "1.5m"),
        ("priority", "priority", "40"),
        ("show", "shown", "Light feet"),
        ("say", "said", ""),
    ]


def test_only_what_a_cue_has_is_asked() -> None:
    assert [field.name for field in form("b").fields] == ["every", "priority", "show", "say"]


def test_what_is_not_touched_changes_nothing() -> None:
    for name in ("a", "b"):
        one = form(name)
        assert one.changes(texts(one)) == {}
        assert one.mistakes(texts(one)) == {}


def test_what_is_touched_is_what_is_written() -> None:
    one = form("a")
    assert one.changes(texts(one, when_0="5", when_3="45", cooldown="2m", say="Light feet.")) == {
        "when": "(grade >= 5 and change(speed, 20s) <= -1 km/h) for 45s",
        "cooldown": "2m",
        "say": "Light feet.",
    }
    assert one.changes(texts(one, show=" Light  feet ")) == {}
    other = form("b")
    assert other.changes(texts(other, say=" ", priority="7")) == {"say": None, "priority": 7}


def test_every_mistake_is_told_beside_its_field() -> None:
    one = form("a")
    assert one.mistakes(texts(one, when_0="60", cooldown="soon", show="a b c d e")) == {
        "when-0": "-50 to 50 % is allowed.",
        "cooldown": 'Found "soon"; a duration is needed, such as "90s", "4m" or "1h".',
        "show": "Found 5 words, 9 characters; at most 4 words and 26 characters are allowed.",
    }


def test_figures_step_and_words_do_not() -> None:
    one = form("a")
    assert one.field("when-2").step("-1 km/h", 1) == "-0.8 km/h"
    assert one.field("cooldown").step("90s", -1) == "85s"
    assert [field.name for field in one.fields if not field.stepped] == ["show", "say"]


def test_the_rule_is_told_with_what_is_typed() -> None:
    one = form("a")
    pieces = one.rule_pieces(texts(one, when_0="wrong"))
    assert "".join(text for text, _ in pieces) == (
        "(grade >= wrong and change(speed, 20s) <= -1 km/h) for 30s"
    )
    assert [field for _, field in pieces if field] == ["when-0", "when-1", "when-2", "when-3"]
    assert form("b").rule_pieces(texts(form("b"))) == [("", None)]


@pytest.mark.parametrize("name", shipped_sets.names())
def test_every_shipped_cue_has_a_form_that_changes_nothing_by_itself(name: str) -> None:
    text = shipped_sets.text(name).text
    for table in tomllib.loads(text)["cue"]:
        if not table["id"].startswith("sf-"):
            rule = next(rule for rule in parse_cue_set(name, text, True).cues if rule.id == table["id"])
            one = CueForm(rule, table)
            assert one.mistakes(texts(one)) == {}
            assert one.changes(texts(one)) == {}
