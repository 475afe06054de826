"""Prints files in a process of its own, because libcups reads its server's address only once; in a thread, as the
window does it.

Words: pairs of printer and file. Says for each on a line `sent` or the code of the error; `names` lists the printers.
"""

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from kamkor_shop.errors import UserError
from ui.printing import print_pdf, printer_names


def main(words: list[str]) -> None:
    """Print one after the other."""
    application = QGuiApplication([])
    worker = ThreadPoolExecutor(1)
    if words == ["names"]:
        print("\n".join(printer_names()))
    for printer, file in zip(words[::2], words[1::2], strict=False):
        try:
            worker.submit(print_pdf, Path(file).read_bytes(), printer).result()
        except UserError as error:
            print(error.code)
        else:
            print("sent")
    worker.shutdown()
    application.quit()


if __name__ == "__main__":
    main(sys.argv[1:])
