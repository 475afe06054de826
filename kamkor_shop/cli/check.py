"""`kamkor-shop check`: recompute every balance, figure and hash from the moves and compare."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from kamkor_shop import ledger
from kamkor_shop.cli.console import Console
from kamkor_shop.i18n import _, ngettext

_SHOWN = 50


def arguments(parser: argparse.ArgumentParser) -> None:
    """The subcommand has no words of its own."""


def run(options: argparse.Namespace, console: Console) -> int:
    """Compare and tell; 0 if everything agrees, else 1."""
    desk = console.open_store()
    try:
        documents = int(desk.sql("SELECT COUNT(*) FROM document")[0][0])
        differences = ledger.check(desk)
    finally:
        desk.close()
    console.answer(
        {
            "documents": documents,
            "agrees": not differences,
            "differences": [asdict(difference) for difference in differences],
        }
    )
    if not differences:
        said = ngettext(
            "{count} document: every figure agrees with the moves, and the chain holds.",
            "{count} documents: every figure agrees with the moves, and the chain holds.",
            documents,
        )
        console.say(said.format(count=documents))
        return 0
    said = ngettext("{count} difference:", "{count} differences:", len(differences))
    console.say(said.format(count=len(differences)))
    for difference in differences[:_SHOWN]:
        line = _("{subject} {where}: expected {expected}, found {found}")
        console.say("  " + line.format(**asdict(difference)))
    return 1
