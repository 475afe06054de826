"""Printing a family's card: on the label printer, or shown on the screen where there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamkor_shop.desk import Desk
from kamkor_shop.errors import UserError
from kamkor_shop.i18n import _
from ui import unprinted
from ui.context import AppContext
from ui.messages import MessageAction

if TYPE_CHECKING:
    from kamkor_shop.config import Settings
    from kamkor_shop.papers.rendering import Rendered
    from ui.print_process import PrintProcess


def print_card(context: AppContext, family: int) -> None:
    """Prints the card; a printer that fails is told, with the card to be looked at or saved."""
    context.jobs.print(
        _print,
        context.desk,
        family,
        context.settings,
        title=_("Printing the card"),
        done=lambda _nothing: context.messages.note(_("The card is printed.")),
        failed=lambda error: _failed(context, family, error),
    )


def _print(printing: PrintProcess, desk: Desk, family: int, settings: Settings) -> None:
    printing.print_pdf(_render(desk, family, settings.label_size).pdf, settings.label_printer)


def _render(desk: Desk, family: int, label_size: str) -> Rendered:
    from kamkor_shop.papers import family_card, labels

    with labels.loaded_with(label_size):
        return family_card.render(desk, family)


def _failed(context: AppContext, family: int, error: BaseException) -> None:
    if not isinstance(error, UserError):
        return
    show = MessageAction(_("Show the paper"), lambda: _show(context, family))
    unprinted.warn(context, error, lambda: print_card(context, family), show)


def _show(context: AppContext, family: int) -> None:
    from ui.dialogs.paper import PaperDialog

    assert context.desk is not None
    dialog = PaperDialog(
        context, _render(context.desk, family, context.settings.label_size), context.messages.window()
    )
    dialog.show()
