"""The preview: the very paper that will be printed, whole on the screen, page by page."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from kamkor_shop import codes, i18n
from kamkor_shop.errors import UserError
from kamkor_shop.papers.labels import roll
from kamkor_shop.papers.receipt import render
from tests.papers.test_labels import lot_label
from tests.papers.test_receipt import receipt
from ui.theme import ICON, space
from ui.widgets.buttons import Button
from ui.widgets.paper_preview import PaperPreview


@pytest.fixture
def preview(qtbot: QtBot) -> PaperPreview:
    made = PaperPreview()
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    qtbot.waitExposed(made)
    return made


def button(preview: PaperPreview, text: str) -> Button:
    return next(one for one in preview.findChildren(Button) if one.text() == text)


def counter(preview: PaperPreview) -> str:
    return next(label.text() for label in preview.findChildren(QLabel) if "of" in label.text())


def test_a_receipt_is_whole_on_the_screen(preview: PaperPreview) -> None:
    preview.show_pdf(render(receipt(3)), "receipt")
    sheet = preview._area.widget()
    assert sheet.height() <= preview._area.viewport().height()
    assert sheet.height() > preview._area.viewport().height() * 0.9
    assert sheet.width() / sheet.height() == pytest.approx(148 / 210, abs=0.01)


def test_a_label_is_shown_larger_than_life_and_whole(preview: PaperPreview) -> None:
    preview.show_pdf(roll([lot_label(1)]), "label")
    assert preview.zoom > 200
    assert preview._area.widget().width() <= preview._area.viewport().width()


def test_what_is_shown_can_be_scanned_from_the_screen(preview: PaperPreview, tmp_path: Path) -> None:
    import zxingcpp
    from PIL import Image

    preview.show_pdf(roll([lot_label(7)]), "label")
    preview.grab().save(str(tmp_path / "screen.png"))
    found = zxingcpp.read_barcodes(Image.open(tmp_path / "screen.png").convert("L"))
    assert [code.text for code in found] == [codes.to_ean13(lot_label(7).code)]


def test_pages_turn_with_the_keys_and_stop_at_the_last(preview: PaperPreview, qtbot: QtBot) -> None:
    preview.show_pdf(render(receipt(30)), "receipt")
    assert counter(preview) == "Page 1 of 2"
    preview.setFocus()
    for _press in range(3):
        qtbot.keyClick(preview.focusProxy(), Qt.Key.Key_PageDown)
    assert counter(preview) == "Page 2 of 2"
    for _press in range(3):
        qtbot.keyClick(preview.focusProxy(), Qt.Key.Key_PageUp)
    assert counter(preview) == "Page 1 of 2"


def test_larger_and_smaller_go_in_steps_and_nought_fits_again(preview: PaperPreview, qtbot: QtBot) -> None:
    preview.show_pdf(render(receipt(3)), "receipt")
    fitting = preview.zoom
    area = preview.focusProxy()
    qtbot.keyClick(area, Qt.Key.Key_Plus)
    larger = preview.zoom
    assert larger > fitting
    qtbot.keyClick(area, Qt.Key.Key_Minus)
    assert preview.zoom < larger
    qtbot.keyClick(area, Qt.Key.Key_0)
    assert preview.zoom == fitting


def test_a_larger_window_shows_a_larger_page(preview: PaperPreview, qtbot: QtBot) -> None:
    preview.show_pdf(render(receipt(3)), "receipt")
    before = preview._area.widget().height()
    preview.resize(1200, 1000)
    qtbot.waitUntil(lambda: preview._area.widget().height() > before)


def test_print_hands_over_the_paper_that_is_shown(preview: PaperPreview, qtbot: QtBot) -> None:
    pdf = render(receipt(3))
    preview.show_pdf(pdf, "receipt")
    with qtbot.waitSignal(preview.print_asked) as asked:
        qtbot.keyClick(preview.focusProxy(), Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert asked.args == [pdf]


def test_the_saved_file_is_the_printed_paper_byte_for_byte(preview: PaperPreview, tmp_path: Path) -> None:
    pdf = render(receipt(3))
    preview.show_pdf(pdf, "receipt")
    preview.save(tmp_path / "receipt.pdf")
    assert (tmp_path / "receipt.pdf").read_bytes() == pdf


def test_a_folder_that_takes_no_file_is_told_in_words(preview: PaperPreview, tmp_path: Path) -> None:
    preview.show_pdf(render(receipt(3)), "receipt")
    with pytest.raises(UserError) as refused:
        preview.save(tmp_path / "missing" / "receipt.pdf")
    assert refused.value.code == "print.not_saved"


def test_without_a_paper_nothing_can_be_printed(preview: PaperPreview) -> None:
    assert not button(preview, "Print").isEnabled()
    assert not button(preview, "Save as PDF").isEnabled()
    assert preview.page == 0


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_no_word_of_the_preview_is_cut_in_any_language(
    preview: PaperPreview, qapp: QApplication, language: str
) -> None:
    i18n.use(language)
    preview.retranslate()
    preview.show_pdf(render(receipt(30)), "receipt")
    qapp.processEvents()
    for one in preview.findChildren(Button):
        assert one.width() >= one.sizeHint().width(), one.text()
    save = next(one for one in preview.findChildren(Button) if "PDF" in one.text())
    words = save.width() - 2 * space(4) - ICON - space(2)
    assert save.fontMetrics().elidedText(save.text(), Qt.TextElideMode.ElideRight, words) == save.text()
