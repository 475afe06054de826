"""The dispatcher of the command line: words, folders, JSON, refusals."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import kamkor_shop
from kamkor_shop.cli.console import Console
from kamkor_shop.cli.main import SUBCOMMANDS, parse
from kamkor_shop.config import Config
from kamkor_shop.errors import UserError
from tests.architecture.source import ROOT


def run(tmp_path: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the program in a process of its own, with folders of its own."""
    environment = {
        **os.environ,
        "KAMKOR_SHOP_CONFIG": str(tmp_path / "keys"),
        "XDG_DATA_HOME": str(tmp_path / "home"),
        "QT_QPA_PLATFORM": "offscreen",
    }
    command = [sys.executable, "-m", "ui.start", *words]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def test_the_program_says_its_version_and_every_command(tmp_path: Path) -> None:
    assert run(tmp_path, "--version").stdout.split() == ["kamkor-shop", kamkor_shop.__version__]
    told = run(tmp_path, "--help").stdout
    assert [name for name in (*SUBCOMMANDS, "--data") if name not in told] == []


def test_words_that_mean_nothing_are_refused(tmp_path: Path) -> None:
    done = run(tmp_path, "dance")
    assert done.returncode == 2
    assert "dance" in done.stderr


def test_the_data_folder_may_stand_before_or_after_the_command(tmp_path: Path) -> None:
    before = parse(["--data", str(tmp_path), "check"])
    after = parse(["check", "--data", str(tmp_path)])
    assert before.data == after.data == tmp_path
    assert parse(["check"]).data is None


@pytest.mark.parametrize("words", [("check",), ("report", "--shop", "1", "--month", "2026-03")])
def test_without_a_store_a_command_says_so_and_makes_none(tmp_path: Path, words: tuple[str, ...]) -> None:
    data = tmp_path / "data"
    done = run(tmp_path, "--data", str(data), *words)
    assert done.returncode == 2
    assert str(data) in done.stderr
    assert done.stdout == ""
    assert not (data / "kamkor.store").exists()


def test_under_json_a_refusal_is_one_object_on_standard_output(tmp_path: Path) -> None:
    done = run(tmp_path, "check", "--json", "--data", str(tmp_path / "data"))
    assert done.returncode == 2
    assert json.loads(done.stdout)["error"]["code"] == "store.missing"


def test_under_json_nothing_else_is_printed(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    console = Console(Config(tmp_path, tmp_path), json=True)
    console.say("figures for people")
    console.answer({"kind": "Қысқы күрте"})
    assert json.loads(capsys.readouterr().out) == {"kind": "Қысқы күрте"}
    assert console.refuse(UserError("start.already_open")) == 2
    assert json.loads(capsys.readouterr().out)["error"]["code"] == "start.already_open"
