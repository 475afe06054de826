"""After a posting: one message with its number, Undo and Print; a paper that fails takes nothing back."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from kamkor_shop import ledger
from kamkor_shop.desk import Desk
from kamkor_shop.ledger import papers
from tests import goods
from tests.ui.office import Office


@pytest.fixture
def office(desk: Desk, qtbot: QtBot) -> Iterator[Office]:
    made = Office(desk, qtbot)
    yield made
    made.close()


def test_the_message_names_the_document_and_offers_to_undo_it(office: Office) -> None:
    posted = goods.receive(office.desk)
    office.context.posted(posted, "Received", changed={"stock"})
    assert office.told == "Received"
    assert office.window.undo()
    office.settle()
    assert ledger.document(office.desk, posted.code).reversed_by is not None
    assert "undone" in office.told
    assert [names for names in office.changes if "stock" in names] == [{"stock", "documents"}] * 2


def test_a_second_undo_finds_nothing_to_undo(office: Office) -> None:
    office.context.posted(goods.receive(office.desk), "Received")
    assert office.window.undo()
    office.settle()
    assert not office.window.undo()
    assert not ledger.check(office.desk)


def test_undo_reaches_the_last_posting_through_another_message(office: Office) -> None:
    posted = goods.receive(office.desk)
    office.context.posted(posted, "Received")
    office.window.messages.error("Something else")
    assert office.window.undo()
    office.settle()
    assert ledger.document(office.desk, posted.code).reversed_by is not None


def test_what_stands_in_the_way_is_told_and_undo_can_be_tried_again(office: Office) -> None:
    donation = goods.receive(office.desk)
    office.context.posted(donation, "Received")
    given = goods.give(office.desk, donation.lots[0])
    office.window.undo()
    office.settle()
    assert office.window.messages.tone == "bad"
    assert str(given.number) in office.told
    goods.undo(office.desk, given.code)
    assert office.window.undo()
    office.settle()
    assert ledger.document(office.desk, donation.code).reversed_by is not None


def test_a_page_learns_of_its_undone_posting(office: Office) -> None:
    learned = []
    office.context.posted(goods.receive(office.desk), "Received", undone=lambda: learned.append(True))
    office.window.undo()
    office.settle()
    assert learned == [True]


def test_a_paper_without_a_printer_waits_and_the_document_stands(office: Office) -> None:
    posted = goods.give(office.desk, goods.receive(office.desk).lots[0])
    papers.want(office.desk, posted.code, "receipt")
    office.context.posted(posted, "Handed out", papers=("receipt",))
    office.settle()
    assert office.window.messages.tone == "warn"
    assert office.told.startswith("Handed out. No printer is chosen")
    assert papers.count_waiting(office.desk) == 1
    assert ledger.document(office.desk, posted.code).reversed_by is None
    assert office.window.undo()
    office.settle()
    assert ledger.document(office.desk, posted.code).reversed_by is not None


def test_a_paper_of_an_older_posting_leaves_the_newer_message_its_undo(office: Office) -> None:
    posted = goods.give(office.desk, goods.receive(office.desk).lots[0])
    office.context.print_paper(posted.code, "receipt")
    newer = goods.receive(office.desk)
    office.context.posted(newer, "Received")
    office.settle()
    assert office.window.undo()
    office.settle()
    assert ledger.document(office.desk, newer.code).reversed_by is not None
