"""The hand-out receipt (түбіртек, квитанция): what a family got, free of charge, and who gave it.

A primary document with the seven details of the law on accounting, article 7, paragraph 3. For a family registered at
the desk it carries the consent to the processing of personal data with the contents that law № 94-V, article 8, asks
for: operator, person, term, transfer to third persons, transfer abroad, publication, list of data.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from kamkor_shop.i18n import N_
from kamkor_shop.papers.blocks import Field, Signature, fields, running_text, signatures
from kamkor_shop.papers.head import Head, Organisation, ShopOnPaper, frame
from kamkor_shop.papers.page import Block, page_drawings, space
from kamkor_shop.papers.pen import Pen
from kamkor_shop.papers.style import A4_LANDSCAPE, INK_LINE, STYLE_A5, Style
from kamkor_shop.papers.tables import Column, Row, table
from kamkor_shop.papers.words import Text, amount, both
from kamkor_shop.quantities import format_number, format_tenge
from kamkor_shop.vocabulary import Unit


@dataclass(frozen=True, slots=True)
class ReceiptLine:
    """One thing that was given."""

    name: Text
    size: str
    for_whom: Text
    quantity: int
    """In the unit's own measure: pieces, pairs, grams, millilitres."""
    unit: Unit
    value: int
    """Tenge, for the whole line."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """Everything that stands on a hand-out receipt."""

    number: str
    code: int
    """The document's code, from which any desk opens it."""
    day: date
    organisation: Organisation
    shop: ShopOnPaper
    given_by: str
    given_by_position: Text
    recipient: str
    """As the family gave it; empty for «without name»."""
    family_code: str
    """The number on the family's card, empty if it has none."""
    people: int
    """Persons in the family; 0 if unknown."""
    lines: tuple[ReceiptLine, ...]
    total_pieces: int
    """Pieces and pairs."""
    total_value: int
    """Tenge."""
    total_weight_g: int = 0
    """Grams of weighed goods, 0 if there are none."""
    consent: bool = False
    copy: bool = False


def render(receipt: Receipt, two_up: bool = False) -> bytes:
    """The receipt as A5 pages.

    With `two_up` each page stands twice on a landscape A4 sheet, one half for the family and one for the shop, with a
    line to cut along: for shops whose only printer takes A4.
    """
    style = STYLE_A5
    drawings = page_drawings(style, frame(_head(receipt), style), _body(receipt, style))
    pen = Pen(_title(receipt).one_line, receipt.organisation.name.kk)
    for draw in drawings:
        if two_up:
            _draw_twice(pen, draw)
        else:
            pen.page(style.paper)
            draw(pen)
    return pen.finish()


def _draw_twice(pen: Pen, draw: Callable[[Pen], None]) -> None:
    pen.page(A4_LANDSCAPE)
    half = A4_LANDSCAPE.width / 2
    for left in (0.0, half):
        with pen.moved(left + (half - STYLE_A5.paper.width) / 2, 0):
            draw(pen)
    pen.line(half, 4, half, A4_LANDSCAPE.height - 4, 0.5, INK_LINE, (1.5, 1.5))


def _title(receipt: Receipt) -> Text:
    return both(N_("Receipt № {number}"), number=receipt.number)


def _head(receipt: Receipt) -> Head:
    return Head(receipt.organisation, receipt.shop, _title(receipt), receipt.day, receipt.code, receipt.copy)


def _body(receipt: Receipt, style: Style) -> list[Block]:
    nobody = both(N_("name not given"))
    people = format_number(receipt.people) if receipt.people else ""
    blocks = [
        fields(
            [
                [
                    Field(both(N_("Recipient")), receipt.recipient or nobody, 47),
                    Field(both(N_("Family card")), receipt.family_code, 37),
                    Field(both(N_("People in the family")), people, 41),
                ]
            ],
            style,
        ),
        space(style.gap * 0.4),
        _things(receipt, style),
        space(style.gap * 0.8),
        running_text(both(N_("Given out free of charge. Not for sale.")), style, strong=True, brings=2),
    ]
    if receipt.consent:
        blocks += [space(style.gap * 0.5), running_text(_consent(receipt), style, size=style.small)]
    position = receipt.given_by_position
    signers = [
        Signature(both(N_("Handed over by")), position, receipt.given_by),
        Signature(both(N_("Received by")), both(N_("recipient")), receipt.recipient),
    ]
    return [*blocks, space(style.gap), signatures(signers, style)]


def _things(receipt: Receipt, style: Style) -> Block:
    columns = [
        Column(Text("№", "№"), 6, "right"),
        Column(both(N_("Name of the thing")), 44),
        Column(both(N_("Size")), 15),
        Column(both(N_("For whom")), 20),
        Column(both(N_("Quantity")), 17, "right"),
        Column(both(N_("Value, ₸")), 18, "right"),
    ]
    rows = [
        Row(
            (
                str(number),
                line.name,
                line.size,
                line.for_whom,
                amount(line.quantity, line.unit),
                format_number(line.value),
            )
        )
        for number, line in enumerate(receipt.lines, start=1)
    ]
    return table(columns, [*rows, _total(receipt)], style)


def _total(receipt: Receipt) -> Row:
    """The sum: pieces and pairs counted together, weighed goods beside them."""
    counted = [format_number(receipt.total_pieces)] if receipt.total_pieces else []
    if receipt.total_weight_g:
        counted.append(amount(receipt.total_weight_g, Unit.GRAM).kk)
    cells = ("", both(N_("Total")), "", "", " + ".join(counted), format_tenge(receipt.total_value))
    return Row(cells, strong=True)


def _consent(receipt: Receipt) -> Text:
    number = both(N_("BIN {bin}"), bin=receipt.organisation.bin) if receipt.organisation.bin else Text("", "")
    name = receipt.organisation.name
    operator = Text(
        *(", ".join(part for part in pair if part) for pair in ((name.kk, number.kk), (name.ru, number.ru)))
    )
    return both(
        N_(
            "Consent to personal data processing. Operator: {operator}. I, {person}, agree to the collection and "
            "processing of my personal data and of those of the children whom I represent by law: surname, given "
            "name, patronymic (if any), IIN, date of birth, sex, address, phone, make-up and category of the family, "
            "clothing sizes, help received. Purpose: to account for the help. Term: until the purpose is reached or "
            "the consent is withdrawn. Transfer to third persons: no. Transfer across the border: no. Publication: "
            "no. Consent is withdrawn by a written request to the shop."
        ),
        operator=operator,
        person=receipt.recipient or "____________________",
    )
