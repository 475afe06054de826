"""What the pages post in a shop's day, for tests that cut it short: a round makes documents of every kind, through the
very use cases that Receive, Sort and Hand out call.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kamkor_shop import catalogue, codes, donations, families, handouts, ledger, sorting
from kamkor_shop.codes import CodeType
from kamkor_shop.desk import Desk
from kamkor_shop.donations import BagLine, DonationDraft, GoodsLine
from kamkor_shop.handouts import HandoutList
from kamkor_shop.ledger import drafts
from kamkor_shop.sorting import CloseDraft, Garment, GarmentDraft
from kamkor_shop.vocabulary import DocumentType, ForWhom, Season, SizeSystem

ROUND = 6
"""Documents that a round posts."""

_WHOLE = {
    # moves, lots, papers, texts, consents
    "donation": (3, 3, 2, 1, 0),
    "bag_opened": (1, 0, 0, 0, 0),
    "garment_sorted": (1, 1, 1, 0, 0),
    "bag_closed": (4, 0, 0, 0, 0),
    "handout": (6, 1, 1, 1, 1),
}
_PARTS = """
    SELECT code, type, (SELECT COUNT(*) FROM move WHERE document = code),
           (SELECT COUNT(*) FROM lot WHERE lot.document = d.code),
           (SELECT COUNT(*) FROM paper_job WHERE document = code),
           (SELECT COUNT(*) FROM document_text WHERE document = code),
           (SELECT COUNT(*) FROM consent WHERE document = code)
    FROM document d
"""
_SESSIONS = """
    SELECT code FROM document opened WHERE type = 'bag_opened' AND
        EXISTS (SELECT 1 FROM open_session WHERE document = opened.code)
        = EXISTS (SELECT 1 FROM document WHERE session = opened.code AND type = 'bag_closed')
"""
_DRAFTS = "SELECT code FROM document JOIN draft USING (uuid)"


@dataclass(frozen=True, slots=True)
class Wish:
    """What a page is about to post: the UUID of its draft, and the use case, which returns the document."""

    uuid: str
    post: Callable[[], int]


def donation(desk: Desk) -> Wish:
    """A bag and two new coats, kept line by line as Receive does."""
    coat = _coat(desk)
    draft = DonationDraft(
        drafts.new_uuid(),
        (BagLine(6400), GoodsLine(coat.code, coat.unit, 2, 9000, each=True)),
        note="Соседи",
    )
    drafts.save(desk, draft.uuid, DocumentType.DONATION, "", donations.to_state(draft))
    return Wish(draft.uuid, lambda: donations.post(desk, draft).code)


def opened_bag(desk: Desk, bag: int) -> Wish:
    """A bag onto the table."""
    uuid = drafts.new_uuid()
    return Wish(uuid, lambda: sorting.open_bag(desk, bag, uuid).document)


def garment(desk: Desk, session: int) -> Wish:
    """A jacket out of an open bag."""
    jacket = Garment(_coat(desk).code, ForWhom.BOY, SizeSystem.HEIGHT, "128", Season.WINTER)
    draft = GarmentDraft(drafts.new_uuid(), session, jacket)
    return Wish(draft.uuid, lambda: sorting.commit(desk, draft).document)


def closed_bag(desk: Desk, session: int) -> Wish:
    """Rags and waste of an open bag."""
    draft = CloseDraft(drafts.new_uuid(), session, rags=1200, waste=300)
    return Wish(draft.uuid, lambda: sorting.close_bag(desk, draft).code)


def hand_out(desk: Desk, things: Sequence[int]) -> Wish:
    """Things, and one without a label, to a family that is here for the first time; the list is kept and its things are
    reserved, as on the page.
    """
    family = families.register_quickly(desk, "Сейтова", (3, 6))
    uuid = drafts.new_uuid()
    lines = [handouts.take(desk, uuid, thing) for thing in things]
    lines.append(
        handouts.unlabelled(desk, _coat(desk), ForWhom.GIRL, SizeSystem.HEIGHT, "110", Season.WINTER)
    )
    wanted = HandoutList(uuid, family, tuple(lines))
    handouts.keep(desk, wanted, "Сейтова", reserve=things)
    draft = handouts.draft_of(wanted, [0] * len(lines))
    return Wish(uuid, lambda: handouts.post(desk, draft).code)


def bag_and_coats(desk: Desk, donation: int) -> tuple[int, list[int]]:
    """What a donation brought."""
    lots = ledger.lots_of(desk, donation)
    (bag,) = (lot for lot in lots if codes.split(lot).type is CodeType.BAG)
    return bag, [lot for lot in lots if lot != bag]


def one_round(desk: Desk, done: Callable[[int], object] = id) -> None:
    """A donation comes in, its bag is opened, sorted and closed, and a family gets all of it. ``done`` is told every
    document as soon as its use case has returned.
    """

    def post(wish: Wish) -> int:
        code = wish.post()
        done(code)
        return code

    bag, coats = bag_and_coats(desk, post(donation(desk)))
    session = post(opened_bag(desk, bag))
    jackets = [lot for _jacket in range(2) for lot in ledger.lots_of(desk, post(garment(desk, session)))]
    post(closed_bag(desk, session))
    post(hand_out(desk, [*coats, *jackets]))


def halves(desk: Desk) -> list[tuple[object, ...]]:
    """Documents of rounds that do not have all their moves, lots, papers, names and consents; bags that are open and
    closed or neither; drafts that were posted and are there all the same.
    """
    parts = [row for row in desk.sql(_PARTS) if row[2:] != _WHOLE[row[1]]]
    return [*parts, *desk.sql(_SESSIONS), *desk.sql(_DRAFTS)]


def _coat(desk: Desk) -> catalogue.KindRecord:
    return catalogue.kind_by_slug(desk, "winter_jacket")
