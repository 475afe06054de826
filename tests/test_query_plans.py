"""Nothing that a page asks for costs more because the shop has a history: each statement is put to SQLite's planner."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from peewee import fn

from kamkor_shop import (
    boxes,
    catalogue,
    codes,
    day_book,
    day_close,
    donations,
    donors,
    families,
    handouts,
    ledger,
    lots,
    reports,
    sorting,
    stock,
    today,
    waiting,
)
from kamkor_shop.clock import FixedClock
from kamkor_shop.codes import CodeType
from kamkor_shop.desk import Desk
from kamkor_shop.errors import UserError
from kamkor_shop.handouts import HandoutDraft, Labelled
from kamkor_shop.ledger import days, drafts, papers
from kamkor_shop.stock import Grain, StockFilter
from kamkor_shop.store.models import Document
from kamkor_shop.vocabulary import Condition, DocumentType, Flow, PartyType
from tests import goods, months

_GROWING = frozenset(
    {
        "document",
        "move",
        "lot",
        "balance",
        "document_text",
        "archive",
        "paper_job",
        "alias",
        "person",
        "family",
    }
    | {"membership", "family_category", "consent", "party", "search_entry", "turnover", "opening"}
    | {"stock", "size_stock"}
)
_ALONE = re.compile(r"\((shop|type|kind|month)=\?\)$")
"""An index that is narrowed by nothing but this finds everything that ever was."""

_ALIAS = re.compile(r'"(\w+)" AS "(\w+)"')


class Watched:
    """A desk whose statements are explained: what reads history stands in ``found``."""

    def __init__(self, desk: Desk) -> None:
        self._connection = desk.store.database.connection()
        self.found: set[str] = set()

    def ask(self, work: Callable[[], object]) -> None:
        asked: dict[str, object] = {}

        def remember(_cursor: object, sql: str, values: object) -> bool:
            asked.setdefault(sql, values)
            return True

        self._connection.exec_trace = remember
        try:
            work()
        except UserError:
            pass  # what explains a refusal is read as well
        finally:
            self._connection.exec_trace = None
        assert asked
        for sql, values in asked.items():
            if re.match(r"SELECT|INSERT|UPDATE|DELETE", sql):
                self._explain(sql, values)

    def _explain(self, sql: str, values: object) -> None:
        tables = {alias: table for table, alias in _ALIAS.findall(sql)}
        bounded = re.search(r"LIMIT \?|SELECT (MAX|MIN)\(", sql) is not None
        for *_, step in self._connection.execute("EXPLAIN QUERY PLAN " + sql, values):
            kind, name, *_rest = [*step.split(), "", ""]
            if tables.get(name, name) not in _GROWING or kind not in ("SCAN", "SEARCH"):
                continue
            # A search for nothing is how the planner names the walk for a MAX.
            walks = kind == "SCAN" or "(" not in step or _ALONE.search(step) is not None
            if (walks and not (bounded and "INDEX" in step)) or "AUTOMATIC" in step:
                self.found.add(f"{step}: {sql}")


@pytest.fixture
def worked(desk: Desk, clock: FixedClock) -> Desk:
    """A shop with some weeks of work."""
    months.live(desk, clock, days_of_work=6)
    return desk


def test_no_page_reads_history(worked: Desk) -> None:
    desk, watched = worked, Watched(worked)
    family = families.register_quickly(desk, "Аманова", (3, 5), "87012345678")
    donor = donors.add(desk, donors.DonorCard(PartyType.PERSON, "Сейтова"))
    line = donations.BagLine(6400)
    given = donations.post(desk, donations.DonationDraft(drafts.new_uuid(), (line,), donor=donor))
    (bag,) = given.lots
    coat, other = goods.receive(desk, lots=2).lots
    visit = handouts.post(desk, HandoutDraft(drafts.new_uuid(), family, (Labelled(coat, goods.floor()),)))
    questions: tuple[Callable[[], object], ...] = (
        lambda: today.today(desk),
        lambda: day_close.closing(desk),
        lambda: (days.last_day(desk), ledger.last_moment(desk), ledger.latest(desk, DocumentType.HANDOUT)),
        lambda: (donations.waiting_bags(desk), waiting.bags(desk), donations.average_bag(desk)),
        lambda: (donations.gifts_of(desk, donor), donations.gifts_count(desk, donor)),
        lambda: donations.papers_of(desk, given.code),
        lambda: (boxes.boxes(desk), donors.find(desk, "Сейт"), donors.find(desk, "8 701")),
        lambda: (families.find(desk, "Ама"), families.find(desk, "8701"), families.family(desk, family)),
        lambda: (families.listed(desk), families.incomplete(desk), waiting.cards(desk)),
        lambda: (
            families.consented(desk, family),
            handouts.parked(desk),
            waiting.drafts(desk, DocumentType.HANDOUT),
        ),
        lambda: (handouts.given_this_month(desk, family), handouts.last_visit(desk, family)),
        lambda: (handouts.visits(desk, family), handouts.given_lines(desk, visit.code)),
        lambda: handouts.take(desk, drafts.new_uuid(), other),
        lambda: handouts.take(desk, drafts.new_uuid(), coat),
        lambda: handouts.take(desk, drafts.new_uuid(), codes.make(CodeType.LOT, 3, 77)),
        lambda: (lots.find(desk, coat), lots.lineage(desk, coat), lots.steps(desk, coat)),
        lambda: (lots.children(desk, bag), lots.count_children(desk, bag)),
        lambda: (day_book.listed(desk), day_book.listed(desk, day=desk.clock.today())),
        lambda: (day_book.of_type(desk, DocumentType.REVERSAL), day_book.on_number(desk, 3)),
        lambda: [day_book.opened(desk, each.record.code) for each in day_book.listed(desk)],
        lambda: day_book.behind(desk, day_book.Figure("2026-03", (Flow.GIVEN,))),
        lambda: day_book.sum_behind(desk, day_book.Figure("2026-03", (Flow.RECEIVED,), group="food")),
        lambda: (
            reports.month_report(desk, "2026-03"),
            reports.months(desk),
            reports.obstacles(desk, "2026-02"),
        ),
        lambda: (papers.waiting(desk), waiting.papers(desk)),
        lambda: (
            catalogue.kinds(desk),
            catalogue.places(desk),
            catalogue.members(desk),
            sorting.layout(desk),
        ),
        lambda: goods.give(desk, goods.receive(desk, day=date(2026, 3, 20)).lots[0], day=date(2026, 3, 25)),
        lambda: goods.undo(desk, visit.code),
        lambda: goods.undo(desk, given.code),
    )
    for question in questions:
        watched.ask(question)
    assert watched.found == set()


def test_no_line_of_the_stock_page_reads_history(worked: Desk) -> None:
    desk, watched = worked, Watched(worked)
    everything, good = StockFilter(), StockFilter(conditions=frozenset({Condition.GOOD}))
    for grain in Grain:
        rows = stock.page(desk, everything, grain)
        last = stock.lots(desk, everything, rows[0], limit=1)[-1].key
        for question in (
            lambda grain=grain: stock.page(desk, everything, grain),
            lambda grain=grain, rows=rows: stock.page(desk, everything, grain, rows[0]),
            lambda rows=rows: [stock.lots(desk, everything, row) for row in rows],
            lambda rows=rows, last=last: stock.lots(desk, everything, rows[0], last),
            lambda rows=rows: [stock.by_place(desk, everything, row) for row in rows],
            lambda: (stock.totals(desk, everything), stock.totals(desk, StockFilter(text="тон 128"))),
            lambda rows=rows: (stock.totals(desk, good), stock.by_place(desk, good, rows[0])),
        ):
            watched.ask(question)
    assert watched.found == set()


def test_no_step_of_sorting_reads_history(worked: Desk) -> None:
    desk, watched = worked, Watched(worked)
    (bag,) = goods.receive(desk, 6400, kind=goods.BAG, value=0, weight=6400, code_type=CodeType.BAG).lots
    opened = sorting.open_bag(desk, bag, drafts.new_uuid()).document
    for question in (
        lambda: goods.sort_out(desk, opened, bag),
        lambda: (sorting.sessions(desk), sorting.summary(desk, opened), sorting.recent(desk, opened)),
        lambda: (sorting.waiting(desk, opened), sorting.usual_place(desk, goods.COAT)),
        lambda: sorting.close_bag(desk, sorting.CloseDraft(drafts.new_uuid(), opened, rags=6400)),
        lambda: sorting.open_bag(desk, bag, drafts.new_uuid()),
    ):
        watched.ask(question)
    assert watched.found == set()


def test_a_walk_through_history_is_noticed(worked: Desk) -> None:
    watched = Watched(worked)
    watched.ask(lambda: worked.value(Document.select(fn.MAX(Document.posted_at))))
    month = Document.select(Document.code).where(Document.shop == 1, Document.month == "2026-03")
    watched.ask(lambda: worked.rows(month.order_by(Document.chain)))
    assert len(watched.found) == 2
