"""Blocks over pages: nothing is lost, nothing is cut, heads repeat."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kamkor_shop.papers.page import Block, Part, lay_out, space
from kamkor_shop.papers.pen import Pen
from kamkor_shop.papers.style import STYLE_A4
from kamkor_shop.papers.tables import Column, Row, table
from kamkor_shop.papers.words import Text, plain

ROOM = 100.0


def part(height: float) -> Part:
    """A strip that is told from every other by being drawn by another function."""

    def draw(pen: Pen, x: float, y: float) -> None:
        pen.fill(x, y, 1, height, "#000000")

    return Part(height, draw)


def block(*heights: float, head: float = 0, stays: bool = False, brings: int = 0) -> Block:
    first = part(head) if head else None
    parts = tuple(part(height) for height in heights)
    return Block((first, *parts) if first else parts, repeat=first, stays=stays, brings=brings)


blocks = st.lists(
    st.one_of(
        st.builds(
            lambda heights, head, brings: block(*heights, head=head, brings=brings),
            st.lists(st.floats(2, 30), min_size=1, max_size=30),
            st.sampled_from([0.0, 8.0]),
            st.integers(0, 3),
        ),
        st.builds(
            lambda height, brings: block(height, stays=True, brings=brings),
            st.floats(2, 25),
            st.integers(0, 3),
        ),
        st.builds(space, st.floats(1, 10)),
    ),
    max_size=12,
)


@settings(max_examples=400)
@given(blocks)
def test_no_part_is_lost_or_cut_and_all_keep_their_order(flow: list[Block]) -> None:
    pages = lay_out(flow, ROOM * 0.6, ROOM)
    assert sum(one.height for one in pages[0]) <= ROOM * 0.6 + 0.001
    assert all(sum(one.height for one in page) <= ROOM + 0.001 for page in pages)
    gaps = {one.parts[0].draw for one in flow if one == space(one.height)}
    heads = {one.repeat.draw for one in flow if one.repeat is not None}
    wanted = [one.draw for each in flow for one in each.parts if one.draw not in gaps | heads]
    found = [one.draw for page in pages for one in page if one.draw not in gaps | heads]
    assert found == wanted


@given(st.integers(1, 120))
def test_every_page_of_a_table_begins_with_its_head(rows: int) -> None:
    made = table(
        [Column(Text("Атауы", "Наименование"), 1)], [Row((str(row),)) for row in range(rows)], STYLE_A4
    )
    for page in lay_out([made], ROOM, ROOM):
        assert made.repeat is not None
        assert page[0].draw is made.repeat.draw
        assert len(page) > 1, "a head without a row says nothing"


def test_a_heading_never_ends_a_page() -> None:
    pages = lay_out([block(90), block(5, stays=True), block(8, 8, head=6)], ROOM, ROOM)
    assert [len(page) for page in pages] == [1, 4]


@given(st.floats(60, 95))
def test_the_head_of_a_table_never_ends_a_page(before: float) -> None:
    first, *_others = lay_out([block(before), block(12, 12, head=6)], ROOM, ROOM)
    assert len(first) != 2


def test_signatures_bring_the_last_rows_along() -> None:
    rows = block(*[10.0] * 9, head=5)
    pages = lay_out([rows, space(3), block(30, brings=2)], ROOM, ROOM)
    heights = [[one.height for one in page] for page in pages]
    assert heights == [[5, *[10] * 7], [5, 10, 10, 3, 30]]


def test_white_at_the_foot_of_a_page_does_not_open_a_new_one() -> None:
    assert len(lay_out([block(95), space(10)], ROOM, ROOM)) == 1


def test_a_row_with_too_few_cells_is_refused() -> None:
    columns = [Column(plain("1"), 1), Column(plain("2"), 1)]
    with pytest.raises(ValueError, match="each column"):
        table(columns, [Row(("one",))], STYLE_A4)
