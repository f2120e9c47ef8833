"""The `gongkai` command: a lazy click group, one module a subcommand."""

import gc
import sys


def main() -> None:
    """Run the command line and leave with its exit status (the entry point of the installed script)."""
    try:
        gc.set_threshold(50_000, 20, 20)  # a short process: collecting while modules load only costs time
        from assistant.cli.language import speak_chinese

        speak_chinese()  # before click is imported: it looks its texts up by gettext
        from assistant.cli.entry import run

        sys.exit(run())
    except KeyboardInterrupt:
        sys.exit(130)
    finally:
        gc.freeze()  # all of it goes with the process: Python's last collection would search it for cycles first
