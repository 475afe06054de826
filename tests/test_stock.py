"""The stock list: every figure is the sum of what lies in the shop, and opens to the lots behind it."""

from dataclasses import replace

import pytest

from kamkor_shop import catalogue, ledger, stock
from kamkor_shop.codes import CodeType
from kamkor_shop.desk import Desk
from kamkor_shop.ledger import Birth, Entry, Line
from kamkor_shop.stock import Grain, Order, StockFilter, StockRow
from kamkor_shop.vocabulary import Condition, DocumentType, ForWhom, Origin, Season, SizeSystem
from tests.goods import BAG, DONORS, floor, give, receive, store_room

EVERYTHING = StockFilter()


def put(desk: Desk, slug: str, size: str, system: SizeSystem, whom: ForWhom, **more: object) -> int:
    """Put one thing on the floor, or where `place` says."""
    kind = catalogue.kind_by_slug(desk, slug)
    place = more.pop("place", floor(desk.shop))
    values: dict[str, object] = {"season": Season.ALL, "condition": Condition.GOOD, **more}

    def build() -> Entry:
        lot = ledger.new_code(desk, CodeType.LOT)
        birth = Birth(
            lot, kind.code, 1, 1000, 300, Origin.BOX, size_system=system, size=size, for_whom=whom, **values
        )
        return Entry(
            DocumentType.DONATION, desk.clock.today(), (Line(lot, DONORS, int(str(place)), 1),), (birth,)
        )

    return ledger.post(desk, ledger.drafts.new_uuid(), (slug, size, whom), build).lots[0]


@pytest.fixture
def shop(desk: Desk) -> Desk:
    """A shop with a bag, sugar, and garments of several sizes."""
    receive(desk, 6400, kind=BAG, value=0, weight=6400, code_type=CodeType.BAG)
    receive(desk, 50_000, kind=catalogue.kind_by_slug(desk, "sugar").code, value=12_500, weight=50_000)
    for size in ("128", "98", "104", "98"):
        put(desk, "jacket", size, SizeSystem.HEIGHT, ForWhom.BOY)
    put(desk, "jacket", "44", SizeSystem.RU, ForWhom.WOMAN, condition=Condition.NEW, place=store_room())
    put(desk, "boots", "36.5", SizeSystem.SHOE, ForWhom.WOMAN, season=Season.WINTER)
    put(desk.at(2), "jacket", "128", SizeSystem.HEIGHT, ForWhom.GIRL)
    return desk


def rows(desk: Desk, wanted: StockFilter = EVERYTHING, grain: Grain = Grain.FULL) -> list[StockRow]:
    return list(stock.every_row(desk, wanted, grain))


def test_the_list_by_kind_says_how_much_of_each_is_here(shop: Desk) -> None:
    found = [(row.kind.slug, row.lots, row.quantity) for row in rows(shop, grain=Grain.KIND)]
    assert found == [("unsorted_bag", 1, 6400), ("jacket", 5, 5), ("boots", 1, 1), ("sugar", 1, 50_000)]


def test_sizes_stand_in_the_order_of_their_ladder_not_of_the_alphabet(shop: Desk) -> None:
    jackets = [row for row in rows(shop, grain=Grain.SIZE) if row.kind.slug == "jacket"]
    assert [(row.size, row.quantity) for row in jackets] == [("98", 2), ("104", 1), ("128", 1), ("44", 1)]
    halves = ["36", "36.5", "37"]
    assert sorted(halves, key=lambda size: stock.size_order(SizeSystem.SHOE, size)) == halves


def test_every_grain_adds_up_to_the_same_totals(shop: Desk) -> None:
    totals = stock.totals(shop, EVERYTHING)
    assert (totals.pieces, totals.pairs, totals.lots) == (5, 1, 8)
    for grain in Grain:
        found = rows(shop, grain=grain)
        assert sum(row.value for row in found) == totals.value
        assert sum(row.weight for row in found) == totals.weight
        assert sum(row.lots for row in found) == totals.lots


def test_what_was_given_is_no_longer_listed(shop: Desk) -> None:
    (row,) = rows(shop, StockFilter(text="сапоги"))
    (lot,) = stock.lots(shop, EVERYTHING, row)
    give(shop, lot.lot)
    assert rows(shop, StockFilter(text="сапоги")) == []
    assert stock.totals(shop, StockFilter(text="сапоги")) == stock.Totals()


@pytest.mark.parametrize(
    ("wanted", "quantities"),
    [
        (StockFilter(text="куртка"), [2, 1, 1, 1]),
        (StockFilter(text="kurt"), []),
        (StockFilter(text="күрте 98"), [2]),
        (StockFilter(text="36,5"), [1]),
        (StockFilter(for_whom=frozenset({ForWhom.WOMAN})), [1, 1]),
        (StockFilter(seasons=frozenset({Season.WINTER})), [1]),
        (StockFilter(conditions=frozenset({Condition.NEW})), [1]),
        (StockFilter(places=frozenset({240100000002})), [1]),
        (StockFilter(shop=2), [1]),
        (
            StockFilter(text="jacket", for_whom=frozenset({ForWhom.BOY}), seasons=frozenset({Season.WINTER})),
            [],
        ),
    ],
)
def test_the_filter_line_narrows_the_list(shop: Desk, wanted: StockFilter, quantities: list[int]) -> None:
    found = rows(shop, wanted)
    assert [row.quantity for row in found] == quantities
    totals = stock.totals(shop, wanted)
    for grain in Grain:
        summed = rows(shop, wanted, grain)
        assert sum(row.lots for row in summed) == totals.lots
        for row in summed:
            assert sum(stock.by_place(shop, wanted, row).values()) == row.quantity
            assert len(stock.lots(shop, wanted, row)) == row.lots


def test_pages_follow_each_other_without_gap_or_repeat(shop: Desk) -> None:
    whole = rows(shop, grain=Grain.FULL)
    paged: list[StockRow] = []
    after: StockRow | None = None
    while page := stock.page(shop, EVERYTHING, Grain.FULL, after, rows=1):
        paged += page
        after = page[-1]
    assert paged == whole


def test_a_line_that_was_emptied_meanwhile_can_still_be_gone_on_after(shop: Desk) -> None:
    whole = rows(shop, grain=Grain.FULL)
    (lot,) = stock.lots(shop, EVERYTHING, whole[1])[:1]
    give(shop, *(each.lot for each in stock.lots(shop, EVERYTHING, whole[1])))
    assert lot.size == whole[1].size
    assert stock.page(shop, EVERYTHING, Grain.FULL, whole[1]) == tuple(whole[2:])


def test_kinds_sort_by_name_or_by_a_figure(shop: Desk) -> None:
    by_value = stock.page(shop, EVERYTHING, Grain.KIND, order=Order.VALUE, descending=True)
    assert [row.kind.slug for row in by_value][:2] == ["sugar", "jacket"]
    by_name = stock.page(shop, EVERYTHING, Grain.SIZE, order=Order.NAME)
    assert [row.kind.slug for row in by_name][-1] == "boots"


@pytest.mark.parametrize("grain", list(Grain))
def test_the_lots_behind_a_figure_add_up_to_it(shop: Desk, grain: Grain) -> None:
    for row in rows(shop, grain=grain):
        found = stock.lots(shop, EVERYTHING, row)
        assert sum(lot.quantity for lot in found) == row.quantity
        assert sum(lot.value for lot in found) == row.value
        assert len(found) == row.lots


def test_lots_come_page_by_page_across_the_sizes_of_a_kind(shop: Desk) -> None:
    row = next(row for row in rows(shop, grain=Grain.KIND) if row.kind.slug == "jacket")
    whole = stock.lots(shop, EVERYTHING, row)
    assert [lot.size for lot in whole] == ["98", "98", "104", "128", "44"]
    for limit in (1, 2, 3):
        found: list[stock.LotRow] = []
        after = None
        while page := stock.lots(shop, EVERYTHING, row, after, limit):
            found += page
            after = page[-1].key
        assert tuple(found) == whole


def test_a_line_says_how_much_lies_at_which_place(shop: Desk) -> None:
    row = next(row for row in rows(shop, grain=Grain.KIND) if row.kind.slug == "jacket")
    assert stock.by_place(shop, EVERYTHING, row) == {floor(): 4, store_room(): 1}


def test_a_page_of_lots_goes_on_after_one_that_was_given_away_meanwhile(shop: Desk) -> None:
    row = next(row for row in rows(shop, grain=Grain.KIND) if row.kind.slug == "jacket")
    whole = stock.lots(shop, EVERYTHING, row)
    first = stock.lots(shop, EVERYTHING, row, limit=3)
    give(shop, first[-1].lot)
    assert stock.lots(shop, EVERYTHING, row, first[-1].key) == whole[3:]


def test_a_retired_kind_that_still_lies_here_is_still_listed(shop: Desk) -> None:
    catalogue.retire_kind(shop, catalogue.kind_by_slug(shop, "boots").code)
    assert "boots" in {row.kind.slug for row in rows(shop, grain=Grain.KIND)}


def test_a_line_without_size_opens_only_its_own_lots(shop: Desk) -> None:
    row = replace(next(row for row in rows(shop, grain=Grain.FULL) if row.size == "104"), lots=0)
    assert [lot.size for lot in stock.lots(shop, EVERYTHING, row)] == ["104"]
