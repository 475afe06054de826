"""Size ladders: the sizes that exist, how few keys find one, and what one system says in another.

A lot keeps its system and size as read from the tag; conversions here are hints for the eye and never stored.

Ladders and their sources:
- height: children's clothes by height in cm, steps of 6 (GOST R 54393), as tags in Kazakhstan print them; 170
ends it.
- age: whole years 1–16, for tags that show nothing else; a baby's tag shows the height.
- RU: adults, half the chest girth in cm, even numbers 40–66 (GOST 31399 men, 31396 women).
- EU: adults, 32–60 even; women's RU is EU + 6, men's are equal.
- letters: XS–5XL, key 1–9.
- shoes: the printed number, 16–48, with halves. Makers mix EU and RU (EU ≈ RU + 1), so nothing is converted.
- head: girth in cm, 36–62.  Foot (socks, tights): length of the foot in cm, GOST 8541: 8–22 even, 23–31 odd.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from kamkor_shop.vocabulary import ForWhom, SizeSystem

NO_SIZE: Final = ""
"""What a lot without a size keeps; the key is `0 Enter`."""

_HEIGHTS = ("50", *(str(height) for height in range(56, 171, 6)))
_LETTERS = ("XS", "S", "M", "L", "XL", "2XL", "3XL", "4XL", "5XL")

_LADDERS: Final = MappingProxyType({
    SizeSystem.NONE: (),
    SizeSystem.HEIGHT: _HEIGHTS,
    SizeSystem.AGE: tuple(str(age) for age in range(1, 17)),
    SizeSystem.RU: tuple(str(size) for size in range(40, 67, 2)),
    SizeSystem.EU: tuple(str(size) for size in range(32, 61, 2)),
    SizeSystem.LETTER: _LETTERS,
    SizeSystem.SHOE: tuple(str(size) for size in range(16, 49)),
    SizeSystem.HEAD: tuple(str(girth) for girth in range(36, 63)),
    SizeSystem.FOOT: (*(str(length) for length in range(8, 23, 2)), "23", "25", "27", "29", "31"),
})  # fmt: skip

_CHILDREN = (ForWhom.BOY, ForWhom.GIRL)
_ADULTS = (ForWhom.WOMAN, ForWhom.MAN)
_CLOTHES_OF_A_CHILD = (SizeSystem.HEIGHT, SizeSystem.AGE, SizeSystem.RU, SizeSystem.EU, SizeSystem.LETTER)
_CLOTHES_OF_AN_ADULT = (SizeSystem.RU, SizeSystem.LETTER, SizeSystem.EU, SizeSystem.HEIGHT, SizeSystem.AGE)

_MONTHS_OF_HEIGHT: Final = MappingProxyType({
    "50": 0, "56": 1, "62": 3, "68": 6, "74": 9, "80": 12, "86": 18, "92": 24, "98": 36,
    **{height: 48 + 12 * year for year, height in enumerate(_HEIGHTS[9:])},
})  # fmt: skip
_SHOE_OF_YEARS = (17, 20, 23, 25, 27, 28, 30, 31, 33, 34, 35, 36, 37)


def ladder(system: SizeSystem) -> tuple[str, ...]:
    """The sizes of a system from small to large; empty for `NONE`. Of shoes the whole ones: see `half`.

    `CLOTHES` is no ladder but a choice of them: ask `systems_of` first, or KeyError.
    """
    return _LADDERS[system]


def systems_of(system: SizeSystem, for_whom: ForWhom) -> tuple[SizeSystem, ...]:
    """The ladders in which a kind's sizes may be read, the likeliest first: what the pad offers and N goes
    through.

    `system` is the kind's: for `CLOTHES` and `HEIGHT` it depends on whom the thing fits.
    """
    if system is SizeSystem.CLOTHES:
        return _CLOTHES_OF_A_CHILD if for_whom in _CHILDREN else _CLOTHES_OF_AN_ADULT
    if system is SizeSystem.HEIGHT:
        return _CLOTHES_OF_AN_ADULT if for_whom in _ADULTS else _CLOTHES_OF_A_CHILD
    if system is SizeSystem.FOOT:
        return (SizeSystem.FOOT, SizeSystem.SHOE)
    return (system,)


def find(system: SizeSystem, digits: str) -> str | None:
    """The size that typed digits mean; None when they mean none of this ladder.

    `0` is `NO_SIZE`. Otherwise a whole size as it stands (`128`, `44`), or its last two digits where no other
    size ends so (`28` → 128, `04` → 104). Letters by place (`1` XS … `6` 2XL, `7` 3XL). Three digits of a
    shoe are a half (`365` → 36.5).
    """
    if not (digits.isascii() and digits.isdigit()):
        return None
    if digits == "0":
        return NO_SIZE
    sizes = ladder(system)
    if system is SizeSystem.LETTER:
        return sizes[int(digits) - 1] if 1 <= int(digits) <= len(sizes) else None
    if digits in sizes:
        return digits
    if (
        system is SizeSystem.SHOE
        and len(digits) == 3
        and is_size(system, text := f"{digits[:2]}.{digits[2]}")
    ):
        return text
    if len(digits) == 2:
        ends = [size for size in sizes if size.zfill(2).endswith(digits)]
        return ends[0] if len(ends) == 1 else None
    return None


def is_size(system: SizeSystem, size: str) -> bool:
    """Whether a text is a size of the system, halves of shoes included; `NO_SIZE` always is."""
    if size == NO_SIZE or size in ladder(system):
        return True
    whole = size.removesuffix(".5")
    return system is SizeSystem.SHOE and whole != size and whole in ladder(system)[:-1]


def step(system: SizeSystem, size: str, by: int) -> str:
    """The size some steps up (+) or down (−) the ladder, halves of shoes staying halves; at an end, the end.

    No size has no neighbour and stays. ValueError when the size is not one of the system.
    """
    if size == NO_SIZE:
        return size
    if not is_size(system, size):
        raise ValueError(f"{size!r} is not a size of {system}")
    whole = size.removesuffix(".5")
    suffix = size[len(whole) :]
    sizes = ladder(system)[:-1] if suffix else ladder(system)
    place = min(max(sizes.index(whole) + by, 0), len(sizes) - 1)
    return sizes[place] + suffix


def half(size: str) -> str:
    """A shoe's half size, there and back: 36 → 36.5 → 36; what has no half stays as it is."""
    if size.endswith(".5"):
        return size.removesuffix(".5")
    with_half = f"{size}.5"
    return with_half if size and is_size(SizeSystem.SHOE, with_half) else size


def hint(system: SizeSystem, size: str, to: SizeSystem, for_whom: ForWhom) -> str | None:
    """About what a size is in another system (`46–48`), for the eye only; None where no honest answer
    exists.
    """
    if size not in ladder(system):
        return None
    if (system, to) == (SizeSystem.LETTER, SizeSystem.RU):
        return _ru_of_letter(_LETTERS.index(size), for_whom)
    if (system, to) == (SizeSystem.RU, SizeSystem.LETTER):
        fits = [
            letter
            for place, letter in enumerate(_LETTERS)
            if size in _numbers(_ru_of_letter(place, for_whom))
        ]
        return "–".join(fits) or None
    if {system, to} == {SizeSystem.RU, SizeSystem.EU}:
        shift = 0 if for_whom is ForWhom.MAN else 6
        other = str(int(size) + (shift if to is SizeSystem.RU else -shift))
        return other if other in ladder(to) else None
    if (system, to) == (SizeSystem.AGE, SizeSystem.HEIGHT):
        return height_for_age(12 * int(size))
    if (system, to) == (SizeSystem.HEIGHT, SizeSystem.AGE):
        years = hint_age(size) // 12
        return str(years) if years else None
    return None


def hint_age(height: str) -> int:
    """The age in months at which children are about as tall as a size: 62 → 3, 80 → 12, 128 → 96; KeyError
    for no size.
    """
    return _MONTHS_OF_HEIGHT[height]


def height_for_age(months: int) -> str | None:
    """The height size to try first for a child of an age in months; None from seventeen years on."""
    if months >= 17 * 12:
        return None
    return [height for height, age in _MONTHS_OF_HEIGHT.items() if age <= months][-1]


def shoe_for_age(months: int) -> str | None:
    """The shoe size to try first for a child of an age in months (8 years → 33); None from thirteen years
    on.
    """
    years = months // 12
    return str(_SHOE_OF_YEARS[years]) if 0 <= years < len(_SHOE_OF_YEARS) else None


def _ru_of_letter(place: int, for_whom: ForWhom) -> str:
    """Men's letters are one number (S 46), women's and children's span two (S 42–44)."""
    if for_whom is ForWhom.MAN:
        return str(44 + 2 * place)
    return f"{40 + 2 * place}–{42 + 2 * place}"


def _numbers(span: str) -> list[str]:
    return span.split("–")
