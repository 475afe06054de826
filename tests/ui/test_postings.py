"""After a posting: one message with its number, Undo and Print; a paper that fails takes nothing back."""

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from kamkor_shop import ledger, waiting
from kamkor_shop.desk import Desk
from kamkor_shop.errors import UserError
from kamkor_shop.ledger import papers
from tests import goods
from tests.screens.words import cut_words
from tests.ui.office import Office
from ui.context import AppContext
from ui.pages.settings import SettingsPage


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
    assert office.told == "Handed out. Not printed: no printer is chosen"
    assert office.window.messages.number == f"No. {posted.number}"
    assert waiting.papers(office.desk) == 1
    assert ledger.document(office.desk, posted.code).reversed_by is None
    assert office.window.undo()
    office.settle()
    assert ledger.document(office.desk, posted.code).reversed_by is not None


def handed_out_without_a_printer(office: Office) -> int:
    posted = goods.give(office.desk, goods.receive(office.desk).lots[0])
    papers.want(office.desk, posted.code, "receipt")
    office.context.posted(posted, "Handed out", papers=("receipt",))
    office.settle()
    return posted.code


def test_the_warning_leads_to_the_printers_and_stays_until_the_next_posting(office: Office) -> None:
    handed_out_without_a_printer(office)
    assert office.window.messages.press_word("Printers")
    office.settle()
    settings = office.page(SettingsPage)
    assert office.window.focusWidget() is settings.printers.paper
    assert office.told.startswith("Handed out. Not printed")
    office.context.posted(goods.receive(office.desk), "Received")
    assert (office.told, office.window.messages.tone) == ("Received", "good")


class SwitchedOff:
    """A printer at the end of its cable, switched off at first."""

    context: AppContext

    def __init__(self) -> None:
        self.works = False

    def print_paper(
        self,
        document: int,
        paper: str,
        *,
        printed: object,
        failed: Callable[[UserError], object] | None,
    ) -> None:
        if self.works:
            self.context.printed(document, paper)
        elif failed is not None:
            failed(UserError("print.failed", printer="Xprinter"))


def test_a_paper_printed_at_last_turns_the_warning_into_the_message_again(desk: Desk, qtbot: QtBot) -> None:
    printer = SwitchedOff()
    office = Office(desk, qtbot, print_paper=printer.print_paper)
    printer.context = office.context
    handed_out_without_a_printer(office)
    assert office.told == "Handed out. Not printed: the paper did not get to the printer “Xprinter”"
    assert office.window.print_again()
    assert office.window.messages.tone == "warn"
    printer.works = True
    assert office.window.print_again()
    assert (office.told, office.window.messages.tone) == ("Handed out", "good")
    assert office.window.undo(), "Undo is still there"
    office.settle()
    office.close()


def test_a_paper_printed_from_another_page_turns_the_warning_into_the_message_again(
    desk: Desk, qtbot: QtBot
) -> None:
    printer = SwitchedOff()
    office = Office(desk, qtbot, print_paper=printer.print_paper)
    printer.context = office.context
    document = handed_out_without_a_printer(office)
    printer.works = True
    office.context.print_paper(document, "receipt")
    assert (office.told, office.window.messages.tone) == ("Handed out", "good")
    office.close()


@pytest.mark.parametrize("size", [(1280, 720), (911, 512)])
def test_the_warning_takes_two_lines_at_most_in_every_language(office: Office, size: tuple[int, int]) -> None:
    office.window.resize(*size)
    for language in ("ru", "kk", "en"):
        office.window.set_language(language)
        posted = goods.give(office.desk, goods.receive(office.desk).lots[0])
        office.context.posted(posted, "Роздано: 4 вещи, семья Аманова Г.", papers=("receipt",))
        office.settle()
        assert office.window.messages.tone == "warn"
        assert office.window.messages.height() <= office.window.messages.minimumHeight() * 3 // 2
        assert cut_words(office.window.messages) == []


def test_a_paper_of_an_older_posting_leaves_the_newer_message_its_undo(office: Office) -> None:
    posted = goods.give(office.desk, goods.receive(office.desk).lots[0])
    office.context.print_paper(posted.code, "receipt")
    newer = goods.receive(office.desk)
    office.context.posted(newer, "Received")
    office.settle()
    assert office.window.undo()
    office.settle()
    assert ledger.document(office.desk, newer.code).reversed_by is not None
