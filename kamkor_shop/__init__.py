"""The core of Kamkor Shop: the stock ledger of a charity shop and its use cases, without any window.

Everything here works from a script; the window in `ui` is one of two fronts, `kamkor_shop.cli` the other.
"""

__version__ = "0.1.0"
