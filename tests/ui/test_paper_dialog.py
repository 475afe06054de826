"""A paper that is shown can be printed from there, through a real CUPS: it is what it says it is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kamkor_shop import families, handouts
from kamkor_shop.config import Settings
from kamkor_shop.desk import Desk
from kamkor_shop.handouts import HandoutDraft, Labelled
from kamkor_shop.ledger import drafts, papers
from tests import goods
from tests.papers.cups import Cups, print_server
from tests.ui.office import Office
from tests.ui.receipts import QUEUE, come_out
from ui.dialogs.paper import PaperDialog

__all__ = ["print_server"]


@pytest.fixture
def office(desk: Desk, qtbot: QtBot) -> Iterator[Office]:
    made = Office(desk, qtbot, settings=Settings(language="en", paper_printer=QUEUE))
    yield made
    made.close()


def test_a_receipt_printed_twice_from_where_it_is_shown_is_a_copy_the_second_time(
    print_server: Cups, office: Office
) -> None:
    desk = office.desk
    family = families.register_quickly(desk, "Аманова Гүлнар", (3, 8))
    lines = (Labelled(goods.receive(desk).lots[0], goods.floor()),)
    code = handouts.post(desk, HandoutDraft(drafts.new_uuid(), family, lines)).code
    office.context.show_paper(code, "receipt")
    office.settle()
    (dialog,) = (
        one for one in QApplication.topLevelWidgets() if isinstance(one, PaperDialog) and one.isVisible()
    )
    for sheets in (["receipt", "receipt"], ["copy"]):
        dialog.print()
        office.settle()
        assert come_out(desk, print_server) == (code, sheets)
    assert papers.printed_count(desk, code, "receipt") == 2
    dialog.close()
