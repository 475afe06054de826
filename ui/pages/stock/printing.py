"""Printing the label of one thing again; a printer that fails is told, with the label to be looked at or
saved.
"""

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


def print_label(context: AppContext, lot: int) -> None:
    """Prints the label of a lot on the label printer of the settings."""
    context.jobs.print(
        _print,
        context.desk,
        lot,
        context.settings,
        title=_("Printing the label"),
        done=lambda _nothing: context.messages.note(_("The label is printed.")),
        failed=lambda error: _failed(context, lot, error),
    )


def _print(printing: PrintProcess, desk: Desk, lot: int, settings: Settings) -> None:
    printing.print_pdf(_render(desk, lot, settings.label_size).pdf, settings.label_printer)


def _render(desk: Desk, lot: int, label_size: str) -> Rendered:
    from kamkor_shop.papers import labels, lot_labels

    with labels.loaded_with(label_size):
        return lot_labels.render_lot(desk, lot)


def _failed(context: AppContext, lot: int, error: BaseException) -> None:
    if isinstance(error, UserError):
        show = MessageAction(_("Show the label"), lambda: show_label(context, lot))
        unprinted.warn(context, error, lambda: print_label(context, lot), show)


def show_label(context: AppContext, lot: int) -> None:
    """Shows the label as it will be printed."""
    from ui.dialogs.paper import PaperDialog

    assert context.desk is not None
    PaperDialog(
        context, _render(context.desk, lot, context.settings.label_size), context.messages.window()
    ).show()
