"""The dispatcher: reads the words of the command line, finds the subcommand's file, turns errors into
sentences.

A subcommand is a module of this package with ``arguments(parser)`` and ``run(options, console) -> exit
code``. It is imported only when it is asked for, so that the window starts without any of them.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import kamkor_shop
from kamkor_shop import i18n
from kamkor_shop.cli.console import Console
from kamkor_shop.config import locate
from kamkor_shop.errors import UserError
from kamkor_shop.i18n import N_, _

PROGRAM = "kamkor-shop"
SUBCOMMANDS: dict[str, str] = {
    "demo": N_("make a practice store of three shops and a month of work, with its papers and pictures"),
    "report": N_("the report of one shop and month: on the screen, as JSON, PDF or XLSX"),
    "check": N_("recompute every balance, figure and checksum from the moves and compare"),
    "journal": N_("carry the whole ledger out to, or in from, a file of JSON lines"),
}


def parse(words: Sequence[str]) -> argparse.Namespace:
    """Return the options; ``command`` is None when the window is wanted.

    Raises:
        SystemExit: after ``--help`` and ``--version``, and for words that mean nothing (exit code 2).
    """
    parser = argparse.ArgumentParser(
        prog=PROGRAM,
        description=_("The desk of a charity shop. Without a command the window opens."),
    )
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {kamkor_shop.__version__}")
    parser.add_argument("--data", metavar="DIR", type=Path, help=_("the data folder, instead of your own"))
    commands = parser.add_subparsers(dest="command", metavar=_("COMMAND"), title=_("commands"))
    for name, summary in SUBCOMMANDS.items():
        own = commands.add_parser(name, help=_(summary), description=_(summary))
        # After the command too; without a default, or it would wipe out what stood before the command.
        own.add_argument(
            "--data",
            metavar="DIR",
            type=Path,
            default=argparse.SUPPRESS,
            help=_("the data folder, instead of your own"),
        )
        own.add_argument(
            "--json", action="store_true", help=_("print one JSON object on standard output and nothing else")
        )
        if name in words:
            import_module(f"kamkor_shop.cli.{name}").arguments(own)
    return parser.parse_args(words)


def console_of(options: argparse.Namespace) -> Console:
    """Return the console for parsed options, and speak the language of the data folder's settings."""
    console = Console(locate(options.data), getattr(options, "json", False))
    i18n.use(console.settings.language)
    return console


def run(options: argparse.Namespace, console: Console) -> int:
    """Run the subcommand and return its exit code: 0 well, 1 for what ``check`` and ``demo`` find wrong, 2
    refused.
    """
    try:
        return int(import_module(f"kamkor_shop.cli.{options.command}").run(options, console))
    except UserError as error:
        return console.refuse(error)
