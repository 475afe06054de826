"""People come to a card, leave it and come back: they stay one person, and a day counts who was there on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from kamkor_shop import families, handouts, ledger
from kamkor_shop.clock import FixedClock
from kamkor_shop.desk import Desk
from kamkor_shop.errors import UserError
from kamkor_shop.families import FamilyEntry, FamilyView, MemberEntry
from tests import goods

WOMAN = "920722499904"
MAN = "850314399904"
_COUPLE = FamilyEntry((MemberEntry("Аманова", "Гүлнар", iin=WOMAN), MemberEntry("Аманов", "Ерлан", iin=MAN)))


def _without_second(desk: Desk, code: int) -> FamilyView:
    card = families.family(desk, code)
    entry = families.entry_of(card)
    return families.edit(desk, code, replace(entry, members=entry.members[:1]), card.revision)


def test_one_number_beside_two_members_is_refused_with_a_sentence(desk: Desk) -> None:
    twice = FamilyEntry((MemberEntry("Аманова", iin=WOMAN), MemberEntry("Аманов", iin=WOMAN)))
    with pytest.raises(UserError) as refused:
        families.register(desk, twice)
    assert refused.value.code == "iin.twice"
    assert families.listed(desk) == ()


@pytest.mark.parametrize("days", [0, 40])
def test_a_member_taken_off_the_card_by_mistake_can_be_put_back(
    desk: Desk, clock: FixedClock, days: int
) -> None:
    code = families.register(desk, _COUPLE)
    person = families.family(desk, code).members[1].person
    card = _without_second(desk, code)
    clock.set(datetime(2026, 3 + days // 31, 14, 11))
    entry = families.entry_of(card)
    back = replace(entry, members=(*entry.members, MemberEntry("Аманов", "Ерлан", iin=MAN)))
    card = families.edit(desk, code, back, card.revision)
    assert [(member.number, member.person) for member in card.members][1] == (2, person)
    assert families.find(desk, MAN) == (card,)


def test_who_left_one_card_may_come_to_another(desk: Desk) -> None:
    first = families.register(desk, _COUPLE)
    with pytest.raises(UserError, match=r"iin\.taken"):
        families.register(desk, FamilyEntry((MemberEntry("Аманов", "Ерлан", iin=MAN),)))
    person = families.family(desk, first).members[1].person
    _without_second(desk, first)
    second = families.register(desk, FamilyEntry((MemberEntry("Аманов", "Ерлан", iin=MAN),)))
    assert [member.person for member in families.family(desk, second).members] == [person]
    assert [card.code for card in families.find(desk, MAN)] == [second]


def _served(desk: Desk, family: int, day: date) -> tuple[int, int]:
    (coat,) = goods.receive(desk, day=date(2026, 2, 20)).lots
    wish = (handouts.Labelled(coat, goods.floor()),)
    posted = handouts.post(desk, handouts.HandoutDraft(ledger.drafts.new_uuid(), family, wish, day))
    record = ledger.document(desk, posted.code)
    return record.people, record.children


def test_a_child_born_since_is_not_counted_on_an_earlier_day(desk: Desk) -> None:
    baby = MemberEntry("Аманов", "Алан", birth_date=date(2026, 3, 10))
    family = families.register(desk, FamilyEntry((MemberEntry("Аманова", age=30), baby)))
    assert _served(desk, family, date(2026, 3, 1)) == (1, 0)
    assert _served(desk, family, date(2026, 3, 10)) == (2, 1)


def test_who_left_the_family_since_is_counted_on_an_earlier_day(desk: Desk, clock: FixedClock) -> None:
    family = families.register(desk, FamilyEntry((MemberEntry("Аманова", age=30), MemberEntry(age=5))))
    clock.set(datetime(2026, 3, 20, 10))
    _without_second(desk, family)
    assert _served(desk, family, date(2026, 3, 19)) == (2, 1)
    assert _served(desk, family, date(2026, 3, 20)) == (1, 0)
