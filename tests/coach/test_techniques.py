"""What a runner can focus on."""

from __future__ import annotations

from dataclasses import dataclass

from stridecue.coach.cue_files.cue_file import parse_all
from stridecue.coach.cue_files.cue_set import merged
from stridecue.coach.shipped_sets import DEFAULT_SETS, text
from stridecue.coach.techniques import Technique, techniques
from stridecue.engine import Engine
from stridecue.model.cue import CueKind
from stridecue.model.setup import RunSetup


@dataclass
class Named:
    technique: str | None
    kind: CueKind = CueKind.TECHNIQUE


def test_each_technique_is_there_once_by_name_with_its_cues() -> None:
    cues = [Named("posture"), Named("arms"), Named(None), Named("posture"), Named("pace", CueKind.EFFORT)]
    assert techniques(cues) == (Technique("arms", 1), Technique("posture", 2))


def test_a_name_with_a_comma_cannot_be_told_and_is_left_out() -> None:
    assert techniques([Named("arms, posture"), Named("arms")]) == (Technique("arms", 1),)


def test_a_run_traces_the_techniques_that_its_files_say() -> None:
    texts = tuple(text(name) for name in DEFAULT_SETS)
    setup = RunSetup("3", "1", "simulator", cue_sets=texts)
    engine = Engine(setup)
    engine.tick(0)
    said = techniques(merged(parse_all(texts)))
    assert techniques(engine.traces()) == said
    assert Technique("posture", 4) in said
