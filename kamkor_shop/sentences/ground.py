"""Sentences for codes, quantities, sizes, numbers of people, and settings."""

from __future__ import annotations

from kamkor_shop.i18n import N_

SENTENCES: dict[str, str] = {
    "code.length": N_(
        "“{text}” is not a whole code: a printed code has 13 digits. Nothing was posted. Scan it again "
        "slowly, or type the number written under the bars."
    ),
    "code.damaged": N_(
        "The code {text} was misread: its last digit does not fit the others. Nothing was posted. Scan it "
        "again; if it fails twice, print a new label."
    ),
    "code.foreign": N_(
        "The code {text} is not one of ours. Nothing was posted. Scan the label of Kamkor Shop, or look "
        "the thing up by name."
    ),
    "code.maker": N_(
        "“{text}” is not a maker’s code: those have 8, 12 or 13 digits and end with a check digit. Nothing "
        "was changed. Scan the pack again."
    ),
    "code.in_store": N_(
        "The code {text} was printed by a shop, not by the maker, so other things may carry it too. "
        "Nothing was changed. Scan the maker’s code, or leave the field empty."
    ),
    "code.used_up": N_(
        "Shop {shop} has used all its numbers of this type. Nothing was posted. Call the youth centre: the "
        "shop needs a new number."
    ),
    "quantity.unreadable": N_(
        "“{text}” is not a quantity. Nothing was posted. Type a number, for example {example}."
    ),
    "quantity.zero": N_(
        "The quantity must be more than zero. Nothing was posted. Type it again, for example {example}."
    ),
    "quantity.too_large": N_(
        "{text} is more than one entry may hold ({limit}). Nothing was posted. Check the number, or enter "
        "it in parts."
    ),
    "iin.length": N_(
        "An IIN has 12 digits, “{text}” has not. Nothing was saved yet. Check it against the identity "
        "card, or leave it empty."
    ),
    "iin.date": N_(
        "The IIN {text} begins with a day that does not exist. Nothing was saved yet. Check it against the "
        "identity card."
    ),
    "iin.century": N_(
        "The seventh digit of the IIN {text} cannot be right. Nothing was saved yet. Check it against the "
        "identity card."
    ),
    "iin.check_digit": N_(
        "A digit of the IIN {text} is wrong: its last digit does not fit. Nothing was saved yet. Check it "
        "against the identity card."
    ),
    "bin.length": N_(
        "A BIN has 12 digits, “{text}” has not. Nothing was saved yet. Check it against the organisation’s "
        "papers, or leave it empty."
    ),
    "bin.date": N_(
        "The BIN {text} names a month that does not exist. Nothing was saved yet. Check it against the "
        "organisation’s papers."
    ),
    "bin.type": N_(
        "The fifth or sixth digit of the BIN {text} cannot be right. Nothing was saved yet. Check it "
        "against the organisation’s papers."
    ),
    "bin.check_digit": N_(
        "A digit of the BIN {text} is wrong: its last digit does not fit. Nothing was saved yet. Check it "
        "against the organisation’s papers."
    ),
    "phone.unreadable": N_(
        "“{text}” is not a phone number. Nothing was saved yet. Type ten digits, for example 701 234 56 "
        "78, or leave it empty."
    ),
    "config.key_unreadable": N_(
        "The key file {path} cannot be read, so the store stays shut. Nothing was changed. Check that this "
        "user may read the file, or put back the copy of the key."
    ),
    "config.key_damaged": N_(
        "The key file {path} is damaged: it must hold 64 characters. Nothing was changed. Put back the "
        "copy of the key; do not delete the file."
    ),
    "config.key_missing": N_(
        "The key of this store is not on this PC: {path} is missing. Nothing was changed. Put back the copy of "
        "the key; a new key cannot open the store."
    ),
    "config.unwritable": N_(
        "The settings could not be written to {path}. Your work is safe. Check the free space and the "
        "rights of the folder."
    ),
}  # fmt: skip
