"""Where everything lies: the only module that knows a path.

Rules: `STRIDECUE_HOME` moves every folder to one place; otherwise each system's own folders are used. Asking for a path
makes nothing; whoever writes makes the folder, readable by its owner only.
"""

from __future__ import annotations

import os
from pathlib import Path

from stridecue.errors import FileError

HOME_VARIABLE = "STRIDECUE_HOME"
APP_NAME = "stridecue"


def settings_folder() -> Path:
    """Return the folder of the settings file, the runner's cue sets, plans and themes."""
    home = os.environ.get(HOME_VARIABLE)
    if home:
        return Path(home).expanduser()
    from platformdirs import user_config_path  # noqa: PLC0415 - not needed where STRIDECUE_HOME is set

    return user_config_path(APP_NAME, appauthor=False)


def data_folder() -> Path:
    """Return the folder of the library."""
    home = os.environ.get(HOME_VARIABLE)
    if home:
        return Path(home).expanduser()
    from platformdirs import user_data_path  # noqa: PLC0415

    return user_data_path(APP_NAME, appauthor=False)


def settings_file() -> Path:
    """Return the settings file."""
    return settings_folder() / "settings.toml"


def devices_file() -> Path:
    """Return the file of what is known about the runner's devices."""
    return settings_folder() / "devices.toml"


def cue_sets_folder() -> Path:
    """Return the folder of the runner's own cue sets."""
    return settings_folder() / "cues"


def plans_folder() -> Path:
    """Return the folder of the runner's own plans."""
    return settings_folder() / "plans"


def user_themes_folder() -> Path:
    """Return the folder of the runner's own themes."""
    return settings_folder() / "themes"


def shipped_themes_folder() -> Path:
    """Return the folder of the themes that come with the program: in the package, or beside `src/` in a checkout."""
    package = Path(__file__).parent
    inside = package / "themes"
    return inside if inside.is_dir() else package.parent.parent / "themes"


def themes_folders() -> tuple[Path, ...]:
    """Return the folders that themes are looked for in, later ones first in rank."""
    return (shipped_themes_folder(), user_themes_folder())


def library_file() -> Path:
    """Return the file of the library of runs."""
    return data_folder() / "library.sqlite3"


def make_private_folder(folder: Path) -> None:
    """Make a folder that only its owner can read.

    Raises:
        FileError: it cannot be made or is not a folder.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise FileError(
            f"The folder {folder} cannot be made: {error.strerror}.",
            f"Choose another place with {HOME_VARIABLE}, or change who may write there.",
        ) from error
