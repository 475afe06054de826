"""The lists of a session as they stand on the screen, every text in the language of the moment."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kamkor_shop.handouts import HandoutList
from kamkor_shop.i18n import _
from kamkor_shop.quantities import format_tenge
from ui.pages.handouts import words
from ui.pages.handouts.line_list import LineWords
from ui.pages.handouts.parts import TabWords
from ui.pages.handouts.session import Session


def shown_lines(session: Session, members: Sequence[int], bad: Collection[int]) -> list[LineWords]:
    """The lines of the list in hand; `members` says to whom each goes, `bad` which lots could not be posted."""
    shown = []
    for line, member in zip(session.list.lines, members, strict=True):
        kind = session.kind(line.kind)
        shown.append(
            LineWords(
                size=line.size.replace(".", ","),
                name=kind.name(),
                traits=words.traits(line),
                member=words.member_name(session.card, member),
                suggested=line.member is None,
                amount=words.amount(line, kind),
                value=format_tenge(line.worth),
                bad=line.lot in bad and line.lot != 0,
            )
        )
    return shown


def tab_words(session: Session, one: HandoutList) -> TabWords:
    """A list as its tab says it."""
    card = session.card_of(one)
    name = card.short_title if card else _("no family yet") if one.lines else _("next family")
    return TabWords(name, len(one.lines), one is session.list)
