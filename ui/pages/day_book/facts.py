"""What a document says about itself, as names and values in the language of the moment."""

from __future__ import annotations

from collections.abc import Callable

from kamkor_shop import codes, ledger
from kamkor_shop.day_book import Opened
from kamkor_shop.i18n import N_, _, format_date
from kamkor_shop.quantities import format_kilograms, format_tenge

_TEXTS = {
    "giver": N_("From"),
    "donor": N_("From"),
    "recipient": N_("Recipient"),
    "first": N_("Emptied by"),
    "second": N_("In the presence of"),
    "note": N_("Note"),
    "reason": N_("Reason"),
}
_COUNTS = {
    "receipts_counted": N_("Receipts counted"),
    "receipts_posted": N_("Hand-outs in the Day book"),
    "donations": N_("Donations"),
    "bags_waiting": N_("Bags not opened"),
    "bags_open": N_("Bags on the table"),
    "lists_parked": N_("Parked lists"),
    "papers_unprinted": N_("Papers not printed"),
}
_GRAMS = {
    "rags": N_("Rags"),
    "waste": N_("Waste"),
}
_SHORT_HASH = 12


def facts_of(opened: Opened) -> list[tuple[str, str]]:
    """The lines of a document, the most asked for first; what is empty is left out by whoever shows them."""
    record = opened.record
    lines = [
        (_("Day"), format_date(record.day, style="long")),
        (_("Posted"), f"{format_date(record.posted_at.date())} {record.posted_at:%H:%M}"),
        (_("By"), opened.member),
        (_("Donor"), opened.party),
    ]
    lines += [(_(name), opened.texts[field]) for field, name in _TEXTS.items() if opened.texts.get(field)]
    if record.people:
        children = _("{people}, children among them {children}")
        lines.append((_("People"), children.format(people=record.people, children=record.children)))
    if record.party is not None and codes.split(record.party).type is codes.CodeType.FAMILY:
        lines.append((_("Family card"), codes.short_number(record.party)))
    lines += [
        (_(name), str(record.details[field])) for field, name in _COUNTS.items() if _is_count(opened, field)
    ]
    lines += [
        (_(name), format_kilograms(record.details[field]))
        for field, name in _GRAMS.items()
        if _is_count(opened, field)
    ]
    lines += _came_out(opened)
    total = sum(move.value for move in ledger.counted(opened.moves))
    if total:
        lines.append((_("Value"), format_tenge(total)))
    seal = f"{record.hash[:_SHORT_HASH]} · {record.chain}"
    lines.append((_("Checksum in the chain"), seal))
    return lines


def _came_out(opened: Opened) -> list[tuple[str, str]]:
    """What stands of the things out of a closed bag; beside it what was posted, where one was taken back since."""
    if opened.came_out is None:
        return []
    return [
        (_("Things sorted out"), _since(opened, "things", opened.came_out.things, str)),
        (
            _("Usual weight of the things"),
            _since(opened, "nominal_weight", opened.came_out.grams, format_kilograms),
        ),
    ]


def _since(opened: Opened, field: str, now: int, words: Callable[[int], str]) -> str:
    then = opened.record.details.get(field)
    if not _is_count(opened, field) or then == now:
        return words(now)
    return _("{now} ({then} when the bag was closed)").format(now=words(now), then=words(then))


def _is_count(opened: Opened, field: str) -> bool:
    found = opened.record.details.get(field)
    return isinstance(found, int) and not isinstance(found, bool)
