"""Sentences for what a person can mend: the store file and the disk under it."""

from __future__ import annotations

from kamkor_shop.i18n import N_

SENTENCES: dict[str, str] = {
    "store.busy": N_(
        "Another program is writing to the store and did not finish in time. Nothing was changed: try again."
    ),
    "store.damaged": N_(
        "The store file is damaged. Nothing more was written. Close the program, keep the file, "
        "and ask for help with a backup."
    ),
    "store.disk_error": N_(
        "The disk did not take what was written. Nothing was changed. Check the disk and its cable, then try again."
    ),
    "store.empty_file": N_(
        "The store file {path} is empty: something outside this program emptied it. Nothing was written. "
        "Put a backup in its place."
    ),
    "store.exists": N_("There is already a store at {path}. It was left as it is."),
    "store.foreign": N_("The file {path} is not a store of this program. Nothing was written to it."),
    "store.full": N_(
        "The disk is full, so nothing was changed. Free some space, then try again: your list is still here."
    ),
    "store.missing": N_("There is no store at {path}. Check the folder, or start a new shop."),
    "store.newer": N_(
        "The store {path} was written by a newer version of this program. Nothing was changed: install that version."
    ),
    "store.read_only": N_(
        "The store file may not be written to. Nothing was changed: check the rights of its folder."
    ),
    "store.setting_refused": N_(
        "The database refused the safety setting {setting}. Nothing was changed: install the program anew."
    ),
    "store.sqlite_too_old": N_(
        "The database library {version} is too old to be safe. Nothing was changed: install the program anew."
    ),
    "store.unreadable": N_(
        "The store {path} cannot be read: it is damaged, or it belongs to another PC and its key is not here. "
        "Nothing was written to it."
    ),
}
