"""What the demo's bags cost in real keys: `python3 run.py test tests/benchmarks/test_sorting_keys_x11.py -s`.

For each of the four layouts, ten minutes each, the practice copy is opened in the real program under Xvfb. Every bag
that the demo sorted is donated again, scanned, typed garment by garment at 24 keys a second, and closed; the labels go
out through a real CUPS server. The counted keys are the KeyPress events that the X server sent to the program,
modifiers and Enter included. Left out are the scanner's, which no hand types, and the two F12 that close a bag. After
each bag its lots in the store are held against what it held: kind, for whom, size, season, condition, count.

Two hands (`kamkor_shop/sorting/keying.py`). The plain rule: mend what stands wrong on the pad, always in one order,
type the size whole, Enter. It types all bags under each layout, in the order in which people packed them, and every
fourth bag shaken, so that little lies with its kind. The practised hand, a search for the fewest keys, types every
fourth bag as well: another quarter under each layout, together all of them. Nobody mistypes here.
"""

from __future__ import annotations

import random
import shutil
import statistics
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from kamkor_shop import config, demo, desks, ledger, sizes
from kamkor_shop.config import Config
from kamkor_shop.sorting import Garment, PadKind, keying
from kamkor_shop.sorting.keying import Hand
from kamkor_shop.vocabulary import ForWhom, Season, SizeSystem
from tests.papers.cups import Cups, print_server
from tests.ui.typed_bags import Table, TypedBag
from tests.ui.x11 import LAYOUTS, Display, x_display, x_server

__all__ = ["print_server", "x_display", "x_server"]

MOST = 6
"""Keys that a garment of a mixed bag may cost on average."""
SHOP = 2
"""The shop of the demo that has no bag open on its last evening."""


@pytest.fixture(scope="module")
def practice_copy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Config]:
    """The demo's store with its key, made once."""
    folder = tmp_path_factory.mktemp("practice")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(config.CONFIG_FOLDER_VARIABLE, str(folder / "keys"))
        folders = Config(folder / "data", folder / "keys")
        desks.make_practice_copy(folders, lambda _done, _of: None)
        yield folders


@pytest.fixture
def table(
    request: pytest.FixtureRequest,
    x_display: Display,
    practice_copy: Config,
    print_server: Cups,
    tmp_path: Path,
) -> Iterator[Table]:
    """The real program on a practice copy of its own, under the layout of the test."""
    shutil.copytree(practice_copy.data, tmp_path / "data")
    x_display.layout(request.param)
    folders = Config(tmp_path / "data", practice_copy.keys)
    opened = Table(x_display, folders, practice=True, shop=SHOP, printer="labels")
    yield opened
    opened.close()


@pytest.mark.parametrize(("table", "quarter"), list(zip(LAYOUTS, range(4), strict=True)), indirect=["table"])
def test_a_garment_of_the_demos_bags_costs_six_real_keys_at_most(
    table: Table, quarter: int, print_server: Cups
) -> None:
    began = time.monotonic()
    bags = demo.garments_by_bag(table.desk)
    fourth = bags[quarter::4]
    dice = random.Random(quarter)
    shaken = [dice.sample(bag, len(bag)) for bag in fourth]
    print(f"\n{LAYOUTS[quarter]}")
    typed = [promised(table)]
    for words, sorted_bags, hand in (
        ("plain rule, all bags as packed", bags, keying.plain_keys_for),
        ("plain rule, every fourth, shaken", shaken, keying.plain_keys_for),
        ("practised hand, every fourth as packed", fourth, keying.keys_for),
    ):
        typed += typed_by(table, words, sorted_bags, hand)
    labels = sum(len(bag.held) for bag in typed)
    assert print_server.count("labels", labels) == labels
    assert ledger.check(table.desk) == []
    print(f"  {labels} lots in the store as held, {labels} labels printed, {time.monotonic() - began:.0f} s")


def promised(table: Table) -> TypedBag:
    """The same again one key, the neighbouring size two, any size of the ladder three."""
    kind = next(kind for kind in table.layout.favourites.values() if kind.size_system is SizeSystem.CLOTHES)
    ladder = sizes.ladder(SizeSystem.HEIGHT)
    middle = ladder[len(ladder) // 2]
    jacket = worn_by_a_boy(kind, middle)
    one_up, one_down = ladder[len(ladder) // 2 + 1], middle
    far = [size for pair in zip(ladder, reversed(ladder), strict=True) for size in pair]
    bag = table.sort(
        [jacket, jacket, *(replace(jacket, size=size) for size in (one_up, one_down, *far))], keying.keys_for
    )
    check(bag)
    assert bag.keys[1:4] == (1, 2, 2)
    assert max(bag.keys[4:]) == 3
    print(
        f"  same again {bag.keys[1]}, neighbouring size {bag.keys[2]} and {bag.keys[3]}, "
        f"{len(far)} sizes all over the ladder at most {max(bag.keys[4:])}"
    )
    return bag


def worn_by_a_boy(kind: PadKind, size: str) -> Garment:
    """A thing of a kind in a child's size."""
    return Garment(kind.code, ForWhom.BOY, SizeSystem.HEIGHT, size, Season.ALL)


def typed_by(table: Table, words: str, bags: Sequence[Sequence[Garment]], hand: Hand) -> list[TypedBag]:
    """Types bags and prints what they cost."""
    typed = []
    for bag in bags:
        typed.append(table.sort(bag, hand))
        check(typed[-1])
    keys = [count for bag in typed for count in bag.keys]
    averages = [statistics.mean(bag.keys) for bag in typed]
    print(
        f"  {words}: {len(typed)} bags, {len(keys)} garments, {sum(keys)} keys, {statistics.mean(keys):.2f} each; "
        f"bags from {min(averages):.2f} to {max(averages):.2f}"
    )
    assert statistics.mean(keys) <= MOST
    return typed


def check(bag: TypedBag) -> None:
    """The counted keys gave the right garments, and no key more was sent than the hand meant."""
    assert bag.posted == bag.held
    assert bag.keys == bag.planned
