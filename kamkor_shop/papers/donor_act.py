"""The act of acceptance (қабылдау-тапсыру актісі, акт приёма-передачи): what a donor handed over to the shop.

A primary document with the seven details of the law on accounting, article 7, paragraph 3. Unsorted bags are accepted
by weight and have no value until they are sorted; goods ready for the shelf are listed one by one.
"""

from dataclasses import dataclass
from datetime import date

from kamkor_shop.i18n import N_
from kamkor_shop.papers.blocks import Field, Signature, fields, running_text, section, signatures
from kamkor_shop.papers.head import Head, Organisation, ShopOnPaper, frame
from kamkor_shop.papers.page import Block, draw_pages, space
from kamkor_shop.papers.pen import Pen
from kamkor_shop.papers.style import STYLE_A4, Style
from kamkor_shop.papers.tables import Column, Row, table
from kamkor_shop.papers.words import Text, amount, both, kilograms
from kamkor_shop.quantities import format_number, format_tenge
from kamkor_shop.vocabulary import Unit


@dataclass(frozen=True, slots=True)
class BagLine:
    """A bag as it came in."""

    code: str
    """The thirteen digits on its label."""
    weight_g: int
    """Grams."""
    estimated: bool = False
    """Not weighed: the weight is a guess and marked so."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class GoodsLine:
    """Goods that need no sorting."""

    name: Text
    quantity: int
    unit: Unit
    value: int
    """Tenge, for the whole line."""
    note: str = ""
    """Best before, batch."""


@dataclass(frozen=True, slots=True)
class BoxSeals:
    """A collection from a donation box: where it stands, the seal that was cut and the one put on."""

    site: Text
    old_seal: str
    new_seal: str


@dataclass(frozen=True, slots=True)
class DonorAct:
    """Everything that stands on an act of acceptance."""

    number: str
    code: int
    day: date
    organisation: Organisation
    shop: ShopOnPaper
    donor: Text
    """Name, or that nobody is known."""
    origin: Text
    """From whom: people, organisations, the state, a box."""
    donor_bin: str
    """IIN or BIN, empty if unknown or not given."""
    representative: str
    """Who hands over in the name of an organisation; empty for a person, who signs for themselves."""
    representative_position: Text
    accepted_by: str
    accepted_by_position: Text
    bags: tuple[BagLine, ...] = ()
    goods: tuple[GoodsLine, ...] = ()
    seals: BoxSeals | None = None
    copy: bool = False


def render(act: DonorAct) -> bytes:
    """The act as A4 pages."""
    style = STYLE_A4
    title = both(N_("Act of acceptance № {number}"), number=act.number)
    head = Head(act.organisation, act.shop, title, act.day, act.code, act.copy)
    pen = Pen(title.one_line, act.organisation.name.kk)
    draw_pages(pen, style, frame(head, style), _body(act, style))
    return pen.finish()


def _body(act: DonorAct, style: Style) -> list[Block]:
    blocks = [_parties(act, style), space(style.gap * 0.5)]
    if act.seals is not None:
        blocks += [_seals(act.seals, style), space(style.gap * 0.5)]
    if act.bags:
        blocks += [section(both(N_("Bags, unsorted")), style), _bags(act, style), space(style.gap)]
    if act.goods:
        blocks += [section(both(N_("Goods")), style), _goods(act, style), space(style.gap)]
    statement = N_(
        "The things listed were handed over voluntarily and free of charge for families in need, and accepted. "
        "Bags were accepted by weight; they are valued when they are sorted."
    )
    giver = act.representative or act.donor.kk
    signers = [
        Signature(both(N_("Given by")), act.representative_position, giver),
        Signature(both(N_("Accepted by")), act.accepted_by_position, act.accepted_by),
    ]
    return [
        *blocks,
        running_text(both(statement), style, brings=3),
        space(style.gap),
        signatures(signers, style),
    ]


def _parties(act: DonorAct, style: Style) -> Block:
    return fields(
        [
            [Field(both(N_("Donor")), act.donor, 2), Field(both(N_("Where it comes from")), act.origin)],
            [
                Field(both(N_("Represented by")), act.representative, 2),
                Field(both(N_("IIN or BIN")), act.donor_bin),
            ],
        ],
        style,
    )


def _seals(seals: BoxSeals, style: Style) -> Block:
    return fields(
        [
            [
                Field(both(N_("Donation box")), seals.site, 2),
                Field(both(N_("Seal removed")), seals.old_seal),
                Field(both(N_("Seal put on")), seals.new_seal),
            ]
        ],
        style,
    )


def _bags(act: DonorAct, style: Style) -> Block:
    columns = [
        Column(Text("№", "№"), 7, "right"),
        Column(both(N_("Code of the bag")), 45),
        Column(both(N_("Weight, kg")), 28, "right"),
        Column(both(N_("Note")), 90),
    ]
    guess = both(N_("estimated")).one_line
    rows = []
    for number, bag in enumerate(act.bags, start=1):
        note = " · ".join(part for part in (bag.note, guess if bag.estimated else "") if part)
        rows.append(Row((str(number), bag.code, kilograms(bag.weight_g), note)))
    bags = both(N_("Bags in all: {number}"), number=len(act.bags))
    weight = kilograms(sum(bag.weight_g for bag in act.bags))
    return table(columns, [*rows, Row(("", bags, weight, ""), strong=True)], style)


def _goods(act: DonorAct, style: Style) -> Block:
    columns = [
        Column(Text("№", "№"), 7, "right"),
        Column(both(N_("Name of the thing")), 66),
        Column(both(N_("Quantity")), 27, "right"),
        Column(both(N_("Value, ₸")), 28, "right"),
        Column(both(N_("Note")), 42),
    ]
    rows = [
        Row(
            (
                str(number),
                line.name,
                amount(line.quantity, line.unit),
                format_number(line.value),
                line.note,
            )
        )
        for number, line in enumerate(act.goods, start=1)
    ]
    value = format_tenge(sum(line.value for line in act.goods))
    return table(columns, [*rows, Row(("", both(N_("Total")), "", value, ""), strong=True)], style)
