"""Settings and the key: kept whole, kept private, never in the way of a start."""

import json
import os
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from kamkor_shop.config import (
    CONFIG_FOLDER_VARIABLE,
    Config,
    Settings,
    load_key,
    load_or_make_key,
    load_settings,
    locate,
    save_settings,
)
from kamkor_shop.errors import StoreError

posix_only = pytest.mark.skipif(os.name == "nt", reason="rights are an access list on Windows")


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return Config(tmp_path / "data", tmp_path / "keys")


def test_the_key_lies_apart_from_the_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.delenv(CONFIG_FOLDER_VARIABLE, raising=False)
    usual, chosen = locate(), locate(tmp_path / "demo")
    assert chosen.store.parent == tmp_path / "demo"
    assert usual.key == chosen.key
    assert not chosen.key.is_relative_to(chosen.data)
    assert not usual.key.is_relative_to(usual.data)
    assert not usual.data.exists()


def test_the_key_s_folder_can_be_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(CONFIG_FOLDER_VARIABLE, str(tmp_path / "stick"))
    assert locate().key.parent == tmp_path / "stick"


def test_settings_come_back_as_they_were(config: Config) -> None:
    settings = Settings(
        language="ru",
        theme="dark",
        shop=2,
        member=250200000001,
        window="AdnQ=",
        state={"stock.columns": "3,1"},
    )
    save_settings(config, settings)
    assert load_settings(config) == settings
    save_settings(config, replace(settings, language="kk"))
    assert load_settings(config).language == "kk"
    assert [path.name for path in config.data.iterdir()] == ["settings.json"]


def test_a_first_start_has_settings(config: Config) -> None:
    assert load_settings(config) == Settings()
    assert load_settings(config).shop is None


@pytest.mark.parametrize(
    "stored",
    [
        {
            "language": "de",
            "theme": 7,
            "shop": "one",
            "sound": 1,
            "state": [1],
            "window": None,
            "practice": "yes",
        },
        {"shop": True, "member": 1.5, "state": {"a": 1}, "from_a_newer_version": {"x": 1}},
        ["not", "an", "object"],
        {},
    ],
)
def test_what_settings_cannot_be_gives_way_to_the_default(config: Config, stored: object) -> None:
    config.data.mkdir()
    config.settings.write_text(json.dumps(stored), encoding="utf-8")
    assert load_settings(config) == Settings()


def test_one_wrong_setting_does_not_cost_the_others(config: Config) -> None:
    config.data.mkdir()
    config.settings.write_text('{"language": "ru", "theme": "pink", "shop": 3}', encoding="utf-8")
    assert load_settings(config) == Settings(language="ru", shop=3)


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe\x00", b"\x00" * 100])
def test_damaged_settings_are_set_aside_and_the_desk_starts(config: Config, content: bytes) -> None:
    config.data.mkdir()
    config.settings.write_bytes(content)
    assert load_settings(config) == Settings()
    assert (config.data / "settings.json.damaged").read_bytes() == content
    save_settings(config, Settings(language="ru"))
    assert load_settings(config).language == "ru"


def test_settings_that_cannot_be_written_say_so(config: Config) -> None:
    config.data.parent.mkdir(exist_ok=True)
    config.data.write_text("a file where the folder should be")
    with pytest.raises(StoreError) as error:
        save_settings(config, Settings())
    assert error.value.code == "config.unwritable"


def test_the_key_is_made_once_and_stays(config: Config) -> None:
    assert load_key(config) is None
    key = load_or_make_key(config)
    assert len(key) == 32
    assert load_key(config) == load_or_make_key(config) == key
    assert [path.name for path in config.keys.iterdir()] == ["store.key"]


def test_two_stores_of_two_users_have_two_keys(tmp_path: Path) -> None:
    assert load_or_make_key(Config(tmp_path, tmp_path / "a")) != load_or_make_key(
        Config(tmp_path, tmp_path / "b")
    )


@posix_only
def test_only_its_owner_can_read_the_key(config: Config) -> None:
    load_or_make_key(config)
    assert stat.S_IMODE(config.key.stat().st_mode) == 0o600
    assert stat.S_IMODE(config.keys.stat().st_mode) == 0o700


@posix_only
def test_rights_that_somebody_widened_are_narrowed_again(config: Config) -> None:
    load_or_make_key(config)
    config.key.chmod(0o644)
    load_key(config)
    assert stat.S_IMODE(config.key.stat().st_mode) == 0o600


@pytest.mark.parametrize("content", [b"", b"abc", b"zz" * 32, b"00" * 31, b"\xd0\x9a" * 32])
def test_a_damaged_key_is_refused_and_left_as_it_is(config: Config, content: bytes) -> None:
    config.keys.mkdir()
    config.key.write_bytes(content)
    for attempt in (load_key, load_or_make_key):
        with pytest.raises(StoreError) as error:
            attempt(config)
        assert error.value.code == "config.key_damaged"
    assert config.key.read_bytes() == content


def test_a_key_that_cannot_be_read_is_told_so(config: Config) -> None:
    config.key.mkdir(parents=True)
    with pytest.raises(StoreError) as error:
        load_key(config)
    assert error.value.code == "config.key_unreadable"


def test_a_key_that_cannot_be_kept_is_told_so(config: Config) -> None:
    config.keys.write_text("a file where the folder should be")
    with pytest.raises(StoreError):
        load_or_make_key(config)


def test_programs_that_start_at_once_get_the_same_key(config: Config) -> None:
    code = (
        "import sys; from pathlib import Path; from kamkor_shop.config import Config, load_or_make_key;"
        "sys.stdin.readline(); print(load_or_make_key(Config(Path(sys.argv[1]), Path(sys.argv[2]))).hex())"
    )
    command = [sys.executable, "-c", code, str(config.data), str(config.keys)]
    programs = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(4)
    ]
    for program in programs:
        assert program.stdin
        program.stdin.write("\n")
        program.stdin.flush()
    keys = {program.communicate(timeout=30)[0].strip() for program in programs}
    assert keys == {load_or_make_key(config).hex()}
