"""`kamkor-shop journal export|import FILE`: the whole ledger as JSON lines, out and into an empty folder."""

from __future__ import annotations

import argparse
from pathlib import Path

from kamkor_shop import desks, donors, families, journal
from kamkor_shop.cli.console import Console
from kamkor_shop.config import load_or_make_key
from kamkor_shop.desk import Desk
from kamkor_shop.errors import StoreError
from kamkor_shop.i18n import _, ngettext


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the subcommand."""
    parser.add_argument(
        "direction", choices=("export", "import"), help=_("out of the store, or into an empty one")
    )
    parser.add_argument("file", metavar="FILE", type=Path, help=_("the journal’s file"))


def run(options: argparse.Namespace, console: Console) -> int:
    """Carry the journal; exit code 0."""
    return _export(options.file, console) if options.direction == "export" else _import(options.file, console)


def _export(path: Path, console: Console) -> int:
    desk = console.open_desk()
    fresh = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with fresh.open("w", encoding="utf-8", newline="\n") as target:
            lines = journal.export(desk, target)
        fresh.replace(path)
    except OSError as error:
        raise StoreError("file.unwritable", path=str(path)) from error
    finally:
        desk.close()
        fresh.unlink(missing_ok=True)
    console.answer({"file": str(path), "lines": lines})
    said = ngettext("{count} line written to {path}.", "{count} lines written to {path}.", lines)
    console.say(said.format(count=lines, path=path))
    console.say(_("The file holds personal data: keep it as carefully as the store."))
    return 0


def _import(path: Path, console: Console) -> int:
    key = load_or_make_key(console.config)
    store = desks.store_path(console.config)
    try:
        store.parent.mkdir(parents=True, exist_ok=True)
        with path.open(encoding="utf-8", newline="\n") as source:
            documents = journal.import_store(source, store, key, console.clock, reindex=_reindex)
    except OSError as error:
        raise StoreError("file.unreadable", path=str(path)) from error
    console.answer({"file": str(path), "documents": documents, "store": str(store)})
    said = ngettext("{count} document taken in.", "{count} documents taken in.", documents)
    console.say(said.format(count=documents))
    return 0


def _reindex(desk: Desk) -> None:
    families.reindex(desk)
    donors.reindex(desk)
