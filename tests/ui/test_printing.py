"""Printing through a real CUPS server: what comes out of the printer is what was previewed, to the dot."""

import subprocess
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pytest

from kamkor_shop import codes
from kamkor_shop.errors import UserError
from kamkor_shop.papers.barcodes import pattern
from kamkor_shop.papers.label_sheets import SheetFormat, blanks
from kamkor_shop.papers.labels import RollSize, roll
from kamkor_shop.papers.raster import rasterise_page, true_dpi
from kamkor_shop.papers.receipt import render
from tests.papers import cups
from tests.papers.reading import barcodes, page_sizes, pages
from tests.papers.test_labels import bag_label, lot_label
from tests.papers.test_receipt import receipt
from ui.print_process import PrintProcess
from ui.printing import image_of, print_pdf

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def server() -> Iterator[cups.Cups]:
    with cups.running() as started:
        yield started


def printed(server: cups.Cups, tmp_path: Path, *jobs: tuple[str, bytes]) -> list[str]:
    """Send jobs (printer, PDF) from a process of its own; what it said of each."""
    words = []
    for number, (printer, pdf) in enumerate(jobs):
        file = tmp_path / f"{number}.pdf"
        file.write_bytes(pdf)
        words += [printer, str(file)]
    done = subprocess.run(
        [sys.executable, "-m", "tests.ui.print_once", *words],
        cwd=ROOT,
        env={**server.environment, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


def paper(job: bytes) -> bytes:
    """The PDF inside what an office printer gets."""
    return job[job.index(b"%PDF") :]


def runs(row: bytes) -> list[int]:
    """How many dots each bar and each gap has, from the first black dot on."""
    first = row.index(0)
    return [len(list(group)) for _, group in groupby(row[first:])]


def test_every_dot_of_a_printed_labels_bars_is_where_it_was_laid(server: cups.Cups, tmp_path: Path) -> None:
    labels = [lot_label(142), lot_label(99_999_999, 99), bag_label()]
    assert printed(server, tmp_path, ("labels", roll(labels))) == ["sent"]
    burned = cups.zpl_labels(server.kept("labels"))
    assert [barcodes(dots) for dots in burned] == [[codes.to_ean13(label.code)] for label in labels]
    for label, dots in zip(labels, burned, strict=True):
        assert dots.width == 464, "58 mm of 8 dots"
        height = round(dots.height * 0.74)
        found = runs(dots.crop((0, height, dots.width, height + 1)).tobytes())
        laid = [3 * len(list(group)) for _, group in groupby(pattern(label.code))]
        assert found[: len(laid)] == laid


@pytest.mark.parametrize("size", [RollSize.R58X60, RollSize.R43X25, RollSize.R30X20])
def test_labels_of_every_roll_come_out_of_the_label_printer(
    server: cups.Cups, tmp_path: Path, size: RollSize
) -> None:
    assert printed(server, tmp_path, ("labels", roll([lot_label(7)], size))) == ["sent"]
    (dots,) = cups.zpl_labels(server.kept("labels"))
    assert barcodes(dots) == [codes.to_ean13(lot_label(7).code)]
    assert dots.height == pytest.approx(size.paper.height * 8, abs=3)


def test_a_receipt_comes_out_on_a5_and_can_be_scanned(server: cups.Cups, tmp_path: Path) -> None:
    made = receipt(30, consent=True)
    assert printed(server, tmp_path, ("office", render(made))) == ["sent"]
    sheets = paper(server.kept("office"))
    assert len(page_sizes(sheets)) == len(page_sizes(render(made)))
    for wide, high in page_sizes(sheets):
        assert (wide, high) == (pytest.approx(148, abs=0.3), pytest.approx(210, abs=0.3))
    assert barcodes(next(pages(sheets, 300))) == [codes.to_ean13(made.code)]


def test_two_receipts_on_a_landscape_sheet_are_not_cut(server: cups.Cups, tmp_path: Path) -> None:
    made = receipt(10)
    assert printed(server, tmp_path, ("office", render(made, two_up=True))) == ["sent"]
    (sheet,) = pages(paper(server.kept("office")), 300)
    assert barcodes(sheet) == [codes.to_ean13(made.code)] * 2


def test_a_sheet_of_blank_labels_comes_out_on_its_stickers(server: cups.Cups, tmp_path: Path) -> None:
    format = SheetFormat.S24_70X37
    ahead = [codes.make(codes.CodeType.LOT, 1, serial) for serial in range(1, 25)]
    assert printed(server, tmp_path, ("office", blanks(ahead, format))) == ["sent"]
    (sheet,) = pages(paper(server.kept("office")), 300)
    for index, code in enumerate(ahead):
        cell = format.cell(index)
        corners = (cell.x, cell.y, cell.x + cell.width, cell.y + cell.height)
        sticker = sheet.crop(tuple(round(corner * 300 / 25.4) for corner in corners))  # type: ignore[arg-type]
        assert barcodes(sticker) == [codes.to_ean13(code)]


def test_a_printer_that_is_stopped_or_refuses_or_is_missing_is_named_before_anything_is_lost(
    server: cups.Cups, tmp_path: Path
) -> None:
    label = roll([lot_label(1)])
    server.command("cupsdisable", "labels")
    assert printed(server, tmp_path, ("labels", label)) == ["print.stopped"]
    server.command("cupsenable", "labels")
    server.command("cupsreject", "labels")
    assert printed(server, tmp_path, ("labels", label)) == ["print.stopped"]
    server.command("cupsaccept", "labels")
    said = printed(server, tmp_path, ("no such printer", label), ("", label), ("labels", label))
    assert said == ["print.no_printer", "print.not_chosen", "sent"]
    (dots,) = cups.zpl_labels(server.kept("labels"))
    assert barcodes(dots) == [codes.to_ean13(lot_label(1).code)]


def test_a_paper_that_the_queue_gives_up_at_once_is_told(server: cups.Cups, tmp_path: Path) -> None:
    server.command(
        "lpadmin",
        "-p",
        "gives-up",
        "-E",
        "-v",
        "broken:/1",
        "-m",
        cups.OFFICE_DRIVER,
        "-o",
        "printer-error-policy=abort-job",
    )
    assert printed(server, tmp_path, ("gives-up", roll([lot_label(1)]))) == ["print.lost"]
    server.command("lpadmin", "-x", "gives-up")


def test_a_queue_that_stops_at_the_paper_is_told(server: cups.Cups, tmp_path: Path) -> None:
    server.command("lpadmin", "-p", "stops", "-E", "-v", "broken:/4", "-m", cups.OFFICE_DRIVER)
    assert printed(server, tmp_path, ("stops", roll([lot_label(1)]))) == ["print.stopped"]
    server.command("lpadmin", "-x", "stops")


def test_a_paper_that_the_server_does_not_take_from_this_user_is_told(
    server: cups.Cups, tmp_path: Path
) -> None:
    server.command("lpadmin", "-p", "office", "-u", "allow:somebody-else")
    assert printed(server, tmp_path, ("office", roll([lot_label(1)]))) == ["print.failed"]
    server.command("lpadmin", "-p", "office", "-u", "allow:all")


def test_no_print_server_at_all_is_told_in_words(tmp_path: Path) -> None:
    gone = cups.Cups(tmp_path, 1)
    assert printed(gone, tmp_path, ("labels", roll([lot_label(1)]))) == ["print.no_printer"]


def test_the_window_prints_through_a_process_that_stays_for_the_next_paper(
    server: cups.Cups, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CUPS_SERVER", server.environment["CUPS_SERVER"])
    printing = PrintProcess()
    assert printing.number is None, "nothing is started before there is a paper"
    assert printing.names() == ["labels", "office"]
    first = printing.number
    for number in (1, 2):
        printing.print_pdf(roll([lot_label(number)]), "labels")
        (dots,) = cups.zpl_labels(server.kept("labels"))
        assert barcodes(dots) == [codes.to_ean13(lot_label(number).code)]
    with pytest.raises(UserError) as refused:
        printing.print_pdf(roll([lot_label(1)]), "no such printer")
    assert (refused.value.code, refused.value.params) == ("print.no_printer", {"printer": "no such printer"})
    assert printing.number == first
    printing.end()


def test_without_a_printer_chosen_nothing_is_sent() -> None:
    with pytest.raises(UserError) as refused:
        print_pdf(roll([lot_label(1)]), "")
    assert refused.value.code == "print.not_chosen"


def test_the_preview_shows_the_same_dots_as_the_printer_gets() -> None:
    pdf = roll([lot_label(1)])
    raster = rasterise_page(pdf, 0, true_dpi(203), colour=False)
    image = image_of(raster)
    assert (image.width(), image.height()) == (464, 320)
    row = bytes(raster.pixels[236 * 464 : 237 * 464])
    assert [image.pixelColor(x, 236).red() for x in range(464)] == list(row)


@pytest.mark.parametrize(("told", "true"), [(203, 203.2), (406, 406.4), (300, 300), (600, 600), (180, 180)])
def test_a_driver_that_rounds_its_dots_is_understood(told: float, true: float) -> None:
    assert true_dpi(told) == pytest.approx(true)
