"""Keep the catalogue of texts in step with the source.

    python3 resources/locale/update.py                    # after changing texts in the source
    python3 resources/locale/update.py --from new.tsv     # and take in translations from a table
    python3 resources/locale/update.py --prune            # and forget the texts that nobody uses

Every text of the program stands in English in the source, marked `_()`, `N_()` or `ngettext()`. This tool
collects them with Babel, carries the Kazakh and Russian translations over by exact match (never by likeness:
a fuzzy guess on a receipt would be worse than English), writes `<language>/LC_MESSAGES/kamkor.po`, which
people edit, and compiles `kamkor.mo`, which the program reads.

A table holds one text a line: `English<TAB>Kazakh<TAB>Russian`. For a text with plural forms:
`one|many<TAB>Kazakh<TAB>one|few|many`. `\\n` stands for a line break. Lines that begin with `#` are remarks.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from tokenize import TokenError

try:
    from babel.messages.catalog import Catalog, Message
    from babel.messages.extract import extract_from_file
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po, write_po
except ImportError:
    sys.exit(
        "This needs Babel. Run it in the project's environment: .venv/bin/python resources/locale/update.py"
    )

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SOURCES = ("kamkor_shop", "ui")
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}
PLURALS = {
    "kk": (1, "0"),  # Kazakh nouns stay singular after numbers
    "ru": (3, "(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2)"),
}
# A fixed day in the head of the files: the same texts give the same bytes.
NO_DATE = datetime(2026, 1, 1, tzinfo=UTC)
PLACEHOLDER = re.compile(r"\{[^{}]*\}")

MessageId = str | tuple[str, str]
Forms = str | tuple[str, ...]


@dataclass
class Outcome:
    """What an update did and what it could not do, in words for the terminal."""

    texts: int = 0
    missing: dict[str, list[Message]] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)
    unused: list[str] = field(default_factory=list)


def po_path(language: str, folder: Path = HERE) -> Path:
    """The file of a language that people edit."""
    return folder / language / "LC_MESSAGES" / "kamkor.po"


def placeholders(text: str) -> frozenset[str]:
    """The `{names}` of a text, with their format, which every translation must keep."""
    return frozenset(PLACEHOLDER.findall(text.replace("{{", "").replace("}}", "")))


def template(root: Path = ROOT, broken: list[str] | None = None) -> Catalog:
    """All texts of the source. A file that cannot be read as Python is named in `broken` when given, else
    raises.
    """
    catalog = Catalog(project="Kamkor Shop", charset="utf-8", creation_date=NO_DATE, revision_date=NO_DATE)
    for path in sorted(path for source in SOURCES for path in (root / source).rglob("*.py")):
        name = path.relative_to(root).as_posix()
        try:
            found = list(extract_from_file("python", path, keywords=KEYWORDS, comment_tags=("Translators:",)))
        except (SyntaxError, UnicodeDecodeError, TokenError) as error:
            if broken is None:
                raise
            broken.append(f"{name}: {error}")
            continue
        for line, message, comments, _context in found:
            if message:
                catalog.add(message, None, [(name, line)], auto_comments=comments)
    return catalog


def key_of(message: Message) -> MessageId:
    """What a text is known by: the English, or its two forms."""
    return tuple(message.id) if isinstance(message.id, (list, tuple)) else message.id


def read_catalogue(language: str, folder: Path = HERE) -> Catalog:
    """The catalogue of a language as it stands on the disk; empty when there is none."""
    path = po_path(language, folder)
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def known_translations(catalog: Catalog) -> dict[MessageId, Forms]:
    """Every translation that a catalogue holds, those of texts out of use included; fuzzy ones count as
    none.
    """
    known: dict[MessageId, Forms] = {}
    for message in [*catalog.obsolete.values(), *catalog]:
        if message.id and is_translated(message):
            known[key_of(message)] = message.string
    return known


def is_translated(message: Message) -> bool:
    """Whether every form of a text has a translation that nobody marked as a guess."""
    if message.fuzzy:
        return False
    return all(message.string) if isinstance(message.string, (list, tuple)) else bool(message.string)


def merge(source: Catalog, language: str, known: dict[MessageId, Forms], prune: bool) -> Catalog:
    """The catalogue of a language: the texts of the source with their translations, and the unused ones at
    the end unless pruned.
    """
    result = Catalog(
        locale=language,
        project="Kamkor Shop",
        charset="utf-8",
        creation_date=NO_DATE,
        revision_date=NO_DATE,
        fuzzy=False,
        header_comment="# Texts of Kamkor Shop. Edit the translations here, then run resources/locale/update.py.",
        last_translator="Kamkor Shop",
        language_team="Kamkor Shop",
    )
    result._num_plurals, result._plural_expr = PLURALS[language]
    for message in source:
        if message.id:
            result.add(
                message.id,
                known.get(key_of(message), ""),
                locations=sorted({(name, 0) for name, _line in message.locations}),
                auto_comments=message.auto_comments,
            )
    used = {key_of(message) for message in source}
    for key, forms in known.items():
        if not prune and key not in used:
            result.obsolete[key if isinstance(key, str) else key[0]] = Message(key, forms)
    return result


def write_catalogue(catalog: Catalog, language: str, folder: Path = HERE) -> None:
    """Write the .po and the .mo of a language, each in one step so that a reader never meets half a file."""
    path = po_path(language, folder)
    path.parent.mkdir(parents=True, exist_ok=True)
    for target, write in (
        (path, lambda file: write_po(file, catalog, width=110, sort_output=True, include_lineno=False)),
        (path.with_suffix(".mo"), lambda file: write_mo(file, catalog)),
    ):
        fresh = target.with_name(target.name + ".new")
        with fresh.open("wb") as file:
            write(file)
        fresh.replace(target)


def rows_of(table: Path) -> Iterator[tuple[int, list[str]]]:
    """The lines of a table of translations, with their numbers."""
    for number, line in enumerate(table.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            yield number, [cell.replace("\\n", "\n") for cell in line.split("\t")]


def take_table(
    table: Path, source: Catalog, known: dict[str, dict[MessageId, Forms]], outcome: Outcome
) -> None:
    """Put the translations of a table into `known`; lines that would break a text are refused and named."""
    singular = {message.id for message in source if isinstance(message.id, str)}
    used = {key_of(message) for message in source}
    for number, cells in rows_of(table):
        where = f"{table.name}:{number}"
        if len(cells) != 3 or not all(cell.strip() for cell in cells):
            outcome.refused.append(f"{where}: {len(cells)} cells, wanted English, Kazakh and Russian")
            continue
        plural = cells[0] not in singular and "|" in cells[0]
        key: MessageId = tuple(cells[0].split("|")[:2]) if plural else cells[0]  # type: ignore[assignment]
        for language, cell in (("kk", cells[1]), ("ru", cells[2])):
            forms: Forms = tuple(cell.split("|")) if plural else cell
            if plural and language == "kk":
                forms = forms[:1]
            problem = fault(key, forms, PLURALS[language][0])
            if problem:
                outcome.refused.append(f"{where} ({language}): {problem}: {cell!r}")
            else:
                known[language][key] = forms
        if key not in used:
            outcome.unused.append(f"{where}: {cells[0]!r}")


def fault(key: MessageId, forms: Forms, count: int) -> str | None:
    """Why a translation cannot stand for its text; None when it can."""
    wanted = placeholders(key if isinstance(key, str) else key[1])
    if isinstance(forms, tuple) and len(forms) != count:
        return f"{len(forms)} plural forms, wanted {count}"
    for form in forms if isinstance(forms, tuple) else (forms,):
        # One form of a plural may say "one" in words and leave the number out.
        if placeholders(form) != wanted and not (
            isinstance(key, tuple) and placeholders(form) == placeholders(key[0])
        ):
            return f"placeholders {sorted(placeholders(form))}, wanted {sorted(wanted)}"
    return None


def update(
    tables: list[Path], *, prune: bool = False, broken: list[str] | None = None, folder: Path = HERE
) -> Outcome:
    """Bring the catalogues of both languages up to date with the source and with the given tables."""
    source = template(broken=broken)
    outcome = Outcome(texts=len(source))
    known = {language: known_translations(read_catalogue(language, folder)) for language in PLURALS}
    for table in tables:
        take_table(table, source, known, outcome)
    for language in PLURALS:
        catalog = merge(source, language, known[language], prune)
        write_catalogue(catalog, language, folder)
        outcome.missing[language] = [m for m in catalog if m.id and not is_translated(m)]
    return outcome


def report(outcome: Outcome) -> None:
    """Tell a person what was done and what is left to do."""
    print(f"{outcome.texts} texts in the source")
    for line in outcome.refused:
        print(f"refused  {line}")
    for line in outcome.unused:
        print(f"not in the source (kept for later)  {line}")
    for language, messages in outcome.missing.items():
        print(f"{language}: {len(messages)} without a translation")
    for message in {str(m.id): m for messages in outcome.missing.values() for m in messages}.values():
        print(f"  {', '.join(sorted({name for name, _line in message.locations}))}: {message.id!r}")


def main(arguments: list[str] | None = None) -> int:
    """Run the tool; 1 when a translation is missing or was refused."""
    parser = argparse.ArgumentParser(
        description="Bring the Kazakh and Russian catalogues up to date with the source."
    )
    parser.add_argument(
        "--from",
        dest="tables",
        type=Path,
        action="append",
        default=[],
        metavar="TABLE",
        help="take in translations",
    )
    parser.add_argument(
        "--prune", action="store_true", help="forget translations of texts that are no longer used"
    )
    chosen = parser.parse_args(arguments)
    outcome = update(chosen.tables, prune=chosen.prune)
    report(outcome)
    return 1 if outcome.refused or any(outcome.missing.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
