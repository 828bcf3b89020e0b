"""What no cue file gets away with, each refused with its reason; and that nothing of a file is ever run."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import pytest

from stridecue import coach
from stridecue.coach import shipped_sets
from stridecue.coach.cue_files.cue_file import read_cue_set
from stridecue.coach.language.compile import compile_expression
from stridecue.coach.language.parser import DEEPEST
from stridecue.model.inputs import Change, ChangeKind
from stridecue.model.setup import CueSetText

CUE = '[[cue]]\nid = "my-cue"\nkind = "technique"\nshow = "Stand tall"\nwhen = "grade >= 4"\n'
CALLS = [
    "__import__('os').system('id')",
    '__import__("os")',
    "__import__(os)",
    "exec(grade)",
    "eval(grade) > 1",
    "open(grade) > 1",
    "grade.__class__",
    "().__class__.__bases__",
    "abs.__globals__",
    "[grade for grade in {flat}]",
    "lambda: grade",
    "grade >= 4 if grade else grade",
    "grade := 4",
    "f'{grade}' == 4",
    "grade >= 4; grade",
    "grade >= 4\nimport os",
    "getattr(grade, real) > 1",
    "grade @ grade > 1",
    "grade ** 99999 > 1",
    "9 ** 9 ** 9 ** 9 > 1",
    "1 << 99 > 1",
    "'a' * 9 > 1",
    "grade[0] > 1",
    "print(grade)",
    "None",
    "True",
    "`id`",
    "$(id)",
    "{grade!r}",
    "%s > 1",
]


def mistakes(text: str, name: str = "mine") -> list[str]:
    cue_set, found = read_cue_set(name, text, shipped=False)
    assert cue_set is None
    return [str(mistake) for mistake in found]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            CUE.replace("Stand tall", "Stand very tall right now"),
            "line 4, cue my-cue, show: found 5 words, 25 characters; at most 4 words and 26 characters are allowed.",
        ),
        (
            CUE.replace("Stand tall", "Extraordinarily tall runner"),
            "line 4, cue my-cue, show: found 3 words, 27 characters; at most 4 words and 26 characters are allowed.",
        ),
        (
            CUE + 'say = "one two three four five six seven eight nine ten eleven"',
            "line 6, cue my-cue, say: found 11 words, 55 characters; at most 10 words and 120 characters are allowed.",
        ),
        (
            CUE.replace("grade", "grad"),
            'line 5, cue my-cue, when, column 1: "grad" is no metric; the metrics are listed in the documentation of '
            "cue files. Did you mean grade?",
        ),
        (
            CUE.replace(">= 4", ">= 4s"),
            "line 5, cue my-cue, when, column 10: 4s is a time (s); grade is a percentage (%), and only that goes "
            "with it.",
        ),
        (
            CUE.replace("grade >= 4", "heart_rate > speed"),
            "line 5, cue my-cue, when, column 14: speed is a speed (m/s); heart_rate is a heart rate (bpm), and only "
            "that goes with it.",
        ),
        (
            CUE + "priority = 91",
            "line 6, cue my-cue, priority: found 91; 0 to 90 is allowed in a set of your own.",
        ),
        (
            CUE.replace("my-cue", "sf-cue"),
            'line 2, cue sf-cue, id: "sf-cue" begins with sf-; such cues come with the program alone.',
        ),
        (
            'off = ["sf-hr-high"]',
            'line 1, off: "sf-hr-high" begins with sf-; safety is never switched off.',
        ),
        (
            CUE.replace("grade >= 4", "__import__(os)"),
            'line 5, cue my-cue, when, column 1: "__import__" is no function; functions are mean, min, max, change, '
            "seen, since, count, pressed, known, age, abs, run_cost, walk_run_speed.",
        ),
        (
            CUE.replace("grade >= 4", "(" * 30 + "grade >= 4" + ")" * 30),
            "line 5, cue my-cue, when, column 22: more than 20 levels; use fewer brackets within brackets.",
        ),
        (
            "x = " + "[" * 5000 + "]" * 5000,
            "lists or tables nested very deeply; such a file needs none of that.",
        ),
        (
            "x = " + "{ a = " * 5000 + "1" + " }" * 5000,
            "lists or tables nested very deeply; such a file needs none of that.",
        ),
        (
            CUE.replace("grade >= 4", "grade >= 4 and " * 40 + "grade >= 4"),
            "line 5, cue my-cue, when, column 1: an expression of 610 characters; at most 500 are allowed.",
        ),
    ],
)
def test_it_is_refused_with_the_reason(text: str, told: str) -> None:
    (mistake,) = mistakes(text)
    assert mistake.removeprefix("mine.toml, ").removeprefix("mine.toml: ") == told


def test_a_set_that_calls_itself_safety_is_refused() -> None:
    (mistake,) = mistakes("", name="safety")
    assert (
        mistake == "safety.toml: a set of your own named safety; that name is taken; give the file another."
    )


@pytest.mark.parametrize("text", CALLS)
@pytest.mark.parametrize("key", ["when", "only"])
def test_a_call_into_python_is_a_mistake_like_any_other(text: str, key: str) -> None:
    found = compile_expression(text)
    assert isinstance(found, tuple)
    assert found
    cue = CUE.replace('when = "grade >= 4"', f"{key} = {text_of(text)}")
    assert any(f", {key}, column " in mistake for mistake in mistakes(cue))


def text_of(value: str) -> str:
    """A text as TOML."""
    return '"' + "".join(f"\\u{ord(each):04x}" for each in value) + '"'


def test_the_deepest_that_is_allowed_is_still_read() -> None:
    deepest = "(" * DEEPEST + "grade >= 4" + ")" * DEEPEST
    assert not isinstance(compile_expression(deepest), tuple)
    assert isinstance(compile_expression(f"({deepest})"), tuple)


def test_nothing_in_the_coach_could_run_what_a_file_says() -> None:
    dangerous = {"eval", "exec", "compile", "__import__", "globals", "locals", "open", "vars"}
    folder = Path(coach.__file__).parent
    for file in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id not in dangerous, file
            if isinstance(node, ast.Import):
                names = {each.name.split(".")[0] for each in node.names}
                assert not names & {"os", "subprocess", "importlib", "pickle", "ctypes", "runpy", "shelve"}, (
                    file
                )


def test_a_set_in_use_stays_when_a_bad_one_comes(make: Any) -> None:
    run = make.run(CueSetText("mine", CUE, shipped=False), shipped_sets.text("safety"))
    run.go(30)
    for text in ("x = " + "[" * 5000, CUE.replace("grade >= 4", CALLS[0]), CUE + "priority = 91"):
        (notice,) = run.coach.feed(run.t * 1000, Change(ChangeKind.CUE_SET, "mine", text))
        assert notice.text.endswith("The cue set in use stays.")
    run.go(20, grade=5.0)
    assert "my-cue" in [name for _, name in run.shown()]
