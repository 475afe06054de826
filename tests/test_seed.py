"""What a new store begins with."""

from collections import Counter

from kamkor_shop import seed
from kamkor_shop.folding import fold
from kamkor_shop.vocabulary import LocationRole, SizeSystem, Unit

KINDS = seed.kinds()


def test_there_are_fifty_kinds_and_the_six_foods_of_the_parcel() -> None:
    food = {kind.slug for kind in KINDS if kind.group == "food"}
    assert food == {"flour", "vegetable_oil", "sugar", "tea", "rice", "buckwheat"}
    assert 45 <= len(KINDS) - len(food) <= 60
    assert {kind.slug: kind.unit for kind in KINDS if kind.group == "food"}[
        "vegetable_oil"
    ] is Unit.MILLILITRE


def test_no_kind_is_there_twice_in_any_language() -> None:
    assert all(kind.name_kk and kind.name_ru and kind.name_en for kind in KINDS)
    for names in zip(*((kind.slug, kind.name_kk, kind.name_ru, kind.name_en) for kind in KINDS), strict=True):
        assert [name for name, count in Counter(names).items() if count > 1] == []


def test_every_kind_has_its_own_serial_after_the_unsorted_bag_s() -> None:
    assert sorted(kind.serial for kind in KINDS) == list(range(2, len(KINDS) + 2))


def test_every_kind_is_in_a_group_and_every_group_has_kinds_in_the_report_s_order() -> None:
    groups = [group.slug for group in seed.groups()]
    assert len(groups) == len(set(groups)) == 13
    assert list(dict.fromkeys(kind.group for kind in KINDS)) == groups
    assert [kind.position for kind in KINDS] == list(range(1, len(KINDS) + 1))


def test_every_kind_that_is_sorted_has_its_own_place_on_the_pad() -> None:
    sorted_kinds = [kind for kind in KINDS if kind.group != "food"]
    pads = [kind.pad for kind in sorted_kinds]
    assert len(set(pads)) == len(pads)
    assert all(pad is not None and 1 <= pad // 10 <= 9 and 1 <= pad % 10 <= 9 for pad in pads)
    assert all(kind.pad is None for kind in KINDS if kind.group == "food")
    used = {pad // 10 for pad in pads if pad}
    assert used == {group.digit for group in seed.pad_groups()} == set(range(1, 10))


def test_a_group_of_the_pad_is_filled_from_one_without_gaps() -> None:
    for digit in range(1, 10):
        cells = sorted(kind.pad % 10 for kind in KINDS if kind.pad and kind.pad // 10 == digit)
        assert cells == list(range(1, len(cells) + 1))


def test_nine_favourites_have_nine_keys() -> None:
    assert sorted(kind.favourite for kind in KINDS if kind.favourite) == list(range(1, 10))


def test_names_fit_a_label() -> None:
    for kind in KINDS:
        assert max(len(kind.name_kk), len(kind.name_ru), len(kind.name_en)) <= 22, kind.slug
        assert kind.name_kk[0].isupper()
        assert kind.name_ru[0].isupper()


def test_kinds_have_weights_and_values_that_can_be_true() -> None:
    for kind in KINDS:
        assert 20 <= kind.usual_weight <= 20_000, kind.slug
        assert 100 <= kind.usual_value <= 50_000, kind.slug
    assert all(
        kind.size_system is SizeSystem.SHOE and kind.unit is Unit.PAIR
        for kind in KINDS
        if kind.group == "shoes"
    )


def test_other_words_find_a_kind_and_do_not_repeat_its_name() -> None:
    found = {kind.slug for kind in KINDS if fold("пуховик") in fold(kind.also)}
    assert found == {"winter_jacket"}
    for kind in KINDS:
        names = {fold(kind.name_kk), fold(kind.name_ru), fold(kind.name_en)}
        words = [fold(word) for word in kind.also.split(",") if word]
        assert len(words) == len(set(words)), kind.slug
        assert not names & set(words), kind.slug


def test_three_shops_have_addresses_in_three_languages() -> None:
    shops = seed.shops()
    assert [shop.number for shop in shops] == [1, 2, 3]
    for shop in shops:
        assert all(
            [shop.name_kk, shop.name_ru, shop.name_en, shop.address_kk, shop.address_ru, shop.address_en]
        )
        assert shop.bin == ""
    assert "Байдибек" in shops[0].address_ru
    assert "Әл-Фараби" in shops[2].address_kk


def test_a_shop_begins_with_a_floor_a_store_room_and_three_racks() -> None:
    roles = Counter(place.role for place in seed.places())
    assert roles == {LocationRole.FLOOR: 1, LocationRole.STORE: 1, LocationRole.RACK: 3}


def test_the_region_has_its_city_and_ten_districts() -> None:
    districts = seed.districts()
    assert len({district.slug for district in districts}) == 11
    assert districts[0].name_kk == "Тараз қаласы"


def test_the_organisation_is_named_in_both_languages_of_papers() -> None:
    organisation = seed.organisation()
    assert organisation.name_kk
    assert organisation.name_ru
