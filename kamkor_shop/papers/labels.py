"""Roll labels: one label a page, the page exactly as large as the label, nothing left to the printer's
judgement."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from enum import Enum

from kamkor_shop import codes
from kamkor_shop.i18n import N_, format_date
from kamkor_shop.papers.barcodes import DOT_203
from kamkor_shop.papers.label_face import Box, LabelFace, draw_face
from kamkor_shop.papers.pen import Pen
from kamkor_shop.papers.style import PaperSize
from kamkor_shop.papers.words import both
from kamkor_shop.quantities import format_kilograms


class RollSize(Enum):
    """The rolls that label printers of the shops take; the value is the label in millimetres."""

    R58X40 = PaperSize("58×40", 58, 40)
    R58X60 = PaperSize("58×60", 58, 60)
    R43X25 = PaperSize("43×25", 43, 25)
    R30X20 = PaperSize("30×20", 30, 20)

    @property
    def paper(self) -> PaperSize:
        """The page of one label."""
        return self.value

    @property
    def padding(self) -> float:
        """Millimetres kept white at each edge: a roll wanders sideways by about one; small ones have less to
        give."""
        return 2.0 if self.value.width >= 50 else 1.25 if self.value.width >= 40 else 0.75


@dataclass(frozen=True, slots=True)
class LabelData:
    """The label of a garment or another lot. Texts come as they are to stand there, in their short forms."""

    code: int
    kind_kk: str
    kind_ru: str
    size: str = ""
    """As read from the tag: «128», «38,5», «2XL»; empty for a thing without a size."""
    for_whom: str = ""
    season: str = ""
    condition: str = ""
    shop: str = ""
    extra: str = ""
    """What must not be overlooked: «20 ×» of a bundle, «жиынтық 1/2» of a set."""

    def face(self) -> LabelFace:
        """What stands where."""
        foot = " · ".join(part for part in (self.extra, self.for_whom, self.season, self.condition) if part)
        return LabelFace(
            self.code, self.size, self.kind_kk, self.kind_ru, foot, codes.short_number(self.code), self.shop
        )


@dataclass(frozen=True, slots=True)
class BagLabelData:
    """The label of a bag as it came in: «1/4 · 6,4 кг»."""

    code: int
    index: int
    of: int
    weight_g: int | None
    """Grams as weighed; None leaves a line to write the weight on."""
    source: str
    """Donor or origin in short: «Mart», «Айгүл С.», «белгісіз»."""
    day: date
    shop: str = ""

    def face(self) -> LabelFace:
        """What stands where."""
        weight = "_______ кг" if self.weight_g is None else format_kilograms(self.weight_g, "kk")
        word = both(N_("Bag")).one_line
        foot = f"{word} · {format_date(self.day, 'kk', 'short')}"
        return LabelFace(
            self.code,
            f"{self.index}/{self.of}",
            weight,
            self.source,
            foot,
            codes.short_number(self.code),
            self.shop,
        )


@dataclass(frozen=True, slots=True)
class FamilyCardData:
    """The card that a family shows at the desk. The name may stay out: the code alone finds the family."""

    code: int
    name: str = ""
    shop: str = ""

    def face(self) -> LabelFace:
        """What stands where."""
        title = both(N_("Family card"))
        number = codes.short_number(self.code)
        return LabelFace(self.code, "", title.kk, title.ru, self.name or f"№ {number}", number, self.shop)


Labelled = LabelData | BagLabelData | FamilyCardData

_loaded: ContextVar[RollSize] = ContextVar("roll", default=RollSize.R58X40)


@contextmanager
def loaded_with(name: str) -> Iterator[None]:
    """Make labels for the roll that lies in the printer, as the settings of the desk name it (`58x40`); an
    unknown name leaves 58×40. Inside the block, in this thread only.
    """
    key = f"R{name.upper()}"
    token = _loaded.set(RollSize[key] if key in RollSize.__members__ else RollSize.R58X40)
    try:
        yield
    finally:
        _loaded.reset(token)


def roll(labels: Sequence[Labelled], size: RollSize | None = None, dot: float = DOT_203) -> bytes:
    """A PDF with one label a page in the given order, for the roll `size`, else for the one that is loaded.

    `dot` is the printer's dot in millimetres (0.125 for 203 dpi): bars are whole dots wide and begin on a
    dot. Raises ValueError for an empty run: a PDF without pages cannot be printed.
    """
    if not labels:
        raise ValueError("a run of labels needs at least one label")
    pen = Pen(both(N_("Labels")).one_line)
    wanted = size or _loaded.get()
    paper = wanted.paper
    box = Box(0, 0, paper.width, paper.height).inset(wanted.padding)
    for label in labels:
        pen.page(paper)
        draw_face(pen, label.face(), box, dot)
    return pen.finish()
