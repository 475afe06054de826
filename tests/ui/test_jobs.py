"""Work in the background: order, progress, cancel, errors, shutdown."""

from __future__ import annotations

import logging
import threading
import time

import pytest
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from kamkor_shop.errors import UserError
from ui.jobs import Cancelled, Jobs, Progress


@pytest.fixture
def jobs(qtbot: QtBot) -> Jobs:
    made = Jobs()
    yield made
    made.close()


def test_writes_run_one_after_the_other_in_the_order_asked_for(jobs: Jobs, qtbot: QtBot) -> None:
    order: list[int] = []
    threads: set[int] = set()

    def post(number: int) -> int:
        threads.add(threading.get_ident())
        time.sleep(0.01 if number == 0 else 0)
        order.append(number)
        return number

    done: list[int] = []
    for number in range(20):
        jobs.run(post, number, done=done.append)
    qtbot.waitUntil(lambda: len(done) == 20, timeout=10_000)
    assert order == done == list(range(20))
    assert len(threads) == 1
    assert threading.get_ident() not in threads


def test_results_arrive_in_the_thread_of_the_window(jobs: Jobs, qtbot: QtBot) -> None:
    arrived: list[bool] = []
    here = QThread.currentThread()
    jobs.read(lambda: 1, done=lambda _one: arrived.append(QThread.currentThread() is here))
    qtbot.waitUntil(lambda: bool(arrived), timeout=10_000)
    assert arrived == [True]


def test_a_callback_never_runs_before_the_call_that_asked_for_it_returns(jobs: Jobs, qtbot: QtBot) -> None:
    done: list[int] = []
    for _round in range(200):
        before = len(done)
        jobs.read(lambda: 1, done=done.append)
        assert len(done) == before
        qtbot.waitUntil(lambda wanted=before + 1: len(done) == wanted, timeout=10_000)


def test_a_sentence_for_the_person_goes_to_the_page_that_asked(jobs: Jobs, qtbot: QtBot) -> None:
    def refuse() -> None:
        raise UserError("scan.torn", text="20")

    told: list[BaseException] = []
    elsewhere: list[object] = []
    jobs.failed.connect(elsewhere.append)
    jobs.run(refuse, failed=told.append)
    qtbot.waitUntil(lambda: bool(told), timeout=10_000)
    assert isinstance(told[0], UserError)
    assert "20" in told[0].text()
    assert elsewhere == []


def test_an_error_of_ours_is_told_by_a_number_and_logged_without_what_was_in_hand(
    jobs: Jobs, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(name: str) -> None:
        raise ValueError(f"cannot book {name}")

    with caplog.at_level(logging.ERROR), qtbot.waitSignal(jobs.failed, timeout=10_000) as told:
        jobs.run(broken, "Аманова Гүлнар")
    number = told.args[0]
    assert number in caplog.text
    assert "ValueError" in caplog.text
    assert "test_jobs.py" in caplog.text
    assert "Аманова" not in caplog.text


def test_after_an_error_the_next_job_runs(jobs: Jobs, qtbot: QtBot) -> None:
    def broken() -> None:
        raise ZeroDivisionError

    done: list[str] = []
    jobs.run(broken)
    jobs.run(lambda: "posted", done=done.append)
    qtbot.waitUntil(lambda: done == ["posted"], timeout=10_000)


def test_a_long_job_is_shown_with_its_progress_and_can_be_stopped(jobs: Jobs, qtbot: QtBot) -> None:
    def long(progress: Progress) -> None:
        for number in range(1000):
            progress.report(number, 1000)
            time.sleep(0.01)

    ended: list[BaseException] = []
    with qtbot.waitSignal(jobs.shown, timeout=10_000) as shown:
        jobs.run(long, failed=ended.append, title="Printing")
    job = shown.args[0]
    assert job.title == "Printing"
    qtbot.waitUntil(lambda: job.done > 10, timeout=10_000)
    assert job.of == 1000
    job.cancel()
    qtbot.waitUntil(lambda: bool(ended), timeout=10_000)
    assert isinstance(ended[0], Cancelled)


def test_a_short_job_is_not_shown(jobs: Jobs, qtbot: QtBot) -> None:
    shown: list[object] = []
    jobs.shown.connect(shown.append)
    done: list[int] = []
    jobs.read(lambda: 1, title="Reading", done=done.append)
    qtbot.waitUntil(lambda: bool(done), timeout=10_000)
    qtbot.wait(400)
    assert shown == []


def test_a_page_that_is_gone_is_not_called(jobs: Jobs, qtbot: QtBot) -> None:
    class Asker(QObject):
        told = False

        def hear(self, _result: object) -> None:
            Asker.told = True

    gate = threading.Event()
    asker = Asker()
    jobs.run(gate.wait, done=asker.hear)
    asker.deleteLater()
    with qtbot.waitSignal(asker.destroyed, timeout=10_000):
        pass
    gate.set()
    qtbot.waitUntil(lambda: not jobs.busy, timeout=10_000)
    assert not Asker.told


def test_closing_lets_every_write_finish_and_calls_nobody(qtbot: QtBot) -> None:
    jobs = Jobs()
    written: list[int] = []
    called: list[object] = []

    def post(number: int) -> None:
        time.sleep(0.02)
        written.append(number)

    for number in range(5):
        jobs.run(post, number, done=called.append)
    jobs.close()
    qtbot.wait(50)
    assert written == [0, 1, 2, 3, 4]
    assert called == []
