from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from examples import examples
from stridecue import paths, settings
from stridecue.errors import SettingsError
from stridecue.model.device_settings import DeviceSettings, Role
from stridecue.model.profile import Profile, Unit
from stridecue.model.run_settings import AroundRun, RunSettings
from stridecue.settings import Settings


def write(text: str) -> Path:
    file = paths.settings_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def test_no_file_gives_the_defaults() -> None:
    assert settings.load() == Settings()


def test_what_is_saved_comes_back() -> None:
    mine = Settings(
        profile=Profile(age_years=40, unit=Unit.MILE, background="cycling", goal="fun"),
        run=RunSettings(focus=("posture",), auto_lap_m=0),
        devices=(DeviceSettings("AA:BB", name="H10", roles=frozenset({Role.HEART_RATE})),),
        cue_sets=("safety", "my-hills"),
        around=AroundRun(checklist=False),
        safety_card_confirmed=True,
    )
    settings.save(mine)
    assert settings.load() == mine
    assert "[around]\nchecklist = false\n" in paths.settings_file().read_text()


def test_a_setting_back_at_its_default_leaves_the_file() -> None:
    settings.save(Settings(profile=Profile(age_years=40)))
    settings.save(Settings())
    assert settings.load() == Settings()
    assert "age_years" not in paths.settings_file().read_text()


def test_comments_of_the_runner_are_kept() -> None:
    file = write('# mine\ntheme = "stridecue-light" # bright room\n[profile]\n# next May\nage_years = 41\n')
    loaded = settings.load()
    settings.save(replace(loaded, profile=replace(loaded.profile, height_m=1.8)))
    text = file.read_text()
    assert "# mine" in text
    assert "# bright room" in text
    assert "# next May" in text
    assert settings.load().profile == Profile(age_years=41, height_m=1.8)


def test_the_folder_is_readable_by_its_owner_only() -> None:
    settings.save(Settings())
    assert paths.settings_folder().stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('them = "x"', "them is not a setting; did you mean theme?"),
        ('[profile]\nage_years = "x"', "profile.age_years must be a whole number"),
        ("[profile]\nage_years = 3", "profile.age_years is 3; allowed is 5 to 110"),
        ("[profile]\nage_years = true", "profile.age_years must be a whole number"),
        ('[run]\nday = "lazy"', "run.day is 'lazy'; allowed are easy, hike, hard"),
        ('[[devices]]\nname = "x"', "devices[1].device is missing"),
        ('[[devices]]\ndevice = "x"\nroles = ["heart"]', "devices[1].roles[1] is 'heart'; allowed are"),
        ("devices = 3", "devices must be a list"),
        ("profile = 3", "profile must be a table"),
        ("theme = 1", "theme must be a text"),
        ('theme = "a\\u001bb"', "theme must be a short text without control characters"),
        ("[profile", "end of document"),
        ("x = " + "[" * 5_000, "nested too deep"),
        ("[profile]\nage_years = " + "9" * 5_000, "4300 digits"),
        ('"a\\u001bb" = 1', "'a\\x1bb' is not a setting"),
        ("a" * 300 + " = 1", "a" * 60 + "… is not a setting"),
        ('[run]\ngap_model = "' + "x" * 300 + '"', "x…; allowed are"),
    ],
)
def test_a_mistake_names_file_and_key(text: str, said: str) -> None:
    file = write(text)
    with pytest.raises(SettingsError) as caught:
        settings.load()
    message = str(caught.value)
    assert str(file) in message
    assert said in message


def test_a_file_that_is_no_text_is_refused() -> None:
    write("").write_bytes(b"\xff\xfe")
    with pytest.raises(SettingsError):
        settings.load()


def test_a_huge_file_is_refused() -> None:
    write("#" * 300_000)
    with pytest.raises(SettingsError, match="too large"):
        settings.load()


@pytest.mark.parametrize(
    "content", [b"profile = 3", b"[profile", b"\xff\xfe", b"[run]\nday = 'lazy'", b"[new]\nx = 1"]
)
def test_a_file_with_a_mistake_is_not_written_over(content: bytes) -> None:
    file = write("")
    file.write_bytes(content)
    with pytest.raises(SettingsError):
        settings.save(Settings(profile=Profile(age_years=40)))
    assert file.read_bytes() == content


def test_a_link_to_the_file_stays_a_link(tmp_path: Path) -> None:
    elsewhere = tmp_path / "mine.toml"
    elsewhere.write_text("# mine\n")
    write("").unlink()
    paths.settings_file().symlink_to(elsewhere)
    settings.save(Settings(profile=Profile(age_years=40)))
    assert paths.settings_file().is_symlink()
    assert "age_years = 40" in elsewhere.read_text()


def test_a_folder_that_cannot_be_made_is_said(stridecue_home: Path) -> None:
    stridecue_home.write_text("a file where the folder should be")
    with pytest.raises(Exception, match="cannot be made"):
        settings.save(Settings())


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=examples(60))
@given(st.text(max_size=80))
def test_any_text_gives_settings_or_a_sentence(text: str) -> None:
    write("").write_bytes(text.encode("utf-8", "surrogatepass"))
    try:
        loaded = settings.load()
    except SettingsError as error:
        assert "Traceback" not in str(error)
    else:
        assert isinstance(loaded, Settings)
