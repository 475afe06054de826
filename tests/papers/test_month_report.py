"""The monthly report on paper and in the workbook says what the JSON says, figure for figure."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from kamkor_shop import catalogue, founding, i18n, reports
from kamkor_shop.catalogue import Names
from kamkor_shop.clock import FixedClock
from kamkor_shop.desk import Desk
from kamkor_shop.errors import UserError
from kamkor_shop.ledger import drafts
from kamkor_shop.papers import month_report
from kamkor_shop.papers.month_report.amounts import WAYS, Way, signed_name
from kamkor_shop.papers.rendering import Media, render
from kamkor_shop.reports import MonthReport
from kamkor_shop.reports.as_json import to_json, to_text
from kamkor_shop.reports.columns import RECEIVED, filled
from tests.goods import give, receive, undo
from tests.months import SECOND, live
from tests.papers.reading import ink_boxes, page_sizes, texts

FLOWS = ("received", "bought", "sorted_in", "returned", "arrived", "surplus", "opened")
OUT = ("sorted_out", "given", "sent", "recycled", "wasted", "shortage")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk after two made-up months."""
    clock = FixedClock(datetime(2026, 2, 1, 10))
    store = founding.found(tmp_path_factory.mktemp("papers") / "kamkor.store", bytes(range(32)), clock)
    lived = Desk(store, 1, founding.add_member(Desk(store, 1, 0, clock), "Сейтова Айгүл"), clock)
    live(lived, clock)
    yield lived
    store.close()


@pytest.fixture(scope="module")
def report(desk: Desk) -> MonthReport:
    return reports.month_report(desk, SECOND)


@pytest.fixture(scope="module")
def pdf(desk: Desk, report: MonthReport) -> bytes:
    return month_report.pdf(desk, report)


@pytest.fixture(scope="module")
def said(report: MonthReport) -> dict[str, Any]:
    return to_json(report)


def amounts(movement: dict[str, Any], way: str) -> list[int]:
    """Opening, every flow, closing."""
    flows = [movement["in"][flow][way] for flow in FLOWS] + [movement["out"][flow][way] for flow in OUT]
    return [movement["opening"][way], *flows, movement["closing"][way]]


def as_written(value: int, way: str) -> str:
    """A figure as Kazakh and Russian papers write it, worked out here anew."""
    if not value:
        return "–"
    whole, rest = divmod(abs(value), 1000 if way == "grams" else 1)
    grouped = re.sub(r"(?<=\d)(?=(\d{3})+$)", " ", str(whole))
    decimals = f",{rest:03}".rstrip("0") if way == "grams" and rest else ""
    return f"{'–' if value < 0 else ''}{grouped}{decimals}"


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\u00a0", " "))


# --- PDF --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("way", ["pieces", "grams", "tenge"])
def test_every_figure_of_every_row_is_on_paper(pdf: bytes, said: dict[str, Any], way: str) -> None:
    text = plain(" ".join(texts(pdf)))
    rows = [(group["name"], group) for group in said["groups"].values()]
    rows += [(kind["name"], kind) for group in said["groups"].values() for kind in group["kinds"].values()]
    checked = 0
    for name, row in rows:
        figures = amounts(row, way)
        if not any(figures):
            continue
        # Columns in which the whole shop has nothing are left out; all others stand in one line, in this order.
        shown = [
            as_written(figure, way) for figure, used in zip(figures, columns_used(said), strict=True) if used
        ]
        line = " ".join(shown)
        assert line in text, f"{name['kk']}: {line}"
        checked += 1
    assert checked > 20 or way == "tenge"
    whole = [
        as_written(figure, way)
        for figure, used in zip(amounts(said["total"], way), columns_used(said), strict=True)
        if used
    ]
    assert " ".join(whole) in text


def columns_used(said: dict[str, Any]) -> list[bool]:
    movements = [said["total"]]
    for group in said["groups"].values():
        movements += [group, *group["kinds"].values()]
    used = [False] * (len(FLOWS) + len(OUT) + 2)
    for movement in movements:
        for way in ("pieces", "grams", "tenge"):
            used = [one or bool(figure) for one, figure in zip(used, amounts(movement, way), strict=True)]
    for always in (0, 1, 1 + len(FLOWS) + OUT.index("given"), -1):
        used[always] = True
    return used


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.key)
def test_what_was_received_is_on_paper_by_origin(pdf: bytes, report: MonthReport, way: Way) -> None:
    text = plain(" ".join(texts(pdf)))
    columns = filled(RECEIVED, [report.movement])
    line = " ".join(as_written(way.of(column.of(report.movement)), way.key) for column in columns)
    assert line in text


def test_the_first_page_says_the_whole_month(pdf: bytes, said: dict[str, Any]) -> None:
    first = plain(texts(pdf)[0])
    total = said["total"]
    for movement in (total["opening"], total["in"]["received"], total["out"]["given"], total["closing"]):
        assert " ".join(as_written(movement[way], way) for way in ("pieces", "grams", "tenge")) in first
    for figure in (said["served"][key] for key in ("families", "people", "children", "visits")):
        assert re.search(rf"(?<!\d){figure}(?!\d)", first)


def test_the_chart_says_what_came_and_what_was_handed_out(pdf: bytes, said: dict[str, Any]) -> None:
    first = plain(texts(pdf)[0])
    assert "Түсті / Поступило" in first
    assert "Берілді / Выдано" in first
    for slug, group in said["groups"].items():
        came = sum(amount["grams"] for amount in group["in"].values())
        given = group["out"]["given"]["grams"]
        if slug != "unsorted" and (came or given) and slug != next(iter(said["groups"])):
            assert as_written(came, "grams").replace("–", "0") in first
            assert as_written(given, "grams").replace("–", "0") in first


def test_the_paper_has_the_seven_details_of_a_primary_document(
    pdf: bytes, desk: Desk, said: dict[str, Any]
) -> None:
    """Law on accounting, article 7, paragraph 3: name, date, organisation, content, measures, people, number."""
    text = plain(" ".join(texts(pdf)))
    own = catalogue.organisation(desk)
    for detail in (
        "Айлық есеп: заттардың қозғалысы",
        "Месячный отчёт: движение вещей",
        "2026 жылғы наурыз",
        "2026 жылғы 31 наурыз",
        own.name_kk,
        catalogue.shop(desk).address("kk"),
        "данамен",
        "в килограммах",
        "Сейтова Айгүл",
        "Жауапты адам",
        "қолы / подпись",
        said["head"],
    ):
        assert detail in text, detail


def test_pages_are_a4_across_and_nothing_leaves_the_paper(pdf: bytes) -> None:
    assert set(page_sizes(pdf)) == {(297.0, 210.0)}
    for left, top, right, bottom in ink_boxes(pdf):
        assert left >= 15
        assert right <= 283
        assert top >= 8
        assert bottom <= 205


def test_no_word_of_a_head_is_cut(pdf: bytes, report: MonthReport) -> None:
    heads = plain(texts(pdf)[1])
    for column in filled(reports.columns.BY_FLOW, [report.movement]):
        for half in (signed_name(column).kk, signed_name(column).ru):
            for word in half.replace("−", "–").split():
                assert word in heads, word


def test_the_same_report_gives_the_same_bytes_in_any_language(desk: Desk, report: MonthReport) -> None:
    made = []
    for name in i18n.LANGUAGES:
        with i18n.language(name):
            made.append(month_report.files(desk, report))
    assert made[0] == made[1] == made[2]
    assert set(made[0]) == {f"report-1-{SECOND}.{ending}" for ending in ("pdf", "xlsx", "json")}
    assert made[0][f"report-1-{SECOND}.json"].decode() == to_text(report)


# --- XLSX -------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def book(desk: Desk, report: MonthReport) -> CalamineWorkbook:
    return CalamineWorkbook.from_filelike(BytesIO(month_report.xlsx(desk, report)))


def test_the_workbook_says_what_the_json_says(book: CalamineWorkbook, said: dict[str, Any]) -> None:
    rows = book.get_sheet_by_index(1).to_python()
    head, *body = rows
    received = next(index for index, name in enumerate(head) if str(name).startswith("(+"))
    units = {"дана / штук": "pieces", "кг": "grams", "теңге / тенге": "tenge"}
    found: dict[tuple[str, str], list[Any]] = {(str(row[0]), units[str(row[2])]): row for row in body}
    movements = {"total": said["total"], **said["groups"]}
    for group in said["groups"].values():
        movements |= group["kinds"]
    assert len(found) == 3 * len(movements)
    for slug, movement in movements.items():
        for way in ("pieces", "grams", "tenge"):
            row, scale = found[slug, way], 1000 if way == "grams" else 1
            got = [round(float(value) * scale) for value in row[4:]]
            opening, total_received, *flows, closing = amounts(movement, way)
            origins = [amount[way] for amount in movement["received_from"].values()]
            assert got == [opening, *origins, *flows, total_received, closing]
            assert round(float(row[received]) * scale) == sum(origins)


def test_the_summary_and_the_families_are_in_the_workbook(
    book: CalamineWorkbook, said: dict[str, Any]
) -> None:
    summary = book.get_sheet_by_index(0).to_python()
    opening = next(row for row in summary if row[0] == "Кезең басында")
    assert [opening[2], round(float(opening[3]) * 1000), opening[4]] == list(
        said["total"]["opening"].values()
    )
    closing = next(row for row in summary if row[0] == "= Кезең соңында")
    assert [closing[2], round(float(closing[3]) * 1000), closing[4]] == list(
        said["total"]["closing"].values()
    )
    rows = {str(row[0]): row for row in book.get_sheet_by_index(2).to_python()}
    for key, number in said["served"].items():
        assert rows[key][2] == number
    for box, figures in said["boxes"].items():
        got = rows[box]
        assert (got[2], got[3], round(float(got[4]) * 1000)) == (
            figures["collections"],
            figures["bags"],
            figures["grams"],
        )


def test_a_name_that_looks_like_a_formula_stays_a_name(desk: Desk, report: MonthReport) -> None:
    first, *others = report.groups
    evil = '=HYPERLINK("http://example.com","x")'
    odd = replace(first, group=replace(first.group, names=Names(evil, evil, evil)))
    content = month_report.xlsx(desk, replace(report, groups=(odd, *others)))
    names = [
        row[1] for row in CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(1).to_python()
    ]
    assert evil in names
    sheets = [name for name in zipfile.ZipFile(BytesIO(content)).namelist() if "worksheets/sheet" in name]
    for name in sheets:
        assert b"<f>" not in zipfile.ZipFile(BytesIO(content)).read(name)


# --- odd months -------------------------------------------------------------------------------------------


def founded(tmp_path_factory: pytest.TempPathFactory, clock: FixedClock) -> Desk:
    store = founding.found(tmp_path_factory.mktemp("odd") / "kamkor.store", bytes(range(32)), clock)
    return Desk(store, 1, founding.add_member(Desk(store, 1, 0, clock), "Айгүл"), clock)


def test_a_month_without_work_has_a_paper_too(tmp_path_factory: pytest.TempPathFactory) -> None:
    lone = founded(tmp_path_factory, FixedClock(datetime(2026, 3, 31, 18)))
    made = month_report.files(lone, reports.month_report(lone, SECOND))
    assert len(texts(made[f"report-1-{SECOND}.pdf"])) >= 1
    lone.close()


def test_a_loss_is_never_printed_as_a_gain(tmp_path_factory: pytest.TempPathFactory) -> None:
    clock = FixedClock(datetime(2026, 2, 20, 10))
    lone = founded(tmp_path_factory, clock)
    handout = give(lone, *receive(lone, value=777, weight=1234).lots)
    clock.set(datetime(2026, 3, 31, 10))
    undo(lone, handout.code)
    text = plain(" ".join(texts(month_report.pdf(lone, reports.month_report(lone, SECOND)))))
    assert "–777" in text
    assert "–1,234" in text
    lone.close()


def test_a_closed_month_prints_the_bytes_that_were_kept_and_copies_say_so(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    clock = FixedClock(datetime(2026, 3, 31, 18))
    lone = founded(tmp_path_factory, clock)
    give(lone, *receive(lone).lots)
    clock.set(datetime(2026, 4, 1, 9))
    report = reports.month_report(lone, SECOND)
    kept = month_report.files(lone, report)
    posted = reports.close_month(lone, SECOND, drafts.new_uuid(), kept, report.head)
    clock.set(datetime(2026, 5, 2, 9))
    first = render(lone, posted.code, "month_report")
    assert (first.pdf, first.media, first.title) == (
        kept[f"report-1-{SECOND}.pdf"],
        Media.A4,
        f"report-1-{SECOND}",
    )
    again = render(lone, posted.code, "month_report", copy=True)
    assert all("КӨШІРМЕ" in page for page in texts(again.pdf))
    original, copy = (plain(" ".join(texts(pdf))) for pdf in (first.pdf, again.pdf))
    assert report.head in original
    assert report.head in copy
    assert "2026 жылғы 1 сәуір" in copy
    assert f"Документов за месяц {report.documents} Соңғы" in original
    assert f"Документов за месяц {report.documents} Соңғы" in copy
    lone.close()


def test_only_a_closing_has_this_paper(tmp_path_factory: pytest.TempPathFactory) -> None:
    lone = founded(tmp_path_factory, FixedClock(datetime(2026, 3, 31, 18)))
    donation = receive(lone)
    with pytest.raises(UserError) as refused:
        render(lone, donation.code, "month_report")
    assert refused.value.code == "paper.unknown"
    lone.close()
