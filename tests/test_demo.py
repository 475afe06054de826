"""The practice copy is a shop that really worked a month, the same at every run."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from kamkor_shop import demo, journal, ledger, reports, waiting
from kamkor_shop.demo import month
from kamkor_shop.desk import Desk
from kamkor_shop.reports.as_json import to_json
from kamkor_shop.sorting import keying, layout
from kamkor_shop.vocabulary import Flow
from tests import outside_reader


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The demo store, made once."""
    desk = demo.build(tmp_path_factory.mktemp("demo") / "kamkor.store", bytes(32))
    yield desk
    desk.close()


def _count(shop: Desk, sql: str) -> int:
    return int(shop.sql(sql)[0][0])


def test_every_figure_of_the_demo_agrees_with_its_documents(shop: Desk) -> None:
    assert ledger.check(shop) == []


def test_the_demo_is_as_large_as_a_month_in_taraz(shop: Desk) -> None:
    assert _count(shop, "SELECT COUNT(*) FROM family") == month.FAMILIES
    children = "SELECT COUNT(*) FROM person JOIN membership ON person = code WHERE birth_date > '2008-03-31'"
    assert _count(shop, children) >= 700
    assert (
        38
        <= _count(shop, "SELECT COUNT(*) FROM document WHERE type = 'donation' AND month = '2026-03'")
        <= 48
    )
    boxes = [row for number in month.SHOPS for row in reports.month_report(shop.at(number), demo.MONTH).boxes]
    assert sum(row.bags for row in boxes) == 12
    assert 1400 <= _count(shop, "SELECT COUNT(*) FROM document WHERE type = 'garment_sorted'") <= 1600
    visits = [reports.month_report(shop.at(number), demo.MONTH).served.visits for number in month.SHOPS]
    assert sum(visits) == month.HANDOUTS


def test_thirty_five_families_got_the_six_foods_of_nauryz(shop: Desk) -> None:
    given = shop.sql(
        "SELECT kind.slug, COUNT(DISTINCT d.party), COUNT(*), MIN(m.quantity), MAX(m.quantity) FROM move m "
        "JOIN kind ON kind.code = m.kind JOIN document d ON d.code = m.document "
        "WHERE kind.\"group\" = 'food' AND m.flow = 'given' GROUP BY kind.slug"
    )
    wanted = {(slug, 35, 35, quantity, quantity) for slug, quantity in month.PARCEL}
    assert set(given) == wanted


def test_the_evening_of_the_demo_leaves_work_in_hand(shop: Desk) -> None:
    assert _count(shop, "SELECT COUNT(*) FROM open_session") == 1
    assert _count(shop, "SELECT COUNT(*) FROM draft") == 2
    assert waiting.papers(shop) > 0


def test_a_month_of_the_demo_balances_in_every_row(shop: Desk) -> None:
    for number in month.SHOPS:
        report = reports.month_report(shop.at(number), demo.MONTH)
        assert report.movement.opening.pieces > 0
        for group in report.groups:
            for row in group.kinds:
                held = _count(
                    shop,
                    f"SELECT COALESCE(SUM(quantity), 0) FROM stock WHERE shop = {number} AND kind = {row.kind.code}",
                )
                assert row.movement.closing.quantity == held
        assert report.movement.flow(Flow.GIVEN).pieces > 300


def test_the_demo_is_the_same_at_every_run(shop: Desk, tmp_path: Path) -> None:
    again = demo.build(tmp_path / "kamkor.store", bytes(32))
    texts = []
    for each in (shop, again):
        target = io.StringIO()
        journal.export(each, target)
        texts.append(target.getvalue())
    again.close()
    assert texts[0] == texts[1]


@pytest.mark.parametrize("hand", [keying.keys_for, keying.plain_keys_for])
def test_a_garment_of_a_mixed_bag_costs_six_keys_at_most_on_average(shop: Desk, hand: keying.Hand) -> None:
    garments = demo.garments_by_bag(shop)
    assert sum(len(bag) for bag in garments) > 1400
    pad = layout(shop)
    keys = [keying.cost(press) for bag in garments for press in keying.keys_of_bag(pad, bag, hand=hand)]
    assert sum(keys) / len(keys) <= 6


def test_a_stranger_computes_every_figure_of_a_report_from_the_journal_alone(shop: Desk) -> None:
    target = io.StringIO()
    journal.export(shop, target)
    lines = outside_reader.read(target.getvalue())
    assert outside_reader.chain_holds(lines)
    compared = 0
    for number in month.SHOPS:
        ours = to_json(reports.month_report(shop.at(number), demo.MONTH))
        theirs = outside_reader.report(lines, number, demo.MONTH)
        compared += _compare(theirs, ours)
    assert compared > 5000


def _compare(theirs: object, ours: object) -> int:
    """Compare every figure that the stranger computed, and that ours has none beside them; return how many."""
    if not isinstance(theirs, dict):
        assert theirs == ours
        return 1
    assert isinstance(ours, dict)
    told = {key for key, value in ours.items() if key not in _NOT_FIGURES and not _is_zero(value)}
    assert told <= set(theirs)
    return sum(_compare(value, ours[key]) for key, value in theirs.items() if key in ours)


_NOT_FIGURES = {"name", "position", "code", "unit", "format", "version", "shop", "month", "closed_by"}


def _is_zero(value: object) -> bool:
    return all(map(_is_zero, value.values())) if isinstance(value, dict) else value == 0
