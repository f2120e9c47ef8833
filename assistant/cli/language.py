"""Chinese for click's own texts (usage, options, errors), whatever language the machine speaks."""

import gettext
import os
from pathlib import Path

LOCALE = Path(__file__).with_name("locale")


def speak_chinese() -> None:
    """Let gettext find our catalogue. Call it before `import click`: some of its texts are looked up at import."""
    os.environ["LANGUAGE"] = "zh_CN"  # gettext reads no other setting of the process first
    gettext.bindtextdomain("messages", str(LOCALE))
    gettext.textdomain("messages")
