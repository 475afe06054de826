"""The start of the program: `kamkor-shop` opens the window, `kamkor-shop demo` the demo, other words go to
the cli.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module

from kamkor_shop.cli import main as cli
from ui.fonts import unpack_ahead


def main(words: Sequence[str] | None = None) -> int:
    """Run the program with the words of the command line and return its exit code."""
    options = cli.parse(sys.argv[1:] if words is None else words)
    console = cli.console_of(options)
    if options.command is None:
        unpack_ahead()
        from ui.program import Program

        return Program(console.config).run()
    if options.command == "demo":
        return run_demo(options, console)
    return cli.run(options, console)


def run_demo(options: object, console: object) -> int:
    """Run the demo, which builds a store and takes pictures of the real window."""
    return int(import_module("ui.demo").run(options, console))


if __name__ == "__main__":
    sys.exit(main())
