"""Languages: dates, months, the alphabet, and looking texts up at call time."""

import subprocess
import sys
import threading
from datetime import date

import pytest
from babel.dates import get_month_names
from hypothesis import given
from hypothesis import strategies as st

from kamkor_shop import i18n
from kamkor_shop.i18n import N_, _, format_date, format_month, language, month_name, ngettext, sort_key

NAURYZ = date(2026, 3, 14)


@pytest.fixture(autouse=True)
def _language_as_before() -> object:
    before = i18n.current()
    yield
    i18n.use(before)


@pytest.mark.parametrize("name", i18n.LANGUAGES)
def test_our_months_are_those_of_the_unicode_locale_data(name: str) -> None:
    alone = get_month_names("wide", "stand-alone", name)
    dated = get_month_names("wide", "format", name)
    for number in range(1, 13):
        assert month_name(number, name).lower() == alone[number].lower()
        assert f" {dated[number]} ".lower() in f" {format_date(date(2026, number, 1), name, 'long')} ".lower()


def test_dates_are_written_as_each_language_writes_them() -> None:
    assert format_date(NAURYZ, "kk", "long") == "2026 жылғы 14 наурыз"
    assert format_date(NAURYZ, "ru", "long") == "14 марта 2026 года"
    assert format_date(NAURYZ, "en", "long") == "14 March 2026"
    assert {format_date(NAURYZ, name) for name in i18n.LANGUAGES} == {"14.03.2026"}


def test_a_month_has_its_year_with_it() -> None:
    assert [format_month("2026-06", name) for name in i18n.LANGUAGES] == [
        "2026 жылғы маусым",
        "июнь 2026 года",
        "June 2026",
    ]
    assert month_name("2026-06", "kk") == "маусым"


def test_june_is_not_the_season_although_kazakh_has_one_word_for_both() -> None:
    i18n.use("kk")
    assert month_name(6) == "маусым"
    assert _("all-season") == "барлық маусымға"


def test_the_language_switches_while_the_program_runs() -> None:
    said = []
    for name in i18n.LANGUAGES:
        i18n.use(name)
        said.append(_("winter"))
    assert said == ["қысқы", "зимний", "winter"]


def test_a_paper_speaks_two_languages_while_the_window_speaks_a_third() -> None:
    i18n.use("en")
    with language("kk"):
        kazakh = _("winter")
        with language("ru"):
            russian = _("winter")
        assert i18n.current() == "kk"
    assert (kazakh, russian, _("winter")) == ("қысқы", "зимний", "winter")


def test_a_paper_made_in_one_thread_does_not_change_the_window_s_language() -> None:
    i18n.use("ru")
    inside, seen = threading.Event(), threading.Event()

    def make_paper() -> None:
        with language("kk"):
            inside.set()
            seen.wait(5)

    thread = threading.Thread(target=make_paper)
    thread.start()
    assert inside.wait(5)
    assert _("winter") == "зимний"
    seen.set()
    thread.join()


def test_the_language_comes_back_after_a_failure() -> None:
    i18n.use("en")
    with pytest.raises(ZeroDivisionError), language("kk"):
        raise ZeroDivisionError
    assert i18n.current() == "en"


@pytest.mark.parametrize("name", ["de", "", "KK"])
def test_there_is_no_fourth_language(name: str) -> None:
    with pytest.raises(ValueError, match="no such language"):
        i18n.use(name)
    with pytest.raises(ValueError, match="no such language"), language(name):
        pass


def test_a_text_without_translation_stays_english_and_an_empty_one_empty() -> None:
    with language("kk"):
        assert _(N_("no such text anywhere")) == "no such text anywhere"
        assert _("") == ""


def test_russian_has_three_plurals_and_kazakh_one() -> None:
    def pairs(name: str) -> list[str]:
        with language(name):
            return [
                ngettext("{number} pair", "{number} pairs", n).format(number=n)
                for n in (1, 2, 5, 11, 21, 102)
            ]

    assert pairs("kk") == [
        "1\u00a0жұп",
        "2\u00a0жұп",
        "5\u00a0жұп",
        "11\u00a0жұп",
        "21\u00a0жұп",
        "102\u00a0жұп",
    ]
    assert pairs("ru") == [
        "1\u00a0пара",
        "2\u00a0пары",
        "5\u00a0пар",
        "11\u00a0пар",
        "21\u00a0пара",
        "102\u00a0пары",
    ]
    assert pairs("en")[:2] == ["1 pair", "2 pairs"]


def test_the_alphabet_has_its_42_letters_once() -> None:
    assert len(set(i18n.KAZAKH_ALPHABET)) == len(i18n.KAZAKH_ALPHABET) == 42


def test_names_sort_by_the_kazakh_alphabet() -> None:
    names = [
        "Асан",
        "Әсел",
        "Болат",
        "Гүлнар",
        "Ғани",
        "Еркін",
        "Қанат",
        "Нұрлан",
        "Өмір",
        "Сәуле",
        "Ұлан",
        "Үміт",
        "Хадиша",
        "Ыбырай",
        "Іңкәр",
        "Юрий",
    ]
    shuffled = sorted(names, key=len)
    assert shuffled != names
    assert sorted(shuffled, key=sort_key) == names


@given(st.lists(st.text(i18n.KAZAKH_ALPHABET, max_size=6)))
def test_plain_comparison_of_keys_is_the_order_of_the_alphabet(words: list[str]) -> None:
    by_place = sorted(words, key=lambda word: [i18n.KAZAKH_ALPHABET.index(letter) for letter in word])
    assert [w.encode() for w in sorted(map(sort_key, words))] == [sort_key(w).encode() for w in by_place]
    # The store compares bytes of UTF-8, Python code points: both must agree.
    assert sorted(map(sort_key, words)) == sorted(map(sort_key, words), key=str.encode)


def test_case_quotes_and_hyphens_do_not_count_and_digits_and_latin_come_first() -> None:
    assert sort_key("«Халық»") == sort_key("ХАЛЫҚ")
    assert sort_key("Нұр-Сұлтан") == sort_key("Нұр  Сұлтан")
    assert sorted(["Мейірім", "Mart", "7 күн"], key=sort_key) == ["7 күн", "Mart", "Мейірім"]


def test_looking_a_text_up_does_not_need_babel() -> None:
    code = "import sys; from kamkor_shop.i18n import _, use; use('kk'); _('winter'); print('babel' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
