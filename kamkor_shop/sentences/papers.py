"""Sentences for what a person can mend: papers."""

from __future__ import annotations

from kamkor_shop.i18n import N_

SENTENCES: dict[str, str] = {
    "paper.nothing": N_(
        "This document has nothing for the paper. Nothing was printed: choose another document."
    ),
    "paper.unknown": N_("There is no paper called {paper}. Nothing was printed."),
    "print.not_chosen": N_(
        "No printer is chosen for this paper. What was posted stands. Choose a printer in the settings, then "
        "print again."
    ),
    "print.no_printer": N_(
        "The printer “{printer}” is not there. What was posted stands. Switch the printer on or choose another "
        "one in the settings, then print again."
    ),
    "print.stopped": N_(
        "The printer “{printer}” takes no papers just now. What was posted stands. Look at its paper and its "
        "display, then print again."
    ),
    "print.failed": N_(
        "The paper did not get to the printer “{printer}”. What was posted stands. Look at the printer and its "
        "cable, then print again."
    ),
    "print.lost": N_(
        "The printer “{printer}” took the paper and gave it up. What was posted stands. Look at the printer, "
        "then print again."
    ),
    "print.not_saved": N_(
        "The file {path} could not be written. What was posted stands. Choose another folder and save again."
    ),
}
