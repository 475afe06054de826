"""A package's public names, each taken from its module when it is first asked for.

A package like `kamkor_shop.ledger` has one face and many modules. The window needs a fifth of them for its first page,
and every module imported sooner keeps the person at the desk waiting. So the face names its modules, and imports none:

    if TYPE_CHECKING:
        from kamkor_shop.ledger.posting import post
    __all__ = ["post"]
    __getattr__ = on_demand(__name__, posting="post")

A test compares the three lists. A public name must not be that of a module beside it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module


def on_demand(package: str, **names: str) -> Callable[[str], object]:
    """Return the `__getattr__` of `package` (PEP 562) for `module="name name…"`; an empty text stands for the module
    itself. What was found is kept in the package, so that it is looked for once.
    """
    places = {name: module for module, each in names.items() for name in each.split() or [module]}

    def find(name: str) -> object:
        module = places.get(name)
        if module is None:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        holder = import_module(f"{package}.{module}")
        found: object = holder if name == module else getattr(holder, name)
        setattr(sys.modules[package], name, found)
        return found

    return find
