"""Who issues a paper: the organisation and the shop as every head names them, and a member as a signature
does.
"""

from kamkor_shop import catalogue
from kamkor_shop.desk import Desk
from kamkor_shop.i18n import language
from kamkor_shop.papers.head import Organisation, ShopOnPaper
from kamkor_shop.papers.words import Text
from kamkor_shop.vocabulary import Word, name_of


def organisation_on_paper(desk: Desk) -> Organisation:
    """The organisation that runs the shops."""
    own = catalogue.organisation(desk)
    return Organisation(Text(own.name_kk, own.name_ru), own.bin or "")


def shop_on_paper(desk: Desk, number: int) -> ShopOnPaper:
    """A shop with its address."""
    shop = catalogue.shop(desk, number)
    return ShopOnPaper(Text(shop.name("kk"), shop.name("ru")), Text(shop.address("kk"), shop.address("ru")))


def word_on_paper(word: Word) -> Text:
    """A word of the vocabulary in both languages of the state."""
    with language("kk"):
        kazakh = name_of(word)
    with language("ru"):
        return Text(kazakh, name_of(word))


def signer(desk: Desk, member: int) -> tuple[str, Text]:
    """Name and position of a member, for the line under a signature."""
    known = catalogue.member(desk, member)
    return known.name, word_on_paper(known.role)
