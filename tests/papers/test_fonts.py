"""Letters on paper: every Kazakh one is there, lines are measured, what is too long is cut with a sign."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamkor_shop.i18n import KAZAKH_ALPHABET
from kamkor_shop.papers.fonts import ELLIPSIS, Face, printable, register, shorten, width, wrap
from kamkor_shop.papers.pen import Pen
from kamkor_shop.papers.style import A5
from tests.papers.reading import pages, texts

TEXTS = st.text(alphabet=KAZAKH_ALPHABET + KAZAKH_ALPHABET.lower() + " -,.№₸0123456789", max_size=120)


@pytest.mark.parametrize("face", list(Face))
def test_every_letter_and_sign_of_the_papers_is_in_the_font(face: Face) -> None:
    from reportlab.pdfbase import pdfmetrics

    register()
    glyphs = pdfmetrics.getFont(face.value).face.charToGlyph
    needed = KAZAKH_ALPHABET + KAZAKH_ALPHABET.lower() + "₸№«»–—·×…“”„’0123456789\xa0"
    assert [sign for sign in needed if ord(sign) not in glyphs] == []


@pytest.mark.parametrize("sign", "−≈‑\u202f\n\t")
def test_a_sign_that_the_font_lacks_is_printed_as_its_nearest(sign: str) -> None:
    from reportlab.pdfbase import pdfmetrics

    register()
    assert all(ord(one) in pdfmetrics.getFont(Face.REGULAR.value).face.charToGlyph for one in printable(sign))
    pen = Pen("minus")
    pen.page(A5)
    pen.text(10, 20, f"{sign}12", 20)
    assert texts(pen.finish())[0].strip() in ("–12", "~12", "-12", "12")


def test_kazakh_text_can_be_copied_out_of_the_paper() -> None:
    pen = Pen("letters")
    pen.page(A5)
    pen.text(10, 20, KAZAKH_ALPHABET, 9)
    pen.text(10, 30, "Қамқор үйі, ең әдемі ғимарат, 12 400 ₸", 9, Face.BOLD)
    (text,) = texts(pen.finish())
    assert KAZAKH_ALPHABET in text
    assert "Қамқор үйі, ең әдемі ғимарат, 12 400 ₸" in text.replace("\xa0", " ")


def test_the_kazakh_i_has_its_dot() -> None:
    pen = Pen("letter")
    pen.page(A5)
    pen.text(10, 20, "і", 60)
    pen.text(40, 20, "ı", 60)
    (page,) = pages(pen.finish(), 100)
    ink = page.point([255 if grey < 128 else 0 for grey in range(256)])
    dotted, dotless = ink.crop((0, 0, 130, 150)).getbbox(), ink.crop((130, 0, 400, 150)).getbbox()
    assert dotted is not None
    assert dotless is not None
    assert dotted[3] - dotted[1] > (dotless[3] - dotless[1]) * 1.15


@given(TEXTS, st.floats(12, 120))
def test_a_shortened_text_fits_and_says_that_it_was_cut(text: str, room: float) -> None:
    short = shorten(text, Face.REGULAR, 10, room)
    assert width(short, Face.REGULAR, 10) <= room
    assert short == text or short.endswith(ELLIPSIS)


@given(TEXTS, st.floats(12, 120))
def test_wrapping_loses_no_letter_and_keeps_within_the_column(text: str, room: float) -> None:
    lines = wrap(text, Face.REGULAR, 10, room)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(width(line, Face.REGULAR, 10) <= room for line in lines)


@given(TEXTS, st.integers(1, 4))
def test_wrapping_keeps_to_the_lines_it_is_given(text: str, lines: int) -> None:
    assert len(wrap(text, Face.REGULAR, 10, 40, lines)) <= lines


def test_a_sum_of_money_is_not_torn_at_its_spaces() -> None:
    assert wrap("барлығы 12\xa0400\xa0₸", Face.REGULAR, 10, 24) == ("барлығы", "12\xa0400\xa0₸")


def test_a_double_name_breaks_at_its_hyphen() -> None:
    assert wrap("Құдайбергенова-Жақсылықова", Face.REGULAR, 10, 34)[0] == "Құдайбергенова-"
