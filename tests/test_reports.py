"""The month's report: every figure is the sum of its documents, whatever happened, and nothing is lost between."""

from __future__ import annotations

import io
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from kamkor_shop import boxes, catalogue, codes, donations, founding, i18n, journal, ledger, reports
from kamkor_shop.clock import FixedClock, month_of
from kamkor_shop.desk import Desk
from kamkor_shop.donations import BagLine, BoxVisit, DonationDraft
from kamkor_shop.errors import UserError
from kamkor_shop.ledger import Entry, Line, drafts
from kamkor_shop.reports import Hindrance, Measure, MonthReport, Movement
from kamkor_shop.reports.as_json import FORMAT, VERSION, to_json, to_text
from kamkor_shop.reports.columns import BRIEF, BY_FLOW, BY_ORIGIN, MERGED, RECEIVED
from kamkor_shop.store.models import Document, Move
from kamkor_shop.vocabulary import INFLOWS, DocumentType, Flow, Origin, Unit
from tests import outside_reader
from tests.goods import FAMILIES, floor, give, receive, undo
from tests.months import FIRST, SECOND, live

DOCS = Path(__file__).parent.parent / "docs" / "report-json.md"
COUNTED = {Unit.PIECE, Unit.PAIR}


@pytest.fixture(scope="module", params=[1, 2], ids=lambda seed: f"history {seed}")
def lived(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk after two made-up months; these tests only read."""
    clock = FixedClock(datetime(2026, 2, 1, 10))
    store = founding.found(tmp_path_factory.mktemp("lived") / "kamkor.store", bytes(range(32)), clock)
    desk = Desk(store, 1, founding.add_member(Desk(store, 1, 0, clock), "Айгүл"), clock)
    live(desk, clock, request.param)
    yield desk
    store.close()


def added_up(
    desk: Desk, month: str
) -> tuple[dict[tuple[int, Flow], Measure], dict[tuple[int, Origin], Measure]]:
    """Every flow of every kind, and what was received by origin, by adding up move after move."""
    units = {kind.code: kind.unit for kind in (*catalogue.kinds(desk), catalogue.bag_kind(desk))}
    days = {row.code: date.fromisoformat(row.day) for row in desk.rows(Document.select())}
    flows: dict[tuple[int, Flow], Measure] = defaultdict(Measure)
    received: dict[tuple[int, Origin], Measure] = defaultdict(Measure)
    for move in desk.rows(Move.select()):
        if move.flow is None or move.shop != desk.shop or month_of(days[move.document]) != month:
            continue
        pieces = move.quantity if units[move.kind] in COUNTED else 0
        amount = Measure(move.quantity, pieces, move.weight, move.value).times(move.sign)
        flows[move.kind, Flow(move.flow)] += amount
        if move.flow == Flow.RECEIVED.value:
            received[move.kind, Origin(move.origin)] += amount
    return flows, received


def held_before(desk: Desk, month: str) -> dict[int, Measure]:
    """What lay in the shop when a month began, by adding up every move of the days before it."""
    held: dict[int, Measure] = defaultdict(Measure)
    months = {month_of(date.fromisoformat(row.day)) for row in desk.rows(Document.select())}
    for earlier in sorted(each for each in months if each < month):
        for (kind, flow), amount in added_up(desk, earlier)[0].items():
            held[kind] += amount.times(1 if flow in INFLOWS else -1)
    return held


def movements(report: MonthReport) -> list[Movement]:
    rows = [report.movement]
    for group in report.groups:
        rows += [group.movement, *(row.movement for row in group.kinds)]
    return rows


def test_every_figure_is_the_sum_of_its_documents(lived: Desk) -> None:
    desk = lived
    undone = desk.rows(Document.select().where(Document.type == DocumentType.REVERSAL.value))
    back_dated = [row for row in desk.rows(Document.select()) if row.posted_at[:10] > row.day]
    assert undone, "the made-up months hold mistakes that were undone"
    assert back_dated, "the made-up months hold documents written up later"
    for month in (FIRST, SECOND):
        report = reports.month_report(lived, month)
        flows, received = added_up(desk, month)
        before = held_before(desk, month)
        kinds = {row.kind.code: row.movement for group in report.groups for row in group.kinds}
        assert {kind for (kind, _flow), amount in flows.items() if not amount.is_zero} <= set(kinds)
        for kind, movement in kinds.items():
            assert movement.opening == before[kind]
            assert {flow: movement.flow(flow) for flow in Flow} == {flow: flows[kind, flow] for flow in Flow}
            found = {origin: movement.received.get(origin, Measure()) for origin in Origin}
            assert found == {origin: received[kind, origin] for origin in Origin}


@pytest.mark.parametrize(
    "columns", [BY_FLOW, BY_ORIGIN, MERGED, BRIEF], ids=["flow", "origin", "merged", "brief"]
)
def test_what_was_there_and_came_and_went_is_what_is_there(
    lived: Desk, columns: tuple[reports.columns.Column, ...]
) -> None:
    for month in (FIRST, SECOND):
        for movement in movements(reports.month_report(lived, month)):
            sums = [column.of(movement).times(column.sign) for column in columns if column.sign]
            assert movement.opening + reports.total(sums) == movement.closing
            parts = [column.of(movement) for column in RECEIVED]
            assert reports.total(parts[:-1]) == parts[-1]


def test_groups_are_the_sum_of_their_kinds_and_the_shop_of_its_groups(lived: Desk) -> None:
    report = reports.month_report(lived, SECOND)
    for column in BY_ORIGIN:
        for group in report.groups:
            assert reports.total([column.of(row.movement) for row in group.kinds]) == column.of(
                group.movement
            )
        assert reports.total([column.of(group.movement) for group in report.groups]) == column.of(
            report.movement
        )


def test_a_month_begins_with_what_the_one_before_ended_with(lived: Desk) -> None:
    ended = {
        row.kind.slug: row.movement.closing
        for group in reports.month_report(lived, FIRST).groups
        for row in group.kinds
        if not row.movement.closing.is_zero
    }
    began = {
        row.kind.slug: row.movement.opening
        for group in reports.month_report(lived, SECOND).groups
        for row in group.kinds
        if not row.movement.opening.is_zero
    }
    assert began == ended
    assert began


def test_what_was_dated_back_moves_both_months(desk: Desk, clock: FixedClock) -> None:
    clock.set(datetime(2026, 3, 3, 10))
    receive(desk, 1, value=500)
    receive(desk, 2, value=700, day=date(2026, 2, 27))
    earlier, later = reports.month_report(desk, FIRST), reports.month_report(desk, SECOND)
    assert (earlier.movement.closing.pieces, earlier.movement.closing.tenge) == (2, 700)
    assert (later.movement.opening.pieces, later.movement.opening.tenge) == (2, 700)
    assert later.movement.flow(Flow.RECEIVED).tenge == 500
    assert later.movement.closing.tenge == 1200


def test_a_hand_out_of_last_month_undone_now_is_taken_off_now(desk: Desk, clock: FixedClock) -> None:
    clock.set(datetime(2026, 2, 20, 10))
    (lot,) = receive(desk, value=900).lots
    handout = give(desk, lot)
    before = reports.month_report(desk, FIRST)
    clock.set(datetime(2026, 3, 5, 10))
    undo(desk, handout.code)
    after = reports.month_report(desk, SECOND)
    assert after.movement.flow(Flow.GIVEN).tenge == -900
    assert after.movement.closing.pieces == 1
    assert (after.served.visits, after.served.corrections) == (0, 1)
    assert reports.month_report(desk, FIRST).served == before.served


def visit(desk: Desk, family: int | None, people: int, children: int) -> int:
    (lot,) = receive(desk).lots

    def build() -> Entry:
        line = Line(lot, floor(), FAMILIES, 1)
        return Entry(
            DocumentType.HANDOUT, desk.clock.today(), (line,), party=family, people=people, children=children
        )

    return ledger.post(desk, drafts.new_uuid(), ("visit", lot), build).code


def test_a_family_that_came_twice_is_one_family_and_two_visits(desk: Desk) -> None:
    first, second = (codes.make(codes.CodeType.FAMILY, 1, serial) for serial in (1, 2))
    visit(desk, first, 4, 2)
    visit(desk, first, 5, 3)
    visit(desk, second, 3, 1)
    undo(desk, visit(desk, second, 9, 9))
    served = reports.month_report(desk, SECOND).served
    assert (served.families, served.visits, served.people, served.children) == (2, 3, 8, 4)


def test_boxes_are_told_by_site(desk: Desk) -> None:
    box = boxes.add(desk, "«Халық» сауда орталығы")
    for grams in (3000, 4500):
        visit_of_box = BoxVisit(box, "1", "2", "Айгүл", "Ерлан")
        donations.post(desk, DonationDraft(drafts.new_uuid(), (BagLine(grams),), box=visit_of_box))
    report = reports.month_report(desk, SECOND)
    (row,) = report.boxes
    assert (row.box, row.collections, row.bags, row.grams) == (box, 2, 2, 7500)
    assert (report.donations, report.bags) == (2, 2)
    assert report.movement.received[Origin.BOX].grams == 7500


def test_a_box_undone_next_month_stays_in_the_report_of_its_own(desk: Desk, clock: FixedClock) -> None:
    clock.set(datetime(2026, 2, 20, 10))
    box = boxes.add(desk, "«Ирс» сауда орталығы")
    visit_of_box = BoxVisit(box, "1", "2", "Айгүл", "Ерлан")
    posted = donations.post(desk, DonationDraft(drafts.new_uuid(), (BagLine(3000),), box=visit_of_box))
    before = reports.month_report(desk, FIRST)
    clock.set(datetime(2026, 3, 2, 10))
    undo(desk, posted.code)
    assert reports.month_report(desk, FIRST).boxes == before.boxes
    (row,) = reports.month_report(desk, SECOND).boxes
    assert (row.collections, row.bags, row.grams) == (-1, -1, -3000)
    assert reports.month_report(desk, SECOND).movement.received[Origin.BOX].grams == -3000


def test_a_box_undone_on_the_same_day_is_no_row(desk: Desk) -> None:
    box = boxes.add(desk, "«Ирс» сауда орталығы")
    visit_of_box = BoxVisit(box, "1", "2", "Айгүл", "Ерлан")
    posted = donations.post(desk, DonationDraft(drafts.new_uuid(), (BagLine(3000),), box=visit_of_box))
    undo(desk, posted.code)
    assert reports.month_report(desk, SECOND).boxes == ()


# --- JSON -------------------------------------------------------------------------------------------------


def test_the_json_can_be_summed_by_a_stranger(lived: Desk, tmp_path: Path) -> None:
    """The reader of the docs, run as it stands there."""
    report = reports.month_report(lived, SECOND)
    (tmp_path / "report-1-2026-03.json").write_text(to_text(report), encoding="utf-8")
    (reader,) = re.findall(r"```python\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.S)
    here = f"{tmp_path.as_posix()}/report-1-2026-03.json"
    known: dict[str, object] = {}
    exec(reader.replace("report-1-2026-03.json", here), known)
    given = known["given"]
    assert isinstance(given, dict)
    assert sum(given.values()) == report.movement.flow(Flow.GIVEN).pieces > 0


def test_the_json_says_every_key_that_the_docs_name(lived: Desk) -> None:
    content = to_json(reports.month_report(lived, SECOND))
    docs = DOCS.read_text(encoding="utf-8")
    named: set[str] = set()

    def walk(value: object) -> None:
        if isinstance(value, dict):
            named.update(value)
            for each in value.values():
                walk(each)
        else:
            assert value is None or isinstance(value, int | str)

    walk(content)
    slugs = set(content["groups"])  # type: ignore[attr-defined]
    slugs |= {kind for group in content["groups"].values() for kind in group["kinds"]}  # type: ignore[attr-defined]
    keys = {key for key in named - slugs if not key.isdigit()}
    assert {key for key in keys if f"`{key}`" not in docs} - {"kk", "ru", "en"} == set()
    assert (content["format"], content["version"]) == (FORMAT, VERSION)
    assert f'"{FORMAT}"' in docs


def test_the_json_does_not_change_with_the_language(lived: Desk) -> None:
    texts = set()
    for name in i18n.LANGUAGES:
        with i18n.language(name):
            texts.add(to_text(reports.month_report(lived, SECOND)))
    (text,) = texts
    assert json.loads(text) == to_json(reports.month_report(lived, SECOND))


def test_a_month_without_work_has_every_key_and_no_figures(desk: Desk) -> None:
    content = to_json(reports.month_report(desk, "2026-01"))
    assert content["groups"] == {}
    assert content["total"]["closing"] == {"pieces": 0, "grams": 0, "tenge": 0}  # type: ignore[index]
    assert set(content["total"]["in"]) == {flow.value for flow in INFLOWS}  # type: ignore[index]


def test_a_stranger_computes_the_figures_from_the_journal_alone(lived: Desk) -> None:
    target = io.StringIO()
    journal.export(lived, target)
    lines = outside_reader.read(target.getvalue())
    for month in (FIRST, SECOND):
        theirs, ours = outside_reader.report(lines, 1, month), to_json(reports.month_report(lived, month))
        for key in ("documents", "head", "donations", "bags", "served"):
            assert theirs[key] == ours[key], key
        boxes_of_ours = {
            code: {key: row[key] for key in ("collections", "bags", "grams")}
            for code, row in ours["boxes"].items()  # type: ignore[attr-defined]
        }
        assert theirs["boxes"] == boxes_of_ours
        for side in ("in", "out"):
            for flow, amount in ours["total"][side].items():  # type: ignore[index]
                assert {key: theirs["total"][side][flow][key] for key in amount} == amount


# --- closing ----------------------------------------------------------------------------------------------


def test_a_month_is_closed_once_and_keeps_its_papers(desk: Desk, clock: FixedClock) -> None:
    receive(desk)
    clock.set(datetime(2026, 4, 1, 9))
    report = reports.month_report(desk, SECOND)
    posted = reports.close_month(desk, SECOND, drafts.new_uuid(), {"report.json": b"{}"}, report.head)
    assert reports.archived(desk, posted.code) == {"report.json": b"{}"}
    assert reports.month_report(desk, SECOND).closed_by == posted.number
    with pytest.raises(UserError) as refused:
        reports.close_month(desk, SECOND, drafts.new_uuid(), {}, report.head)
    assert refused.value.code == "month.closed"
    with pytest.raises(UserError) as late:
        receive(desk, day=date(2026, 3, 30))
    assert late.value.code == "day.month_closed"


def test_papers_of_other_figures_close_nothing(desk: Desk, clock: FixedClock) -> None:
    receive(desk)
    clock.set(datetime(2026, 4, 1, 9))
    head = reports.month_report(desk, SECOND).head
    receive(desk, day=date(2026, 3, 31))
    with pytest.raises(UserError) as refused:
        reports.close_month(desk, SECOND, drafts.new_uuid(), {}, head)
    assert refused.value.code == "month.changed"
    assert reports.month_report(desk, SECOND).closed_by is None


def test_obstacles_name_what_stands_in_the_way(desk: Desk, clock: FixedClock) -> None:
    clock.set(datetime(2026, 2, 20, 9))
    receive(desk)
    clock.set(datetime(2026, 3, 14, 9))
    receive(desk)
    found = {each.hindrance: each for each in reports.obstacles(desk, SECOND)}
    assert found[Hindrance.NOT_OVER].forbids
    assert found[Hindrance.EARLIER_OPEN].month == FIRST
    assert not any(each.forbids for each in reports.obstacles(desk, FIRST))
