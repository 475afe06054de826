"""The hand-out receipt: what the law asks for, in both languages, on A5, whatever the number of things."""

from dataclasses import replace
from datetime import date

import pytest

from kamkor_shop import codes
from kamkor_shop.i18n import LANGUAGES, language
from kamkor_shop.papers.head import Organisation, ShopOnPaper
from kamkor_shop.papers.receipt import Receipt, ReceiptLine, render
from kamkor_shop.papers.words import Text
from kamkor_shop.vocabulary import Unit
from tests.papers.reading import barcodes, ink_boxes, page_sizes, pages, texts

ORGANISATION = Organisation(
    Text("«Жастар ресурстық орталығы» КММ", "КГУ «Молодёжный ресурсный центр»"), "190340012345"
)
SHOP = ShopOnPaper(
    Text("«Қамқор» қайырымдылық дүкені", "Благотворительный магазин «Қамқор»"),
    Text("Тараз қ., Байдібек баба көшесі, 1«А»", "г. Тараз, улица Байдибек баба, 1«А»"),
)
THINGS = (
    (Text("Қысқы күрте", "Пуховик, зимняя куртка"), "128", Unit.PIECE, 6000),
    (Text("Пальто", "Пальто"), "2XL", Unit.PIECE, 6000),
    (Text("Нәресте киімі", "Одежда для новорождённых"), "50–56", Unit.PIECE, 1000),
    (Text("Қысқы етік", "Сапоги, зимние ботинки"), "38,5", Unit.PAIR, 5000),
)


def receipt(things: int = 3, **changes: object) -> Receipt:
    lines = tuple(
        ReceiptLine(name, size, Text("ұл балаға", "на мальчика"), 1, unit, value)
        for name, size, unit, value in (THINGS[index % len(THINGS)] for index in range(things))
    )
    made = Receipt(
        number="1-000123",
        code=codes.make(codes.CodeType.DOCUMENT, 1, 123),
        day=date(2026, 3, 14),
        organisation=ORGANISATION,
        shop=SHOP,
        given_by="Сейтова Айгүл Болатқызы",
        given_by_position=Text("ерікті", "волонтёр"),
        recipient="Аманова Гүлнар Серікқызы",
        family_code="0033",
        people=5,
        lines=lines,
        total_pieces=things,
        total_value=sum(line.value for line in lines),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def flat(pdf: bytes) -> str:
    """All text on one line, because a paper breaks lines where it must."""
    return " ".join(" ".join(texts(pdf)).replace("\xa0", " ").split())


def test_a_receipt_carries_the_seven_details_of_a_primary_document() -> None:
    text = flat(render(receipt()))
    name = ("№ 1-000123 түбіртек", "Квитанция № 1-000123")
    day = ("2026 жылғы 14 наурыз", "14 марта 2026 года")
    organisation = ("«Жастар ресурстық орталығы» КММ", "КГУ «Молодёжный ресурсный центр»")
    content = ("Тегін берілді", "Выдано безвозмездно", "Қысқы күрте", "Пуховик, зимняя куртка")
    amounts = ("1 дана", "1 шт.", "6 000", "13 000 ₸")
    people = (
        "Берді",
        "Выдал",
        "ерікті / волонтёр",
        "Сейтова Айгүл Болатқызы",
        "Алды",
        "Получил",
        "қолы / подпись",
    )
    identification = ("БСН / БИН 190340012345",)
    for part in (*name, *day, *organisation, *content, *amounts, *people, *identification):
        assert part in text, part


def test_a_receipt_is_never_called_a_sales_slip() -> None:
    assert "чек" not in flat(render(receipt(12, consent=True))).lower()


def test_a_receipt_reads_the_same_whatever_language_the_window_speaks() -> None:
    printed = set()
    for name in LANGUAGES:
        with language(name):
            printed.add(render(receipt(4, total_weight_g=6400)))
    assert len(printed) == 1


def test_ten_garments_and_a_parcel_line_fit_on_one_a5_page() -> None:
    assert page_sizes(render(receipt(11))) == [(148, 210)]


@pytest.mark.parametrize("things", [1, 5, 9, 10, 11, 12, 13, 17, 30, 80])
@pytest.mark.parametrize("consent", [False, True])
def test_nothing_on_a_receipt_runs_off_the_page_however_long_it_is(things: int, consent: bool) -> None:
    pdf = render(receipt(things, consent=consent))
    for left, top, right, bottom in ink_boxes(pdf):
        assert left >= 9.5
        assert top >= 8.5
        assert right <= 148 - 9.5
        assert bottom <= 210 - 4


@pytest.mark.parametrize("things", range(1, 41))
def test_signatures_never_stand_on_a_page_without_things(things: int) -> None:
    found = texts(render(receipt(things, consent=things % 2 == 0)))
    assert "қолы / подпись" in found[-1]
    assert "Атауы" in found[-1], "the table's head is repeated above the last things"
    assert sum(page.count("Атауы") for page in found) == len(found)


@pytest.mark.parametrize("things", [1, 12, 30])
def test_every_thing_stands_on_the_receipt_once(things: int) -> None:
    text = "\n".join(texts(render(receipt(things))))
    assert [line for line in text.split() if line == "128"] == ["128"] * ((things + 3) // 4)


def test_a_new_family_consents_on_the_receipt_with_all_that_the_law_lists() -> None:
    text = flat(render(receipt(consent=True)))
    for part in (
        "Согласие на сбор и обработку персональных данных",
        "Оператор: КГУ «Молодёжный ресурсный центр», БИН 190340012345",
        "Я, Аманова Гүлнар Серікқызы, даю согласие",
        "Срок: до достижения цели или отзыва согласия",
        "Передача третьим лицам: нет",
        "Трансграничная передача: нет",
        "Распространение в общедоступных источниках: нет",
        "Дербес деректерді жинауға және өңдеуге келісім",
        "Трансшекаралық беру: жоқ",
    ):
        assert part in text, part


def test_a_known_family_is_not_asked_for_consent_again() -> None:
    assert "Согласие" not in flat(render(receipt()))


def test_a_reprint_says_that_it_is_a_copy_on_every_page() -> None:
    assert all("КӨШІРМЕ / КОПИЯ" in page for page in texts(render(receipt(30, copy=True))))
    assert "КОПИЯ" not in flat(render(receipt(30)))


def test_pages_are_counted() -> None:
    found = texts(render(receipt(30)))
    assert len(found) == 2
    assert "2 беттің 1-беті / стр. 1 из 2" in found[0]
    assert "2 беттің 2-беті / стр. 2 из 2" in found[1]


def test_the_receipt_can_be_opened_by_scanning_it() -> None:
    made = receipt()
    (page,) = pages(render(made), 300)
    assert barcodes(page) == [codes.to_ean13(made.code)]


def test_a_family_without_name_gets_a_receipt_with_a_line_to_sign() -> None:
    text = flat(render(receipt(recipient="", family_code="", people=0)))
    assert "аты-жөні көрсетілмеген" in text
    assert "имя не указано" in text
    assert "Отбасы картасы" not in text


def test_two_receipts_share_an_a4_sheet_where_only_an_a4_printer_stands() -> None:
    made = receipt(3)
    pdf = render(made, two_up=True)
    assert page_sizes(pdf) == [(297, 210)]
    (page,) = pages(pdf, 300)
    assert barcodes(page) == [codes.to_ean13(made.code)] * 2
    assert texts(pdf)[0].count("Барлығы") == 2


def test_a_long_name_is_wrapped_and_not_cut() -> None:
    name = "Құдайбергенова-Жақсылықова Мөлдірсұлу Абдыманапқызы"
    text = flat(render(receipt(recipient=name)))
    for part in ("Құдайбергенова", "Жақсылықова", "Мөлдірсұлу", "Абдыманапқызы"):
        assert text.count(part) == 2, part


def test_weighed_food_is_added_beside_the_pieces() -> None:
    flour = ReceiptLine(Text("Ұн", "Мука"), "", Text("", ""), 10_000, Unit.GRAM, 2500)
    made = receipt(2)
    text = flat(render(replace(made, lines=(*made.lines, flour), total_weight_g=10_000)))
    assert "10 кг" in text
    assert "2 + 10 кг" in text
