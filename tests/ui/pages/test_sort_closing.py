"""Closing a bag: rags and waste come in by mouse too, and what was typed outlives a power cut."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kamkor_shop import ledger, sorting
from kamkor_shop.ledger import drafts
from kamkor_shop.vocabulary import DocumentType, Flow
from tests.test_sorting import receive_bag
from tests.ui.pages.sorting_table import SortingTable, opened, table

__all__ = ["opened", "table"]


def click(table: SortingTable, *names: str) -> None:
    for name in names:
        pad = table.page.closing.pad
        button = next(each for each in pad.buttons.buttons if each.value == name)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    table.settle()


def kept(table: SortingTable) -> list[drafts.DraftRecord]:
    return drafts.load(table.desk, DocumentType.BAG_CLOSED)


def test_rags_and_waste_come_in_by_mouse_alone(opened: SortingTable) -> None:
    closing = opened.page.closing
    opened.post()
    click(opened, "1", ",", "5", "⌫", "2")
    QTest.mouseClick(closing.waste, Qt.MouseButton.LeftButton)
    click(opened, "0", ",", "3")
    assert (closing.rags.text(), closing.waste.text()) == ("1,2", "0,3")
    assert closing.left.text() == "4.9 kg"
    opened.post()
    last = ledger.latest(opened.desk, DocumentType.BAG_CLOSED)
    assert (last.details["rags"], last.details["waste"]) == (1200, 300)
    assert (
        sum(move.quantity for move in ledger.moves_of(opened.desk, last.code) if move.flow is Flow.RECYCLED)
        == 1200
    )


def test_weights_that_were_typed_stand_there_after_a_restart(opened: SortingTable) -> None:
    opened.post()
    opened.page.closing.rags.setText("0,9")
    opened.page.closing.waste.setText("0,2")
    opened.close()
    opened.open()
    opened.post()
    closing = opened.page.closing
    assert (closing.rags.text(), closing.waste.text()) == ("0,9", "0,2")
    assert closing.left.text() == "5.3 kg"
    opened.post()
    assert sorting.sessions(opened.desk) == ()
    assert kept(opened) == [], "what was posted is a draft no more"


def test_weights_belong_to_their_bag(opened: SortingTable) -> None:
    opened.post()
    opened.page.closing.rags.setText("0,9")
    opened.settle()
    first = opened.session.document
    opened.page.show_pad()
    opened.scan(receive_bag(opened.desk))
    assert opened.session.document != first
    opened.post()
    assert opened.page.closing.rags.text() == ""
    assert [each.state["session"] for each in kept(opened)] == [first]


def test_weights_that_were_emptied_again_are_no_draft(opened: SortingTable) -> None:
    opened.post()
    opened.page.closing.rags.setText("0,9")
    opened.page.closing.rags.setText("")
    opened.settle()
    assert kept(opened) == []


def test_a_bag_put_back_leaves_no_weights(table: SortingTable) -> None:
    table.scan(receive_bag(table.desk))
    table.post()
    table.page.closing.rags.setText("0,9")
    table.settle()
    table.page.closing.unopened.click()
    table.settle()
    assert sorting.sessions(table.desk) == ()
    assert kept(table) == []
