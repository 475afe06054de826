"""The papers of a donation and of a box collection: bag labels and the act of acceptance, built from what
stands.
"""

from datetime import date

from kamkor_shop import boxes, catalogue, codes, donors, ledger
from kamkor_shop.codes import CodeType
from kamkor_shop.desk import Desk
from kamkor_shop.errors import UserError
from kamkor_shop.i18n import N_, format_date
from kamkor_shop.ledger import DocumentRecord
from kamkor_shop.papers import donor_act
from kamkor_shop.papers.donor_act import BagLine, BoxSeals, DonorAct, GoodsLine
from kamkor_shop.papers.issuer import organisation_on_paper, shop_on_paper, signer, word_on_paper
from kamkor_shop.papers.labels import BagLabelData, roll
from kamkor_shop.papers.rendering import Media, Rendered
from kamkor_shop.papers.words import Text, both, plain
from kamkor_shop.store.models import Lot
from kamkor_shop.vocabulary import DocumentType, Origin


def render_bag_labels(desk: Desk, document: int, copy: bool) -> Rendered:
    """The labels of the bags of a donation, one a page. A label says the same however often it is printed.

    Raises:
        UserError: ``document.unknown``; ``donation.no_bags`` if the document brought no bags.
    """
    record = ledger.document(desk, document)
    labels = bag_labels(desk, record)
    if not labels:
        raise UserError("donation.no_bags")
    return Rendered(roll(labels), Media.LABEL, f"bags-{record.number:06}")


def bag_labels(desk: Desk, record: DocumentRecord) -> tuple[BagLabelData, ...]:
    """What stands on the labels of the bags of a donation: «1/4 · 6,4 кг», from whom, which day."""
    lots = [lot for lot in _lots(desk, record.code) if codes.split(lot.code).type is CodeType.BAG]
    shop = f"№{record.shop}"
    source = _source_in_short(desk, record)
    return tuple(
        BagLabelData(
            lot.code, index, len(lots), None if lot.estimated else lot.quantity, source, record.day, shop
        )
        for index, lot in enumerate(lots, start=1)
    )


def render_act(desk: Desk, document: int, copy: bool) -> Rendered:
    """The act of acceptance of a donation, or of what came out of a box.

    Raises:
        UserError: ``document.unknown``.
    """
    record = ledger.document(desk, document)
    return Rendered(donor_act.render(build_act(desk, record, copy)), Media.A4, f"act-{record.number:06}")


def build_act(desk: Desk, record: DocumentRecord, copy: bool = False) -> DonorAct:
    """Everything that stands on the act, as the ledger keeps it and as far as names were not erased."""
    texts = ledger.texts_of(desk, record.code)
    lots = _lots(desk, record.code)
    accepted_by, position = signer(desk, record.member)
    representative, represents, number = "", plain(""), ""
    if record.type is DocumentType.BOX_COLLECTION:
        representative, accepted_by = texts.get("first", ""), texts.get("second", "")
        represents = position = both(N_("emptied the box"))
    elif record.party is not None:
        number, representative = donors.donor(desk, record.party).number, texts.get("contact", "")
    return DonorAct(
        number=str(record.number),
        code=record.code,
        day=record.day,
        organisation=organisation_on_paper(desk),
        shop=shop_on_paper(desk, record.shop),
        donor=_giver(record, texts),
        origin=word_on_paper(_origin(desk, record, lots)),
        donor_bin=number,
        representative=representative,
        representative_position=represents,
        accepted_by=accepted_by,
        accepted_by_position=position,
        bags=tuple(
            BagLine(codes.to_ean13(lot.code), lot.quantity, bool(lot.estimated))
            for lot in lots
            if codes.split(lot.code).type is CodeType.BAG
        ),
        goods=_goods(desk, lots),
        seals=_seals(desk, record),
        copy=copy,
    )


def _lots(desk: Desk, document: int) -> list[Lot]:
    return desk.rows(Lot.select().where(Lot.document == document).order_by(Lot.code))


def _origin(desk: Desk, record: DocumentRecord, lots: list[Lot]) -> Origin:
    if lots:
        return Origin(lots[0].origin)
    return Origin.BOX if record.type is DocumentType.BOX_COLLECTION else Origin.UNKNOWN


def _giver(record: DocumentRecord, texts: dict[str, str]) -> Text:
    name = texts.get("giver", "")
    if record.type is DocumentType.BOX_COLLECTION:
        return both(N_("everybody who put things into the box"))
    if record.party is None:
        return both(N_("giver unknown"))
    return plain(name) if name else both(N_("name erased"))


def _source_in_short(desk: Desk, record: DocumentRecord) -> str:
    """What tells a bag's source to the one who opens it: a site, an organisation, «белгісіз»; of a person the
    initials.

    A label lies about in the open, so it never bears a person's full name.
    """
    giver = ledger.texts_of(desk, record.code).get("giver", "")
    if record.party is None or not giver:
        return both(N_("giver unknown")).kk
    if record.type is DocumentType.DONATION and donors.donor(desk, record.party).origin is Origin.PERSON:
        first, *others = giver.split()
        return " ".join([first, *(f"{each[0]}." for each in others)])
    return giver


def _goods(desk: Desk, lots: list[Lot]) -> tuple[GoodsLine, ...]:
    """Ready goods, equal ones in one line: twenty coats of one size are one line of twenty."""
    summed: dict[tuple[object, ...], GoodsLine] = {}
    for lot in lots:
        if codes.split(lot.code).type is CodeType.BAG:
            continue
        key = (lot.kind, lot.for_whom, lot.size, lot.expires)
        kind = catalogue.kind(desk, lot.kind)
        before = summed.get(key)
        summed[key] = GoodsLine(
            Text(kind.name_kk, kind.name_ru),
            lot.quantity + (before.quantity if before else 0),
            kind.unit,
            lot.value + (before.value if before else 0),
            _note(lot),
        )
    return tuple(summed.values())


def _note(lot: Lot) -> str:
    until = ""
    if lot.expires:
        until = both(N_("good until {day}"), day=format_date(date.fromisoformat(lot.expires), "kk")).one_line
    return " · ".join(part for part in (lot.size, until) if part)


def _seals(desk: Desk, record: DocumentRecord) -> BoxSeals | None:
    if record.type is not DocumentType.BOX_COLLECTION:
        return None
    box = boxes.box(desk, int(record.details["box"]))
    return BoxSeals(
        Text(box.name_kk, box.name_ru), record.details["old_seal"] or "—", record.details["new_seal"]
    )
