"""IIN, BIN and phone numbers: right ones pass, each wrong one is told why."""

import csv
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kamkor_shop.errors import UserError
from kamkor_shop.identity import check_bin, check_iin, format_phone, parse_phone
from kamkor_shop.vocabulary import Sex

with (Path(__file__).parent / "data" / "iin_cases.tsv").open(encoding="utf-8", newline="") as file:
    CASES = [(row["number"], row["kind"], row["result"]) for row in csv.DictReader(file, dialect="excel-tab")]

REASONS = {
    ("IIN", "check digit"): "iin.check_digit",
    ("IIN", "no such date"): "iin.date",
    ("IIN", "seventh digit"): "iin.century",
    ("IIN", "two digits swapped"): "iin.check_digit",
    ("IIN", "passes the checksum, but no such date"): "iin.date",
    ("IIN", "11 digits"): "iin.length",
    ("BIN", "check digit"): "bin.check_digit",
    ("BIN", "month 13"): "bin.date",
}
SEXES = {"man": Sex.MALE, "boy": Sex.MALE, "woman": Sex.FEMALE, "girl": Sex.FEMALE}


def pick(kind: str, verdict: str) -> list[tuple[str, str]]:
    """The cases of one kind of number that are valid, or that are not."""
    return [(number, result) for number, of, result in CASES if of == kind and result.startswith(verdict)]


def test_the_cases_are_all_there() -> None:
    assert len(CASES) == 15
    assert {result.split(":")[0].split(",")[0] for _, _, result in CASES} == {"valid", "invalid"}


@pytest.mark.parametrize(("number", "result"), pick("IIN", "valid"))
def test_a_right_iin_tells_birth_date_and_sex(number: str, result: str) -> None:
    person, day = re.search(r"(\w+) born ([\d-]+)", result).groups()  # type: ignore[union-attr]
    iin = check_iin(number, today=date(2026, 3, 14))
    assert (iin.text, iin.birth_date, iin.sex, iin.foreign) == (
        number,
        date.fromisoformat(day),
        SEXES[person],
        False,
    )


@pytest.mark.parametrize(("number", "result"), pick("IIN", "invalid"))
def test_a_wrong_iin_is_refused_for_its_reason(number: str, result: str) -> None:
    with pytest.raises(UserError) as error:
        check_iin(number)
    assert error.value.code == REASONS["IIN", result.removeprefix("invalid: ")]


@pytest.mark.parametrize(("number", "result"), pick("BIN", "valid"))
def test_a_right_bin_is_kept(number: str, result: str) -> None:
    assert check_bin(f" {number[:6]} {number[6:]} ") == number


@pytest.mark.parametrize(("number", "result"), pick("BIN", "invalid"))
def test_a_wrong_bin_is_refused_for_its_reason(number: str, result: str) -> None:
    with pytest.raises(UserError) as error:
        check_bin(number)
    assert error.value.code == REASONS["BIN", result.removeprefix("invalid: ")]


@pytest.mark.parametrize(
    ("number", "code"),
    [("13074099990", "bin.length"), ("130710999909", "bin.type"), ("130749999909", "bin.type")],
)
def test_a_bin_of_an_unknown_type_is_refused(number: str, code: str) -> None:
    with pytest.raises(UserError) as error:
        check_bin(number)
    assert error.value.code == code


def test_an_iin_may_be_typed_in_groups_and_only_in_our_digits() -> None:
    assert check_iin(" 850314 399904 ").text == "850314399904"
    with pytest.raises(UserError):
        check_iin("٨50314399904")


def test_nobody_is_born_tomorrow() -> None:
    assert check_iin("190228699690", today=date(2019, 2, 28)).birth_date == date(2019, 2, 28)
    with pytest.raises(UserError) as error:
        check_iin("190228699690", today=date(2019, 2, 27))
    assert error.value.code == "iin.date"


def passing(body: str) -> list[str]:
    """The numbers of twelve digits that begin with a body of eleven and pass."""
    numbers = []
    for digit in "0123456789":
        try:
            numbers.append(check_iin(body + digit).text)
        except UserError:
            continue
    return numbers


def test_a_foreigner_s_iin_is_marked_and_says_no_sex() -> None:
    iin = check_iin(passing("85031400001")[0], today=date(2026, 3, 14))
    assert (iin.foreign, iin.sex, iin.birth_date) == (True, None, date(1985, 3, 14))


bodies = st.builds(
    lambda day, male, number: f"{day:%y%m%d}{(3 if day.year < 2000 else 5) + (0 if male else 1)}{number:04}",
    st.dates(date(1900, 1, 1), date(2026, 1, 1)),
    st.booleans(),
    st.integers(0, 9999),
)


@given(bodies)
def test_at_most_one_last_digit_passes(body: str) -> None:
    assert len(passing(body)) <= 1  # none for the bodies that give 10 twice and were never issued


@given(bodies, st.integers(0, 9), st.integers(1, 9))
def test_one_wrong_digit_is_noticed_unless_the_second_pass_was_needed(body: str, place: int, by: int) -> None:
    # The eleventh digit is left out: its weight in the first pass is 11, which modulo 11 weighs nothing.
    wrong = f"{body[:place]}{(int(body[place]) + by) % 10}{body[place + 1 :]}"
    first_pass = [
        sum(int(digit) * weight for weight, digit in enumerate(text, 1)) % 11 for text in (body, wrong)
    ]
    assume(10 not in first_pass)
    (right,) = passing(body)
    with pytest.raises(UserError):
        check_iin(wrong + right[11])


@pytest.mark.parametrize(
    ("typed", "kept", "shown"),
    [
        ("8 701 234 56 78", "+77012345678", "+7 701 234 56 78"),
        ("87012345678", "+77012345678", "+7 701 234 56 78"),
        ("77012345678", "+77012345678", "+7 701 234 56 78"),
        ("+7 (701) 234-56-78", "+77012345678", "+7 701 234 56 78"),
        ("7012345678", "+77012345678", "+7 701 234 56 78"),
        ("8 7262 45 12 34", "+77262451234", "+7 7262 45 12 34"),
        ("7262451234", "+77262451234", "+7 7262 45 12 34"),
        ("8 727 250 10 20", "+77272501020", "+7 727 250 10 20"),
        ("+7 916 123 45 67", "+79161234567", "+7 916 123 45 67"),
        ("+996 555 123 456", "+996555123456", "+996555123456"),
        ("00998 90 123 45 67", "+998901234567", "+998901234567"),
    ],
)
def test_a_phone_number_is_kept_in_one_form_and_shown_in_another(typed: str, kept: str, shown: str) -> None:
    assert parse_phone(typed) == kept
    assert format_phone(kept) == shown
    assert parse_phone(shown) == kept


@pytest.mark.parametrize(
    "typed", ["", "12", "701 234 56 7", "1234567890", "+7 701", "жоқ", "87012345678900", "+0123456789"]
)
def test_what_is_no_phone_number_is_refused(typed: str) -> None:
    with pytest.raises(UserError) as error:
        parse_phone(typed)
    assert error.value.code == "phone.unreadable"
