"""A paper that was not printed: one short sentence for the message bar, and the ways out that fit the reason."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from kamkor_shop.i18n import N_, _
from ui.messages import MessageAction

if TYPE_CHECKING:
    from kamkor_shop.errors import UserError
    from ui.context import AppContext

_REASONS = {
    "print.not_chosen": N_("Not printed: no printer is chosen"),
    "print.no_printer": N_("Not printed: the printer “{printer}” is not there"),
    "print.stopped": N_("Not printed: the printer “{printer}” takes no papers just now"),
    "print.lost": N_("Not printed: the printer “{printer}” gave the paper up"),
    "print.failed": N_("Not printed: the paper did not get to the printer “{printer}”"),
}
_OF_THE_SETTINGS = frozenset({"print.not_chosen", "print.no_printer"})


def reason(error: UserError) -> str:
    """Why, in a few words: beside them stand the document's number and what to do."""
    words = _REASONS.get(error.code)
    return _(words).format(**error.params) if words else error.text()


def ways_out(context: AppContext, error: UserError, show: MessageAction) -> list[MessageAction]:
    """`show`, the paper on the screen to save or to print on any printer; the settings where one is to be chosen."""
    if error.code in _OF_THE_SETTINGS:
        return [show, MessageAction(_("Printers"), lambda: context.go("settings", printers=True))]
    return [show]


def warn(
    context: AppContext,
    error: UserError,
    again: Callable[[], object],
    show: MessageAction,
) -> None:
    """Tells of a paper that belongs to no posting of the moment, with Print again on Ctrl+P."""
    again_action = MessageAction(_("Print again"), again, "Ctrl+P")
    context.messages.warn(reason(error), [again_action, *ways_out(context, error, show)])
