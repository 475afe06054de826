"""Roll labels: what stands on them, their size, and that every one of a long run can be scanned."""

from datetime import date

import pytest
from PIL import Image, ImageFilter

from kamkor_shop import codes, seed
from kamkor_shop.papers.barcodes import pattern
from kamkor_shop.papers.labels import BagLabelData, FamilyCardData, LabelData, RollSize, loaded_with, roll
from tests.papers.reading import LABEL_PRINTER_DPI, barcodes, page_sizes, pages, texts

KINDS = (
    ("Қысқы күрте", "Пуховик, зимняя куртка", "128"),
    ("Шалбар", "Брюки", "52"),
    ("Нәресте киімі", "Одежда для новорождённых", "50–56"),
    ("Пальто", "Пальто", "2XL"),
    ("Төсек-орын жабдығы", "Постельное бельё", ""),
    ("Кроссовка", "Кроссовки", "38,5"),
)


def lot_label(serial: int, shop: int = 1) -> LabelData:
    kind_kk, kind_ru, size = KINDS[serial % len(KINDS)]
    code = codes.make(codes.CodeType.LOT, shop, serial)
    return LabelData(code, kind_kk, kind_ru, size, "ұл", "қысқы", "жақсы", "1-дүкен")


def bag_label(index: int = 1, weight_g: int | None = 6400) -> BagLabelData:
    code = codes.make(codes.CodeType.BAG, 1, 142)
    return BagLabelData(code, index, 4, weight_g, "Mart", date(2026, 3, 14), "1-дүкен")


def test_every_label_of_a_run_of_a_thousand_can_be_scanned() -> None:
    labels = [lot_label(serial * 7919 % 100_000_000 + 1, serial % 99 + 1) for serial in range(1000)]
    read = [barcodes(page) for page in pages(roll(labels))]
    assert read == [[codes.to_ean13(label.code)] for label in labels]


@pytest.mark.parametrize("size", list(RollSize))
def test_labels_of_every_roll_can_be_scanned(size: RollSize) -> None:
    labels = [lot_label(serial) for serial in range(1, 41)]
    read = [barcodes(page) for page in pages(roll(labels, size))]
    assert read == [[codes.to_ean13(label.code)] for label in labels]


def test_a_smudged_label_can_still_be_scanned() -> None:
    """A worn head: blurred by more than half a dot, thinned to black and white, then seen from a little
    away.
    """
    labels = [lot_label(serial) for serial in range(1, 61)]
    for label, page in zip(labels, pages(roll(labels)), strict=True):
        worn = page.filter(ImageFilter.GaussianBlur(1)).point(
            [0 if grey < 150 else 255 for grey in range(256)]
        )
        smaller = worn.resize((page.width * 9 // 10, page.height * 9 // 10), Image.Resampling.BILINEAR)
        assert barcodes(smaller) == [codes.to_ean13(label.code)]


@pytest.mark.parametrize("size", list(RollSize))
def test_the_page_is_exactly_the_label(size: RollSize) -> None:
    assert page_sizes(roll([lot_label(1), bag_label()], size)) == [(size.paper.width, size.paper.height)] * 2


@pytest.mark.parametrize(
    ("size", "dots"),
    [(RollSize.R58X40, 3), (RollSize.R58X60, 3), (RollSize.R43X25, 2), (RollSize.R30X20, 2)],
)
def test_bars_are_whole_dots_of_the_head(size: RollSize, dots: int) -> None:
    for serial in range(1, 20):
        label = lot_label(serial)
        page = next(pages(roll([label], size)))
        middle = int(page.height * 0.74)
        row = page.crop((0, middle, page.width, middle + 1)).tobytes()
        first = row.index(0)
        drawn = "".join("1" if dot == 0 else "0" for dot in row[first : first + 95 * dots])
        assert drawn == "".join(module * dots for module in pattern(label.code))


def every_kind() -> list[LabelData]:
    """Labels of all kinds of a new store, each with a short, a long and no size."""
    sizes = ("128", "50–52", "38,5", "")
    return [
        LabelData(
            codes.make(codes.CodeType.LOT, 1, kind.serial * 10 + index),
            kind.name_kk,
            kind.name_ru,
            size,
            "бәрі",
            "көкт-күз",
            "өте жақсы",
            "№1",
        )
        for kind in seed.kinds()
        for index, size in enumerate(sizes)
    ]


@pytest.mark.parametrize("size", [RollSize.R58X40, RollSize.R58X60, RollSize.R43X25])
def test_no_name_of_the_catalogue_is_cut_on_a_label(size: RollSize) -> None:
    assert [text for text in texts(roll(every_kind(), size)) if "…" in text] == []


def test_a_label_names_the_thing_in_kazakh_and_in_russian_with_its_size() -> None:
    (text,) = texts(roll([lot_label(6)]))
    for part in ("128", "Қысқы күрте", "ұл · қысқы · жақсы", "1-дүкен", "0006"):
        assert part in text
    assert "зимняя" in text
    assert text.index("Қысқы күрте") < text.index("Пуховик")


def test_a_word_that_is_the_same_in_both_languages_stands_once() -> None:
    (text,) = texts(roll([lot_label(3)]))
    assert text.count("Пальто") == 1


def test_a_bag_says_which_of_how_many_and_its_weight() -> None:
    (text,) = texts(roll([bag_label()]))
    for part in ("1/4", "6,4", "кг", "Mart", "14.03.2026", "Қап / Мешок"):
        assert part in text


def test_a_bag_that_was_not_weighed_has_a_line_for_the_weight() -> None:
    (text,) = texts(roll([bag_label(weight_g=None)]))
    assert "___ кг" in text


def test_a_family_card_without_a_name_still_says_its_number() -> None:
    card = FamilyCardData(codes.make(codes.CodeType.FAMILY, 1, 34))
    pdf = roll([card])
    assert "№ 0034" in texts(pdf)[0]
    assert barcodes(next(pages(pdf))) == [codes.to_ean13(card.code)]


def test_the_same_labels_give_the_same_bytes() -> None:
    labels = [lot_label(1), bag_label()]
    assert roll(labels) == roll(labels)


def test_no_font_but_the_embedded_one_is_on_a_label() -> None:
    pdf = roll([lot_label(1)])
    assert b"/Helvetica" not in pdf
    assert b"/FontFile2" in pdf


def test_a_run_without_labels_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        roll([])


def test_bars_stay_on_the_dots_at_the_resolution_a_driver_reports() -> None:
    assert round(58 * LABEL_PRINTER_DPI / 25.4) == next(pages(roll([lot_label(1)]))).width


def test_labels_fit_the_roll_that_is_loaded() -> None:
    with loaded_with("43x25"):
        small = page_sizes(roll([lot_label(7)]))
    with loaded_with("no such roll"):
        unknown = page_sizes(roll([lot_label(7)]))
    assert small == page_sizes(roll([lot_label(7)], RollSize.R43X25))
    assert unknown == page_sizes(roll([lot_label(7)])) == page_sizes(roll([lot_label(7)], RollSize.R58X40))
