"""The catalogues: complete, in step with the source, spelled right, in the words of the glossary."""

import csv
import functools
import gettext
import importlib.util
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog, Message

from kamkor_shop import resources, seed

LOCALE = resources.path("locale")
CYRILLIC = "а-яёәғқңөұүһі"
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
DICTIONARIES = {"kk": ("kk_KZ", "hunspell-kk"), "ru": ("ru_RU", "hunspell-ru")}
languages = pytest.mark.parametrize("language", ["kk", "ru"])


@functools.cache
def tool() -> ModuleType:
    """The maintainers' own tool, so that test and tool can never disagree."""
    spec = importlib.util.spec_from_file_location("update", LOCALE / "update.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["update"] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


@functools.cache
def source() -> Catalog:
    return tool().template()


@functools.cache
def catalogue(language: str) -> Catalog:
    return tool().read_catalogue(language)


def messages(language: str) -> Iterator[Message]:
    """The translated texts; that none is missing is one test of its own."""
    return (message for message in catalogue(language) if message.id and tool().is_translated(message))


def forms(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)


@languages
def test_every_text_is_translated_and_none_is_a_guess(language: str) -> None:
    known = {tool().key_of(message) for message in messages(language) if tool().is_translated(message)}
    missing = sorted(str(m.id) for m in source() if m.id and tool().key_of(m) not in known)
    assert missing == [], "write the translations, then run resources/locale/update.py"


@languages
def test_no_translation_is_left_of_a_text_that_is_gone(language: str) -> None:
    wanted = {tool().key_of(message) for message in source() if message.id}
    unused = sorted(str(m.id) for m in catalogue(language) if m.id and tool().key_of(m) not in wanted)
    assert unused == [], "run resources/locale/update.py --prune"
    assert list(catalogue(language).obsolete) == [], "run resources/locale/update.py --prune"


@languages
def test_a_translation_keeps_the_names_that_are_filled_in_and_has_all_plural_forms(language: str) -> None:
    count = tool().PLURALS[language][0]
    assert catalogue(language).num_plurals == count
    faults = []
    for message in messages(language):
        value: str | tuple[str, ...] = (
            message.string if isinstance(message.string, str) else tuple(message.string)
        )
        problem = tool().fault(tool().key_of(message), value, count)
        if problem:
            faults.append(f"{message.id!r}: {problem}")
    assert not faults, "\n".join(faults)


@languages
def test_the_program_reads_what_people_edited(language: str) -> None:
    compiled = gettext.translation("kamkor", LOCALE, [language])
    stale = []
    for message in messages(language):
        if isinstance(message.id, str):
            said: tuple[str, ...] = (compiled.gettext(message.id),)
        else:
            one, many = message.id
            said = tuple(dict.fromkeys(compiled.ngettext(one, many, n) for n in (1, 2, 5)))
        if set(said) != set(forms(message)):
            stale.append(message.id)
    assert stale == [], "run resources/locale/update.py: the .mo is older than the .po"


@languages
def test_a_text_begins_and_ends_as_its_english_does(language: str) -> None:
    faults = []
    for message in messages(language):
        english = message.id if isinstance(message.id, str) else message.id[1]
        for form in forms(message):
            if form != form.strip() or (english[-1] in ".?!:…" and english[-1] != form[-1]):
                faults.append(f"{english!r} → {form!r}")
    assert not faults, "\n".join(faults)


def words(language: str) -> dict[str, str]:
    """Every Cyrillic word that a person may read in a language, with a text that it stands in."""
    texts = [form for message in messages(language) for form in forms(message)]
    for table in (seed.kinds(), seed.groups(), seed.pad_groups(), seed.places()):
        texts += [getattr(row, f"name_{language}") for row in table]
    found = {}
    for text in texts:
        for word in WORD.findall(re.sub(r"\{[^}]*\}", " ", text)):
            if re.search(f"[{CYRILLIC}]", word, re.IGNORECASE):
                found[word] = text
    return found


@languages
def test_no_latin_letter_hides_in_a_word(language: str) -> None:
    mixed = [word for word in words(language) if not re.fullmatch(f"[{CYRILLIC}-]+", word, re.IGNORECASE)]
    # A hyphen may join a Latin name to a Cyrillic ending: PDF-файл, but never letters within one part.
    wrong = [
        word
        for word in mixed
        if not all(re.fullmatch(f"[{CYRILLIC}]+|[a-z]+", part, re.IGNORECASE) for part in word.split("-"))
    ]
    assert wrong == []


def test_russian_texts_hold_no_kazakh_letters_but_in_names() -> None:
    names = {"Қамқор", "Қазақша"}
    assert [
        word for word in words("ru") if re.search("[әғқңөұүһі]", word, re.IGNORECASE) and word not in names
    ] == []


def accepted(language: str) -> list[str]:
    lines = (LOCALE / f"words.{language}.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def misspelled(language: str) -> list[str]:
    dictionary, package = DICTIONARIES[language]
    assert shutil.which("hunspell"), "hunspell is missing: apt-get install hunspell"
    done = subprocess.run(
        ["hunspell", "-d", dictionary, "-i", "utf-8", "-l"],
        input="\n".join(sorted(words(language))),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
    )
    assert done.returncode == 0, (
        f"the dictionary {dictionary} is missing: apt-get install {package}\n{done.stderr}"
    )
    return sorted(set(done.stdout.split()))


@languages
def test_every_word_is_in_the_dictionary_or_among_the_words_that_we_looked_at(language: str) -> None:
    known = {word.lower() for word in accepted(language)}
    texts = words(language)
    wrong = [word for word in misspelled(language) if word.lower() not in known]
    assert not wrong, "\n".join(
        f"{word}: {next((t for w, t in texts.items() if word in w), '')!r}" for word in wrong
    )


@languages
def test_the_list_of_extra_words_holds_only_what_is_needed(language: str) -> None:
    extra = accepted(language)
    assert extra == sorted(set(extra))
    needed = {word.lower() for word in misspelled(language)}
    assert [word for word in extra if word.lower() not in needed] == []


def test_a_misspelled_word_would_be_noticed() -> None:
    for language, word in (("kk", "қайырымдылк"), ("ru", "этикетко")):
        dictionary = DICTIONARIES[language][0]
        done = subprocess.run(
            ["hunspell", "-d", dictionary, "-i", "utf-8", "-l"],
            input=word,
            capture_output=True,
            text=True,
            encoding="utf-8",
        )
        assert done.stdout.split() == [word]


def glossary() -> list[tuple[str, str, str]]:
    """English, Kazakh, Russian of each bound term; «garment / item» binds both words, brackets are
    remarks.
    """
    with (LOCALE / "glossary.tsv").open(encoding="utf-8", newline="") as file:
        rows = [(row["en"], row["kk"], row["ru"]) for row in csv.DictReader(file, dialect="excel-tab")]
    return [(en, *(re.sub(r"\s*\(.*?\)", "", cell) for cell in rest)) for en, *rest in rows]  # type: ignore[misc]


# The desk's buttons have room for a short form only; everywhere else the bound term stands.
SHORT_ON_BUTTONS = {"boy", "girl"}
# «берді / алды» is bound for the two signatures; a column of the report counts what came in, «қабылданды».
SIGNATURES = {"received"}
# The bound word is the bare verb; a button says it with its object, «Әрекетті болдырмау».
WITH_OBJECT = {"undo"}


@pytest.mark.parametrize(("language", "column"), [("kk", 1), ("ru", 2)])
def test_a_term_of_the_glossary_is_translated_as_it_is_bound(language: str, column: int) -> None:
    texts = {
        message.id.casefold(): message.string for message in messages(language) if isinstance(message.id, str)
    }
    faults = []
    for row in glossary():
        bound = {
            part.strip().casefold()
            for part in [row[column], *row[column].split(" / "), *row[column].split(", ")]
        }
        for term in [row[0], *row[0].split(" / ")]:
            said = texts.get(re.sub(r"\s*\(.*?\)", "", term).casefold())
            if (
                said is not None
                and said.casefold() not in bound
                and term not in SHORT_ON_BUTTONS | SIGNATURES | WITH_OBJECT
            ):
                faults.append(f"{term}: {said!r}, bound: {row[column]!r}")
    assert not faults, "\n".join(faults)


# Stems that a translation must hold when its English holds the word: the glossary's nouns in any of their
# endings.
STEMS = {
    r"\breceipts?\b": ("түбіртек|түбірте", "квитанци"),
    r"\blabels?\b": ("жапсырма", "этикет"),
    r"\bfamil(y|ies)\b": ("отбас", "семь|семей"),
    r"\bvolunteers?\b": ("ерікті", "волонт"),
    r"\bdonation boxe?s?\b": ("жәші", "ящик|бокс"),
    r"\bseals?\b": ("пломба", "пломб"),
    r"\bstock-takes?\b": ("түгенде", "инвентариз"),
    r"\bwrite-offs?\b": ("есептен шығар", "списани"),
    r"\bbackups?\b": ("сақтық көшірме", "резервн"),
    r"\bbarcodes?\b": ("штрихкод", "штрихкод"),
    r"\bpasswords?\b": ("құпиясөз", "парол"),
}


@pytest.mark.parametrize("pattern", STEMS)
@pytest.mark.parametrize(("language", "column"), [("kk", 0), ("ru", 1)])
def test_the_words_of_the_field_are_used_inside_sentences_too(
    language: str, column: int, pattern: str
) -> None:
    faults = []
    for message in messages(language):
        english = message.id if isinstance(message.id, str) else message.id[1]
        if re.search(pattern, tool().PLACEHOLDER.sub(" ", english), re.IGNORECASE):
            faults += [
                f"{english!r} → {form!r}"
                for form in forms(message)
                if not re.search(STEMS[pattern][column], form, re.IGNORECASE)
            ]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(
    ("language", "word", "instead"),
    [
        ("kk", r"чек\w*", "түбіртек"),
        ("ru", r"чек(а|и|ов|ом|у)?", "квитанция"),
        ("ru", r"инвалид(а|ы|ов|у|ам)?", "с инвалидностью"),
        ("kk", r"мүгедек(тер|ке|ті)?", "мүгедектігі бар"),
        ("ru", r"бирк\w+|ярлык\w*", "этикетка"),
        ("kk", r"волонт[её]р\w*", "ерікті"),
        ("ru", r"отмена|отменить", "the verb with its object"),
        ("kk", r"болдырмау|бас тарту", "the verb with its object"),
    ],
)
def test_words_that_hurt_or_mislead_are_never_said(language: str, word: str, instead: str) -> None:
    """The last two may stand in a longer text, but no button says a bare «Отмена»: nobody knows what it
    cancels.
    """
    whole = instead.startswith("the verb")
    pattern = re.compile(rf"^({word})$" if whole else rf"(?<![\w-])({word})(?![\w-])", re.IGNORECASE)
    said = [form for message in messages(language) for form in forms(message) if pattern.search(form)]
    assert said == [], f"say {instead}"


def test_the_tool_refuses_what_would_break_a_text(tmp_path: Path) -> None:
    table = tmp_path / "new.tsv"
    table.write_text(
        "Bag {number} is open\tҚап ашық\tМешок {number} открыт\n{n} bag|{n} bags\t{n} қап\t{n} мешок|{n} "
        "мешка\nonly\ttwo\n",
        encoding="utf-8",
    )
    known: dict[str, dict[object, object]] = {"kk": {}, "ru": {}}
    outcome = tool().Outcome()
    tool().take_table(table, source(), known, outcome)
    assert len(outcome.refused) == 3
    assert set(known["ru"]) == {"Bag {number} is open"}
    assert set(known["kk"]) == {("{n} bag", "{n} bags")}


@languages
def test_the_tool_keeps_what_people_wrote_byte_for_byte(language: str, tmp_path: Path) -> None:
    for name in ("kk", "ru"):
        shutil.copytree(LOCALE / name, tmp_path / name)
    before = (tmp_path / language / "LC_MESSAGES" / "kamkor.po").read_bytes()
    outcome = tool().update([], folder=tmp_path)
    assert outcome.refused == []
    assert (tmp_path / language / "LC_MESSAGES" / "kamkor.po").read_bytes() == before
