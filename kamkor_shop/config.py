"""Where a store, its key and the settings of this computer are, and how they are kept.

The data folder holds the store, the papers and `settings.json`; the key lies apart from it, in the user's own
configuration folder, so that a copied data folder stays unreadable. Nothing here opens a store.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Literal, NamedTuple, get_type_hints

import platformdirs

from kamkor_shop.errors import StoreError

APPLICATION = "kamkor-shop"
KEY_BYTES = 32
CONFIG_FOLDER_VARIABLE = "KAMKOR_SHOP_CONFIG"
"""Environment variable that names another folder for the key: for tests, and for a key kept on a USB
stick.
"""


class Config(NamedTuple):
    """The folders of one installation."""

    data: Path
    keys: Path

    @property
    def store(self) -> Path:
        """The store's file."""
        return self.data / "kamkor.store"

    @property
    def settings(self) -> Path:
        """The settings of this computer, as JSON that a person can read."""
        return self.data / "settings.json"

    @property
    def papers(self) -> Path:
        """The folder of printed papers, kept as PDF."""
        return self.data / "papers"

    @property
    def log(self) -> Path:
        """The log: ids, never names."""
        return self.data / "log.txt"

    @property
    def key(self) -> Path:
        """The file with the key of the stores of this user, as 64 hexadecimal digits."""
        return self.keys / "store.key"


def locate(data: Path | None = None) -> Config:
    """The folders in use: `data` as given with `--data`, else the user's own data folder. Creates nothing."""
    chosen = data if data is not None else Path(platformdirs.user_data_dir(APPLICATION, appauthor=False))
    elsewhere = os.environ.get(CONFIG_FOLDER_VARIABLE)
    keys = Path(elsewhere) if elsewhere else Path(platformdirs.user_config_dir(APPLICATION, appauthor=False))
    return Config(chosen.expanduser().resolve(), keys.expanduser().resolve())


@dataclass(frozen=True, slots=True)
class Settings:
    """What this computer remembers between starts. Everything has a value, so an empty file is a valid
    one.
    """

    language: Literal["kk", "ru", "en"] = "kk"
    theme: Literal["light", "dark", "system"] = "system"
    shop: int | None = None
    """Number of the shop at this desk; None until the first-start page was filled in."""
    member: int | None = None
    """Code of the member who works at this desk."""
    practice: bool = False
    """Whether the store is a practice copy, which every page then says."""
    sound: bool = True
    reduce_motion: bool = False
    label_printer: str = ""
    label_size: str = "58x40"
    paper_printer: str = ""
    window: str = ""
    """Place and size of the window as the toolkit wrote them (base64)."""
    page: str = ""
    """Name of the page that was open."""
    state: Mapping[str, str] = field(default_factory=dict)
    """Small states of widgets by name: column widths, splitters, filters."""


def load_settings(config: Config) -> Settings:
    """The settings of this computer; defaults for what is missing, unknown or of the wrong type.

    A file that cannot be read as JSON is set aside as `settings.json.damaged`: a desk must always start.
    """
    try:
        stored = json.loads(config.settings.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError):
        _set_aside(config.settings)
        return Settings()
    return _settings_of(stored if isinstance(stored, dict) else {})


def save_settings(config: Config, settings: Settings) -> None:
    """Write the settings in one step, so that a power cut leaves the old or the new ones.

    Raises StoreError `config.unwritable`.
    """
    text = json.dumps(asdict(settings), ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    try:
        config.data.mkdir(parents=True, exist_ok=True)
        _write_whole(config.settings, text.encode("utf-8"), mode=0o644)
    except OSError as error:
        raise StoreError("config.unwritable", path=config.settings) from error


def load_key(config: Config) -> bytes | None:
    """The 32-byte key of the stores, or None when there is none yet; rights that are too wide are narrowed.

    Raises StoreError `config.key_unreadable`, `config.key_damaged`.
    """
    try:
        text = config.key.read_text(encoding="ascii").strip()
        if os.name != "nt":  # there the access list is set when the file is made, and asking costs a process
            _restrict(config.key)
    except FileNotFoundError:
        return None
    except UnicodeDecodeError as error:
        raise StoreError("config.key_damaged", path=config.key) from error
    except OSError as error:
        raise StoreError("config.key_unreadable", path=config.key) from error
    try:
        key = bytes.fromhex(text)
    except ValueError:
        key = b""
    if len(key) != KEY_BYTES:
        raise StoreError("config.key_damaged", path=config.key)
    return key


def load_or_make_key(config: Config) -> bytes:
    """The key of the stores, made at random if there is none yet. Two programs that start at once get the
    same one.

    Only for making a new store: a store whose key is missing must be refused, not given a fresh key
    (`load_key`). Raises StoreError as `load_key` does, and `config.unwritable`.
    """
    known = load_key(config)
    if known is not None:
        return known
    fresh = config.keys / f"store.key.{os.urandom(8).hex()}"
    try:
        config.keys.mkdir(parents=True, exist_ok=True, mode=0o700)
        _write_private(fresh, os.urandom(KEY_BYTES).hex().encode("ascii") + b"\n")
        try:
            os.link(fresh, config.key)  # fails if another program was first, unlike a rename
        except FileExistsError:
            pass
        except OSError:
            # A USB stick's file system has no hard links; there the last of two programs wins, both read what
            # stays.
            if not config.key.exists():
                fresh.replace(config.key)
        finally:
            fresh.unlink(missing_ok=True)
        _sync_folder(config.keys)
    except OSError as error:
        raise StoreError("config.unwritable", path=config.key) from error
    made = load_key(config)
    if made is None:
        raise StoreError("config.unwritable", path=config.key)
    return made


def _settings_of(stored: Mapping[str, object]) -> Settings:
    """Settings from JSON; each value that is not what its field holds gives way to the default."""
    wanted = get_type_hints(Settings)
    kept = {
        item.name: stored[item.name]
        for item in fields(Settings)
        if item.name in stored and _fits(stored[item.name], wanted[item.name])
    }
    return replace(Settings(), **kept)  # type: ignore[arg-type]  # each was just held against its field's type


def _fits(value: object, wanted: object) -> bool:
    choices = getattr(wanted, "__args__", ())
    if wanted is bool:
        return isinstance(value, bool)
    if wanted is str:
        return isinstance(value, str)
    if type(None) in choices:
        return value is None or (isinstance(value, int) and not isinstance(value, bool))
    if str in choices:
        return isinstance(value, dict) and all(isinstance(part, str) for part in value.values())
    return value in choices


def _set_aside(path: Path) -> None:
    # The settings may hold what a person wants back; if even the renaming fails, defaults still serve.
    try:
        path.replace(path.with_name(path.name + ".damaged"))
    except OSError:
        return


def _write_whole(path: Path, content: bytes, mode: int) -> None:
    fresh = path.with_name(f"{path.name}.{os.urandom(4).hex()}")
    try:
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    except OSError:
        fresh.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _write_private(path: Path, content: bytes) -> None:
    """Write a new file that nobody but its owner has ever been able to open."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        if os.name == "nt":
            _restrict(path)
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _restrict(path: Path) -> None:
    """Let only the owner read and write a file: mode 600, or on Windows an access list of one."""
    if os.name == "nt":
        import subprocess  # only here and only when a key is made: the window's start does not pay for it

        owner = os.environ.get("USERNAME", "")
        command = ["icacls", str(path), "/inheritance:r", "/grant:r", f"{owner}:F"]
        if subprocess.run(command, capture_output=True, check=False).returncode != 0:
            raise PermissionError(f"icacls could not restrict {path}")
    elif path.stat().st_mode & 0o777 != 0o600:
        path.chmod(0o600)


def _sync_folder(folder: Path) -> None:
    """Make a rename last through a power cut; Windows does so by itself."""
    if os.name != "nt":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
