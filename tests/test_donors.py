"""Donors: found by any part of what is known, one card each."""

import pytest

from kamkor_shop import donors
from kamkor_shop.desk import Desk
from kamkor_shop.donors import DonorCard
from kamkor_shop.errors import UserError
from kamkor_shop.i18n import use
from kamkor_shop.store.models import SearchEntry
from kamkor_shop.vocabulary import Origin, PartyType


def bin_of(head: str) -> str:
    """A BIN with this head of eleven digits and a right check digit."""
    from kamkor_shop.identity import check_bin

    for digit in "0123456789":
        try:
            return check_bin(head + digit)
        except UserError:
            continue
    raise AssertionError(head)


def organisation(name: str = "«Мәрт» СОО", head: str = "19034001234") -> DonorCard:
    return DonorCard(PartyType.ORGANISATION, name, "8 7262 45 12 34", bin_of(head), "Ғани Сейтов", "Тараз")


@pytest.mark.parametrize(
    "typed", ["мәрт", "март", "МАРТ", "сейт", "гани", "87262451234", "+7 7262 45 12 34", "451234", "7262"]
)
def test_a_donor_is_found_by_any_part_of_name_contact_or_phone(desk: Desk, typed: str) -> None:
    code = donors.add(desk, organisation())
    donors.add(desk, DonorCard(PartyType.PERSON, "Айгүл Омарова"))
    assert [found.code for found in donors.find(desk, typed)] == [code]


def test_a_donor_is_found_by_the_bin_and_by_digits_of_the_kazakh_layout(desk: Desk) -> None:
    code = donors.add(desk, organisation())
    number = donors.donor(desk, code).number
    layout = str.maketrans("1234567890", '"әіңғ,.үұқ')
    assert [found.code for found in donors.find(desk, number)] == [code]
    assert [found.code for found in donors.find(desk, "87262451234".translate(layout))] == [code]


def test_donors_stand_in_the_order_of_the_kazakh_alphabet(desk: Desk) -> None:
    for name in ("Қайрат", "Әсел", "Карлыгаш", "Асхат"):
        donors.add(desk, DonorCard(PartyType.PERSON, f"{name} Тест"))
    assert [found.name.split()[0] for found in donors.find(desk, "тест")] == [
        "Асхат",
        "Әсел",
        "Карлыгаш",
        "Қайрат",
    ]


def test_a_card_is_kept_in_one_form_and_says_where_gifts_come_from(desk: Desk) -> None:
    found = donors.donor(desk, donors.add(desk, organisation("  «Мәрт»   СОО ")))
    assert (found.name, found.phone, found.origin) == ("«Мәрт» СОО", "+77262451234", Origin.ORGANISATION)
    person = donors.donor(desk, donors.add(desk, DonorCard(PartyType.PERSON, "Айгүл", number="920722499904")))
    assert (person.number, person.origin) == ("920722499904", Origin.PERSON)


@pytest.mark.parametrize(
    ("card", "code"),
    [
        (DonorCard(PartyType.PERSON, "  "), "donor.no_name"),
        (DonorCard(PartyType.PERSON, "А" * 201), "donor.long_name"),
        (DonorCard(PartyType.PERSON, "Айгүл", phone="12"), "phone.unreadable"),
        (DonorCard(PartyType.PERSON, "Айгүл", number="920722499905"), "iin.check_digit"),
        (DonorCard(PartyType.ORGANISATION, "Март", number="920722499904"), "bin.type"),
        (DonorCard(PartyType.STATE, "Әкімдік", number="1903400"), "bin.length"),
    ],
)
def test_a_wrong_card_is_refused_with_its_sentence_and_nothing_is_written(
    desk: Desk, card: DonorCard, code: str
) -> None:
    use("en")
    with pytest.raises(UserError) as refused:
        donors.add(desk, card)
    assert refused.value.code == code
    assert "{" not in refused.value.text()
    assert "Nothing was saved" in refused.value.text()
    assert donors.find(desk, card.name) == ()


def test_two_cards_never_carry_the_same_number(desk: Desk) -> None:
    first = donors.add(desk, organisation())
    with pytest.raises(UserError) as refused:
        donors.add(desk, organisation("Басқа"))
    assert refused.value.code == "donor.number_known"
    assert "Мәрт" in refused.value.text()
    other = donors.add(desk, organisation("Басқа", "20034001234"))
    with pytest.raises(UserError):
        donors.change(desk, other, organisation("Басқа"))
    assert donors.change(desk, first, organisation("Жаңа ат")).name == "Жаңа ат"
    assert donors.find(desk, "мәрт") == ()
    assert [found.code for found in donors.find(desk, "жана")] == [first]


def test_an_unknown_donor_is_a_sentence(desk: Desk) -> None:
    with pytest.raises(UserError, match=r"donor\.unknown"):
        donors.donor(desk, 270100000009)


def test_cards_that_came_in_without_the_index_are_found_after_reindexing(desk: Desk) -> None:
    code = donors.add(desk, organisation())
    with desk.write():
        desk.change(SearchEntry.delete())
    assert donors.find(desk, "мәрт") == ()
    donors.reindex(desk)
    assert [found.code for found in donors.find(desk, "мәрт")] == [code]
