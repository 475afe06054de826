"""The act of acceptance: what a donor handed over, by weight or by thing, signed by two."""

from dataclasses import replace
from datetime import date

import pytest

from kamkor_shop import codes
from kamkor_shop.papers.donor_act import BagLine, BoxSeals, DonorAct, GoodsLine, render
from kamkor_shop.papers.words import Text, plain
from kamkor_shop.vocabulary import Unit
from tests.papers.reading import barcodes, ink_boxes, page_sizes, pages, texts
from tests.papers.test_receipt import ORGANISATION, SHOP, flat


def act(bags: int = 4, goods: int = 0, **changes: object) -> DonorAct:
    made = DonorAct(
        number="1-000045",
        code=codes.make(codes.CodeType.DOCUMENT, 1, 45),
        day=date(2026, 3, 14),
        organisation=ORGANISATION,
        shop=SHOP,
        donor=Text("«Тараз Инвест Құрылыс» ЖШС", "ТОО «Тараз Инвест Құрылыс»"),
        origin=Text("ұйымдардан", "от организаций"),
        donor_bin="050140006789",
        representative="Жұмабеков Нұрлан",
        representative_position=Text("бас директордың орынбасары", "заместитель генерального директора"),
        accepted_by="Сейтова Айгүл Болатқызы",
        accepted_by_position=Text("ерікті", "волонтёр"),
        bags=tuple(
            BagLine(
                codes.to_ean13(codes.make(codes.CodeType.BAG, 1, 142 + index)),
                6400 + 10 * index,
                index % 4 == 3,
            )
            for index in range(bags)
        ),
        goods=tuple(
            GoodsLine(Text("Ұн", "Мука"), 50_000, Unit.GRAM, 12_500 + index, "14.11.2026")
            for index in range(goods)
        ),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def test_an_act_carries_the_seven_details_of_a_primary_document() -> None:
    text = flat(render(act(2, 1)))
    for part in (
        "№ 1-000045 қабылдау-тапсыру актісі",
        "Акт приёма-передачи № 1-000045",
        "14 марта 2026 года",
        "КГУ «Молодёжный ресурсный центр»",
        "БСН / БИН 190340012345",
        "2101000001429",
        "6,4",
        "50 кг",
        "12 500",
        "Тапсырды",
        "Сдал",
        "Қабылдады",
        "Принял",
        "заместитель генерального директора",
        "Жұмабеков Нұрлан",
        "Сейтова Айгүл Болатқызы",
    ):
        assert part in text, part


def test_the_weight_of_an_act_is_the_sum_of_its_bags() -> None:
    text = flat(render(act(4)))
    assert "Барлығы қап: 4" in text
    assert "25,66" in text


def test_a_bag_that_was_not_weighed_is_marked() -> None:
    assert flat(render(act(4))).count("болжамды / примерно") == 1
    assert "примерно" not in flat(render(act(3)))


def test_a_box_names_its_site_and_both_seals() -> None:
    seals = BoxSeals(Text("«Mart» сауда орталығы", "ТЦ «Mart»"), "KZ 004511", "KZ 004512")
    text = flat(render(act(seals=seals)))
    for part in ("«Mart» сауда орталығы", "Снятая пломба", "KZ 004511", "Установленная пломба", "KZ 004512"):
        assert part in text, part


def test_a_person_signs_for_themselves() -> None:
    nobody = Text("", "")
    made = act(donor=plain("Ким Светлана"), representative="", representative_position=nobody, donor_bin="")
    text = flat(render(made))
    assert text.count("Ким Светлана") == 2
    assert "Өкілі" not in text


@pytest.mark.parametrize(("bags", "goods"), [(1, 0), (0, 1), (24, 0), (25, 8), (30, 12), (90, 60)])
def test_nothing_on_an_act_runs_off_the_page_however_long_it_is(bags: int, goods: int) -> None:
    pdf = render(act(bags, goods))
    assert set(page_sizes(pdf)) == {(210, 297)}
    for left, top, right, bottom in ink_boxes(pdf):
        assert left >= 19.5
        assert top >= 13.5
        assert right <= 210 - 14.5
        assert bottom <= 297 - 7


@pytest.mark.parametrize("goods", range(1, 50, 3))
def test_the_signatures_of_an_act_never_stand_alone(goods: int) -> None:
    found = texts(render(act(0, goods)))
    assert "қолы / подпись" in found[-1]
    assert "Атауы" in found[-1]


def test_the_act_can_be_opened_by_scanning_it() -> None:
    (page,) = pages(render(act(2)), 300)
    assert barcodes(page) == [codes.to_ean13(act().code)]


def test_the_same_act_gives_the_same_bytes() -> None:
    assert render(act(3, 3)) == render(act(3, 3))
    assert render(act(3, 3)) != render(act(3, 3, copy=True))
