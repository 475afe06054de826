"""The receipt of a posted hand-out: everything on it comes from what stands in the ledger."""

from __future__ import annotations

from kamkor_shop import catalogue, codes, handouts, ledger
from kamkor_shop.catalogue import Names
from kamkor_shop.desk import Desk
from kamkor_shop.handouts import GivenLine
from kamkor_shop.i18n import language
from kamkor_shop.papers import receipt
from kamkor_shop.papers.head import Organisation, ShopOnPaper
from kamkor_shop.papers.receipt import Receipt, ReceiptLine
from kamkor_shop.papers.rendering import Media, Rendered
from kamkor_shop.papers.words import Text
from kamkor_shop.quantities import is_measured
from kamkor_shop.vocabulary import ForWhom, Word, name_of, short_name_of


def build(desk: Desk, document: int, *, copy: bool = False) -> Receipt:
    """Return the receipt of the hand-out ``document``; ``copy`` marks a reprint.

    Raises:
        UserError: ``document.unknown``.
    """
    record = ledger.document(desk, document)
    lines = handouts.given_lines(desk, document)
    organisation = catalogue.organisation(desk)
    shop = catalogue.shop(desk, record.shop)
    giver = catalogue.member(desk, record.member)
    counted = [line for line in lines if not is_measured(line.kind.unit)]
    weighed = [line for line in lines if is_measured(line.kind.unit)]
    return Receipt(
        number=str(record.number),
        code=record.code,
        day=record.day,
        organisation=Organisation(_text(organisation.names), organisation.bin or ""),
        shop=ShopOnPaper(_text(shop.names), _text(shop.addresses)),
        given_by=giver.name,
        given_by_position=_word(giver.role),
        recipient=ledger.texts_of(desk, document).get("recipient", ""),
        family_code=codes.short_number(record.party) if record.party is not None else "",
        people=record.people,
        lines=tuple(_line(line) for line in lines),
        total_pieces=sum(line.quantity for line in counted),
        total_value=sum(line.value for line in lines),
        total_weight_g=sum(line.weight for line in weighed),
        consent=bool(record.details.get("consent", False)),
        copy=copy,
    )


def render(desk: Desk, document: int, copy: bool) -> Rendered:
    """Return the receipt as A5 pages ready for preview, printer and archive: two to sign, one of a reprint.

    Raises:
        UserError: ``document.unknown``.
    """
    made = build(desk, document, copy=copy)
    shop = codes.split(document).shop
    title = f"receipt-{shop:02}-{int(made.number):06}"
    return Rendered(receipt.render(made), Media.A5, title, copies=1 if copy else 2)


def _line(line: GivenLine) -> ReceiptLine:
    kind = Names(line.kind.name_kk, line.kind.name_ru, line.kind.name_en)
    for_whom = Text("", "") if line.for_whom is ForWhom.ANYONE else _word(line.for_whom, short=True)
    return ReceiptLine(_text(kind), line.size, for_whom, line.quantity, line.kind.unit, line.value)


def _text(names: Names) -> Text:
    return Text(names.kk, names.ru)


def _word(word: Word, *, short: bool = False) -> Text:
    halves: list[str] = []
    for code in ("kk", "ru"):
        with language(code):
            halves.append(short_name_of(word) if short else name_of(word))
    return Text(*halves)
