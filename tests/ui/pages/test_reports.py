"""The Report page: every figure a way to its documents, and a month that is closed once, with its papers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from kamkor_shop import founding, i18n, ledger, reports
from kamkor_shop.clock import FixedClock
from kamkor_shop.day_book import Figure, sum_behind
from kamkor_shop.desk import Desk
from kamkor_shop.errors import StoreError
from kamkor_shop.quantities import format_number
from kamkor_shop.reports.as_json import to_text
from kamkor_shop.reports.columns import BRIEF, BY_FLOW, MERGED
from kamkor_shop.vocabulary import Flow, Origin
from tests.goods import receive
from tests.months import FIRST, SECOND, live
from tests.ui.pages.report_office import Office
from ui.dialogs.paper import PaperDialog
from ui.pages.reports.saving import save, write
from ui.pages.reports.words import Way
from ui.widgets.buttons import Button


@pytest.fixture
def clock() -> FixedClock:
    """Before the made-up months."""
    return FixedClock(datetime(2026, 2, 1, 10))


@pytest.fixture
def desk(tmp_path: Path, clock: FixedClock) -> Iterator[Desk]:
    store = founding.found(tmp_path / "kamkor.store", bytes(range(32)), clock)
    desk = Desk(store, 1, founding.add_member(Desk(store, 1, 0, clock), "Айгүл"), clock)
    yield desk
    store.close()


@pytest.fixture
def office(desk: Desk, clock: FixedClock, qtbot: QtBot) -> Iterator[Office]:
    live(desk, clock, days_of_work=12)
    opened = Office(desk, qtbot)
    yield opened
    opened.settle()
    opened.context.jobs.close()


def test_the_page_shows_what_the_report_says_in_three_ways(office: Office) -> None:
    report = reports.month_report(office.desk, SECOND)
    model = office.page.table.figures
    for way in Way:
        office.page.ways.choose({way})
        office.page.ways.changed.emit(frozenset({way}))
        assert model.rows[0].movement == report.movement
        for place, column in enumerate(model.columns, start=1):
            assert model.index(0, place).data() == way.text(column.of(report.movement))
        bags = [row for row in model.rows if row.group == "unsorted"]
        assert bool(bags) == (way is Way.KILOGRAMS), "bags are weighed, not counted, and worth nothing yet"


def test_a_group_opens_to_its_kinds_and_closes_again(office: Office) -> None:
    model = office.page.table.figures
    before = [row.name for row in model.rows]
    office.press("Outerwear", "Group and kind")
    kinds = [row for row in model.rows if row.kind is not None]
    assert kinds
    assert {row.group for row in kinds} == {"outer"}
    office.press("Outerwear", "Group and kind")
    assert [row.name for row in model.rows] == before


def test_a_figure_leads_to_the_documents_that_add_up_to_it(office: Office) -> None:
    office.press("Outerwear", "Group and kind")
    model = office.page.table.figures
    given = next(column for column in model.columns if column.key == "given")
    kind = next(row for row in model.rows if row.kind is not None and given.of(row.movement).pieces)
    for row in (model.rows[0], next(row for row in model.rows if row.group == "outer"), kind):
        office.press(row.name, "− Handed out")
        page, arguments = office.went[-1]
        assert page == "day_book"
        figure = Figure(
            arguments["month"], (Flow(arguments["flow"]),), kind=arguments["kind"], group=arguments["group"]
        )
        behind = sum_behind(office.desk, figure)
        amount = given.of(row.movement)
        assert (behind.things, behind.grams, behind.value) == (amount.pieces, amount.grams, amount.tenge)


def test_what_was_received_leads_to_its_origin(office: Office) -> None:
    office.page.views.choose({"origins"})
    office.page.views.changed.emit(frozenset({"origins"}))
    office.page.ways.choose({Way.KILOGRAMS})
    office.page.ways.changed.emit(frozenset({Way.KILOGRAMS}))
    office.press("Whole shop", "+ from people")
    _page, arguments = office.went[-1]
    assert (arguments["flow"], arguments["origin"]) == (Flow.RECEIVED, Origin.PERSON)


def test_nothing_is_no_link(office: Office) -> None:
    model = office.page.table.figures
    row, column = next(
        (row, column)
        for row in model.rows
        for column in model.columns
        if not column.of(row.movement).pieces and column.key not in ("opening", "closing")
    )
    sign = "+" if column.sign > 0 else "−"
    office.press(row.name, f"{sign} {column.name()}")
    assert office.went == []


def test_enter_opens_the_figure_that_the_arrows_chose(office: Office, qtbot: QtBot) -> None:
    assert office.key("DOWN")
    table = office.page.table
    assert table.hasFocus()
    given = [column.key for column in table.figures.columns].index("given") + 1
    for _step in range(given):
        qtbot.keyClick(table, Qt.Key.Key_Right)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert office.went == [("day_book", {"month": SECOND, "flow": Flow.GIVEN, "kind": None, "group": None})]
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().splitlines()[1].startswith("Whole shop\t")


def test_figures_from_afar_lead_to_documents_too(office: Office) -> None:
    report = reports.month_report(office.desk, SECOND)
    families = office.page.tiles.figures[0]
    assert families.text() == format_number(report.served.families)
    families.click()
    assert office.went == [("day_book", {"month": SECOND, "flow": Flow.GIVEN})]


def test_arrows_and_keys_turn_the_months(office: Office) -> None:
    assert not office.page.chooser.later.isEnabled()
    office.key("PAGEUP")
    office.settle()
    assert office.page.report is not None
    assert office.page.report.month == FIRST
    assert office.page.chooser.list.text() == "February 2026"
    assert not office.page.chooser.earlier.isEnabled()
    office.key("PAGEUP")
    office.settle()
    assert office.page.month == FIRST
    office.key("PAGEDOWN")
    office.settle()
    assert office.page.report.month == SECOND
    office.press("Whole shop", "At the beginning")
    assert office.page.month == FIRST


def test_what_is_posted_meanwhile_is_shown(office: Office) -> None:
    before = office.page.report
    receive(office.desk, 3)
    office.context.announce({"stock"})
    office.settle()
    after = office.page.report
    assert before is not None
    assert after is not None
    assert after.movement.closing.pieces == before.movement.closing.pieces + 3


def test_a_narrow_window_merges_columns_instead_of_cutting_figures(office: Office) -> None:
    office.window.set_language("ru")
    office.page.ways.choose({Way.TENGE})
    office.page.ways.changed.emit(frozenset({Way.TENGE}))
    assert set(office.page.table.figures.columns) <= set(BY_FLOW)
    office.window.resize(911, 512)
    office.settle()
    table = office.page.table
    assert set(table.figures.columns) <= {*MERGED, *BRIEF}
    assert table.horizontalHeader().length() <= table.viewport().width()
    figures = [table.figures.index(0, place) for place in range(1, table.figures.columnCount())]
    words = [table.fontMetrics().horizontalAdvance(str(index.data())) for index in figures]
    assert all(table.visualRect(index).width() > word for index, word in zip(figures, words, strict=True))
    office.window.resize(1366, 768)
    office.settle()
    assert set(office.page.table.figures.columns) <= set(BY_FLOW)


def test_every_language_names_the_columns(office: Office) -> None:
    heads = {}
    for language in i18n.LANGUAGES:
        office.window.set_language(language)
        office.settle()
        model = office.page.table.figures
        heads[language] = [
            model.headerData(place, Qt.Orientation.Horizontal) for place in range(model.columnCount())
        ]
    assert heads["kk"][1] == "Кезең басында"
    assert heads["ru"][-1] == "= На конец"
    assert "− Handed out" in heads["en"]


# --- closing ----------------------------------------------------------------------------------------------


def obstacles_shown(office: Office) -> list[str]:
    return [button.text() for button in office.page.closing.findChildren(Button) if button.isVisible()]


def test_obstacles_are_links_and_nothing_is_closed_meanwhile(office: Office) -> None:
    office.primary()
    assert office.page.closing.isVisible()
    assert "Show its report" in obstacles_shown(office)
    assert not office.primary()
    assert reports.month_report(office.desk, SECOND).closed_by is None
    show = next(
        button for button in office.page.closing.findChildren(Button) if button.text() == "Show its report"
    )
    show.click()
    office.settle()
    assert office.page.month == FIRST
    assert office.page.table.isVisible()


def test_closing_takes_two_presses_keeps_the_papers_and_prints(office: Office) -> None:
    office.page.show_month(FIRST)
    office.settle()
    report = reports.month_report(office.desk, FIRST)
    office.primary()
    assert reports.month_report(office.desk, FIRST).closed_by is None
    assert office.primary()
    state = next(state for state in reports.months(office.desk) if state.month == FIRST)
    assert state.closed_by is not None
    kept = reports.archived(office.desk, state.closed_by)
    assert set(kept) == {f"report-1-{FIRST}.{ending}" for ending in ("pdf", "xlsx", "json")}
    assert kept[f"report-1-{FIRST}.json"].decode() == to_text(report)
    assert kept[f"report-1-{FIRST}.pdf"].startswith(b"%PDF")
    assert office.printed == [(state.closed_by, "month_report")]
    assert office.context.messages.text == "February 2026 is closed. Its report is kept in the store."
    assert not any(action.key == "Ctrl+Z" for action in office.context.messages._actions)
    assert office.page.state.text() == "Closed by document No. 1"
    assert office.page.footer.primary.text() == "Print the report"
    office.primary()
    assert office.printed == [(state.closed_by, "month_report")] * 2
    assert ledger.check(office.desk) == []


def test_escape_leaves_the_month_open(office: Office) -> None:
    office.page.show_month(FIRST)
    office.settle()
    office.primary()
    assert office.key("ESC")
    assert office.page.table.isVisible()
    assert office.page.footer.primary.text() == "Close the month"
    assert reports.month_report(office.desk, FIRST).closed_by is None


def test_a_month_that_changed_under_the_papers_is_not_closed(office: Office) -> None:
    office.page.show_month(FIRST)
    office.settle()
    office.primary()
    # Another desk writes up a day of February while this one looks at the paper.
    clock = office.desk.clock
    assert isinstance(clock, FixedClock)
    clock.set(datetime(2026, 3, 2, 9))
    receive(office.desk, day=date(2026, 2, 27))
    clock.set(datetime(2026, 3, 31, 18))
    office.primary()
    assert "Nothing was closed" in office.context.messages.text
    assert reports.month_report(office.desk, FIRST).closed_by is None


# --- files ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("ending", "begins"), [("pdf", b"%PDF"), ("xlsx", b"PK"), ("json", b"{")])
def test_the_report_is_saved_as_a_file(office: Office, tmp_path: Path, ending: str, begins: bytes) -> None:
    assert office.page.report is not None
    path = tmp_path / f"march.{ending}"
    save(office.context, office.page.report, path)
    office.settle()
    assert path.read_bytes().startswith(begins)
    assert str(path) in office.context.messages.text
    if ending == "json":
        assert json.loads(path.read_text(encoding="utf-8"))["month"] == SECOND


def test_a_folder_that_cannot_be_written_to_is_told(office: Office, tmp_path: Path) -> None:
    assert office.page.report is not None
    with pytest.raises(StoreError) as refused:
        write(office.desk, office.page.report, tmp_path / "nowhere" / "march.json")
    assert refused.value.code == "report.unwritable"
    save(office.context, office.page.report, tmp_path / "nowhere" / "march.json")
    office.settle()
    assert "march.json" in office.context.messages.text


def test_the_paper_is_shown_before_anything_is_closed(office: Office) -> None:
    office.page.preview_button.click()
    office.settle()
    dialogs = [one for one in office.window.findChildren(PaperDialog) if one.isVisible()]
    assert [one.windowTitle() for one in dialogs] == [f"report-1-{SECOND}"]
    dialogs[0].close()


def test_files_of_a_closed_month_are_the_kept_ones(office: Office, tmp_path: Path) -> None:
    office.page.show_month(FIRST)
    office.settle()
    office.primary()
    office.primary()
    closing = office.page._closed_by()
    assert closing is not None
    assert office.page.report is not None
    for name, content in reports.archived(office.desk, closing).items():
        save(office.context, office.page.report, tmp_path / name, closing)
        office.settle()
        assert (tmp_path / name).read_bytes() == content
    shown: list[tuple[int, str]] = []
    office.context._show_paper = lambda document, paper: shown.append((document, paper))
    office.page.preview_button.click()
    assert shown == [(closing, "month_report")]


def test_a_month_without_work_says_what_belongs_here(desk: Desk, clock: FixedClock, qtbot: QtBot) -> None:
    clock.set(datetime(2026, 2, 1, 10))
    quiet = Office(desk, qtbot)
    assert quiet.page.empty.isVisible()
    assert quiet.page.empty.title.text() == "Nothing happened in this month"
    quiet.context.jobs.close()


def test_the_same_press_twice_closes_once(office: Office) -> None:
    office.page.show_month(FIRST)
    office.settle()
    office.primary()
    assert office.window.run_primary()
    assert not office.window.run_primary()
    office.settle()
    assert len([state for state in reports.months(office.desk) if state.closed_by]) == 1
    assert len(office.printed) == 1
