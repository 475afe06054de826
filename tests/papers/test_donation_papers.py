"""The papers of a donation say what the ledger says, and no more about a person than they must."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kamkor_shop import boxes, catalogue, codes, donations, donors, ledger
from kamkor_shop.desk import Desk
from kamkor_shop.donations import BagLine, BoxVisit, DonationDraft, GoodsLine
from kamkor_shop.donors import DonorCard
from kamkor_shop.errors import UserError
from kamkor_shop.ledger.drafts import new_uuid
from kamkor_shop.papers.donation_papers import build_act
from kamkor_shop.papers.rendering import Media, Rendered, render
from kamkor_shop.vocabulary import ForWhom, PartyType, SizeSystem
from tests.papers.reading import barcodes, page_sizes, pages, texts


def posted(desk: Desk, *lines: BagLine | GoodsLine, **fields: object) -> ledger.Posted:
    return donations.post(desk, replace(DonationDraft(new_uuid()).with_lines(*lines), **fields))


def paper(desk: Desk, document: ledger.Posted, name: str, *, copy: bool = False) -> Rendered:
    return render(desk, document.code, name, copy=copy)


def goods(desk: Desk, slug: str, quantity: int, **fields: object) -> GoodsLine:
    kind = catalogue.kind_by_slug(desk, slug)
    return GoodsLine(kind.code, kind.unit, quantity, kind.usual_value, **fields)


def test_every_bag_has_a_label_that_a_scanner_reads(desk: Desk) -> None:
    document = posted(desk, BagLine(6400), BagLine(7150), BagLine(5000, estimated=True))
    made = paper(desk, document, "bag_labels")
    assert (made.media, page_sizes(made.pdf)) == (Media.LABEL, [(58.0, 40.0)] * 3)
    assert [barcodes(page) for page in pages(made.pdf)] == [[codes.to_ean13(lot)] for lot in document.lots]
    labels = texts(made.pdf)
    assert "1/3" in labels[0]
    assert "6,4 кг" in labels[0]
    assert "14.03.2026" in labels[0]
    # A weight that nobody took is left to be written by hand, not printed as if it were true.
    assert "5 кг" not in labels[2]
    assert "3/3" in labels[2]


def test_a_label_never_bears_the_full_name_of_a_person(desk: Desk) -> None:
    person = donors.add(desk, DonorCard(PartyType.PERSON, "Омарова Айгүл Сериковна"))
    text = texts(paper(desk, posted(desk, BagLine(6400), donor=person), "bag_labels").pdf)[0]
    assert "Омарова А. С." in text
    assert "Айгүл" not in text
    firm = donors.add(desk, DonorCard(PartyType.ORGANISATION, "Айрылмас"))
    assert "Айрылмас" in texts(paper(desk, posted(desk, BagLine(6400), donor=firm), "bag_labels").pdf)[0]


def test_a_donation_without_bags_has_no_bag_labels(desk: Desk) -> None:
    with pytest.raises(UserError, match=r"donation\.no_bags"):
        paper(desk, posted(desk, goods(desk, "flour", 1000)), "bag_labels")


def test_the_act_of_an_organisation_lists_bags_and_goods_with_their_value(desk: Desk) -> None:
    firm = donors.add(desk, DonorCard(PartyType.ORGANISATION, "«Айрылмас» ЖШС", contact="Дәурен Оспанов"))
    coats = goods(
        desk, "winter_jacket", 3, each=True, for_whom=ForWhom.BOY, size_system=SizeSystem.HEIGHT, size="128"
    )
    flour = goods(desk, "flour", 50_000, expires=date(2026, 9, 1))
    document = posted(desk, BagLine(6400), BagLine(5000, estimated=True), flour, coats, donor=firm)
    made = paper(desk, document, "donor_act")
    text = texts(made.pdf)[0].replace("\u00a0", " ")
    for words in (
        "«Айрылмас» ЖШС", "Дәурен Оспанов", "қабылдау-тапсыру актісі", "Акт приёма-передачи", "2026 жылғы 14 наурыз",
        "6,4", "11,4", "болжамды", "Ұн", "50 кг", "12 500", "Қысқы күрте", "3 дана", "18 000", "30 500 ₸", "Айгүл",
    ):  # fmt: skip
        assert words in text, words
    assert made.media is Media.A4
    assert barcodes(next(pages(made.pdf))) == [codes.to_ean13(document.code)]
    assert "Көшірме" not in text
    assert "КӨШІРМЕ" in texts(paper(desk, document, "donor_act", copy=True).pdf)[0].upper()


def test_the_figures_of_the_act_are_those_of_the_moves(desk: Desk) -> None:
    document = posted(desk, BagLine(6400), BagLine(5100), goods(desk, "flour", 2500), act=True)
    act = build_act(desk, ledger.document(desk, document.code))
    bags = [move for move in document.moves if codes.split(move.lot).type is codes.CodeType.BAG]
    assert sum(bag.weight_g for bag in act.bags) == sum(move.weight for move in bags)
    assert sum(line.value for line in act.goods) == sum(move.value for move in document.moves)


def test_the_act_of_a_box_has_both_seals_and_both_persons(desk: Desk) -> None:
    box = boxes.add(desk, "Mart", seal="000412")
    visit = BoxVisit(box, "000412", "000413", "Айгүл Сейтқали", "Дәурен Оспанов")
    text = texts(paper(desk, posted(desk, BagLine(6400), box=visit), "donor_act").pdf)[0]
    for words in ("Mart", "000412", "000413", "Айгүл Сейтқали", "Дәурен Оспанов"):
        assert words in text, words


def test_an_erased_name_is_said_to_be_erased(desk: Desk) -> None:
    person = donors.add(desk, DonorCard(PartyType.PERSON, "Омарова Айгүл"))
    document = posted(desk, BagLine(6400), donor=person, act=True)
    with desk.write():
        desk.sql("UPDATE document_text SET text = NULL, salt = NULL WHERE document = ?", (document.code,))
    text = texts(paper(desk, document, "donor_act").pdf)[0]
    assert "Омарова" not in text
    assert "имя удалено" in text
    assert "Омарова" not in texts(paper(desk, document, "bag_labels").pdf)[0]
    assert ledger.check(desk) == []
