"""What a paper costs to draw: `python3 run.py test tests/benchmarks/test_papers_speed.py -s`."""

from __future__ import annotations

from kamkor_shop.papers.labels import roll
from kamkor_shop.papers.receipt import render
from tests.benchmarks.measures import timed
from tests.papers.test_labels import lot_label
from tests.papers.test_receipt import receipt

PAPERS = 40


def test_one_label_takes_less_than_fifty_milliseconds() -> None:
    roll([lot_label(1)])
    serials = iter(range(2, PAPERS + 2))
    seconds = timed(lambda: roll([lot_label(next(serials))]), PAPERS)
    print(f"\na label: {seconds * 1e3:.1f} ms")
    assert seconds <= 0.050


def test_a_receipt_of_ten_things_costs_less_than_a_blink() -> None:
    render(receipt())
    seconds = timed(lambda: render(receipt(10)), PAPERS)
    print(f"\na receipt of ten things: {seconds * 1e3:.1f} ms")
    assert seconds <= 0.150
