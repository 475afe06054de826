"""A month of work in three shops, through the use cases of the desk: February's last days, then March 2026.

About 40 donations and 12 box bags, 1,500 garments, 300 families, 400 hand-outs, 35 Nauryz parcels. It ends on the
evening of 31 March with some bags waiting, one bag open, two lists parked and a few papers unprinted, as shops do.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from kamkor_shop import (
    boxes,
    catalogue,
    codes,
    donations,
    donors,
    families,
    founding,
    handouts,
    ledger,
    lots,
    reports,
    sorting,
)
from kamkor_shop.clock import FixedClock
from kamkor_shop.codes import CodeType
from kamkor_shop.demo import clothes, people
from kamkor_shop.demo.dice import Dice
from kamkor_shop.desk import Desk
from kamkor_shop.donations import BagLine, BoxVisit, DonationDraft, GoodsLine
from kamkor_shop.donors import DonorCard
from kamkor_shop.handouts import HandoutDraft, HandoutList, Labelled, ListLine, Unlabelled
from kamkor_shop.ledger import papers
from kamkor_shop.papers import month_report
from kamkor_shop.sorting import CloseDraft, Garment, GarmentDraft
from kamkor_shop.vocabulary import Condition, ForWhom, PartyType

Progress = Callable[[int, int], None]

FIRST_DAY = date(2026, 2, 26)
LAST_DAY = date(2026, 3, 31)
MONTH = "2026-03"
FAMILIES = 300
HANDOUTS = 400
PARCELS = 35
SHOPS = (1, 2, 3)
PARCEL = (
    ("flour", 10_000),
    ("vegetable_oil", 5_000),
    ("sugar", 5_000),
    ("tea", 420),
    ("rice", 5_000),
    ("buckwheat", 3_000),
)
"""The parcel for Nauryz: grams, and millilitres of oil."""

_MEMBERS = {1: "Айгүл Бекова", 2: "Данияр Омаров", 3: "Сәуле Ким"}
_SITES = (
    ("«Mart» СОО", "ТРЦ «Mart»", "Mart mall"),
    ("«Халық» базары", "Рынок «Халық»", "Khalyk market"),
    ("«Ирс» сауда үйі", "Торговый дом «Ирс»", "Irs trading house"),
    ("Дулати университеті", "Университет имени Дулати", "Dulaty University"),
)
_ORGANISATIONS = (
    (PartyType.ORGANISATION, "«Жеті дән» ЖШС", "130740999909"),
    (PartyType.ORGANISATION, "«Талас тігін» ЖШС", "190540999191"),
    (PartyType.STATE, "Жамбыл облысы әкімдігінің ішкі саясат басқармасы", ""),
)
_PARCEL_DAYS = (date(2026, 3, 17), date(2026, 3, 18), date(2026, 3, 19), date(2026, 3, 20))
_BAGS_A_DONATION = (2, 1, 3, 2)
_PARKED_THINGS = 5
_FEBRUARY_SENT = date(2026, 3, 2)
_BOX_DAYS = (date(2026, 3, 5), date(2026, 3, 12), date(2026, 3, 19), date(2026, 3, 26))


@dataclass
class _Garment:
    """A garment on the racks of a shop, as the demo remembers it."""

    lot: int
    place: int
    garment: Garment


@dataclass
class _Shop:
    """One shop while the month runs."""

    desk: Desk
    racks: list[_Garment] = field(default_factory=list)
    cards: list[int] = field(default_factory=list)
    food: dict[str, tuple[int, int]] = field(default_factory=dict)
    bags: list[int] = field(default_factory=list)


class Story:
    """Runs the days one after another; every step is a use case of the desk."""

    def __init__(self, desk: Desk, clock: FixedClock, dice: Dice) -> None:
        self._clock = clock
        self._dice = dice
        self._kinds = {kind.slug: kind for kind in catalogue.kinds(desk)}
        self._shops = {shop: _Shop(desk.at(shop)) for shop in SHOPS}
        self._donors: list[int] = []
        self._givers: list[int] = []
        self._boxes: list[int] = []
        self._orders = 0
        self._donations = 0
        self._with_parcel: set[int] = set()

    def run(self, progress: Progress | None = None) -> Desk:
        """Play the whole story; return the desk of shop 1 on its last evening."""
        self._prepare()
        days = [FIRST_DAY + timedelta(days=count) for count in range((LAST_DAY - FIRST_DAY).days + 1)]
        work = [day for day in days if day.weekday() != 6]
        for done, day in enumerate(work, start=1):
            for shop in self._shops.values():
                # One piece of work a day and shop keeps the demo quick on slow disks; each document is still its own.
                with shop.desk.write():
                    self._day(shop, day, work)
            if progress is not None:
                progress(done, len(work))
        self._evening()
        return self._shops[1].desk

    def _prepare(self) -> None:
        self._at(FIRST_DAY, 9)
        for number, shop in self._shops.items():
            member = founding.add_member(shop.desk, _MEMBERS[number])
            shop.desk = _signed_in(shop.desk, member)
        first = self._shops[1].desk
        for party, name, bin_number in _ORGANISATIONS:
            self._donors.append(donors.add(first, DonorCard(party, name, number=bin_number)))
        for name, phone in (
            ("Сейтова Гүлнар", "87001112233"),
            ("Ахметов Серік", "87004445566"),
            ("Ким Ольга", ""),
        ):
            self._givers.append(donors.add(first, DonorCard(PartyType.PERSON, name, phone=phone)))
        for order, (kk, ru, en) in enumerate(_SITES, start=1):
            code = boxes.add(first, kk, name_ru=ru, name_en=en, seal=f"{4100 + order}")
            self._boxes.append(code)

    def _at(self, day: date, hour: int, minute: int = 0) -> None:
        self._clock.set(datetime.combine(day, time(hour, minute)))

    def _day(self, shop: _Shop, day: date, work: list[date]) -> None:
        self._at(day, 10, self._dice.number(0, 20))
        self._register(shop, work.index(day), len(work))
        self._receive(shop, day)
        self._at(day, 11, self._dice.number(0, 59))
        self._sort(shop, day)
        if day == _FEBRUARY_SENT:
            self._close_february(shop)
        self._at(day, 15)
        self._hand_out(shop, day, work)

    # --- families ---------------------------------------------------------------------------------

    def _register(self, shop: _Shop, day: int, days: int) -> None:
        """Families come in over the first half of the month; each shop has a third of them."""
        due = min(FAMILIES // len(SHOPS), (day + 1) * 2 * FAMILIES // len(SHOPS) // days)
        while len(shop.cards) < due:
            entry = people.family(self._dice, self._clock.today(), self._orders)
            self._orders += 1
            if self._orders % 25 == 0:
                ages = tuple(sorted(self._dice.number(1, 15) for _ in range(3)))
                shop.cards.append(families.register_quickly(shop.desk, entry.members[0].surname, ages))
            else:
                shop.cards.append(families.register(shop.desk, entry))

    # --- receiving --------------------------------------------------------------------------------

    def _receive(self, shop: _Shop, day: date) -> None:
        number = shop.desk.shop
        if (day.toordinal() + number) % 2 == 0 or day < date(2026, 3, 1):
            self._donation(shop)
        if day in _BOX_DAYS and number == 1 + _BOX_DAYS.index(day) % len(SHOPS):
            self._box(shop, _BOX_DAYS.index(day))
        if day == date(2026, 3, 16):
            self._food(shop)
        if day == date(2026, 3, 10):
            self._new_clothes(shop)

    def _donation(self, shop: _Shop) -> None:
        donor = self._dice.weighted(((None, 40), (self._dice.one(self._givers), 45), (self._donors[1], 15)))
        self._donations += 1
        count = _BAGS_A_DONATION[self._donations % len(_BAGS_A_DONATION)]
        lines = tuple(self._bag() for _ in range(count))
        self._post_donation(shop, DonationDraft(self._dice.uuid(), lines, donor))

    def _bag(self) -> BagLine:
        return BagLine(self._dice.number(52, 102) * 100)

    def _box(self, shop: _Shop, order: int) -> None:
        box = self._boxes[order]
        visit = BoxVisit(box, f"{4101 + order}", f"{4201 + order}", _MEMBERS[shop.desk.shop], "Ахметов Серік")
        self._post_donation(
            shop, DonationDraft(self._dice.uuid(), tuple(self._bag() for _ in range(3)), box=visit)
        )

    def _food(self, shop: _Shop) -> None:
        """The state gives what the parcels of this shop need, and a little more."""
        parcels = _parcels_of(shop.desk.shop) + 1
        lines = []
        for slug, quantity in PARCEL:
            kind = self._kinds[slug]
            lines.append(
                GoodsLine(
                    kind.code, kind.unit, quantity * parcels, kind.usual_value, expires=date(2026, 12, 1)
                )
            )
        code = self._post_donation(shop, DonationDraft(self._dice.uuid(), tuple(lines), self._donors[2]))
        for lot in ledger.lots_of(shop.desk, code):
            found = lots.at_desk(shop.desk, lot)
            kind = catalogue.kind(shop.desk, found.kind)
            shop.food[kind.slug] = (lot, found.location)

    def _new_clothes(self, shop: _Shop) -> None:
        """A sewing firm gives new school things, each with a label of its own."""
        lines = []
        for slug, whom in (("shirt", ForWhom.BOY), ("blouse", ForWhom.GIRL), ("trousers", ForWhom.BOY)):
            kind = self._kinds[slug]
            one = clothes.Wearer(whom, 12)
            made = clothes.thing(self._dice, kind, one, Condition.NEW)
            lines.append(
                GoodsLine(
                    kind.code,
                    kind.unit,
                    5,
                    kind.usual_value * 2,
                    each=True,
                    for_whom=whom,
                    size_system=made.size_system,
                    size=made.size,
                    season=made.season,
                )
            )
        code = self._post_donation(shop, DonationDraft(self._dice.uuid(), tuple(lines), self._donors[1]))
        for lot in ledger.lots_of(shop.desk, code):
            found = lots.at_desk(shop.desk, lot)
            garment = Garment(
                found.kind, found.for_whom, found.size_system, found.size, found.season, found.condition
            )
            shop.racks.append(_Garment(lot, found.location, garment))

    def _post_donation(self, shop: _Shop, draft: DonationDraft) -> int:
        posted = donations.post(shop.desk, draft)
        shop.bags += [lot for lot in posted.lots if codes.split(lot).type is CodeType.BAG]
        self._print(shop.desk)
        return posted.code

    # --- sorting ----------------------------------------------------------------------------------

    def _sort(self, shop: _Shop, day: date) -> None:
        keep = 1 if day == LAST_DAY else 0
        while len(shop.bags) > keep:
            self._sort_bag(shop, shop.bags.pop(0))

    def _sort_bag(self, shop: _Shop, bag: int) -> None:
        session = sorting.open_bag(shop.desk, bag, self._dice.uuid())
        grams = session.grams
        for garment in clothes.bag(self._dice, self._kinds, grams):
            self._clock.advance(timedelta(seconds=self._dice.number(20, 45)))
            self._commit(shop, session.document, garment)
        rags = grams * self._dice.number(4, 9) // 100
        waste = grams * self._dice.number(1, 3) // 100
        sorting.close_bag(shop.desk, CloseDraft(self._dice.uuid(), session.document, rags, waste))
        self._print(shop.desk)

    def _commit(self, shop: _Shop, session: int, garment: Garment) -> None:
        done = sorting.commit(shop.desk, GarmentDraft(self._dice.uuid(), session, garment))
        if garment.condition is not Condition.MEND:
            shop.racks.append(_Garment(done.lot, done.place, garment))

    def _close_february(self, shop: _Shop) -> None:
        """The report of the short first month goes to the youth centre."""
        report = reports.month_report(shop.desk, "2026-02")
        archive = month_report.files(shop.desk, report)
        reports.close_month(shop.desk, "2026-02", self._dice.uuid(), archive, report.head)
        self._print(shop.desk)

    # --- handing out ------------------------------------------------------------------------------

    def _hand_out(self, shop: _Shop, day: date, work: list[date]) -> None:
        if day < date(2026, 3, 1):
            return
        march = [each for each in work if each.month == 3]
        parcels = _parcels_of(shop.desk.shop)
        if day in _PARCEL_DAYS:
            share = _share(parcels, len(_PARCEL_DAYS), _PARCEL_DAYS.index(day))
            for _ in range(share):
                self._parcel(shop)
        visits = _visits_of(shop.desk.shop) - parcels
        for _ in range(_share(visits, len(march), march.index(day))):
            self._clock.advance(timedelta(minutes=self._dice.number(4, 11)))
            self._visit(shop)
        self._print(shop.desk)

    def _parcel(self, shop: _Shop) -> None:
        lines = tuple(Labelled(*shop.food[slug], quantity) for slug, quantity in PARCEL)
        family = next(card for card in self._dice.shuffled(shop.cards) if card not in self._with_parcel)
        self._with_parcel.add(family)
        handouts.post(shop.desk, HandoutDraft(self._dice.uuid(), family, lines))

    def _visit(self, shop: _Shop) -> None:
        family = self._dice.one(shop.cards)
        card = families.family(shop.desk, family)
        wearers = handouts.wearers(card, self._clock.today())
        wanted = self._dice.weighted(((2, 25), (3, 30), (4, 25), (5, 15), (6, 5)))
        chosen: list[Labelled | Unlabelled] = []
        for candidate in self._dice.shuffled(shop.racks)[:60]:
            garment = candidate.garment
            member = handouts.suggest(garment.for_whom, garment.size_system, garment.size, wearers)
            if member or garment.for_whom is ForWhom.ANYONE:
                chosen.append(Labelled(candidate.lot, candidate.place, garment.quantity, member))
                shop.racks.remove(candidate)
            if len(chosen) == wanted:
                break
        if self._dice.often(2) or not chosen:
            kind = self._kinds["hat"]
            chosen.append(Unlabelled(kind.code, ForWhom.ANYONE, season=kind.usual_season))
        posted = handouts.post(shop.desk, HandoutDraft(self._dice.uuid(), family, tuple(chosen)))
        if self._dice.often(1):
            self._take_back(shop, posted.code, tuple(chosen), family)

    def _take_back(
        self, shop: _Shop, code: int, lines: tuple[Labelled | Unlabelled, ...], family: int
    ) -> None:
        """A wrong card was scanned: the hand-out is undone and posted to the right family."""
        ledger.reverse(shop.desk, code, self._dice.uuid(), "Басқа отбасының картасы сканерленді")
        right = next(card for card in self._dice.shuffled(shop.cards) if card != family)
        moved = tuple(
            Labelled(line.lot, line.location, line.quantity) if isinstance(line, Labelled) else line
            for line in lines
        )
        handouts.post(shop.desk, HandoutDraft(self._dice.uuid(), right, moved))

    def _print(self, desk: Desk) -> None:
        """Papers come out of the printer at once."""
        for waiting in papers.waiting(desk, 1000):
            papers.mark_printed(desk, waiting.document, waiting.paper)

    # --- the last evening -------------------------------------------------------------------------

    def _evening(self) -> None:
        """Shop 1 is left in the middle of its work."""
        shop = self._shops[1]
        self._at(LAST_DAY, 17, 20)
        self._donation_left_unprinted(shop)
        bag = shop.bags.pop(0)
        session = sorting.open_bag(shop.desk, bag, self._dice.uuid())
        for garment in clothes.bag(self._dice, self._kinds, 6000)[:5]:
            self._commit(shop, session.document, garment)
        # The roll ran out at the last label.
        for done in sorting.waiting(shop.desk, session.document)[:-1]:
            papers.mark_printed(shop.desk, done.document, sorting.LABEL)
        for family in shop.cards[3:5]:
            self._park(shop, family)
        self._at(LAST_DAY, 18)

    def _donation_left_unprinted(self, shop: _Shop) -> None:
        draft = DonationDraft(self._dice.uuid(), (self._bag(), self._bag()), self._donors[1])
        shop.bags += donations.post(shop.desk, draft).lots

    def _park(self, shop: _Shop, family: int) -> None:
        listed = HandoutList(self._dice.uuid(), family)
        handouts.keep(shop.desk, listed, families.family(shop.desk, family).name)
        wearers = handouts.wearers(families.family(shop.desk, family), self._clock.today())
        taken: list[ListLine] = []
        for candidate in list(shop.racks):
            garment = candidate.garment
            member = handouts.suggest(garment.for_whom, garment.size_system, garment.size, wearers)
            if member and len(taken) < _PARKED_THINGS:
                taken.append(handouts.take(shop.desk, listed.uuid, candidate.lot))
                shop.racks.remove(candidate)
        lines = HandoutList(listed.uuid, family, tuple(taken))
        title = families.family(shop.desk, family).name
        handouts.keep(shop.desk, lines, title, reserve=[line.lot for line in taken])


def _signed_in(desk: Desk, member: int) -> Desk:
    return replace(desk, member=member)


def _share(total: int, parts: int, part: int) -> int:
    """The part of a total that is split as evenly as whole numbers go."""
    return total * (part + 1) // parts - total * part // parts


def _parcels_of(shop: int) -> int:
    return _share(PARCELS, len(SHOPS), shop - 1)


def _visits_of(shop: int) -> int:
    return _share(HANDOUTS, len(SHOPS), shop - 1)
