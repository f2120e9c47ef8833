"""`python -m assistant`: the same as the `gongkai` command."""

from assistant.cli import main

main()
