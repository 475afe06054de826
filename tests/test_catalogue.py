"""The catalogue: what can be chosen at the desk, and what changing it may never break."""

from dataclasses import replace

import pytest

from kamkor_shop import catalogue
from kamkor_shop.catalogue import KindWish, Names
from kamkor_shop.desk import Desk
from kamkor_shop.errors import UserError
from kamkor_shop.i18n import language
from kamkor_shop.store.models import Kind
from kamkor_shop.vocabulary import LocationRole, Season, SizeSystem, Unit
from tests.goods import COAT, receive

TENT = KindWish("Шатыр", "Палатка", "Tent", "leisure", Unit.PIECE, usual_weight=4000, usual_value=9000)
FLOUR_PACK = "4870001234560"


def refusal(run: object, *arguments: object) -> str:
    """The code with which something is refused."""
    with pytest.raises(UserError) as caught:
        run(*arguments)  # type: ignore[operator]
    assert "…" not in caught.value.text()
    return caught.value.code


def test_kinds_come_by_groups_and_speak_three_languages(desk: Desk) -> None:
    kinds = catalogue.kinds(desk)
    order = [group.slug for group in catalogue.groups()]
    assert [order.index(kind.group) for kind in kinds] == sorted(order.index(kind.group) for kind in kinds)
    coat = catalogue.kind(desk, COAT)
    with language("kk"):
        assert (coat.name(), coat.name("ru"), coat.name("en")) == ("Пальто", "Пальто", "Coat")
    assert catalogue.kind_by_slug(desk, "rice").unit is Unit.GRAM


def test_the_kind_of_bags_is_no_choice(desk: Desk) -> None:
    bag = catalogue.bag_kind(desk)
    assert (bag.unit, bag.usual_value) == (Unit.GRAM, 0)
    assert bag.code not in {kind.code for kind in catalogue.kinds(desk, include_retired=True)}
    assert catalogue.group(bag.group).name("en") == "Unsorted bags"


def test_a_kind_is_found_by_any_of_its_words_in_any_language(desk: Desk) -> None:
    def found(text: str) -> set[str]:
        return {kind.slug for kind in catalogue.find_kinds(desk, text)}

    assert "winter_jacket" in found("пуховик") & found("кыскы курте") & found("winter JACKET")
    assert found("no such thing") == set()


def test_a_new_kind_is_ready_to_be_chosen(desk: Desk) -> None:
    tent = catalogue.add_kind(desk, replace(TENT, name_en="  Big   tent "))
    assert tent in catalogue.kinds(desk)
    assert (tent.name_en, tent.slug, tent.revision, tent.retired) == ("Big tent", "big_tent", 1, False)
    assert catalogue.kinds(desk)[-1].group == "food"
    group = [kind for kind in catalogue.kinds(desk) if kind.group == "leisure"]
    assert group[-1] == tent


def test_a_kind_needs_three_names_a_group_and_possible_figures(desk: Desk) -> None:
    for wrong, code in (
        (replace(TENT, name_ru=" "), "kind.no_name"),
        (replace(TENT, group="tents"), "kind.no_group"),
        (replace(TENT, usual_weight=-1), "kind.figure"),
        (replace(TENT, usual_value=10**12), "kind.figure"),
        (replace(TENT, pad=90), "kind.pad"),
        (replace(TENT, favourite=10), "kind.favourite"),
    ):
        assert refusal(catalogue.add_kind, desk, wrong) == code
    assert len(catalogue.kinds(desk)) == 53


def test_no_two_kinds_share_a_name_a_place_on_the_pad_or_a_favourite_key(desk: Desk) -> None:
    coat = catalogue.kind(desk, COAT)
    favourite = next(kind for kind in catalogue.kinds(desk) if kind.favourite == 1)
    assert refusal(catalogue.add_kind, desk, replace(TENT, name_ru="ПАЛЬТО")) == "kind.name_taken"
    assert refusal(catalogue.add_kind, desk, replace(TENT, pad=coat.pad)) == "kind.pad_taken"
    assert refusal(catalogue.add_kind, desk, replace(TENT, favourite=1)) == "kind.favourite_taken"
    catalogue.retire_kind(desk, favourite.code)
    tent = catalogue.add_kind(desk, replace(TENT, favourite=1, pad=favourite.pad))
    assert (tent.favourite, tent.pad) == (1, favourite.pad)


def test_every_change_of_a_kind_is_a_revision_and_no_change_is_none(desk: Desk) -> None:
    coat = catalogue.kind(desk, COAT)
    dearer = catalogue.change_kind(desk, COAT, replace(catalogue.wish_of(coat), usual_value=7500))
    assert (dearer.usual_value, dearer.revision) == (7500, coat.revision + 1)
    assert catalogue.change_kind(desk, COAT, catalogue.wish_of(dearer)) == dearer


def test_a_kind_in_use_keeps_its_unit_but_may_change_all_else(desk: Desk) -> None:
    wish = catalogue.wish_of(catalogue.kind(desk, COAT))
    assert not catalogue.is_used(desk, COAT)
    assert catalogue.change_kind(desk, COAT, replace(wish, unit=Unit.PAIR)).unit is Unit.PAIR
    catalogue.change_kind(desk, COAT, wish)
    receive(desk)
    assert catalogue.is_used(desk, COAT)
    assert refusal(catalogue.change_kind, desk, COAT, replace(wish, unit=Unit.PAIR)) == "kind.unit_fixed"
    changed = replace(wish, name_en="Overcoat", size_system=SizeSystem.LETTER, usual_season=Season.WINTER)
    assert catalogue.change_kind(desk, COAT, changed).name_en == "Overcoat"


def test_a_used_kind_cannot_be_deleted_even_behind_the_programs_back(desk: Desk) -> None:
    receive(desk)
    with pytest.raises(Exception, match="posted rows are never changed"), desk.write():
        desk.change(Kind.delete().where(Kind.code == COAT))
    assert catalogue.kind(desk, COAT).name_en == "Coat"


def test_a_retired_kind_leaves_the_choices_and_can_be_brought_back(desk: Desk) -> None:
    retired = catalogue.retire_kind(desk, COAT)
    assert retired.retired
    assert retired.pad is None
    assert COAT not in {kind.code for kind in catalogue.kinds(desk)}
    assert COAT in {kind.code for kind in catalogue.kinds(desk, include_retired=True)}
    again = replace(catalogue.wish_of(retired), name_kk="Басқа", name_ru="Другое")
    assert refusal(catalogue.add_kind, desk, again) == "kind.name_retired"
    back = catalogue.restore_kind(desk, COAT)
    assert (back.retired, back.revision) == (False, retired.revision + 1)
    assert catalogue.restore_kind(desk, COAT) == back


def test_several_makers_codes_stand_for_one_kind_with_what_a_pack_holds(desk: Desk) -> None:
    flour = catalogue.kind_by_slug(desk, "flour").code
    assert catalogue.maker_code(desk, FLOUR_PACK) is None
    catalogue.bind_maker_code(desk, FLOUR_PACK, flour, 2000)
    catalogue.bind_maker_code(desk, "96385074", flour, 10_000)
    pack = catalogue.maker_code(desk, FLOUR_PACK)
    assert pack is not None
    assert (pack.kind, pack.pack_quantity) == (flour, 2000)
    assert [each.code for each in catalogue.maker_codes(desk, flour)] == [FLOUR_PACK, "96385074"]
    catalogue.retire_maker_code(desk, FLOUR_PACK)
    assert catalogue.maker_code(desk, FLOUR_PACK) is None
    assert catalogue.bind_maker_code(desk, FLOUR_PACK, flour, 5000).pack_quantity == 5000
    assert refusal(catalogue.bind_maker_code, desk, FLOUR_PACK, flour, 0) == "kind.pack"


def test_a_shop_has_its_address_in_three_languages_and_can_move(desk: Desk) -> None:
    first = catalogue.shop(desk)
    assert "Бәйдібек" in first.address("kk")
    moved = Names("Тараз қ., Абай даңғылы, 5", "г. Тараз, пр. Абая, 5", "5 Abai Avenue, Taraz")
    changed = catalogue.change_shop(desk, 1, first.names, moved)
    assert (changed.addresses, changed.revision) == (moved, first.revision + 1)
    second = catalogue.shop(desk, 2)
    assert refusal(catalogue.change_shop, desk, 1, second.names, moved) == "shop.name_taken"
    assert refusal(catalogue.shop, desk, 77) == "shop.unknown"


def test_a_new_shop_opens_with_the_places_that_every_shop_has(desk: Desk) -> None:
    names = Names("Төртінші", "Четвёртый", "Fourth")
    fourth = catalogue.add_shop(desk, names, names)
    assert [shop.number for shop in catalogue.shops(desk)] == [1, 2, 3, 4]
    roles = [place.role for place in catalogue.places(desk.at(fourth.number))]
    assert roles[:2] == [LocationRole.FLOOR, LocationRole.STORE]
    posted = receive(desk.at(fourth.number))
    assert posted.shop == 4


def test_a_place_is_retired_only_when_it_is_empty_and_not_the_last_of_its_sort(desk: Desk) -> None:
    floor = catalogue.place_for(desk, LocationRole.FLOOR)
    assert refusal(catalogue.retire_place, desk, floor.code) == "place.last"
    receive(desk)
    assert refusal(catalogue.retire_place, desk, floor.code) == "place.not_empty"
    rack = catalogue.add_place(desk, LocationRole.RACK, Names("4-сөре", "Стеллаж 4", "Rack 4"))
    assert refusal(catalogue.add_place, desk, LocationRole.RACK, rack.names) == "place.name_taken"
    assert catalogue.retire_place(desk, rack.code).retired
    assert rack.code not in {place.code for place in catalogue.places(desk)}
    assert not catalogue.restore_place(desk, rack.code).retired
    renamed = catalogue.change_place(desk, rack.code, Names("Терезе", "У окна", "By the window"))
    assert catalogue.place(desk, rack.code) == renamed


def test_the_organisation_is_named_on_papers_as_it_was_last_written(desk: Desk) -> None:
    standing = catalogue.organisation(desk)
    named = replace(standing, bin="130740999909", responsible="  Б.  Мурбеков ")
    changed = catalogue.change_organisation(desk, named)
    assert (changed.bin, changed.responsible) == ("130740999909", "Б. Мурбеков")
    assert refusal(catalogue.change_organisation, desk, replace(standing, bin="123")).startswith("bin.")
    nameless = replace(standing, names=Names("", "", ""))
    assert refusal(catalogue.change_organisation, desk, nameless) == "organisation.no_name"


def test_who_is_signed_in_has_a_name(desk: Desk) -> None:
    assert catalogue.member(desk).name == "Айгүл"
    assert [member.code for member in catalogue.members(desk)] == [desk.member]
    assert refusal(catalogue.member, desk, 250100000099) == "member.unknown"
