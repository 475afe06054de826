"""Families and donors of the demo. All names, numbers and addresses are invented; IINs have serials 99xx."""

from __future__ import annotations

from datetime import date, timedelta

from kamkor_shop.demo.dice import Dice
from kamkor_shop.errors import UserError
from kamkor_shop.families import CategoryEntry, FamilyEntry, MemberEntry
from kamkor_shop.identity import check_iin
from kamkor_shop.vocabulary import Category, Sex

_SURNAMES = [
    "Аманов",
    "Бекенов",
    "Бейсенов",
    "Болатов",
    "Дәулетов",
    "Досжанов",
    "Ермеков",
    "Есенов",
    "Жақсыбеков",
    "Жұмабаев",
    "Искаков",
    "Кәрімов",
    "Қасымов",
    "Қожахметов",
    "Маратов",
    "Мұқанов",
    "Мырзабеков",
    "Нұрланов",
    "Омаров",
    "Оспанов",
    "Рахимов",
    "Сағынов",
    "Сейтов",
    "Смағұлов",
    "Сұлтанов",
    "Тілеубаев",
    "Төлегенов",
    "Үсенов",
    "Шәріпов",
    "Ыбыраев",
    "Әбдіров",
    "Әлімов",
    "Иванов",
    "Ким",
    "Петров",
]
_WOMEN = [
    "Айгүл",
    "Айжан",
    "Айнұр",
    "Ақмарал",
    "Алма",
    "Әйгерім",
    "Әсел",
    "Баян",
    "Гүлмира",
    "Гүлнар",
    "Дана",
    "Динара",
    "Жанар",
    "Жұлдыз",
    "Зәуре",
    "Индира",
    "Қарлығаш",
    "Ләззат",
    "Мадина",
    "Мөлдір",
    "Назгүл",
    "Нұргүл",
    "Перизат",
    "Раушан",
    "Сәуле",
    "Толқын",
    "Фарида",
    "Шолпан",
]
_MEN = [
    "Асқар",
    "Бауыржан",
    "Бекзат",
    "Болат",
    "Дәурен",
    "Ерлан",
    "Қайрат",
    "Марат",
    "Нұрлан",
    "Серік",
    "Талғат",
    "Ұлан",
    "Шыңғыс",
    "Ілияс",
]
_GIRLS = [
    "Айару",
    "Айша",
    "Аяулым",
    "Әмина",
    "Дильназ",
    "Еркежан",
    "Зере",
    "Инжу",
    "Кәусар",
    "Медина",
    "Нұрай",
    "Раяна",
    "Сафия",
    "Томирис",
    "Хадиша",
    "Ясмин",
]
_BOYS = [
    "Айсұлтан",
    "Әлихан",
    "Арсен",
    "Бекарыс",
    "Дамир",
    "Ерасыл",
    "Жанғали",
    "Исламбек",
    "Мансұр",
    "Нұрислам",
    "Омар",
    "Рамазан",
    "Санжар",
    "Тимур",
    "Әли",
]
_ROOTS = ["Асқар", "Бекен", "Болат", "Ербол", "Қанат", "Марат", "Нұржан", "Сәкен", "Тоқтар", "Ғалым"]
_STREETS = ["Төле би", "Абай", "Желтоқсан", "Сүлейменов", "Қойгелді", "Ташкент", "Рысбек батыр", "Айтеке би"]
_CATEGORIES = (
    (Category.LOW_INCOME, 40),
    (Category.SINGLE_PARENT, 18),
    (Category.RENTING, 12),
    (Category.CHILD_WITH_DISABILITY, 8),
    (Category.BREADWINNER_LOST, 6),
    (Category.HARD_LIFE_SITUATION, 8),
    (Category.KANDAS, 4),
    (Category.PERSON_WITH_DISABILITY, 4),
)
_PAPERS = {
    Category.LOW_INCOME: "АӘК анықтамасы",
    Category.LARGE: "Көпбалалы отбасы куәлігі",
    Category.LONELY_ELDERLY: "Зейнетақы куәлігі",
}
_SLAVIC = frozenset({"Иванов", "Петров"})
_IIN_SERIAL = 9900


def family(dice: Dice, today: date, order: int) -> FamilyEntry:
    """Return the card of one family; every twelfth is an elderly person living alone, the rest have children."""
    surname = dice.one(_SURNAMES)
    if order % 12 == 11:
        head = _adult(dice, surname, today, order, 66, 84)
        category = CategoryEntry(Category.LONELY_ELDERLY, shown=_PAPERS[Category.LONELY_ELDERLY])
        return FamilyEntry((head,), _address(dice), "taraz", _phone(order), categories=(category,))
    head = _adult(dice, surname, today, order, 36, 52)
    count = dice.weighted(((1, 14), (2, 26), (3, 30), (4, 18), (5, 9), (6, 3)))
    girls, boys = dice.shuffled(_GIRLS), dice.shuffled(_BOYS)
    children = tuple(_child(dice, surname, today, girls, boys) for _ in range(count))
    partner = (_partner(dice, surname, today),) if dice.often(45) else ()
    chosen = dice.weighted(_CATEGORIES)
    categories = [
        CategoryEntry(chosen, today - timedelta(days=dice.number(20, 300)), shown=_PAPERS.get(chosen, ""))
    ]
    if count >= 4:
        categories.append(CategoryEntry(Category.LARGE, shown=_PAPERS[Category.LARGE]))
    district = dice.weighted((("taraz", 80), ("zhambyl", 8), ("baizak", 8), ("shu", 4)))
    return FamilyEntry(
        (head, *partner, *children), _address(dice), district, _phone(order), categories=tuple(categories)
    )


def _adult(dice: Dice, root: str, today: date, order: int, youngest: int, oldest: int) -> MemberEntry:
    woman = dice.often(86)
    born = today - timedelta(days=dice.number(youngest * 365, oldest * 365))
    return MemberEntry(
        surname=_surname(root, woman),
        given_name=dice.one(_WOMEN if woman else _MEN),
        patronymic=_patronymic(dice, root, woman),
        birth_date=born,
        sex=Sex.FEMALE if woman else Sex.MALE,
        iin=_iin(born, woman, order) if dice.often(70) else "",
        phone=_phone(order),
    )


def _partner(dice: Dice, root: str, today: date) -> MemberEntry:
    born = today - timedelta(days=dice.number(26 * 365, 50 * 365))
    return MemberEntry(_surname(root, False), dice.one(_MEN), birth_date=born, sex=Sex.MALE)


def _child(dice: Dice, root: str, today: date, girls: list[str], boys: list[str]) -> MemberEntry:
    """A child with a name that no sister or brother has: names are taken from the lists."""
    girl = dice.often(50)
    sex = Sex.FEMALE if girl else Sex.MALE
    born = today - timedelta(days=dice.number(60, 17 * 365))
    name = (girls if girl else boys).pop()
    if dice.often(25):
        return MemberEntry(_surname(root, girl), name, age=(today - born).days // 366, sex=sex)
    return MemberEntry(_surname(root, girl), name, birth_date=born, sex=sex)


def _surname(root: str, woman: bool) -> str:
    return root + "а" if woman and root.endswith(("ов", "ев", "ин")) else root


def _patronymic(dice: Dice, root: str, woman: bool) -> str:
    if root in _SLAVIC:
        return "Ивановна" if woman else "Иванович"
    if dice.often(30):
        return ""
    return dice.one(_ROOTS) + ("қызы" if woman else "ұлы")


def _iin(born: date, woman: bool, order: int) -> str:
    """Return an invented IIN with a right check digit, or an empty text for the few serials that have none."""
    century = 3 if born.year < 2000 else 5
    stem = f"{born:%y%m%d}{century + woman}{_IIN_SERIAL + order % 100:04}"
    for digit in "0123456789":
        try:
            return check_iin(stem + digit).text
        except UserError:
            continue
    return ""


def _phone(order: int) -> str:
    return f"8700{1_000_000 + order * 7919 % 9_000_000:07}"


def _address(dice: Dice) -> str:
    house, flat = dice.number(1, 120), dice.number(1, 60)
    if dice.often(40):
        return f"{dice.number(1, 12)} ш/а, {house}-үй, {flat}-пәтер"
    return f"{dice.one(_STREETS)} көшесі, {house}-үй"
