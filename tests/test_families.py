"""The family register: found by any scrap of a name, registered in seconds, changed without losing anything."""

from datetime import date

import pytest

from kamkor_shop import codes, families, waiting
from kamkor_shop.codes import CodeType
from kamkor_shop.desk import Desk
from kamkor_shop.errors import UserError
from kamkor_shop.families import CategoryEntry, FamilyEntry, Gap, MemberEntry
from kamkor_shop.store.models import Membership, Person
from kamkor_shop.vocabulary import Category, Sex

WOMAN = "920722499904"
MAN = "850314399904"


def code_of(error: pytest.ExceptionInfo[UserError]) -> str:
    return error.value.code


def test_a_mother_of_four_is_registered_from_a_name_four_ages_and_a_telephone(desk: Desk) -> None:
    ages = families.parse_ages("3 6 8 11")
    code = families.register_quickly(desk, "аманова гүлнар", ages, "8 701 234 56 78")
    card = families.family(desk, code)
    assert codes.split(code) == codes.Code(CodeType.FAMILY, 1, 1)
    assert (card.name, card.short_title, card.phone) == ("Аманова Гүлнар", "Аманова Г.", "+77012345678")
    assert [(member.number, member.age, member.head) for member in card.members] == [
        (1, None, True), (2, 3, False), (3, 6, False), (4, 8, False), (5, 11, False),
    ]  # fmt: skip
    assert card.children == 4
    assert all(member.birth_estimated for member in card.members[1:])


def test_a_family_may_keep_its_name_to_itself(desk: Desk) -> None:
    code = families.register_quickly(desk, "", (5,))
    card = families.family(desk, code)
    assert card.name == ""
    assert card.title == "without name"


@pytest.mark.parametrize(
    ("typed", "ages"),
    [
        ("3 6 8 11", (3, 6, 8, 11)),
        ("3,6, 8;11", (3, 6, 8, 11)),
        ('і , ү ""', (3, 6, 8, 11)),  # the same keys under the Kazakh layout
        ("0", (0,)),
        ("", ()),
    ],
)
def test_ages_are_read_under_every_layout(typed: str, ages: tuple[int, ...]) -> None:
    assert families.parse_ages(typed) == ages


@pytest.mark.parametrize("typed", ["3 x", "200", "-4", "3.5"])
def test_what_is_no_age_is_refused(typed: str) -> None:
    with pytest.raises(UserError) as error:
        families.parse_ages(typed)
    assert code_of(error) == "family.ages"


def test_an_age_told_today_is_that_age_today_and_wrong_by_half_a_year_at_most() -> None:
    for today in (date(2026, 3, 14), date(2026, 1, 1), date(2026, 8, 31), date(2024, 2, 29)):
        for age in range(0, 100):
            birth = families.birth_for_age(age, today)
            assert families.age_on(birth, today) == age


@pytest.mark.parametrize(
    "question",
    [
        "Аманова",
        "ман",
        "гулн",
        "ГҮЛНАР",
        "Гу",
        "701234",
        "87012345678",
        "+7 701 234 56 78",
        "5678",
        "920722",
        'ү"ә',
    ],
)
def test_a_family_is_found_by_any_part_of_a_name_phone_or_iin(desk: Desk, question: str) -> None:
    head = MemberEntry("Аманова", "Гүлнар", iin=WOMAN, phone="8 777 812 00 00")
    code = families.register(desk, FamilyEntry((head,), phone="701 234 56 78"))
    families.register_quickly(desk, "Сейтова Роза")
    assert [card.code for card in families.find(desk, question)] == [code]


def test_names_that_begin_so_come_first(desk: Desk) -> None:
    for name in ("Бекова Жанар Аманқызы", "Құрманова Айгүл", "Аманова Роза", "Аман Сәуле"):
        families.register_quickly(desk, name)
    found = [card.name for card in families.find(desk, "аман")]
    assert found == ["Аман Сәуле", "Аманова Роза", "Бекова Жанар Аманқызы"]
    assert [card.name for card in families.find(desk, "ман")][-1] == "Құрманова Айгүл"
    assert [card.name for card in families.find(desk, "аман", limit=1)] == ["Аман Сәуле"]


def test_a_family_that_changed_its_name_is_found_by_the_new_one_alone(desk: Desk) -> None:
    code = families.register_quickly(desk, "Аманова Гүлнар")
    card = families.family(desk, code)
    families.edit(
        desk, code, FamilyEntry((MemberEntry("Сейтова", "Гүлнар", person=card.members[0].person),)), 1
    )
    assert families.find(desk, "Аманова") == ()
    assert [found.code for found in families.find(desk, "Сейтова")] == [code]


def test_an_iin_says_birth_date_and_sex(desk: Desk) -> None:
    code = families.register(desk, FamilyEntry((MemberEntry("Аманова", iin=WOMAN, age=70),)))
    head = families.family(desk, code).members[0]
    assert (head.birth_date, head.sex, head.birth_estimated) == (date(1992, 7, 22), Sex.FEMALE, False)


def test_a_wrong_iin_is_refused_and_nothing_is_registered(desk: Desk) -> None:
    with pytest.raises(UserError) as error:
        families.register(desk, FamilyEntry((MemberEntry("Аманова", iin="850314399905"),)))
    assert code_of(error) == "iin.check_digit"
    assert families.listed(desk) == ()
    code = families.register_quickly(desk, "Аманова")
    assert codes.split(code).serial == 1, "the number of the refused card is not lost"


def test_an_iin_stands_on_one_card(desk: Desk) -> None:
    families.register(desk, FamilyEntry((MemberEntry("Аманова", "Гүлнар", iin=WOMAN),)))
    with pytest.raises(UserError) as error:
        families.register(desk, FamilyEntry((MemberEntry("Басқа", iin=WOMAN),)))
    assert code_of(error) == "iin.taken"
    assert "Аманова Гүлнар" in error.value.text()
    assert "0001" in error.value.text()


def test_shops_do_not_share_the_uniqueness_of_an_iin(desk: Desk) -> None:
    families.register(desk, FamilyEntry((MemberEntry("Аманова", iin=WOMAN),)))
    other = families.register(desk.at(2), FamilyEntry((MemberEntry("Аманова", iin=WOMAN),)))
    assert codes.split(other).shop == 2


def test_families_are_listed_by_the_kazakh_alphabet_page_by_page(desk: Desk) -> None:
    names = ["Ғабитова", "Гаврилова", "Әлиева", "Аманова", "Өмірова", "Оспанова", "Яковлева", "Іңкәр"]
    for name in names:
        families.register_quickly(desk, name)
    wanted = ["Аманова", "Әлиева", "Гаврилова", "Ғабитова", "Оспанова", "Өмірова", "Іңкәр", "Яковлева"]
    seen: list[str] = []
    after: tuple[str, int] | None = None
    while page := families.listed(desk, after, 3):
        seen += [card.name for card in page]
        after = (page[-1].sort_key, page[-1].code)
    assert seen == wanted
    assert [card.name for card in families.listed(desk, None, 8, backwards=True)] == wanted[::-1]


def test_an_edit_raises_the_revision_of_what_it_changed_alone(desk: Desk) -> None:
    code = families.register_quickly(desk, "Аманова Гүлнар", (8, 3))
    card = families.family(desk, code)
    entry = families.entry_of(card)
    mended = FamilyEntry(
        (
            entry.members[0],
            MemberEntry("Аманова", "Айша", birth_date=date(2018, 2, 1), person=entry.members[1].person),
        ),
        address="Тараз, Байзақ батыр 5",
    )
    after = families.edit(desk, code, mended, card.revision)
    assert after.revision == 2
    assert [(member.name, member.birth_date) for member in after.members] == [
        ("Аманова Гүлнар", None),
        ("Аманова Айша", date(2018, 2, 1)),
    ]
    revisions = {row.code: row.revision for row in desk.rows(Person.select())}
    assert [revisions[member.person] for member in card.members] == [1, 2, 1]


def test_who_left_the_family_stays_a_person_with_a_dated_membership(desk: Desk) -> None:
    code = families.register_quickly(desk, "Аманова", (8, 3))
    card = families.family(desk, code)
    entry = families.entry_of(card)
    families.edit(desk, code, FamilyEntry(entry.members[:2]), card.revision)
    left = desk.row(Membership.select().where(Membership.person == card.members[2].person))
    assert left is not None
    assert left.until == "2026-03-14"
    assert desk.value(Person.select(Person.code).where(Person.code == card.members[2].person))


def test_two_desks_that_edit_one_card_do_not_overwrite_each_other(desk: Desk) -> None:
    code = families.register_quickly(desk, "Аманова")
    card = families.family(desk, code)
    entry = families.entry_of(card)
    families.edit(desk, code, entry, card.revision)
    with pytest.raises(UserError) as error:
        families.edit(
            desk, code, FamilyEntry((MemberEntry("Басқа", person=entry.members[0].person),)), card.revision
        )
    assert code_of(error) == "family.changed"
    assert families.family(desk, code).name == "Аманова"


def test_an_untouched_edit_changes_nothing_but_the_cards_revision(desk: Desk) -> None:
    code = families.register(
        desk,
        FamilyEntry(
            (MemberEntry("Аманова", "Гүлнар", iin=WOMAN, phone="7012345678"), MemberEntry(age=4)),
            address="Тараз",
            phone="7012345678",
            note="балкон жағы",
            categories=(CategoryEntry(Category.LARGE, shown="куәлік"),),
        ),
    )
    before = families.family(desk, code)
    after = families.edit(desk, code, families.entry_of(before), before.revision)
    assert (after.members, after.categories) == (before.members, before.categories)
    assert (after.address, after.phone, after.note) == (before.address, before.phone, before.note)


def test_cards_to_complete_say_what_is_missing(desk: Desk) -> None:
    quick = families.register_quickly(desk, "Аманова", (8,))
    whole = FamilyEntry(
        (MemberEntry("Сейтова", "Роза", iin=WOMAN), MemberEntry("Сейтов", "Ерлан", iin=MAN)),
        address="Тараз, Ленин 97",
        categories=(CategoryEntry(Category.LOW_INCOME),),
    )
    families.register(desk, whole)
    families.register_quickly(desk.at(2), "Басқа дүкеннің отбасы")
    found = families.incomplete(desk)
    assert [card.code for card in found] == [quick]
    assert families.incomplete(desk, after=quick) == ()
    assert waiting.cards(desk) == 1
    assert families.gaps_of(found[0]) == (Gap.NAME, Gap.BIRTHS, Gap.ADDRESS, Gap.CATEGORY)


def test_a_consent_stands_from_the_day_it_was_given(desk: Desk) -> None:
    code = families.register_quickly(desk, "Аманова")
    assert not families.consented(desk, code)
    families.record_consent(desk, code, method="paper")
    assert families.consent_on(desk, code) == "2026-03-14"


@pytest.mark.parametrize(
    ("typed", "birth", "estimated"),
    [
        ("14.03.2018", date(2018, 3, 14), False),
        ("14032018", date(2018, 3, 14), False),
        ("1-2-2020", date(2020, 2, 1), False),
        ("14ю03ю2018", date(2018, 3, 14), False),
        ("8", date(2017, 9, 1), True),
    ],
)
def test_a_birth_is_typed_as_a_date_or_an_age(typed: str, birth: date, estimated: bool) -> None:
    assert families.parse_birth(typed, date(2026, 3, 14)) == (birth, estimated)


@pytest.mark.parametrize("typed", ["31.02.2018", "15.03.2026", "кеше", "14.03.1899", "999"])
def test_what_is_no_birth_is_refused(typed: str) -> None:
    with pytest.raises(UserError) as error:
        families.parse_birth(typed, date(2026, 3, 14))
    assert code_of(error) == "family.birth"


def test_an_unknown_card_is_named(desk: Desk) -> None:
    with pytest.raises(UserError) as error:
        families.family(desk, codes.make(CodeType.FAMILY, 3, 77))
    assert code_of(error) == "family.unknown"
    assert "2203" in error.value.text()
