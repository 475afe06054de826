"""Who issues a month's report, when, and who signs: what a primary document says besides its figures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kamkor_shop import catalogue
from kamkor_shop.desk import Desk
from kamkor_shop.papers.head import Organisation, ShopOnPaper
from kamkor_shop.papers.issuer import organisation_on_paper, shop_on_paper, signer
from kamkor_shop.papers.words import Text
from kamkor_shop.reports import MonthReport


@dataclass(frozen=True, slots=True)
class Issue:
    """Who issues the report, when, and who signs: what a primary document says besides its figures."""

    organisation: Organisation
    shop: ShopOnPaper
    drawn_up: date
    drawn_up_by: str
    drawn_up_by_position: Text
    responsible: str
    """Empty while nobody is named in the settings: then the paper has a line for the name."""
    code: int | None = None
    """The code of the document that closed the month; None on papers made before it was posted."""
    copy: bool = False


def issue_of(desk: Desk, report: MonthReport, member: int, day: date) -> Issue:
    """Return who issues the report on ``day``, signed by ``member`` (0: nobody yet)."""
    name, position = signer(desk, member) if member else ("", Text("", ""))
    return Issue(
        organisation_on_paper(desk),
        shop_on_paper(desk, report.shop),
        day,
        name,
        position,
        catalogue.organisation(desk).responsible or "",
    )
