"""The Day book's page: by day and type, a document opened and undone, a figure opened."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
import python_calamine
from pytestqt.qtbot import QtBot

from kamkor_shop import codes, day_book, ledger, sorting
from kamkor_shop.clock import FixedClock
from kamkor_shop.codes import CodeType
from kamkor_shop.desk import Desk
from kamkor_shop.errors import UserError
from kamkor_shop.vocabulary import DocumentType, Flow
from tests import goods
from tests.test_sorting import receive_bag, sort
from tests.ui.office import Office
from ui.pages.day_book import DayBookPage
from ui.pages.day_book.days import parse_day_or_number
from ui.pages.day_book.export import write
from ui.pages.day_book.facts import facts_of
from ui.pages.day_book.views import Behind, Book, Inside


@pytest.fixture
def office(desk: Desk, qtbot: QtBot, clock: FixedClock) -> Iterator[Office]:
    coats = goods.receive(desk, lots=4).lots
    clock.advance(timedelta(days=1))
    goods.give(desk, coats[0], coats[1])
    goods.give(desk, coats[2])
    made = Office(desk, qtbot, "day_book")
    yield made
    made.close()


def listed(office: Office) -> list[tuple[str, int]]:
    model = office.page(DayBookPage).table.model
    rows = [model.row(number) for number in range(model.rowCount())]
    return [(row.line.record.type.value, row.line.record.number) for row in rows]


def test_the_newest_document_stands_first_and_is_open(office: Office) -> None:
    assert listed(office) == [("handout", 2), ("handout", 1), ("donation", 1)]
    card = office.page(DayBookPage).card
    assert card.name.text() == "Hand-out No. 2"


def test_a_day_typed_shows_that_day_and_escape_everything_again(office: Office) -> None:
    assert office.enter("14.03")
    assert listed(office) == [("donation", 1)]
    assert office.key("RIGHT")
    assert listed(office) == [("handout", 2), ("handout", 1)]
    assert office.key("RIGHT"), "there is no tomorrow yet"
    assert office.page(DayBookPage).book.day == date(2026, 3, 15)
    assert office.key("ESC")
    assert len(listed(office)) == 3


def test_a_number_finds_the_documents_that_bear_it(office: Office) -> None:
    assert office.enter("1")
    assert sorted(listed(office)) == [("donation", 1), ("handout", 1)]


def test_nonsense_is_told_beside_the_field(office: Office) -> None:
    page = office.page(DayBookPage)
    assert office.enter("45.99")
    assert page.error.isVisible()
    assert "neither a day nor a number" in page.error.text()


def test_a_type_is_listed_alone(office: Office) -> None:
    page = office.page(DayBookPage)
    page.type.take(frozenset({DocumentType.DONATION}))
    office.settle()
    assert listed(office) == [("donation", 1)]


def test_a_scanned_document_opens_from_anywhere(office: Office) -> None:
    donation = next(iter(office.page(DayBookPage).view.rows(office.desk, None, 9)[2:]))
    office.go("today")
    office.window.head.scan.enter(codes.to_ean13(donation.code))
    office.settle()
    assert office.page(DayBookPage).card.name.text() == "Donation No. 1"


def test_undoing_asks_for_a_reason_and_posts_a_reversal(office: Office) -> None:
    page = office.page(DayBookPage)
    form = page.card.undo
    form.first.click()
    form.reason.setText("Басқа отбасы")
    form.second.click()
    office.settle()
    assert listed(office)[0] == ("reversal", 1)
    reversal = page.view.rows(office.desk, None, 1)[0].code
    assert ledger.texts_of(office.desk, reversal) == {"reason": "Басқа отбасы"}
    assert not ledger.check(office.desk)


def test_what_stands_in_the_way_of_undoing_is_a_link(office: Office) -> None:
    page = office.page(DayBookPage)
    donation = page.view.rows(office.desk, None, 9)[2].code
    page.open_document(donation)
    office.settle()
    form = page.card.undo
    assert not form.first.isVisible()
    assert form.ways.count() == 2
    form.ways.itemAt(0).widget().click()
    office.settle()
    assert page.card.name.text() == "Hand-out No. 1"


def test_a_sorted_bag_opens_what_came_out_of_it(office: Office) -> None:
    desk, page = office.desk, office.page(DayBookPage)
    bag = goods.receive(desk, 5000, kind=goods.BAG, value=0, weight=5000, code_type=CodeType.BAG).lots[0]
    opening = goods.open_bag(desk, bag, 5000)
    garment = goods.sort_out(desk, opening.code, bag)
    office.go("day_book", document=garment.code)
    assert isinstance(page.view, Inside)
    assert listed(office) == [("garment_sorted", 1)]
    assert page.card.name.text() == "Garment sorted No. 1"
    assert office.key("ESC")
    assert isinstance(page.view, Book)


def test_a_closed_bag_says_what_stands_and_what_it_was_closed_with(office: Office) -> None:
    desk = office.desk
    bag = sorting.open_bag(desk, receive_bag(desk), ledger.drafts.new_uuid())
    first = sort(desk, bag)
    sort(desk, bag)
    closed = sorting.close_bag(desk, sorting.CloseDraft(ledger.drafts.new_uuid(), bag.document))
    assert dict(facts_of(day_book.opened(desk, closed.code)))["Things sorted out"] == "2"
    sorting.undo(desk, first.uuid, ledger.drafts.new_uuid())
    told = dict(facts_of(day_book.opened(desk, closed.code)))
    assert told["Things sorted out"] == "1 (2 when the bag was closed)"


def test_a_figure_of_the_report_lists_its_documents_with_their_sum(office: Office) -> None:
    office.go("day_book", month="2026-03", flow=Flow.GIVEN, kind=goods.COAT)
    page = office.page(DayBookPage)
    assert isinstance(page.view, Behind)
    assert listed(office) == [("handout", 1), ("handout", 2)]
    assert page.table.totals.text() == "Together · 3 pcs · 3 kg · 300\u00a0₸"


def test_what_is_listed_is_saved_as_a_spreadsheet_with_the_same_figures(
    office: Office, tmp_path: Path
) -> None:
    office.go("day_book", month="2026-03", flow=Flow.GIVEN)
    path = tmp_path / "book.xlsx"
    write(office.context, office.desk, office.page(DayBookPage).view, path)
    office.settle()
    assert "2 lines" in office.told
    rows = python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    assert [row[2:4] for row in rows[3:]] == [["Hand-out", 1.0], ["Hand-out", 2.0]]
    assert [sum(float(row[column]) for row in rows[3:]) for column in (5, 6, 7)] == [3.0, 3.0, 300.0]


def test_a_spreadsheet_that_cannot_be_written_is_told(office: Office, tmp_path: Path) -> None:
    write(office.context, office.desk, office.page(DayBookPage).view, tmp_path / "no folder" / "book.xlsx")
    office.settle()
    assert office.window.messages.tone == "bad"
    assert "book.xlsx" in office.told


def test_days_and_numbers_are_told_apart() -> None:
    today = date(2026, 3, 15)
    assert parse_day_or_number("14.03", today) == date(2026, 3, 14)
    assert parse_day_or_number("16.3", today) == date(2025, 3, 16)
    assert parse_day_or_number("1,2,26", today) == date(2026, 2, 1)
    assert parse_day_or_number("14", today) == 14
    for wrong in ("31.02", "14.13", "kyz", ""):
        with pytest.raises(UserError):
            parse_day_or_number(wrong, today)
