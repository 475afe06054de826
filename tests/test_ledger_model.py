"""The real ledger against a model of forty lines: whatever is done in whatever order, they agree.

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

from kamkor_shop import donations, founding, ledger, sorting
from kamkor_shop.clock import FixedClock
from kamkor_shop.desk import Desk
from kamkor_shop.donations import BagLine, DonationDraft
from kamkor_shop.errors import UserError
from kamkor_shop.ledger import turnover
from kamkor_shop.ledger.turnover import stock_sign
from kamkor_shop.sorting import CloseDraft, Garment, GarmentDraft
from kamkor_shop.vocabulary import ForWhom, Season, SizeSystem
from tests import goods

PROGRAMS = int(os.environ.get("KAMKOR_PROGRAMS", "30"))
STEPS = int(os.environ.get("KAMKOR_STEPS", "30"))

_HELD = """
    SELECT lot, SUM(quantity) FROM balance JOIN location ON code = location WHERE shop = ? GROUP BY lot
"""


@dataclass
class Model:
    """What a shop holds, and how each document changed it: nothing else."""

    held: dict[int, int] = field(default_factory=dict)
    documents: dict[int, dict[int, int]] = field(default_factory=dict)
    undone: set[int] = field(default_factory=set)
    bags: set[int] = field(default_factory=set)
    openings: set[int] = field(default_factory=set)
    closings: set[int] = field(default_factory=set)
    inside: dict[int, int] = field(default_factory=dict)
    """What was sorted out of a bag or closed it, with the opening of that bag."""

    @property
    def things(self) -> set[int]:
        return self.held.keys() - self.bags

    def may(self, changes: dict[int, int]) -> bool:
        return all(self.held.get(lot, 0) + change >= 0 for lot, change in changes.items())

    def post(self, code: int, changes: dict[int, int]) -> None:
        for lot, change in changes.items():
            self.held[lot] = self.held.get(lot, 0) + change
        self.documents[code] = changes

    def standing(self, opening: int) -> set[int]:
        return {code for code, of in self.inside.items() if of == opening} - self.undone

    def on_the_table(self, opening: int) -> bool:
        return opening not in self.undone and not self.standing(opening) & self.closings

    def may_undo(self, code: int) -> bool:
        return code not in self.undone and self.may(self.opposite(code)) and not self.standing(code)

    def opposite(self, code: int) -> dict[int, int]:
        return {lot: -change for lot, change in self.documents[code].items()}

    def undo(self, code: int) -> None:
        for lot, change in self.opposite(code).items():
            self.held[lot] += change
        self.undone.add(code)


class Shop(RuleBasedStateMachine):
    """Donations, bags, hand-outs, reversals and retries in two shops while the days go by."""

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

    @precondition(lambda self: any(model.things for model in self.models.values()))
    @rule(quantity=st.integers(1, 4), data=st.data())
    def give(self, quantity: int, data: st.DataObject) -> None:
        desk, model = self.one_with("things", data)
        lots = data.draw(st.lists(st.sampled_from(sorted(model.things)), min_size=1, max_size=3))
        changes: dict[int, int] = {}
        for lot in lots:
            changes[lot] = changes.get(lot, 0) - quantity
        if model.may(changes):
            posted = goods.give(desk, *lots, quantity=quantity)
            model.post(posted.code, changes)
        else:
            self.refused(lambda: goods.give(desk, *lots, quantity=quantity))

    @rule(shop=st.sampled_from([1, 2]), weights=st.lists(st.integers(1, 9), min_size=1, max_size=2))
    def receive_bags(self, shop: int, weights: list[int]) -> None:
        draft = DonationDraft(ledger.drafts.new_uuid(), tuple(BagLine(grams) for grams in weights))
        posted = donations.post(self.desks[shop], draft)
        self.models[shop].post(posted.code, dict(zip(posted.lots, weights, strict=True)))
        self.models[shop].bags.update(posted.lots)

    @precondition(lambda self: any(model.bags for model in self.models.values()))
    @rule(data=st.data())
    def open_bag(self, data: st.DataObject) -> None:
        desk, model = self.one_with("bags", data)
        bag = data.draw(st.sampled_from(sorted(model.bags)))
        lies = {code for code in model.openings if bag in model.documents[code] and model.on_the_table(code)}
        if model.held[bag]:
            opening = sorting.open_bag(desk, bag, ledger.drafts.new_uuid()).document
            model.post(opening, {bag: -model.held[bag]})
            model.openings.add(opening)
        elif lies:
            assert {sorting.open_bag(desk, bag, ledger.drafts.new_uuid()).document} == lies
        else:
            self.refused(lambda: sorting.open_bag(desk, bag, ledger.drafts.new_uuid()))

    @precondition(lambda self: any(model.openings for model in self.models.values()))
    @rule(quantity=st.integers(1, 3), taken_back=st.booleans(), data=st.data())
    def sort(self, quantity: int, taken_back: bool, data: st.DataObject) -> None:
        desk, model = self.one_with("openings", data)
        opening = data.draw(st.sampled_from(sorted(model.openings)))
        coat = Garment(goods.COAT, ForWhom.ANYONE, SizeSystem.NONE, "", Season.ALL, quantity=quantity)
        draft = GarmentDraft(ledger.drafts.new_uuid(), opening, coat)
        if model.on_the_table(opening):
            sorted_out = sorting.commit(desk, draft)
            model.post(sorted_out.document, {sorted_out.lot: quantity})
            model.inside[sorted_out.document] = opening
            if taken_back:
                sorting.undo(desk, draft.uuid, ledger.drafts.new_uuid())
                model.undo(sorted_out.document)
        else:
            self.refused(lambda: sorting.commit(desk, draft))

    @precondition(lambda self: any(model.openings for model in self.models.values()))
    @rule(rags=st.integers(0, 5), waste=st.integers(0, 5), again=st.booleans(), data=st.data())
    def close_bag(self, rags: int, waste: int, again: bool, data: st.DataObject) -> None:
        desk, model = self.one_with("openings", data)
        opening = data.draw(st.sampled_from(sorted(model.openings)))
        draft = CloseDraft(ledger.drafts.new_uuid(), opening, rags, waste)
        if model.on_the_table(opening) and rags + waste <= -sum(model.documents[opening].values()):
            closing = sorting.close_bag(desk, draft).code
            model.post(closing, {})
            model.closings.add(closing)
            model.inside[closing] = opening
            if again:
                goods.undo(desk, closing)
                model.undo(closing)
        else:
            self.refused(lambda: sorting.close_bag(desk, draft))

    @precondition(lambda self: any(model.documents for model in self.models.values()))
    @rule(data=st.data())
    def undo(self, data: st.DataObject) -> None:
        desk, model = self.one_with("documents", data)
        documents = sorted(model.documents)
        # Ctrl+Z takes the last one, the Day book any of them.
        code = data.draw(st.just(documents[-1]) | st.sampled_from(documents))
        if model.may_undo(code):
            goods.undo(desk, code)
            model.undo(code)
        else:
            self.refused(lambda: goods.undo(desk, code))

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

    def one_with(self, what: str, data: st.DataObject) -> tuple[Desk, Model]:
        """A shop that has some of this."""
        shops = [shop for shop, model in self.models.items() if getattr(model, what)]
        shop = data.draw(st.sampled_from(shops))
        return self.desks[shop], self.models[shop]

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
            assert dict(self.desks[shop].sql(_HELD, (shop,))) == {
                lot: held for lot, held in model.held.items() if held
            }
            lie = {bag.document for bag in sorting.sessions(self.desks[shop])}
            assert lie == {opening for opening in model.openings if model.on_the_table(opening)}

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
