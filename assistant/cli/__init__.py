"""The `gongkai` command: a lazy click group, one module a subcommand."""

import sys


def main() -> None:
    """Run the command line and leave with its exit status (the entry point of the installed script)."""
    try:
        from assistant.cli.language import speak_chinese

        speak_chinese()  # before click is imported: it looks its texts up by gettext
        from assistant.cli.entry import run

        sys.exit(run())
    except KeyboardInterrupt:
        sys.exit(130)
