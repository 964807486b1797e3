"""Every figure that we claim, in one run: `make bench`, or `python -m benchmarks NAME …` for some of them."""

from __future__ import annotations

import pkgutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def names() -> list[str]:
    """The modules of this folder that print figures; those that begin with _ help them."""
    found = sorted(module.name for module in pkgutil.iter_modules([str(HERE)]))
    return [name for name in found if not name.startswith("_")]


def main(wanted: list[str]) -> int:
    """Run each in a process of its own, so that none warms or loads another; the number that failed."""
    unknown = set(wanted) - set(names())
    if unknown:
        print(f"no such benchmark: {', '.join(sorted(unknown))}; there are: {', '.join(names())}")
        return 2
    failed = [name for name in wanted or names() if _run(name)]
    if failed:
        print(f"\nfailed: {', '.join(failed)}")
    return len(failed)


def _run(name: str) -> int:
    print(f"\n# {name}\n", flush=True)
    return subprocess.run(
        [sys.executable, "-m", f"benchmarks.{name}"], cwd=HERE.parent, check=False
    ).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
