"""Sentences for what a person can mend: the journal and documents from elsewhere."""

from __future__ import annotations

from kamkor_shop.i18n import N_

SENTENCES: dict[str, str] = {
    "file.unreadable": N_(
        "The file {path} cannot be read. Nothing was changed: check its name and the rights to it."
    ),
    "file.unwritable": N_("The file {path} cannot be written. Nothing was changed: choose another folder."),
    "journal.check": N_(
        "The journal does not agree with itself in {count} places, the first at {first}. "
        "Nothing was taken in: ask for the journal once more."
    ),
    "journal.cut_off": N_(
        "The journal ends too early, at line {number}. Nothing was taken in: copy the file again, whole."
    ),
    "journal.line": N_(
        "Line {number} of the journal cannot be read. Nothing was taken in: ask for the journal once more."
    ),
    "journal.newer": N_(
        "The journal was written by a newer version of this program. Nothing was taken in: install that version."
    ),
    "journal.not_a_journal": N_("This file is not a journal of this program. Nothing was taken in."),
    "replay.balance": N_(
        "Document {label} takes {lot}, which was not there. Nothing was taken in: ask for the journal once more."
    ),
    "replay.gap": N_(
        "The document before {label} is missing. Nothing was taken in: ask for the journal once more."
    ),
    "replay.hash": N_(
        "Document {label} was changed after it was posted. Nothing was taken in: ask where the file comes from."
    ),
    "replay.text": N_(
        "A name or text in document {label} was changed after it was posted. "
        "Nothing was taken in: ask where the file comes from."
    ),
}
