"""Today: what waits leads to its page, papers are printed from here, the day is closed here."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kamkor_shop import ledger
from kamkor_shop.clock import FixedClock
from kamkor_shop.codes import CodeType
from kamkor_shop.desk import Desk
from kamkor_shop.ledger import papers
from kamkor_shop.vocabulary import DocumentType
from tests import goods
from tests.ui.office import Office
from ui.pages.today import TodayPage


@pytest.fixture
def office(desk: Desk, qtbot: QtBot) -> Iterator[Office]:
    made = Office(desk, qtbot)
    yield made
    made.close()


def bag(desk: Desk) -> int:
    return goods.receive(desk, 5000, kind=goods.BAG, value=0, weight=5000, code_type=CodeType.BAG).lots[0]


def test_a_shop_that_never_posted_is_offered_its_first_step(office: Office) -> None:
    overview = office.page(TodayPage).overview
    assert "still empty" in overview.nothing.text()
    assert "bags" not in overview.waiting
    overview.first_step.click()
    office.settle()
    assert office.window.page_name == "receive"


def test_a_shop_with_all_its_work_done_says_that_nothing_waits(office: Office) -> None:
    goods.receive(office.desk)
    office.go("today")
    overview = office.page(TodayPage).overview
    assert overview.nothing.text().startswith("Nothing waits")
    assert overview.nothing.isVisible()
    assert not overview.first_step.isVisible()


def test_a_card_shows_its_number_and_leads_to_its_page(office: Office) -> None:
    bag(office.desk)
    office.context.announce({"documents"})
    office.settle()
    overview = office.page(TodayPage).overview
    assert overview.waiting["bags"].isVisible()
    assert overview.waiting["bags"].figure.text() == "1"
    assert overview.came.figure.text() == "5 kg"
    overview.waiting["bags"].click()
    office.settle()
    assert office.window.page_name == "sort"


def test_the_words_follow_the_language_at_once(office: Office) -> None:
    office.window.set_language("kk")
    office.settle()
    assert office.page(TodayPage).overview.waiting_title.text() == "Күтіп тұр"
    assert office.window.head.title.text() == "Бүгін"


def test_a_clock_that_went_back_is_told_before_anything_is_posted(office: Office, clock: FixedClock) -> None:
    goods.receive(office.desk)
    clock.advance(timedelta(days=-2))
    office.go("today")
    warning = office.page(TodayPage).overview.clock
    assert warning.isVisible()
    assert "14.03.2026" in warning.text()


def test_the_day_closes_with_the_receipts_counted(office: Office) -> None:
    given = goods.give(office.desk, goods.receive(office.desk).lots[0])
    page = office.page(TodayPage)
    page.show_closing()
    office.settle()
    assert not office.post(), "nothing is posted before the receipts are counted"
    page.closing.count.setText("0")
    assert "1 receipt is missing" in page.closing.difference.text()
    page.closing.count.setText("1")
    assert page.closing.difference.text() == "It fits the Day book."
    assert office.post()
    last = ledger.document(office.desk, given.code + 1)
    assert last.type is DocumentType.DAY_CLOSE
    assert last.details["receipts_counted"] == 1
    assert page.views.currentWidget() is page.overview
    assert office.window.focusWidget() is office.context.scan
    assert not office.post(), "F12 does nothing where no button offers it"
    assert office.window.messages.tone == "good"
    page.show_closing()
    office.settle()
    page.closing.count.setText("1")
    assert not office.post(), "a closed day is not closed twice"


def test_a_number_typed_at_the_closing_is_the_count(office: Office) -> None:
    page = office.page(TodayPage)
    page.show_closing()
    office.settle()
    assert office.enter("12")
    assert page.closing.counted == 12
    assert office.key("ESC")
    assert page.views.currentWidget() is page.overview


def test_papers_that_were_not_printed_are_listed_and_leave_when_they_are(office: Office) -> None:
    given = goods.give(office.desk, goods.receive(office.desk).lots[0])
    papers.want(office.desk, given.code, "receipt")
    page = office.page(TodayPage)
    page.show_papers()
    office.settle()
    assert page.papers.any
    assert page.papers.table.model.as_text([0]).splitlines()[1].startswith("Receipt\tHand-out\t1")
    assert office.post(), "without a printer it is told why"
    assert office.window.messages.tone == "warn"
    papers.mark_printed(office.desk, given.code, "receipt")
    office.context.announce({"papers"})
    office.settle()
    assert not page.papers.any


def test_a_waiting_paper_can_be_looked_at(office: Office, qtbot: QtBot) -> None:
    given = goods.give(office.desk, goods.receive(office.desk).lots[0])
    papers.want(office.desk, given.code, "receipt")
    office.context.show_paper(given.code, "receipt")
    office.settle()
    from ui.dialogs.paper import PaperDialog

    (dialog,) = [
        each for each in QApplication.topLevelWidgets() if isinstance(each, PaperDialog) and each.isVisible()
    ]
    assert dialog.preview.page == 1
    dialog.print()
    office.settle()
    assert "No printer is chosen" in dialog.state.text()
    dialog.close()
