"""The label of a garment says what stands in the ledger, and its bars read as its lot."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kamkor_shop import catalogue, codes, sorting
from kamkor_shop.desk import Desk
from kamkor_shop.errors import UserError
from kamkor_shop.papers import lot_labels, rendering
from kamkor_shop.papers.rendering import Media
from kamkor_shop.vocabulary import Condition, Season
from tests import goods
from tests.papers.reading import barcodes, pages, texts
from tests.test_sorting import jacket, new_uuid, receive_bag, sort


@pytest.fixture
def bag(desk: Desk) -> sorting.Session:
    return sorting.open_bag(desk, receive_bag(desk), new_uuid())


def test_a_garments_label_names_it_and_decodes_to_its_lot(desk: Desk, bag: sorting.Session) -> None:
    done = sort(desk, bag, replace(jacket(desk), condition=Condition.EXCELLENT))
    made = rendering.render(desk, done.document, sorting.LABEL)
    assert made.media is Media.LABEL
    words = " ".join(" ".join(texts(made.pdf)).split())
    for word in ("128", "Қысқы күрте", "Зимняя куртка", "ұл", "қысқы", "өте жақсы", done.number):
        assert word in words
    assert barcodes(next(pages(made.pdf))) == [codes.to_ean13(done.lot)]


def test_a_set_gets_a_label_for_each_tag_under_one_code(desk: Desk, bag: sorting.Session) -> None:
    done = sort(desk, bag, replace(jacket(desk), tags=3))
    labels = lot_labels.of_lot(desk, done.lot)
    assert [label.extra for label in labels] == ["жиынтық 1/3", "жиынтық 2/3", "жиынтық 3/3"]
    assert {label.code for label in labels} == {done.lot}


def test_a_bundle_says_how_many_and_a_half_size_has_a_comma(desk: Desk, bag: sorting.Session) -> None:
    boots = replace(
        jacket(desk), kind=catalogue.kind_by_slug(desk, "boots").code, quantity=20, season=Season.ALL
    )
    done = sort(
        desk, bag, replace(boots, size_system=catalogue.kind(desk, boots.kind).size_system, size="36.5")
    )
    (label,) = lot_labels.of_lot(desk, done.lot)
    assert (label.extra, label.size, label.season) == ("20 ×", "36,5", "")


def test_a_donation_of_bags_alone_has_no_goods_to_label(desk: Desk) -> None:
    posted = goods.receive(desk, 6400, kind=catalogue.bag_kind(desk).code, code_type=codes.CodeType.BAG)
    with pytest.raises(UserError) as refused:
        rendering.render(desk, posted.code, "goods_labels")
    assert refused.value.code == "paper.nothing"


def test_ready_goods_get_one_label_a_lot(desk: Desk) -> None:
    posted = goods.receive(desk, lots=3)
    made = rendering.render(desk, posted.code, "goods_labels")
    read = [code for image in pages(made.pdf) for code in barcodes(image)]
    assert read == [codes.to_ean13(lot) for lot in posted.lots]
