"""What a scan, a number or a quantity does to the list in hand. Refusals are raised; the page says them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kamkor_shop import codes, families, handouts
from kamkor_shop.codes import CodeType
from kamkor_shop.errors import UserError
from kamkor_shop.families import FamilyView
from kamkor_shop.handouts import ListLine
from ui.pages.handouts.finder import Finder
from ui.pages.handouts.session import Session
from ui.scanner import Kind, Scan


class Hands:
    """Between the scanner and the list. `light_up` is told the place of a thing that is in the list already, `choose`
    the family of a scanned card.
    """

    def __init__(
        self,
        session: Session,
        finder: Finder,
        light_up: Callable[[int], object],
        choose: Callable[[FamilyView], object],
    ) -> None:
        self.session = session
        self.finder = finder
        self._light_up = light_up
        self._choose = choose

    def use(self, scan: Scan) -> bool:
        """Does what a scan means here; False for a code that another page opens.

        Raises:
            UserError: why it cannot be; the list is as it was.
        """
        if scan.kind is Kind.CODE and scan.code is not None:
            return self._use_code(scan.code)
        if scan.kind is Kind.MAKER:
            self._add_pack(handouts.take_pack(self.session.desk, self.session.list.uuid, scan.text))
        elif scan.kind is Kind.QUANTITY:
            self.set_quantity(scan.text)
        elif scan.kind is Kind.CHOICE:
            if not self.finder.choose_if_stepped():
                self.give(int(scan.text))
        elif scan.kind is Kind.NUMBER:
            if not self.finder.choose_if_stepped():
                self._add_short(scan.text)
        else:
            self.finder.enter(scan.text)
        return True

    def _use_code(self, code: int) -> bool:
        kind = codes.split(code).type
        if kind is CodeType.LOT:
            place = self.session.find(code)
            if place >= 0:
                self._twice(place)
            else:
                self._add(handouts.take(self.session.desk, self.session.list.uuid, code))
        elif kind is CodeType.FAMILY:
            self._choose(families.family(self.session.desk, code))
        elif kind is CodeType.BAG and not self.session.list.empty:
            # A family stands at the counter: a bag scanned by mistake must not take the page away from them.
            raise UserError("handout.bag", lot=codes.short_number(code))
        else:
            return False
        return True

    def _twice(self, place: int) -> None:
        """The row of a thing that is in the list already lights up, and a sentence says so."""
        self._light_up(place)
        raise UserError("handout.in_this_list", lot=codes.short_number(self.session.list.lines[place].lot))

    def _add_short(self, digits: str) -> None:
        """A number written by hand; where no thing here has it, the end of somebody's telephone number."""
        try:
            self._add(handouts.take_short(self.session.desk, self.session.list.uuid, digits))
        except UserError:
            if not self.finder.choose_family(digits):
                raise

    def _add(self, line: ListLine) -> None:
        place = self.session.find(line.lot) if line.lot else -1
        if place >= 0:
            self._twice(place)
        else:
            self.session.add(line)

    def _add_pack(self, line: ListLine) -> None:
        place = self.session.find(line.lot)
        if place < 0:
            self.session.add(line)
            return
        before = self.session.list.lines[place]
        kind = self.session.kind(line.kind)
        self.session.change(place, handouts.with_quantity(before, before.quantity + line.quantity, kind))

    def set_quantity(self, text: str) -> None:
        """The chosen line gets another quantity."""
        line = self.session.line
        if line is None:
            raise UserError("handout.nothing_to_change")
        kind = self.session.kind(line.kind)
        quantity = handouts.parse_amount(text, kind.unit)
        self.session.change(self.session.place, handouts.with_quantity(line, quantity, kind))

    def give(self, number: int) -> None:
        """The chosen line goes to a member, or with 0 to the family."""
        line, card = self.session.line, self.session.card
        if line is None:
            raise UserError("handout.nothing_to_change")
        if card is None:
            raise UserError("handout.choose_family")
        if number and all(member.number != number for member in card.members):
            raise UserError("handout.no_member", number=number)
        self.session.change(self.session.place, replace(line, member=number))
