"""A stranger's reader of the journal, written from docs/journal.md and docs/report-json.md alone.

`python outside_reader.py JOURNAL SHOP YYYY-MM` prints the figures of a month.
"""

import hashlib
import json
import sys
from collections import defaultdict
from typing import Any

IN = ("received", "bought", "sorted_in", "returned", "arrived", "surplus", "opened")
OUT = ("sorted_out", "given", "sent", "recycled", "wasted", "shortage")
DOCUMENT = (
    "code",
    "shop",
    "type",
    "number",
    "uuid",
    "fingerprint",
    "day",
    "posted_at",
    "member",
    "party",
    "people",
    "children",
    "session",
    "reverses",
    "version",
    "chain",
)
LOT = (
    "code",
    "kind",
    "for_whom",
    "size_system",
    "size",
    "season",
    "condition",
    "origin",
    "donor",
    "parent",
    "expires",
    "quantity",
    "value",
    "weight",
    "estimated",
)
MOVE = (
    "line",
    "lot",
    "source",
    "target",
    "quantity",
    "value",
    "weight",
    "kind",
    "condition",
    "origin",
    "flow",
    "sign",
)

Line = dict[str, Any]


def read(text: str) -> dict[str, list[Line]]:
    """The lines by their kind."""
    lines: dict[str, list[Line]] = defaultdict(list)
    for row in text.splitlines():
        line = json.loads(row)
        lines[line["line"]].append(line)
    if lines["journal"][0]["format"] != 1 or not lines["end"]:
        raise ValueError("not a whole journal of format 1")
    return lines


def canonical(content: object) -> str:
    """The one text of a content."""
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def chain_holds(lines: dict[str, list[Line]]) -> bool:
    """Whether every document is what was hashed, and follows the one before."""
    heads: dict[int, tuple[int, str]] = defaultdict(lambda: (0, "0" * 64))
    for document in lines["document"]:
        position, previous = heads[document["shop"]]
        content = {
            "document": {name: document[name] for name in DOCUMENT},
            "details": canonical(document["details"]),
            "texts": {name: text["digest"] for name, text in document["texts"].items()},
            "lots": [{name: lot[name] for name in LOT} for lot in document["lots"]],
            "moves": [{name: move[name] for name in MOVE} for move in document["moves"]],
            "archive": {name: paper["digest"] for name, paper in document["archive"].items()},
        }
        computed = hashlib.sha256((previous + canonical(content)).encode()).hexdigest()
        if (document["chain"], document["previous"], document["hash"]) != (position + 1, previous, computed):
            return False
        heads[document["shop"]] = (document["chain"], computed)
    return True


def report(lines: dict[str, list[Line]], shop: int, month: str) -> Line:
    """The figures of the report's JSON: everything in it but names, positions and the closing's number."""
    kinds = {kind["code"]: kind for kind in lines["kind"]}
    own = [document for document in lines["document"] if document["shop"] == shop]
    now = [document for document in own if document["month"] == month]
    rows = _movements(own, kinds, month)
    groups: dict[str, dict[str, Line]] = defaultdict(dict)
    for code, row in rows.items():
        groups[kinds[code]["group"]][kinds[code]["slug"]] = row
    bag = next(code for code, kind in kinds.items() if kind["slug"] == "unsorted_bag")
    return {
        "documents": len(now),
        "head": max(now, key=lambda document: document["chain"])["hash"],
        "total": _sum(list(rows.values())),
        "groups": {
            group: {**_sum(list(members.values())), "kinds": members} for group, members in groups.items()
        },
        "served": _served(own, now),
        "donations": _donations(own, now),
        "bags": sum(
            move["sign"]
            for document in now
            for move in document["moves"]
            if move["flow"] == "received" and move["kind"] == bag
        ),
        "boxes": _boxes(own, now),
    }


def _nothing() -> dict[str, int]:
    return {"quantity": 0, "pieces": 0, "grams": 0, "tenge": 0}


def _movements(own: list[Line], kinds: dict[int, Line], month: str) -> dict[int, Line]:
    rows: dict[int, Line] = {}
    for document in own:
        for move in document["moves"]:
            if move["flow"] is None or document["month"] > month:
                continue
            row = rows.setdefault(
                move["kind"],
                {
                    "opening": _nothing(),
                    "in": {flow: _nothing() for flow in IN},
                    "out": {flow: _nothing() for flow in OUT},
                    "received_from": defaultdict(_nothing),
                    "closing": _nothing(),
                },
            )
            side = "in" if move["flow"] in IN else "out"
            way = 1 if side == "in" else -1
            counted = kinds[move["kind"]]["unit"] in ("pc", "pair")
            amount = {
                "quantity": move["quantity"],
                "pieces": move["quantity"] if counted else 0,
                "grams": move["weight"],
                "tenge": move["value"],
            }
            for name, number in amount.items():
                number *= move["sign"]
                row["closing"][name] += way * number
                if document["month"] < month:
                    row["opening"][name] += way * number
                    continue
                row[side][move["flow"]][name] += number
                if move["flow"] == "received":
                    row["received_from"][move["origin"]][name] += number
    return {code: row for code, row in rows.items() if _is_told(row)}


def _is_told(row: Line) -> bool:
    amounts = [row["opening"], *row["in"].values(), *row["out"].values()]
    return any(number for amount in amounts for number in amount.values())


def _sum(rows: list[Line]) -> Line:
    total: Line = {
        "opening": _nothing(),
        "in": {flow: _nothing() for flow in IN},
        "out": {flow: _nothing() for flow in OUT},
        "received_from": defaultdict(_nothing),
        "closing": _nothing(),
    }
    for row in rows:
        for name in _nothing():
            total["opening"][name] += row["opening"][name]
            total["closing"][name] += row["closing"][name]
            for part in ("in", "out", "received_from"):
                for key, amount in row[part].items():
                    total[part][key][name] += amount[name]
    return total


def _served(own: list[Line], now: list[Line]) -> Line:
    by_code = {document["code"]: document for document in own}
    undone = {document["reverses"] for document in now}
    stand = [each for each in now if each["type"] == "handout" and each["code"] not in undone]
    in_order = sorted(stand, key=lambda each: (each["day"], each["chain"]))
    last = {each["party"] or -each["code"]: each for each in in_order}
    corrections = [
        each
        for each in now
        if each["reverses"]
        and by_code[each["reverses"]]["type"] == "handout"
        and by_code[each["reverses"]]["month"] < each["month"]
    ]
    return {
        "families": len(last),
        "visits": len(stand),
        "people": sum(each["people"] for each in last.values()),
        "children": sum(each["children"] for each in last.values()),
        "corrections": len(corrections),
    }


def _donations(own: list[Line], now: list[Line]) -> int:
    giving = ("donation", "purchase", "box_collection")
    by_code = {document["code"]: document for document in own}
    undone = [each for each in now if each["reverses"] and by_code[each["reverses"]]["type"] in giving]
    return sum(each["type"] in giving for each in now) - len(undone)


def _boxes(own: list[Line], now: list[Line]) -> dict[str, Line]:
    by_code = {document["code"]: document for document in own}
    signed = [(1, each) for each in now] + [
        (-1, by_code[each["reverses"]]) for each in now if each["reverses"]
    ]
    boxes: dict[str, Line] = defaultdict(lambda: {"collections": 0, "bags": 0, "grams": 0})
    for sign, each in signed:
        if each["type"] == "box_collection":
            box = boxes[str(each["party"])]
            box["collections"] += sign
            box["bags"] += sign * each["details"]["bags"]
            box["grams"] += sign * each["details"]["grams"]
    return {code: box for code, box in boxes.items() if any(box.values())}


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as file:
        journal = read(file.read())
    if not chain_holds(journal):
        sys.exit("the chain is broken")
    print(json.dumps(report(journal, int(sys.argv[2]), sys.argv[3]), ensure_ascii=False, indent=2))
