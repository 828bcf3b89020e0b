"""Cue files: what they give, and that every mistake is told once, where it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from stridecue.coach.cue_files.cue_file import (
    known_ids,
    parse_all,
    parse_cue_set,
    read_cue_set,
    unknown_ids,
)
from stridecue.coach.cue_files.cue_keys import RUN_PHASES
from stridecue.coach.cue_files.cue_set import CueRule, Expectation, Wording, merged
from stridecue.errors import CueFileError
from stridecue.model.cue import Asks, CueKind
from stridecue.model.our_choices.coach import DEFAULT_COOLDOWN_S, DEFAULT_PRIORITY, HIGHEST_OWN_PRIORITY
from stridecue.model.setup import CueSetText
from stridecue.runner_files.document import MAX_FILE_BYTES
from stridecue.runner_files.mistakes import Mistake
from stridecue.runner_files.values import MOST_MISTAKES

CUES = Path(__file__).parent.parent.parent / "cues"
CUE = 'id = "my-cue"\nkind = "technique"\nshow = "Stand tall"\nwhen = "grade >= 4"\n'


def one_cue(body: str, shipped: bool = False) -> CueRule:
    return parse_cue_set("mine", f"[[cue]]\n{body}", shipped).cues[0]


def mistakes(text: str, shipped: bool = False, name: str = "mine") -> tuple[Mistake, ...]:
    cue_set, found = read_cue_set(name, text, shipped)
    assert cue_set is None
    return found


def only_mistake(body: str, shipped: bool = False) -> Mistake:
    found = mistakes(f"[[cue]]\n{body}", shipped)
    assert len(found) == 1, [str(mistake) for mistake in found]
    return found[0]


def with_value(key: str, value: str) -> str:
    """The cue of these tests with one key set."""
    lines = [line for line in CUE.splitlines() if not line.startswith(f"{key} ")]
    return "\n".join([*lines, f"{key} = {value}\n"])


def test_a_whole_cue() -> None:
    cue_set = parse_cue_set("my-hills", (CUES / "my-hills.toml").read_text(), shipped=False)
    assert (cue_set.name, cue_set.title, cue_set.shipped) == ("my-hills", "My hills", False)
    cue, view = cue_set.cues
    assert cue.id == "hc-enter"
    assert cue.set == "my-hills"
    assert cue.kind is CueKind.TECHNIQUE
    assert cue.wordings == (
        Wording("Tiny steps", "Hill. Tiny steps."),
        Wording("Quick small steps", "Small quick steps up."),
    )
    assert (cue.technique, cue.attention, cue.priority, cue.cooldown_s) == (
        "short steps",
        "outside",
        54,
        90.0,
    )
    assert cue.when is not None
    assert cue.when.text == "grade >= 4 and change(grade, 20s) >= 3"
    assert {gate.metric: gate.words for gate in cue.gates} == {"phase": RUN_PHASES, "gait": {"running"}}
    assert cue.expect == (
        Expectation(
            "step_length", up=False, size=5.0, relative=True, window_s=20.0, text="step_length down 5% in 20s"
        ),
    )
    assert (view.every_s, view.say, view.when) == (480.0, None, None)


def test_defaults_follow_the_kind() -> None:
    for kind in CueKind:
        cue = one_cue(f'id = "x"\nkind = "{kind}"\nshow = "X"\nslot = "check-in"')
        assert cue.priority == DEFAULT_PRIORITY[kind] <= HIGHEST_OWN_PRIORITY
        assert cue.cooldown_s == DEFAULT_COOLDOWN_S
        assert cue.slot


def test_without_phase_a_cue_belongs_to_the_run_itself() -> None:
    assert [gate.words for gate in one_cue(CUE).gates] == [RUN_PHASES]
    assert one_cue(with_value("kind", '"safety"')).gates == ()
    assert one_cue(with_value("when", '"phase == post_run"')).gates == ()
    assert [gate.words for gate in one_cue(CUE + 'phase = ["pre_run"]').gates] == [{"pre_run"}]


@pytest.mark.parametrize(
    ("value", "seconds"), [("90s", 90), ("4m", 240), ("10min", 600), ("1h", 3600), ("0s", 0), ("1.5 m", 90)]
)
def test_durations(value: str, seconds: float) -> None:
    assert one_cue(with_value("cooldown", f'"{value}"')).cooldown_s == seconds


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("cadence_change up 1.5 in 30s", ("cadence_change", True, 1.5, False, 30)),
        ("step_length down 5% in 20s", ("step_length", False, 5, True, 20)),
        ("grade down 2% in 20s", ("grade", False, 2, False, 20)),
        ("heart_rate down 5 bpm in 60s", ("heart_rate", False, 5, False, 60)),
        ("speed down 0.36 km/h in 1m", ("speed", False, 0.1, False, 60)),
        ("heart_rate_slope down 0.05 in 90s", ("heart_rate_slope", False, 0.05, False, 90)),
    ],
)
def test_expectations(text: str, expected: tuple[object, ...]) -> None:
    (found,) = one_cue(CUE + f'expect = ["{text}"]').expect
    assert (found.metric, found.up, pytest.approx(found.size), found.relative, found.window_s) == expected


def test_what_is_expected_is_one_line() -> None:
    (found,) = one_cue(CUE + 'expect = ["speed\\n up 3%\\tin\\u001c30s"]').expect
    assert found.text == "speed up 3% in 30s"


def test_what_is_expected_to_stay() -> None:
    (found,) = one_cue(CUE + 'expect = ["speed within 3% in 30s"]').expect
    assert found == Expectation("speed", False, 3.0, True, 30.0, "speed within 3% in 30s", within=True)


def test_what_has_to_be_so_as_well() -> None:
    only = one_cue('id = "x"\nkind = "info"\nshow = "X"\nevery = "4m"\nonly = "mean(grade, 10s) > -3"').only
    assert only is not None
    assert (only.text, only.metrics) == ("mean(grade, 10s) > -3", ("grade",))


def test_what_a_cue_asks() -> None:
    assert one_cue(CUE).asks is None
    for asks in Asks:
        assert one_cue(CUE + f'asks = "{asks}"').asks is asks


def test_a_file_with_twelve_mistakes_lists_all_twelve() -> None:
    found = mistakes((CUES / "twelve-mistakes.toml").read_text(), name="twelve-mistakes")
    assert [(m.line, m.item, m.key, m.column, m.nearest) for m in found] == [
        (2, None, "colour", None, None),
        (5, "My Cue", "id", None, None),
        (6, "My Cue", "kind", None, "technique"),
        (7, "My Cue", "show", None, None),
        (9, "My Cue", "when", 10, None),
        (9, "My Cue", "when", 17, "heart_rate"),
        (10, "My Cue", "gait", None, "running"),
        (11, "My Cue", "cooldown", None, None),
        (14, "sf-mine", "id", None, None),
        (18, "sf-mine", "every", None, None),
        (19, "sf-mine", "priority", None, None),
        (20, "sf-mine", "wen", None, "when"),
    ]
    assert str(found[5]) == (
        'twelve-mistakes.toml, line 9, cue My Cue, when, column 17: "hart_rate" is no metric; '
        "the metrics are listed in the documentation of cue files. Did you mean heart_rate?"
    )


def test_the_error_lists_every_mistake() -> None:
    text = (CUES / "twelve-mistakes.toml").read_text()
    with pytest.raises(CueFileError) as caught:
        parse_cue_set("twelve-mistakes", text, shipped=False)
    assert caught.value.message == "twelve-mistakes.toml has 12 mistakes:"
    assert len(caught.value.mistakes) == 12
    assert str(caught.value).count("\n") == 13
    assert caught.value.exit_status == 2


@pytest.mark.parametrize(
    ("key", "value", "found"),
    [
        ("show", '"One two three four five"', "5 words"),
        ("show", '"abcdefghijklmnopqrstuvwxyza"', "27 characters"),
        ("show", '""', "empty"),
        ("show", '"  "', "empty"),
        ("show", '"\u3164 \u2800"', "empty"),
        ("show", "4", "a whole number"),
        ("show", '"Stand\\u001b[31m"', "control character"),
        ("show", '"Stand\\ntall"', "control character"),
        ("show", '"Stand \\u202etall"', "control character"),
        ("say", '"a b c d e f g h i j k"', "11 words"),
        ("why", f'"{"x" * 201}"', "201 characters"),
        ("technique", f'"{"x" * 27}"', "27 characters"),
        ("id", '"Stand-tall"', "Stand-tall"),
        ("id", '"-a"', '"-a"'),
        ("id", '""', '""'),
        ("id", f'"{"x" * 41}"', "xxx"),
        ("id", "1979-05-27", "date"),
        ("kind", '"praising"', "praising"),
        ("kind", "true", "true or false"),
        ("attention", '"inside"', "inside"),
        ("when", '""', "empty"),
        ("when", "true", "true or false"),
        ("when", f'"grade > {"4" * 500}"', "508 characters"),
        ("slot", '"check in"', "check in"),
        ("every", '"10s"', "10s"),
        ("every", '"25h"', "25h"),
        ("every", "480", "a whole number"),
        ("gait", '"running"', "a text"),
        ("gait", "[]", "empty list"),
        ("gait", '["running", "flying"]', "flying"),
        ("gait", str(["running"] * 4), "4 words"),
        ("phase", '["post-run"]', "post-run"),
        ("slope", '["up4"]', "up4"),
        ("surface", '["grass"]', "grass"),
        ("once", '"yes"', "a text"),
        ("cooldown", '"4"', '"4"'),
        ("cooldown", '"-4m"', "-4m"),
        ("priority", "91", "91"),
        ("priority", "-1", "-1"),
        ("priority", "5.5", "a number"),
        ("priority", "true", "true or false"),
        ("priority", "9" * 30, "very large"),
        ("expect", '"step_length down 5% in 20s"', "a text"),
        ("expect", '["step_length shrinks"]', "step_length shrinks"),
        ("expect", '["step_lenth down 5% in 20s"]', "step_lenth"),
        ("expect", '["gait down 5% in 20s"]', "gait is a word"),
        ("expect", '["step_length don 5% in 20s"]', "don"),
        ("expect", '["step_length down 5 bpm in 20s"]', "a heart rate"),
        ("expect", '["step_length down 0% in 20s"]', "0%"),
        ("expect", '["speed up 5:30 min/km in 20s"]', "5:30 min/km"),
        ("expect", '["speed up 2 kmh in 20s"]', "kmh"),
        ("expect", '["step_length down 5% in 5s"]', "5s"),
        ("expect", "[4]", "a whole number"),
        ("variants", '{ show = "X" }', "a table"),
        ("variants", '["X"]', "a list"),
        ("variants", '[{ say = "X" }]', "show is missing"),
        ("variants", '[{ show = "a b c d e" }]', "5 words"),
        ("variants", '[{ show = "X", sho = "Y" }]', '"sho" is no key'),
        ("variants", "[" + '{ show = "X" },' * 6 + "]", "6 variants"),
        ("only", '"grade >= 4 for 20s"', "for, seen or since"),
        ("only", '"seen(grade >= 4, 20s)"', "for, seen or since"),
        ("only", '"grade"', "a percentage"),
        ("asks", '"stop"', '"stop"'),
        ("asks", "true", "true or false"),
        ("wen", '"grade >= 4"', '"wen" is no key'),
    ],
)
def test_each_wrong_value_is_one_mistake(key: str, value: str, found: str) -> None:
    mistake = only_mistake(with_value(key, value))
    assert found in mistake.found
    assert (mistake.key or "").split()[0] == key
    assert mistake.allowed
    assert mistake.line is not None
    assert str(mistake).isprintable()


@pytest.mark.parametrize("key", ["id", "kind", "show"])
def test_what_is_missing(key: str) -> None:
    body = "\n".join(line for line in CUE.splitlines() if not line.startswith(key))
    assert only_mistake(body).found == f"{key} is missing"


def test_a_cue_needs_a_way_to_come_due() -> None:
    assert only_mistake('id = "x"\nkind = "info"\nshow = "X"').found == "no way to come due"


def test_slot_and_every_exclude_each_other() -> None:
    mistake = only_mistake(CUE + 'slot = "check-in"\nevery = "8m"')
    assert (mistake.key, mistake.found) == ("every", "slot and every in one cue")


def test_every_give_or_take() -> None:
    body = 'id = "x"\nkind = "info"\nshow = "X"\n'
    cue = one_cue(body + 'every = "7m"\ngive_or_take = "1m"')
    assert (cue.every_s, cue.every_jitter_s) == (420, 60)
    assert one_cue(body + 'every = "2m"\ngive_or_take = "60s"').every_jitter_s == 60
    mistake = only_mistake(body + 'every = "2m"\ngive_or_take = "61s"')
    assert (mistake.key, mistake.found) == ("give_or_take", 'found "61s"')
    mistake = only_mistake(body + 'slot = "check-in"\ngive_or_take = "9s"')
    assert (mistake.key, mistake.found) == ("give_or_take", "give_or_take without every")


def test_what_only_shipped_sets_may() -> None:
    body = with_value("priority", "100").replace("my-cue", "sf-cue")
    assert one_cue(body, shipped=True).priority == 100
    assert {mistake.key for mistake in mistakes(f"[[cue]]\n{body}")} == {"id", "priority"}
    (mistake,) = mistakes("", name="safety")
    assert "named safety" in mistake.found


def test_an_id_is_used_once() -> None:
    (mistake,) = mistakes(f"[[cue]]\n{CUE}\n[[cue]]\n{CUE}")
    assert (mistake.found, mistake.line) == ('"my-cue" is used twice', 7 + 1)


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ('name = "My hills', 1, 17),
        ('name = "x"\n[[cue]\n', 2, 6),
        ("name = \n", 1, 8),
        ("name = 'a\x07'", 1, 10),
        ("x = 1\nx = 2", 2, 6),
        ("x = " + "[" * 20_000, None, None),
        ("x = " + "9" * 20_000, None, None),
    ],
)
def test_what_is_no_toml_is_told_with_its_place(text: str, line: int | None, column: int | None) -> None:
    (mistake,) = mistakes(text)
    assert (mistake.line, mistake.column) == (line, column)
    assert str(mistake).isprintable()


@pytest.mark.parametrize(
    ("text", "key", "found"),
    [
        ("[cue]\nid = 'x'", "cue", "a table"),
        ("cue = 4", "cue", "a whole number"),
        ("name = 4", "name", "a whole number"),
        (f"name = '{'x' * 41}'", "name", "41 characters"),
        ("show = 'Stand tall'", "show", '"show" is no key of a file'),
        ("[[cues]]\nid = 'x'", "cues", '"cues" is no key of a file'),
        ("[[cue]]\n" * 201, "cue", "201 cues"),
    ],
)
def test_what_is_wrong_with_a_file(text: str, key: str, found: str) -> None:
    (mistake,) = mistakes(text)
    assert mistake.key == key
    assert found in mistake.found


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ('"hc-arms"', "a text"),
        ("[4]", "a whole number"),
        ('["Hc"]', '"Hc"'),
        ('["sf-hr-high"]', "begins with sf-"),
        (str(["x"] * 201), "201 ids"),
    ],
)
def test_what_cannot_be_switched_off(value: str, found: str) -> None:
    (mistake,) = mistakes(f"off = {value}")
    assert mistake.key == "off"
    assert mistake.line == 1
    assert found in mistake.found


def test_files_are_bounded() -> None:
    (mistake,) = mistakes("#" * (MAX_FILE_BYTES + 1))
    assert "257 kB" in mistake.found


@pytest.mark.parametrize(
    "text",
    [
        "a" + ".a" * 60_000 + " = 1",
        "[" + ".".join("a" * 60_000) + "]",
        "x = ['''\n# ''', { " + ".".join("a" * 200) + " = 1 }]",
    ],
)
def test_a_key_of_very_many_parts_is_refused_before_it_is_read(text: str) -> None:
    (mistake,) = mistakes(text)
    assert mistake.found == "a line with more than 60 dots"
    assert mistake.line == text.count("\n") + 1


def test_dots_in_a_comment_are_for_the_runner() -> None:
    assert parse_cue_set("mine", f"# {'.' * 400}\nname = 'Mine'", shipped=False).title == "Mine"


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"key{number} = 1\n" for number in range(10_000)),
        "[[cue]]\n" + "".join(f"key{number} = 1\n" for number in range(10_000)),
        "[[cue]]\nvariants = [{ " + ", ".join(f"key{number} = 1" for number in range(10_000)) + " }]",
        "[[cue]]\nwhen = 'cadence_chang+cadenc+cadence_targe'\n" * 150,
    ],
)
def test_of_very_many_mistakes_the_first_ones_are_told(text: str) -> None:
    found = mistakes(text)
    assert MOST_MISTAKES < len(found) <= MOST_MISTAKES + 10
    assert (found[0].found, found[0].line) == ("300 mistakes", None)


def test_an_empty_file_is_a_set_without_cues() -> None:
    assert parse_cue_set("mine", "", shipped=False).cues == ()


def test_lines_are_those_of_the_file_also_after_texts_of_several_lines() -> None:
    text = '[[cue]]\nwhen = """grade >= 4 \\\nkind = 3"""\nid = "x"\nkind = "infos"\nshow = "X"\n'
    found = mistakes(text)
    assert [(mistake.key, mistake.line) for mistake in found] == [("when", 2), ("kind", 5)]


def test_lines_are_counted_as_editors_do() -> None:
    text = '# a mark \u2028[[cue]]\u2028id = 1\n[[cue]]\nid = "x"\nkind = "infos"\nshow = "X"\nevery = "5m"\n'
    assert [(mistake.key, mistake.line) for mistake in mistakes(text)] == [("kind", 4)]


def test_sets_together() -> None:
    hills = CueSetText("my-hills", (CUES / "my-hills.toml").read_text(), shipped=False)
    shipped = CueSetText(
        "hills", f"[[cue]]\n{CUE.replace('my-cue', 'hc-enter')}\n[[cue]]\n{CUE}", shipped=True
    )
    cues = merged(parse_all([hills, shipped]))
    assert [(cue.id, cue.set) for cue in cues] == [
        ("hc-enter", "my-hills"),
        ("my-cue", "hills"),
        ("my-look", "my-hills"),
    ]


def test_what_a_set_switches_off() -> None:
    own = CueSetText("mine", 'off = ["hc-arms", "my-look"]', shipped=False)
    hills = CueSetText("my-hills", (CUES / "my-hills.toml").read_text(), shipped=False)
    sets = parse_all([own, hills])
    assert sets[0].off == ("hc-arms", "my-look")
    assert [cue.id for cue in merged(sets)] == ["hc-enter"]


def test_a_count_within_only_is_looked_at_too() -> None:
    body = with_value("only", '"count(my-cu, 5min) == 0"')
    one = parse_cue_set("mine", f"[[cue]]\n{body}", shipped=False)
    (mistake,) = unknown_ids(one, known_ids((one,)))
    assert (mistake.key, mistake.column, mistake.nearest) == ("only", 7, "my-cue")


def test_what_is_switched_off_has_to_be_there() -> None:
    text = 'name = "Mine"\noff = ["hc-enter", "hc-entr", "zz-other"]'
    own, hills = (
        parse_cue_set("mine", text, shipped=False),
        parse_cue_set("my-hills", (CUES / "my-hills.toml").read_text(), shipped=False),
    )
    known = known_ids((own, hills))
    assert [str(mistake) for mistake in unknown_ids(own, known)] == [
        'mine.toml, off: "hc-entr" is no cue; off takes the id of a cue of a loaded set. Did you mean hc-enter?',
        'mine.toml, off: "zz-other" is no cue; off takes the id of a cue of a loaded set.',
    ]
    assert unknown_ids(own, known, only_known_families=True) == (), "its set may simply not be loaded"


def test_the_mistakes_of_all_sets_are_told_together() -> None:
    with pytest.raises(CueFileError) as caught:
        parse_all([CueSetText("a", "x = 1", shipped=False), CueSetText("b", "y = 1", shipped=False)])
    assert caught.value.message == "The cue sets have 2 mistakes:"
    assert [mistake.split(",")[0] for mistake in caught.value.mistakes] == ["a.toml", "b.toml"]


def test_a_count_of_an_unknown_cue_of_a_known_family() -> None:
    def counting(name: str) -> CueSetText:
        body = with_value("when", f'"count({name}, 5min) == 0"')
        return CueSetText("mine", f"[[cue]]\n{body}", shipped=False)

    assert parse_all([counting("my-cue")])
    assert parse_all([counting("eb-brake")]), "its set may simply not be loaded"
    with pytest.raises(CueFileError) as caught:
        parse_all([counting("my-cu")])
    assert caught.value.mistakes == (
        'mine.toml, cue my-cue, when, column 7: "my-cu" is no cue; count takes the id of a cue of a loaded set. '
        "Did you mean my-cue?",
    )
