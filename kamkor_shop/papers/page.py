"""Blocks that flow over pages: nothing is cut, table heads repeat, signatures never stand alone on a page.

A paper is a list of blocks. A block is made of parts, strips of a known height that are never cut in two; the
pages are laid out before anything is drawn, so every page knows its number and how many there are.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kamkor_shop.papers.pen import Pen
from kamkor_shop.papers.style import Style

Draw = Callable[[Pen, float, float], None]


@dataclass(frozen=True, slots=True)
class Part:
    """A strip across the page: its height in millimetres, and how it is drawn from its top left corner."""

    height: float
    draw: Draw


@dataclass(frozen=True, slots=True)
class Block:
    """Parts that follow each other.

    `repeat` is drawn again where the block goes on on a new page (a table's head). A block that `stays` is
    kept on one page, with at least the first part of the next block. One that has to begin a new page
    `brings` so many parts of the block before along (signatures bring the last rows, so that no page holds
    signatures alone).
    """

    parts: tuple[Part, ...]
    repeat: Part | None = None
    stays: bool = False
    brings: int = 0

    @property
    def height(self) -> float:
        """Of all parts together, in millimetres."""
        return sum(part.height for part in self.parts)


def space(height: float) -> Block:
    """White between two blocks; it vanishes at the foot of a page."""
    return Block((Part(height, _nothing),))


def _nothing(pen: Pen, x: float, y: float) -> None:
    return None


@dataclass(frozen=True, slots=True)
class _Placed:
    """A part on a page, with the block that it belongs to."""

    part: Part
    block: Block


class _Layout:
    """Pages being filled, each with `room` millimetres (the first one has its own)."""

    def __init__(self, first_room: float, next_room: float) -> None:
        self._rooms = (first_room, next_room)
        self.pages: list[list[_Placed]] = [[]]

    @property
    def left(self) -> float:
        """Millimetres still free on the last page."""
        room = self._rooms[0] if len(self.pages) == 1 else self._rooms[1]
        return room - sum(placed.part.height for placed in self.pages[-1])

    def turn(self, block: Block, least: float) -> None:
        """Begin a page; take along what may not be left behind, repeat the head of a table that goes on.

        `least` is what comes next and must fit below all that is taken along.
        """
        spaces = self._spaces_taken_back()
        begins = not self.pages[-1] or self.pages[-1][-1].block is not block
        room = self._rooms[1] - least - sum(placed.part.height for placed in spaces)
        brought = self._taken_back(block.brings, room) if begins else []
        self.pages.append([])
        owner = brought[0].block if brought else block
        goes_on = any(placed.block is owner for placed in self.pages[-2])
        if owner.repeat is not None and goes_on:
            self.pages[-1].append(_Placed(owner.repeat, owner))
        self.pages[-1].extend([*brought, *spaces] if brought else [])

    def _spaces_taken_back(self) -> list[_Placed]:
        page, spaces = self.pages[-1], list[_Placed]()
        while page and page[-1].part.draw is _nothing:
            spaces.insert(0, page.pop())
        return spaces

    def _taken_back(self, rows: int, room: float) -> list[_Placed]:
        """At most so many last rows of a table, as far as they fit into `room` below its repeated head."""
        page = self.pages[-1]
        brought: list[_Placed] = []
        table = page[-1].block if page else None
        if table is None or table.repeat is None:
            return brought
        room -= table.repeat.height
        # A table that would be left with its head alone is not torn apart.
        while len(brought) < rows and len(page) > 2 and page[-3].block is table:
            room -= page[-1].part.height
            if room < 0:
                break
            brought.insert(0, page.pop())
        return brought

    def place(self, block: Block, least: float) -> None:
        """Put a block down; `least` is what must find room on the page where it begins."""
        if least > self.left + 1e-6 and self.pages[-1]:
            self.turn(block, least)
        for part in block.parts:
            if part.height > self.left + 1e-6 and self.pages[-1]:
                if part.draw is _nothing:
                    continue
                self.turn(block, part.height)
            if part.draw is _nothing and not self.pages[-1]:
                continue
            self.pages[-1].append(_Placed(part, block))


def lay_out(blocks: Sequence[Block], first_room: float, next_room: float) -> list[list[Part]]:
    """Spread blocks over pages with so many millimetres of height on the first and on every further one."""
    layout = _Layout(first_room, next_room)
    for index, block in enumerate(blocks):
        layout.place(block, min(_least(blocks[index:]), next_room))
    return [[placed.part for placed in page] for page in layout.pages]


def _least(blocks: Sequence[Block]) -> float:
    """What must fit below each other where the first block begins: a chain of staying blocks and what ends it."""
    least = 0.0
    for block in blocks:
        if not block.stays and not _is_space(block):
            # The head of a table does not stand alone: its first row belongs to it.
            return least + sum(part.height for part in block.parts[: 2 if block.repeat else 1])
        if not least and _is_space(block):
            return 0.0
        least += block.height
    return least


def _is_space(block: Block) -> bool:
    return all(part.draw is _nothing for part in block.parts)


@dataclass(frozen=True, slots=True)
class Frame:
    """What surrounds the blocks: a head on the first page, a short one on the others, a foot on all."""

    first_head: Part
    next_head: Part
    foot: Callable[[Pen, int, int], None]
    """Draws the foot of page x of y."""


def draw_pages(pen: Pen, style: Style, frame: Frame, blocks: Sequence[Block]) -> None:
    """Lay the blocks out and draw all pages, each on its own sheet."""
    for draw in page_drawings(style, frame, blocks):
        pen.page(style.paper)
        draw(pen)


def page_drawings(style: Style, frame: Frame, blocks: Sequence[Block]) -> list[Callable[[Pen], None]]:
    """One function a page that draws it, for papers of which two share a sheet."""
    height = style.paper.height - style.top - style.bottom
    pages = lay_out(blocks, height - frame.first_head.height, height - frame.next_head.height)

    def drawing(number: int, parts: list[Part]) -> Callable[[Pen], None]:
        def draw(pen: Pen) -> None:
            y = style.top
            for part in (frame.first_head if number == 1 else frame.next_head, *parts):
                part.draw(pen, style.left, y)
                y += part.height
            frame.foot(pen, number, len(pages))

        return draw

    return [drawing(number, parts) for number, parts in enumerate(pages, start=1)]
