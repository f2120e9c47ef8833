"""One suite a file; each module has `SUITE`."""
