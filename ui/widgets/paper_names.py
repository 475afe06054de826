"""What papers are called on the screen."""

from __future__ import annotations

from kamkor_shop.i18n import N_, _

_NAMES = {
    "receipt": N_("Receipt"),
    "label": N_("Label"),
    "goods_labels": N_("Labels of goods"),
    "bag_labels": N_("Bag labels"),
    "donor_act": N_("Act of acceptance"),
    "family_card": N_("Family card"),
    "month_report": N_("Monthly report"),
}


def paper_name(paper: str) -> str:
    """The name of a paper in the current language."""
    return _(_NAMES[paper]) if paper in _NAMES else paper
