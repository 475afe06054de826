"""The real ledger against a model of thirty lines: whatever is done in whatever order, they agree.

The suite runs a short smoke; `KAMKOR_PROGRAMS=500 KAMKOR_STEPS=50` with this file runs the promise of the shop.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from kamkor_shop import founding, ledger
from kamkor_shop.clock import FixedClock
from kamkor_shop.desk import Desk
from kamkor_shop.errors import UserError
from kamkor_shop.ledger import turnover
from kamkor_shop.ledger.turnover import stock_sign
from tests import goods

PROGRAMS = int(os.environ.get("KAMKOR_PROGRAMS", "30"))
STEPS = int(os.environ.get("KAMKOR_STEPS", "30"))


@dataclass
class Model:
    """What a shop holds, and how each document changed it: nothing else."""

    held: dict[int, int] = field(default_factory=dict)
    documents: dict[int, dict[int, int]] = field(default_factory=dict)
    undone: set[int] = field(default_factory=set)

    def may(self, changes: dict[int, int]) -> bool:
        return all(self.held.get(lot, 0) + change >= 0 for lot, change in changes.items())

    def post(self, code: int, changes: dict[int, int]) -> None:
        for lot, change in changes.items():
            self.held[lot] = self.held.get(lot, 0) + change
        self.documents[code] = changes

    def may_undo(self, code: int) -> bool:
        return code not in self.undone and self.may(self.opposite(code))

    def opposite(self, code: int) -> dict[int, int]:
        return {lot: -change for lot, change in self.documents[code].items()}

    def undo(self, code: int) -> None:
        for lot, change in self.opposite(code).items():
            self.held[lot] += change
        self.undone.add(code)


class Shop(RuleBasedStateMachine):
    """Donations, hand-outs, reversals and retries in two shops while the days go by."""

    @initialize()
    def open_shop(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.clock = FixedClock(datetime(2026, 2, 26, 9))
        self.store = founding.found(self.folder / "kamkor.store", bytes(32), self.clock)
        member = founding.add_member(Desk(self.store, 1, 0, self.clock), "Айгүл")
        self.desks = {shop: Desk(self.store, shop, member, self.clock) for shop in (1, 2)}
        self.models = {shop: Model() for shop in (1, 2)}

    @rule(
        shop=st.sampled_from([1, 2]),
        quantity=st.integers(1, 5),
        lots=st.integers(1, 3),
        value=st.integers(0, 99),
    )
    def receive(self, shop: int, quantity: int, lots: int, value: int) -> None:
        uuid = ledger.drafts.new_uuid()
        posted = goods.receive(self.desks[shop], quantity, lots=lots, value=value, uuid=uuid)
        self.models[shop].post(posted.code, dict.fromkeys(posted.lots, quantity))

    @precondition(lambda self: any(model.held for model in self.models.values()))
    @rule(shop=st.sampled_from([1, 2]), quantity=st.integers(1, 4), data=st.data())
    def give(self, shop: int, quantity: int, data: st.DataObject) -> None:
        model = self.models[shop]
        if not model.held:
            return
        lots = data.draw(st.lists(st.sampled_from(sorted(model.held)), min_size=1, max_size=3))
        changes: dict[int, int] = {}
        for lot in lots:
            changes[lot] = changes.get(lot, 0) - quantity
        if model.may(changes):
            posted = goods.give(self.desks[shop], *lots, quantity=quantity)
            model.post(posted.code, changes)
        else:
            self.refused(lambda: goods.give(self.desks[shop], *lots, quantity=quantity))

    @precondition(lambda self: any(model.documents for model in self.models.values()))
    @rule(shop=st.sampled_from([1, 2]), data=st.data())
    def undo(self, shop: int, data: st.DataObject) -> None:
        model = self.models[shop]
        if not model.documents:
            return
        code = data.draw(st.sampled_from(sorted(model.documents)))
        if model.may_undo(code):
            goods.undo(self.desks[shop], code)
            model.undo(code)
        else:
            self.refused(lambda: goods.undo(self.desks[shop], code))

    @rule(shop=st.sampled_from([1, 2]), quantity=st.integers(1, 5))
    def press_twice(self, shop: int, quantity: int) -> None:
        uuid = ledger.drafts.new_uuid()
        once = goods.receive(self.desks[shop], quantity, uuid=uuid)
        again = goods.receive(self.desks[shop], quantity, uuid=uuid)
        assert once.code == again.code
        self.models[shop].post(once.code, {once.lots[0]: quantity})

    @rule(shop=st.sampled_from([1, 2]), back=st.integers(1, 20))
    def receive_late(self, shop: int, back: int) -> None:
        day = self.clock.today() - timedelta(days=back)
        posted = goods.receive(self.desks[shop], day=day)
        self.models[shop].post(posted.code, {posted.lots[0]: 1})

    @rule(days=st.integers(1, 40))
    def sleep(self, days: int) -> None:
        self.clock.advance(timedelta(days=days))

    def refused(self, work: object) -> None:
        try:
            work()  # type: ignore[operator]
        except UserError:
            return
        raise AssertionError("the model forbids what the ledger did")

    @invariant()
    def the_shop_holds_what_the_model_holds(self) -> None:
        if not hasattr(self, "models"):
            return
        for shop, model in self.models.items():
            place = goods.floor(shop)
            rows = self.store.database.execute_sql(
                "SELECT lot, quantity FROM balance WHERE location = ?", (place,)
            )
            assert dict(rows) == {lot: held for lot, held in model.held.items() if held}

    def teardown(self) -> None:
        if not hasattr(self, "models"):
            return
        try:
            assert ledger.check(self.desks[1]) == []
            for shop, model in self.models.items():
                desk = self.desks[shop]
                month = f"{self.clock.today():%Y-%m}"
                closing = sum(figures.quantity for figures in turnover.opening(desk, month).values())
                for flow, _, figures in turnover.flows_of(desk, month):
                    closing += figures.quantity * stock_sign(flow)
                assert closing == sum(model.held.values())
        finally:
            self.store.close()
            shutil.rmtree(self.folder)


TestLedgerAgreesWithTheModel = Shop.TestCase
TestLedgerAgreesWithTheModel.settings = settings(
    max_examples=PROGRAMS, stateful_step_count=STEPS, deadline=None
)
