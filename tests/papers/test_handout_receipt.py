"""The receipt of a posted hand-out says what the ledger says, with the seven details of a primary document."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kamkor_shop import catalogue, families, handouts, ledger
from kamkor_shop.catalogue import Names
from kamkor_shop.desk import Desk
from kamkor_shop.errors import UserError
from kamkor_shop.handouts import HandoutDraft, Labelled, Unlabelled
from kamkor_shop.ledger import drafts
from kamkor_shop.papers import handout_receipt
from kamkor_shop.papers.rendering import Media, render
from kamkor_shop.vocabulary import ForWhom, Season, SizeSystem
from tests import goods
from tests.papers.reading import texts


def text_of(pdf: bytes) -> str:
    """All that a reader copies out of a paper, lines joined."""
    return " ".join(" ".join(texts(pdf)).split())


@pytest.fixture
def family(desk: Desk) -> int:
    return families.register_quickly(desk, "Аманова Гүлнар", (3, 8))


def hand_out(desk: Desk, family: int) -> int:
    coat = goods.receive(desk, value=4500).lots[0]
    flour = catalogue.kind_by_slug(desk, "flour")
    lines = (
        Labelled(coat, goods.floor(), 1, 2),
        Unlabelled(goods.COAT, ForWhom.BOY, SizeSystem.HEIGHT, "128", Season.WINTER, member=3),
        Unlabelled(flour.code, quantity=5000),
    )
    return handouts.post(desk, HandoutDraft(drafts.new_uuid(), family, lines)).code


def test_a_receipt_adds_up_to_what_was_posted(desk: Desk, family: int) -> None:
    document = hand_out(desk, family)
    receipt = handout_receipt.build(desk, document)
    given = [move for move in ledger.moves_of(desk, document) if move.flow == "given"]
    assert (
        receipt.total_value == sum(move.value for move in given) == sum(line.value for line in receipt.lines)
    )
    assert (receipt.total_pieces, receipt.total_weight_g, receipt.people) == (2, 5000, 3)
    assert [(line.size, line.quantity) for line in receipt.lines] == [("", 1), ("128", 1), ("", 5000)]
    assert receipt.lines[1].for_whom.kk
    assert receipt.lines[0].for_whom.kk == "", "for anyone says nothing"


def test_the_seven_details_stand_on_the_receipt(desk: Desk, family: int) -> None:
    number = "130740999909"
    catalogue.change_organisation(desk, replace(catalogue.organisation(desk), bin=number))
    rendered = render(desk, hand_out(desk, family), "receipt")
    text = text_of(rendered.pdf)
    organisation = catalogue.organisation(desk)
    details = {
        "name of the document": "түбіртек",
        "date": "2026 жылғы 14 наурыз",
        "organisation": organisation.names.kk,
        "content": "Тегін берілді",
        "quantity": "5 кг",
        "positions and names": "Айгүл",
        "identification number": number,
    }
    assert [name for name, words in details.items() if words not in text] == []
    assert "Аманова Гүлнар" in text
    assert "выдано безвозмездно" in text.lower()
    assert "чек" not in text.lower()
    assert (rendered.media, rendered.copies, rendered.title) == (Media.A5, 2, "receipt-01-000001")


def test_only_the_first_receipt_asks_for_consent(desk: Desk, family: int) -> None:
    texts = [text_of(render(desk, hand_out(desk, family), "receipt").pdf) for _time in range(2)]
    assert ["дербес деректер" in text.lower() for text in texts] == [True, False]


def test_a_reprint_says_that_it_is_a_copy_and_is_one(desk: Desk, family: int) -> None:
    document = hand_out(desk, family)
    first, again = render(desk, document, "receipt"), render(desk, document, "receipt", copy=True)
    assert "КӨШІРМЕ" not in text_of(first.pdf)
    assert "КӨШІРМЕ" in text_of(again.pdf)
    assert again.copies == 1
    assert render(desk, document, "receipt").pdf == first.pdf, "the same document, the same bytes"


def test_a_family_without_name_gets_a_whole_receipt(desk: Desk) -> None:
    nameless = families.register_quickly(desk, "", (3,))
    receipt = handout_receipt.build(desk, hand_out(desk, nameless))
    assert receipt.recipient == ""
    assert render(desk, receipt.code, "receipt").pdf.startswith(b"%PDF")


def test_a_receipt_of_nothing_is_refused(desk: Desk) -> None:
    with pytest.raises(UserError) as error:
        handout_receipt.build(desk, 230100000099)
    assert error.value.code == "document.unknown"


def test_the_receipt_names_things_in_kazakh_and_russian(desk: Desk, family: int) -> None:
    coat = catalogue.kind(desk, goods.COAT)
    receipt = handout_receipt.build(desk, hand_out(desk, family))
    assert (receipt.lines[0].name.kk, receipt.lines[0].name.ru) == (coat.name_kk, coat.name_ru)
    assert Names(coat.name_kk, coat.name_ru, coat.name_en).in_language("ru") == receipt.lines[0].name.ru
