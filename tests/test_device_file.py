"""The file of the devices: read whole or refused, written with the runner's comments."""

from __future__ import annotations

from dataclasses import replace

import pytest

from stridecue import device_file, paths, settings
from stridecue.errors import SettingsError
from stridecue.model.device_settings import CadenceBasis, DeviceSettings, Role
from stridecue.settings import Settings

STRAP = DeviceSettings("C0:01", "H10", frozenset({Role.HEART_RATE}), called="My strap")
POD = DeviceSettings(
    "C0:02", "Pod", frozenset({Role.FOOTPOD, Role.POWER}), CadenceBasis.ONE_FOOT, speed_factor=1.02
)


def write(text: str) -> None:
    paths.make_private_folder(paths.settings_folder())
    paths.devices_file().write_text(text)


def test_no_file_is_none() -> None:
    assert device_file.load() is None


def test_what_is_saved_comes_back() -> None:
    device_file.save([STRAP, POD])
    assert device_file.load() == (STRAP, POD)


def test_comments_stay_with_their_device() -> None:
    write(
        '# all mine\n[[device]]\ndevice = "C0:01" # the strap\nname = "H10"\n'
        '\n[[device]]\n# calibrated\ndevice = "C0:02"\n'
    )
    device_file.save([replace(POD, speed_factor=1.05)])
    text = paths.devices_file().read_text()
    assert "# calibrated" in text
    assert "# the strap" not in text
    assert device_file.load() == (replace(POD, speed_factor=1.05),)


def test_every_device_forgotten() -> None:
    device_file.save([STRAP])
    device_file.save([])
    assert device_file.load() == ()


def test_remember_takes_its_place_and_forget_lets_go() -> None:
    both = device_file.remember((STRAP, POD), replace(STRAP, called=None))
    assert both == (replace(STRAP, called=None), POD)
    assert device_file.remember((), POD) == (POD,)
    assert device_file.forget(both, "C0:01") == (POD,)


WRONG = [
    ('[[device]]\nname = "x"', "device[1].device is missing"),
    ('[[device]]\ndevice = "x"\nspeed_factor = 9', "device[1].speed_factor is 9.0; allowed is 0.3 to 3"),
    ('[[device]]\ndevice = "x"\nrole = "heart_rate"', "device[1].role is not a setting; did you mean roles?"),
    ('[[device]]\ndevice = "x"\ncadence_basis = "two"', "allowed are one_foot, both_feet, unknown"),
    ('[[device]]\ndevice = " "', "device[1].device is empty"),
    (
        '[[device]]\ndevice = "c0:01"\n[[device]]\ndevice = "C0:01"',
        "device[2].device is the same as device[1].device",
    ),
    ("[[device", "devices.toml"),
]


@pytest.mark.parametrize(("text", "said"), WRONG)
def test_a_mistake_is_named_and_the_defaults_are_used(text: str, said: str) -> None:
    write(text)
    with pytest.raises(SettingsError, match=r"devices\.toml") as refused:
        device_file.load()
    assert said in str(refused.value)
    loaded = settings.load()
    assert loaded.devices == ()
    assert loaded.device_problem is not None
    assert said in loaded.device_problem


def test_what_is_refused_ends_with_one_mark() -> None:
    write('[[device]]\ndevice = "x"\nrole = "heart_rate"')
    with pytest.raises(SettingsError) as refused:
        device_file.load()
    assert refused.value.message.endswith("did you mean roles?")


def test_a_mark_of_the_order_of_bytes_is_no_mistake() -> None:
    write('\ufeff[[device]]\n# mine\ndevice = "C0:01"\n')
    assert device_file.load() == (DeviceSettings("C0:01"),)
    device_file.save([STRAP])
    assert device_file.load() == (STRAP,)
    assert "# mine" in paths.devices_file().read_text()


def test_a_file_with_a_mistake_is_not_written_over() -> None:
    write("[[device")
    settings.save(Settings(theme="stridecue-light"))
    with pytest.raises(SettingsError):
        settings.save(Settings(devices=(STRAP,)))
    assert paths.devices_file().read_text() == "[[device"


def test_devices_of_the_settings_move_into_their_own_file() -> None:
    paths.make_private_folder(paths.settings_folder())
    paths.settings_file().write_text('# mine\n[[devices]]\ndevice = "C0:01"\nname = "H10"\n')
    loaded = settings.load()
    assert [device.name for device in loaded.devices] == ["H10"]
    settings.save(loaded)
    assert "devices" not in paths.settings_file().read_text()
    assert settings.load() == loaded


def test_devices_of_the_settings_that_are_there_twice_move_once() -> None:
    paths.make_private_folder(paths.settings_folder())
    paths.settings_file().write_text(
        '[[devices]]\ndevice = "C0:01"\n[[devices]]\ndevice = "c0:01"\nname = "H10"\n[[devices]]\ndevice = ""\n'
    )
    settings.save(settings.load())
    assert settings.load().devices == (DeviceSettings("c0:01", "H10"),)


def test_each_role_is_one_devices_at_a_time() -> None:
    one = DeviceSettings("A", roles=frozenset({Role.HEART_RATE, Role.FOOTPOD}))
    other = DeviceSettings("B", roles=frozenset({Role.POWER}))
    left = device_file.without_roles((one, other), {Role.FOOTPOD, Role.POWER})
    assert [device.roles for device in left] == [{Role.HEART_RATE}, frozenset()]
    assert device_file.known(left, "A") == left[0]
    assert device_file.known(left, "C") is None
