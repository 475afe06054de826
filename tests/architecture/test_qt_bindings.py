"""The pinned Qt must survive a day at the desk."""

import os
import subprocess
import sys

SETTERS = """
from PySide6.QtWidgets import QApplication, QLabel
application = QApplication([])
label = QLabel()
for number in range(20_000):
    label.setText("128")
    label.setEnabled(True)
print("alive")
"""


def test_a_label_is_set_twenty_thousand_times_and_the_window_lives() -> None:
    # PySide6 6.12 on Python 3.11 loses a reference to None in each void call; after about 5,000 it aborts.
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen")
    done = subprocess.run(
        [sys.executable, "-c", SETTERS], env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "alive\n"), done.stderr
