"""What every test may count on: no screen is needed, and hypothesis tries the same examples everywhere."""

import os

import hypothesis

# Tests that want an X server start their own; all others draw into memory. Set before Qt is imported.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Qt's own file dialogs, style plugins and scaling of the desk this runs on must not decide a test.
os.environ.pop("QT_STYLE_OVERRIDE", None)
os.environ.pop("QT_SCALE_FACTOR", None)

hypothesis.settings.register_profile("kamkor", deadline=None, derandomize=True)
hypothesis.settings.load_profile("kamkor")
