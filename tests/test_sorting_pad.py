"""The keys of the pad, one by one, without a window: what each makes of the next garment."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from kamkor_shop import seed, sizes
from kamkor_shop.errors import UserError
from kamkor_shop.sorting import Did, Effect, Garment, Layer, Pad, PadKind, PadLayout, keying
from kamkor_shop.sorting.pad import ENTER, HALF, SET, TIMES
from kamkor_shop.vocabulary import Condition, ForWhom, Season, SizeSystem, Unit

KINDS = {kind.slug: kind for kind in seed.kinds() if kind.unit in (Unit.PIECE, Unit.PAIR)}
LAYOUT = PadLayout.of(
    tuple(
        PadKind(kind.serial, kind.size_system, kind.usual_season, kind.pad, kind.favourite)
        for kind in KINDS.values()
    )
)


def type_keys(pad: Pad, *keys: str) -> Effect:
    """Press keys in turn; a text of digits is pressed digit by digit. Returns the last effect."""
    effect = Effect(Did.NOTHING)
    for key in keys:
        for each in key if key.isdigit() else (key,):
            effect = pad.press(each)
    return effect


def committed(pad: Pad, *keys: str) -> Garment:
    effect = type_keys(pad, *keys)
    assert effect.did is Did.COMMIT, effect
    assert effect.garment is not None
    return effect.garment


def refusal(pad: Pad, *keys: str) -> str:
    effect = type_keys(pad, *keys)
    assert effect.did is Did.REFUSED, effect
    assert isinstance(effect.error, UserError)
    return effect.error.code


@pytest.fixture
def pad() -> Pad:
    """A pad that has just sorted a boy's winter jacket, size 128."""
    pad = Pad(LAYOUT)
    committed(pad, "Q", "H", "128", ENTER)
    return pad


def test_the_first_garment_is_described_whole() -> None:
    garment = committed(Pad(LAYOUT), "Q", "H", "X", "128", ENTER)
    assert garment == Garment(
        KINDS["winter_jacket"].serial,
        ForWhom.BOY,
        SizeSystem.HEIGHT,
        "128",
        Season.WINTER,
        Condition.EXCELLENT,
    )


def test_the_same_again_is_one_key(pad: Pad) -> None:
    assert committed(pad, ENTER).size == "128"
    assert committed(pad, ENTER).size == "128"


def test_the_neighbouring_size_is_two_keys(pad: Pad) -> None:
    assert committed(pad, "PLUS", ENTER).size == "134"
    assert committed(pad, "MINUS", ENTER).size == "128"


def test_any_size_of_the_ladder_is_three_keys(pad: Pad) -> None:
    for size in sizes.ladder(SizeSystem.HEIGHT):
        assert committed(pad, size[-2:], ENTER).size == size


def test_letters_are_typed_by_their_place(pad: Pad) -> None:
    type_keys(pad, "N", "N", "N", "N")
    assert pad.state.system is SizeSystem.LETTER
    assert committed(pad, "1", ENTER).size == "XS"
    assert committed(pad, "6", ENTER).size == "2XL"


def test_a_shoe_has_half_sizes_there_and_back(pad: Pad) -> None:
    assert committed(pad, "L", "36", HALF, ENTER).size == "36.5"
    assert committed(pad, HALF, ENTER).size == "36"
    assert committed(pad, "365", ENTER).size == "36.5"


def test_a_jacket_has_no_half_size(pad: Pad) -> None:
    assert refusal(pad, HALF) == "sort.no_halves"


def test_zero_means_no_size(pad: Pad) -> None:
    garment = committed(pad, "0", ENTER)
    assert (garment.size_system, garment.size) == (SizeSystem.NONE, "")
    assert pad.state.system is SizeSystem.HEIGHT


def test_kind_whom_season_and_size_stay_and_the_condition_falls_back_to_good(pad: Pad) -> None:
    first = committed(pad, "V", "D", "16", ENTER)
    assert (first.condition, first.season, first.size) == (Condition.FAIR, Season.BETWEEN, "116")
    assert committed(pad, ENTER) == replace(first, condition=Condition.GOOD)


def test_a_new_kind_brings_its_usual_season_and_keeps_the_size_on_the_same_ladder(pad: Pad) -> None:
    garment = committed(pad, "Y", ENTER)
    assert (garment.kind, garment.season, garment.size) == (KINDS["t_shirt"].serial, Season.SUMMER, "128")


def test_the_same_kind_again_leaves_the_season(pad: Pad) -> None:
    assert committed(pad, "D", "H", ENTER).season is Season.BETWEEN


def test_another_ladder_clears_the_size_and_enter_is_refused(pad: Pad) -> None:
    assert refusal(pad, "E", ENTER) == "sort.size_missing"
    assert pad.state.system is SizeSystem.RU
    assert committed(pad, "46", ENTER).size == "46"


def test_for_a_girl_the_ladder_of_a_boy_stays(pad: Pad) -> None:
    assert committed(pad, "W", ENTER).size == "128"


def test_a_ladder_chosen_by_hand_stays_with_the_next_kind(pad: Pad) -> None:
    type_keys(pad, "N")
    assert committed(pad, "8", ENTER).size_system is SizeSystem.AGE
    assert committed(pad, "U", ENTER).size_system is SizeSystem.AGE


def test_a_thing_without_sizes_needs_none(pad: Pad) -> None:
    garment = committed(pad, "SPACE", "82", ENTER)
    assert (garment.kind, garment.size) == (KINDS["scarf"].serial, "")


def test_a_kind_is_found_by_group_and_place_as_on_a_numpad(pad: Pad) -> None:
    for kind in KINDS.values():
        type_keys(pad, "SPACE", str(kind.pad))
        assert pad.state.kind is not None
        assert (pad.state.kind.code, pad.state.layer) == (kind.serial, Layer.SIZE)


def test_a_place_without_a_kind_is_refused_and_the_list_stays_open(pad: Pad) -> None:
    assert refusal(pad, "SPACE", "69") == "sort.no_cell"
    assert pad.state.layer is Layer.KIND
    assert type_keys(pad, "2").did is Did.CHANGED
    assert pad.state.kind is not None
    assert pad.state.kind.code == KINDS["pram"].serial


def test_backspace_clears_then_goes_back_then_takes_the_last_garment_back(pad: Pad) -> None:
    assert type_keys(pad, "12", "BACKSPACE").did is Did.CHANGED
    assert pad.state.digits == ""
    type_keys(pad, "20", TIMES, "SPACE", "1")
    assert type_keys(pad, "BACKSPACE").did is Did.CHANGED
    assert pad.state.layer is Layer.SIZE
    assert type_keys(pad, "BACKSPACE").did is Did.CHANGED
    assert pad.state.quantity == 1
    assert type_keys(pad, "BACKSPACE").did is Did.UNDO


def test_escape_never_takes_a_garment_back(pad: Pad) -> None:
    assert type_keys(pad, "ESC").did is Did.NOTHING


def test_a_bundle_is_for_one_garment(pad: Pad) -> None:
    assert committed(pad, "20", TIMES, ENTER).quantity == 20
    assert committed(pad, ENTER).quantity == 1


@pytest.mark.parametrize("digits", ["0", "1000"])
def test_a_bundle_of_none_or_of_thousands_is_refused(pad: Pad, digits: str) -> None:
    assert refusal(pad, digits, TIMES) == "sort.bundle"
    assert pad.state.digits == ""


def test_a_set_is_one_thing_with_several_tags(pad: Pad) -> None:
    garment = committed(pad, SET)
    assert (garment.quantity, garment.tags) == (1, 2)
    assert committed(pad, "3", TIMES, SET).tags == 3


def test_a_size_off_the_ladder_is_refused_and_can_be_typed_again(pad: Pad) -> None:
    assert refusal(pad, "99", ENTER) == "sort.size_unknown"
    assert committed(pad, "28", ENTER).size == "128"


def test_four_digits_and_more_are_a_number_not_a_size(pad: Pad) -> None:
    effect = type_keys(pad, "0142", ENTER)
    assert (effect.did, effect.digits) == (Did.NUMBER, "0142")
    assert pad.state.digits == ""


def test_nothing_is_posted_before_the_kind_is_known() -> None:
    assert refusal(Pad(LAYOUT), "28", ENTER) == "sort.kind_missing"


def test_digits_typed_before_for_whom_count_on_the_new_ladder(pad: Pad) -> None:
    assert committed(pad, "46", "E", ENTER).size == "46"


def test_a_template_gives_all_but_condition_and_count(pad: Pad) -> None:
    held = Garment(
        KINDS["dress"].serial, ForWhom.GIRL, SizeSystem.HEIGHT, "104", Season.SUMMER, Condition.FAIR, 5
    )
    pad.load(held, template=True)
    assert committed(pad, ENTER) == replace(held, condition=Condition.GOOD, quantity=1)


def test_a_garment_without_a_size_taken_back_stands_on_its_ladder(pad: Pad) -> None:
    garment = committed(pad, "0", ENTER)
    pad.load(garment)
    assert pad.state.system is SizeSystem.HEIGHT
    assert committed(pad, ENTER) == garment


def test_the_search_finds_the_keys_that_the_issue_names(pad: Pad) -> None:
    def keys(garment: Garment) -> int:
        return keying.cost(keying.keys_for(LAYOUT, pad.state, garment)[0])

    held = committed(pad, ENTER)
    assert keys(held) == 1
    assert keys(replace(held, size="134")) == 2
    assert keys(replace(held, size="122")) == 2
    assert max(keys(replace(held, size=size)) for size in sizes.ladder(SizeSystem.HEIGHT)) == 3
    assert keys(replace(held, for_whom=ForWhom.GIRL, size="104")) == 4
    assert keys(replace(held, quantity=20)) == 4
    assert keys(replace(held, tags=2)) == 2


def test_the_plain_rule_mends_what_is_wrong_in_one_order_and_types_sizes_whole(pad: Pad) -> None:
    def keys(garment: Garment) -> str:
        return " ".join(keying.plain_keys_for(LAYOUT, pad.state, garment)[0])

    held = committed(pad, ENTER)
    assert keys(held) == "ENTER"
    assert keys(replace(held, size="134")) == "1 3 4 ENTER"
    assert keys(replace(held, size="", size_system=SizeSystem.NONE)) == "0 ENTER"
    assert keys(replace(held, for_whom=ForWhom.GIRL, condition=Condition.FAIR)) == "W V ENTER"
    assert keys(replace(held, size="L", size_system=SizeSystem.LETTER)) == "N N N N 4 ENTER"
    assert keys(replace(held, quantity=20)) == "2 0 M ENTER"
    assert keys(replace(held, tags=3)) == "3 M SHIFT+ENTER"
    boots = Garment(KINDS["boots"].serial, ForWhom.MAN, SizeSystem.SHOE, "42.5", KINDS["boots"].usual_season)
    assert keys(boots) == "SPACE 7 1 R 4 2 G ENTER"


def test_no_hand_claims_keys_for_what_the_pad_does_not_know(pad: Pad) -> None:
    held = committed(pad, ENTER)
    for hand in (keying.keys_for, keying.plain_keys_for):
        for unknown in (replace(held, kind=999), replace(held, size="129")):
            with pytest.raises(ValueError, match="no keys lead to"):
                hand(LAYOUT, pad.state, unknown)


@pytest.mark.parametrize("hand", [keying.keys_for, keying.plain_keys_for])
def test_a_mixed_bag_costs_at_most_six_keys_a_garment(hand: keying.Hand) -> None:
    # The make-up of a city's donations: much for women and children, the favourites most of all.
    draw = random.Random(14)
    for _bag in range(20):
        bag = [mixed_garment(draw) for _each in range(25)]
        assert keying.average(LAYOUT, bag, hand) <= 6.0


def mixed_garment(draw: random.Random) -> Garment:
    kinds = list(KINDS.values())
    weights = [12 if kind.favourite else 1 for kind in kinds]
    kind = draw.choices(kinds, weights)[0]
    whom = draw.choices(list(ForWhom), [25, 25, 30, 15, 5])[0]
    system = sizes.systems_of(kind.size_system, whom)[0]
    ladder = sizes.ladder(system)
    size = draw.choice(ladder) if ladder else ""
    season = draw.choices([kind.usual_season, *Season], [80, 5, 5, 5, 5])[0]
    condition = draw.choices([Condition.GOOD, Condition.EXCELLENT, Condition.FAIR], [80, 12, 8])[0]
    return Garment(kind.serial, whom, system if size else SizeSystem.NONE, size, season, condition)
