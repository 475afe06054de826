"""The weights of a bag that is about to be closed: kept as they are typed, so that a power cut does not lose them."""

from __future__ import annotations

from dataclasses import dataclass

from kamkor_shop.desk import Desk
from kamkor_shop.ledger import drafts
from kamkor_shop.sorting.sessions import sessions
from kamkor_shop.vocabulary import DocumentType

_KIND = DocumentType.BAG_CLOSED


@dataclass(frozen=True, slots=True)
class Weights:
    """What stands in the two fields for the bag that `session` opened; `uuid` is what it will be posted from."""

    uuid: str
    session: int
    rags: str = ""
    waste: str = ""


def keep_weights(desk: Desk, weights: Weights) -> None:
    """Keep what was typed: durable when this returns. Two empty fields are forgotten.

    Raises:
        UserError: `draft.changed` when the bag was closed from them.
    """
    if not weights.rags and not weights.waste:
        drafts.discard(desk, weights.uuid)
        return
    state = {"session": weights.session, "rags": weights.rags, "waste": weights.waste}
    drafts.save(desk, weights.uuid, _KIND, "", state)


def kept_weights(desk: Desk, session: int) -> Weights:
    """The weights that were typed for an open bag, or empty ones with a new UUID."""
    for kept in drafts.load(desk, _KIND):
        if kept.state["session"] == session:
            return Weights(kept.uuid, session, kept.state["rags"], kept.state["waste"])
    return Weights(drafts.new_uuid(), session)


def forget_strays(desk: Desk) -> None:
    """Forget the weights of bags that lie on the table no more: one was put back, or its opening was undone."""
    lying = {bag.document for bag in sessions(desk)}
    with desk.write():
        for kept in drafts.load(desk, _KIND):
            if kept.state["session"] not in lying:
                drafts.discard(desk, kept.uuid)
