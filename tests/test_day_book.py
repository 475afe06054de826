"""The Day book: days, sessions, one document opened, and the documents behind a figure."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from kamkor_shop import day_book, families, handouts, ledger
from kamkor_shop.clock import FixedClock
from kamkor_shop.codes import CodeType
from kamkor_shop.day_book import Figure
from kamkor_shop.desk import Desk
from kamkor_shop.handouts import HandoutDraft, Labelled, Unlabelled
from kamkor_shop.ledger import drafts
from kamkor_shop.ledger.turnover import flows_of
from kamkor_shop.vocabulary import DocumentType, Flow, ForWhom, SizeSystem
from tests import goods


def test_the_newest_day_comes_first_and_pages_meet_without_gap_or_double(
    desk: Desk, clock: FixedClock
) -> None:
    codes = []
    for _day in range(3):
        codes += [goods.receive(desk).code for _count in range(4)]
        clock.advance(timedelta(days=1))
    codes.append(goods.receive(desk, day=date(2026, 3, 14)).code)
    pages, after = [], None
    while page := day_book.listed(desk, after, 3):
        pages += page
        after = page[-1].key
    days = [line.record.day for line in pages]
    assert days == sorted(days, reverse=True)
    assert sorted(line.record.code for line in pages) == sorted(codes)
    assert pages[-5].record.code == codes[-1]


def test_a_sorted_bag_is_one_line_that_opens(desk: Desk) -> None:
    bag = goods.receive(desk, 5000, kind=goods.BAG, value=0, weight=5000, code_type=CodeType.BAG).lots[0]
    opening = goods.open_bag(desk, bag, 5000)
    garments = [goods.sort_out(desk, opening.code, bag) for _each in range(3)]
    undone = goods.undo(desk, garments[1].code)
    lines = day_book.listed(desk)
    assert [line.record.type for line in lines] == [DocumentType.BAG_OPENED, DocumentType.DONATION]
    assert (lines[0].garments, lines[0].things, lines[0].value) == (3, 2, 12_000)
    inside = day_book.session_of(desk, opening.code)
    assert [line.record.code for line in inside] == [undone.code, *(each.code for each in reversed(garments))]


def test_a_thing_without_label_counts_once_in_its_hand_out_and_in_what_undoes_it(desk: Desk) -> None:
    (coat,) = goods.receive(desk).lots
    family = families.register_quickly(desk, "Аманова", (8,))
    found = Unlabelled(goods.COAT, ForWhom.BOY, SizeSystem.HEIGHT, "128")
    posted = handouts.post(
        desk, HandoutDraft(drafts.new_uuid(), family, (Labelled(coat, goods.floor()), found))
    )
    undone = goods.undo(desk, posted.code)
    worth = sum(line.value for line in handouts.given_lines(desk, posted.code))
    lines = {line.record.code: line for line in day_book.listed(desk)}
    for code in (posted.code, undone.code):
        assert (lines[code].things, lines[code].value) == (2, worth)
        moves = ledger.counted(day_book.opened(desk, code).moves)
        assert sum(move.value for move in moves) == worth


def test_a_rare_type_is_listed_by_its_own_index(desk: Desk) -> None:
    coat = goods.receive(desk).lots[0]
    for _each in range(5):
        goods.receive(desk)
    given = goods.give(desk, coat)
    assert [line.record.code for line in day_book.of_type(desk, DocumentType.HANDOUT)] == [given.code]
    numbers = [line.record.number for line in day_book.of_type(desk, DocumentType.DONATION, 5, 2)]
    assert numbers == [4, 3]


def plans_of(desk: Desk, read: Callable[[], object]) -> list[str]:
    """How SQLite goes about the first query that ``read`` makes."""
    connection = desk.store.database.connection()
    seen: list[tuple[str, object]] = []

    def note(_cursor: object, sql: str, bindings: object) -> bool:
        seen.append((sql, bindings))
        return True

    connection.exec_trace = note
    read()
    connection.exec_trace = None
    sql, bindings = seen[0]
    return [str(row[-1]) for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}", bindings)]


@pytest.mark.parametrize(
    ("read", "index"),
    [
        (lambda desk: day_book.listed(desk, ("2026-03-14", 9)), "document_shop_day_chain"),
        (lambda desk: day_book.listed(desk, day=date(2026, 3, 14)), "document_shop_day_chain"),
        (lambda desk: day_book.of_type(desk, DocumentType.HANDOUT, 9), "document_shop_type_number"),
        (lambda desk: day_book.session_of(desk, 1, 9), "document_session"),
        (
            lambda desk: day_book.behind(desk, Figure("2026-03", (Flow.GIVEN,), kind=goods.COAT), 9),
            "move_shop_month_flow_kind",
        ),
    ],
)
def test_the_book_is_read_along_an_index_and_nothing_is_sorted(
    desk: Desk, read: Callable[[Desk], object], index: str
) -> None:
    plan = plans_of(desk, lambda: read(desk))
    assert any(f"USING INDEX {index}" in step or f"USING COVERING INDEX {index}" in step for step in plan), (
        plan
    )
    assert not any("TEMP B-TREE" in step or step.startswith("SCAN document") for step in plan), plan


def test_a_number_finds_the_documents_that_bear_it(desk: Desk) -> None:
    coat = goods.receive(desk).lots[0]
    given = goods.give(desk, coat)
    found = day_book.on_number(desk, 1)
    assert {line.record.type for line in found} == {DocumentType.DONATION, DocumentType.HANDOUT}
    assert given.code in {line.record.code for line in found}


def test_an_opened_document_shows_its_moves_and_what_stands_in_the_way_of_undoing_it(desk: Desk) -> None:
    donation = goods.receive(desk, lots=2)
    given = goods.give(desk, donation.lots[0])
    shown = day_book.opened(desk, donation.code)
    assert [move.lot for move in shown.moves] == list(donation.lots)
    assert shown.texts == {"donor": "Сейтова Гүлмира"}
    assert [record.code for record in shown.obstacles] == [given.code]
    assert not shown.can_be_undone
    reversal = goods.undo(desk, given.code)
    assert day_book.opened(desk, donation.code).can_be_undone
    standing = day_book.opened(desk, given.code)
    assert standing.reversed_by is not None
    assert standing.reversed_by.code == reversal.code
    assert day_book.opened(desk, reversal.code).reverses == ledger.document(desk, given.code)


def test_the_documents_behind_a_figure_add_up_to_it(desk: Desk) -> None:
    coats = goods.receive(desk, lots=5).lots
    goods.give(desk, coats[0], coats[1])
    goods.undo(desk, goods.give(desk, coats[2]).code)
    goods.give(desk, coats[3])
    expected = {
        flow: (figures.quantity, figures.weight, figures.value)
        for flow, _key, figures in flows_of(desk, "2026-03")
    }
    for flow in (Flow.RECEIVED, Flow.GIVEN):
        figure = Figure("2026-03", (flow,), kind=goods.COAT)
        total = day_book.sum_behind(desk, figure)
        assert (total.things, total.grams, total.value) == expected[flow]
        shares, after = [], None
        while page := day_book.behind(desk, figure, after, 2):
            shares += [share for _line, share in page]
            after = shares[-1].document
        assert sum(share.things for share in shares) == total.things
        assert sum(share.value for share in shares) == total.value


def test_a_figure_without_documents_is_nothing(desk: Desk) -> None:
    figure = Figure("2026-02", (Flow.GIVEN, Flow.WASTED))
    assert day_book.sum_behind(desk, figure) == day_book.Share(0, 0, 0, 0, 0, 0)
    assert day_book.behind(desk, figure) == ()
