"""A printer that fails after posting: the real program under real keys, printing through a real CUPS whose printer jams
and whose queue is taken away. Only the paper itself is a stand-in: what the printer would get is kept as a file.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kamkor_shop import config, desks, ledger
from kamkor_shop.clock import SystemClock
from kamkor_shop.config import Settings, save_settings
from kamkor_shop.desks import FirstWish
from kamkor_shop.ledger import papers
from tests.papers.cups import OFFICE_DRIVER, Cups, print_server
from tests.ui.receipts import QUEUE, come_out
from tests.ui.shop_day import ShopDay
from tests.ui.shop_floor import ShopFloor, fill
from tests.ui.x11 import Display, x_display, x_server

__all__ = ["print_server", "x_display", "x_server"]


@pytest.fixture
def shop(
    x_display: Display, tmp_path: Path, print_server: Cups, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[ShopDay, ShopFloor]]:
    """A shop with goods and families, whose papers go to the office printer."""
    monkeypatch.setenv(config.CONFIG_FOLDER_VARIABLE, str(tmp_path / "keys"))
    day = ShopDay(x_display, tmp_path)
    day.config.data.mkdir()
    desks.found_the_store(day.config, SystemClock())
    desk = desks.sign_in(desks.open_the_store(day.config), SystemClock(), FirstWish(1, "Айгүл"))
    settings = Settings(language="en", paper_printer=QUEUE, page="handouts")
    save_settings(day.config, desks.remember(settings, desk))
    floor = fill(desk)
    desk.close()
    yield day, floor
    day.leave_store()


def hand_out(day: ShopDay, family: int, garment: int) -> int:
    """One thing to a family; the document."""
    before = len(day.documents())
    day.scan(family)
    day.sees("given this month")
    day.scan(garment)
    day.sees("1 thing ·")
    day.keys("F12")
    code = int(day.waits_for(before + 1).code)
    day.sees("Who is it?")
    return code


def to_the_waiting_papers(day: ShopDay, count: int) -> None:
    """From Today, which says how many wait, to their list."""
    day.goes("F2", "today")
    day.walks_to(f"Papers not printed: {count}")
    day.keys("SPACE")
    day.sees("These papers belong to documents that stand")


def test_a_printer_that_fails_after_posting_costs_no_document_and_no_paper(
    shop: tuple[ShopDay, ShopFloor], print_server: Cups
) -> None:
    day, floor = shop
    day.open()
    day.focuses("scan")
    print_server.jam(QUEUE)
    jammed = hand_out(day, floor.amanova, floor.garments[0])
    print_server.wait_until_stopped(QUEUE)
    refused = hand_out(day, floor.seitova, floor.garments[1])
    day.sees("Сейтова Роза: 1 thing", f"Not printed: the printer “{QUEUE}” takes no papers just now")
    day.sees("Print again", "Show the paper", "Undo")
    unprinted = [waiting.document for waiting in papers.waiting(day.desk)]
    print_server.mend(QUEUE)
    if jammed in unprinted:
        assert print_server.count(QUEUE, 1, seconds=2) == 0, (
            "what is told to be printed again was taken from the queue"
        )
    else:  # the queue stopped only after the program had looked: CUPS keeps the job
        assert come_out(day.desk, print_server) == (jammed, ["receipt"] * 2)
    print_server.command("lpadmin", "-x", QUEUE)
    missing = hand_out(day, floor.amanova, floor.garments[2])
    day.sees(f"Not printed: the printer “{QUEUE}” is not there", "Printers")
    day.keys("Ctrl+P")
    assert [row.code for row in day.documents()[1:]] == [jammed, refused, missing]
    unprinted.append(missing)
    assert [waiting.document for waiting in papers.waiting(day.desk)] == unprinted
    to_the_waiting_papers(day, len(unprinted))
    day.keys("F12")
    day.until(
        lambda: f"Not printed: the printer “{QUEUE}” is not there" in day.texts, "that it is not there yet"
    )
    print_server.add(QUEUE, OFFICE_DRIVER)
    day.keys("F12")
    day.sees("Every paper is printed")
    day.until(lambda: not any("Not printed" in text for text in day.texts), "that nothing is unprinted")
    found = dict(come_out(day.desk, print_server) for _paper in unprinted)
    assert found == dict.fromkeys(unprinted, ["receipt"] * 2)
    assert refused in found
    day.keys("Ctrl+P")
    assert come_out(day.desk, print_server) == (missing, ["copy"])
    assert len(day.documents()) == 4
    assert ledger.check(day.desk) == []
