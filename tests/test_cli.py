"""The words of the command line do what the pages do, for scripts and support."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from kamkor_shop import desks, i18n, reports
from kamkor_shop.clock import FixedClock
from kamkor_shop.config import Config, Settings, locate, save_settings
from kamkor_shop.desk import Desk
from kamkor_shop.desks import FirstWish
from kamkor_shop.reports.as_json import to_json
from tests import goods
from ui.start import main


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Config:
    """The folders of a computer on which a shop has worked a little."""
    monkeypatch.setenv("KAMKOR_SHOP_CONFIG", str(tmp_path / "keys"))
    clock = FixedClock(datetime(2026, 3, 14, 10))
    found = locate(tmp_path / "data")
    desks.found_the_store(found, clock)
    desk = desks.sign_in(desks.open_the_store(found), clock, FirstWish(1, "Айгүл"))
    goods.give(desk, *goods.receive(desk, lots=3).lots[:2])
    save_settings(found, Settings(language="en", shop=1, member=desk.member))
    desk.close()
    return found


@pytest.fixture(autouse=True)
def _language() -> Iterator[None]:
    """A refused command has chosen a language too: what is tested next speaks its own."""
    yield
    i18n.use("en")


def _said(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().out


def test_check_says_that_everything_agrees(config: Config, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(config.data), "check"]) == 0
    assert "every figure agrees" in _said(capsys)


def test_check_ends_with_one_and_names_what_does_not_agree(
    config: Config, capsys: pytest.CaptureFixture[str]
) -> None:
    store = desks.open_the_store(config)
    store.database.execute_sql("UPDATE turnover SET value = value + 1")
    store.close()
    assert main(["check", "--json", "--data", str(config.data)]) == 1
    told = json.loads(_said(capsys))
    assert not told["agrees"]
    assert {difference["subject"] for difference in told["differences"]} == {"turnover"}


def test_the_report_of_the_command_line_is_the_report_of_the_page(
    config: Config, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["report", "--shop", "1", "--month", "2026-03", "--json", "--data", str(config.data)]
    assert main(words) == 0
    store = desks.open_the_store(config)
    ours = to_json(reports.month_report(Desk(store, 1, 0, FixedClock(datetime(2026, 3, 14))), "2026-03"))
    store.close()
    assert json.loads(_said(capsys)) == ours


def test_the_report_is_written_as_pdf_and_xlsx(config: Config, tmp_path: Path) -> None:
    pdf, xlsx = tmp_path / "out" / "march.pdf", tmp_path / "out" / "march.xlsx"
    words = ["report", "--shop", "1", "--month", "2026-03", "--pdf", str(pdf), "--xlsx", str(xlsx)]
    assert main(["--data", str(config.data), *words]) == 0
    assert pdf.read_bytes().startswith(b"%PDF")
    assert xlsx.read_bytes().startswith(b"PK")


def test_a_report_that_cannot_be_written_says_where(
    config: Config, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "taken").write_text("a file, not a folder")
    target = tmp_path / "taken" / "march.pdf"
    words = ["report", "--shop", "1", "--month", "2026-03", "--pdf", str(target)]
    assert main(["--data", str(config.data), *words]) == 2
    assert str(target) in capsys.readouterr().err


def test_the_journal_goes_out_and_into_an_empty_folder(
    config: Config, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second, elsewhere = tmp_path / "a.jsonl", tmp_path / "b.jsonl", str(tmp_path / "elsewhere")
    assert main(["--data", str(config.data), "journal", "export", str(first)]) == 0
    assert main(["--data", elsewhere, "journal", "import", str(first)]) == 0
    assert main(["--data", elsewhere, "journal", "export", str(second)]) == 0
    assert first.read_bytes() == second.read_bytes()
    assert main(["--data", elsewhere, "journal", "import", str(first)]) == 2
    assert "elsewhere" in capsys.readouterr().err


def test_a_shop_that_does_not_exist_is_refused_under_json_too(
    config: Config, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["report", "--shop", "77", "--month", "2026-03", "--json", "--data", str(config.data)]
    assert main(words) == 2
    assert json.loads(_said(capsys))["error"]["code"] == "shop.unknown"


def test_a_folder_without_a_store_is_refused_and_stays_empty(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data", str(tmp_path / "nothing"), "check"]) == 2
    assert capsys.readouterr().err
    assert not list((tmp_path / "nothing").glob("*.store"))


@pytest.mark.parametrize("month", ["2026", "2026-13", "march", "2026-3"])
def test_a_month_that_is_none_is_refused(month: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["report", "--shop", "1", "--month", month])
    assert ended.value.code == 2
    assert "--month" in capsys.readouterr().err
