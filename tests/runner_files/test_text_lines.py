"""Where the items of a file and their keys stand."""

from __future__ import annotations

from stridecue.runner_files.text_lines import lines_of, tree_lines_of

TEXT = 'name = "x"\n\n[[step]]\nkind = "walk"\n\n[["step"]]\nwhy = """\nkind = 1\n"""\nkind = "run"\n'


def test_lines_count_from_one_and_texts_are_passed_over() -> None:
    own, steps = lines_of(TEXT, "step", 2)
    assert own == {"name": 1}
    assert steps == [{None: 3, "kind": 4}, {None: 6, "why": 7, "kind": 10}]


def test_no_line_is_given_where_the_number_does_not_fit() -> None:
    assert lines_of(TEXT, "step", 3)[1] == [{}, {}, {}]
    assert lines_of(TEXT, "cue", 0) == ({"name": 1, "kind": 4, "why": 7}, [])


TREE = """name = "x"

[values]
reps = 3

[[step]]
times = 2

[[step.step]]
kind = "run"

[[ step . step ]]
kind = "walk"

[harder]
reps = 4

[[step]]
time = "1min"
"""


def test_items_within_items_and_the_keys_of_tables() -> None:
    own, steps = tree_lines_of(TREE, "step", [1, 2, 2, 1])
    assert own == {"name": 1, "values": 3, "values reps": 4, "harder": 15, "harder reps": 16}
    assert steps == [
        {None: 6, "times": 7},
        {None: 9, "kind": 10},
        {None: 12, "kind": 13},
        {None: 18, "time": 19},
    ]


def test_where_items_stand_otherwise_no_line_is_given() -> None:
    assert tree_lines_of(TREE, "step", [1, 2, 1])[1] == [{}, {}, {}]
