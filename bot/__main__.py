"""The command line: `rapporteur …`."""

from __future__ import annotations

import sys


def main() -> None:
    """Run one command and leave with its exit status."""
    try:
        from bot.cli.main import main as run  # noqa: PLC0415 - who stops it before it began gets no traceback
    except KeyboardInterrupt:
        sys.exit(130)
    run()


if __name__ == "__main__":
    main()
