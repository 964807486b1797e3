"""Whether it is the disk that refuses, which a host can mend, and no damage."""

from __future__ import annotations

import errno

_NUMBERS = {
    "index-full": (errno.ENOSPC, errno.EDQUOT),
    "index-readonly": (errno.EACCES, errno.EPERM, errno.EROFS),
}


def refusal(fault: BaseException) -> str:
    """The key of a UserError for a fault whose cause is the disk; "" for any other.

    What comes out of tantivy is a ValueError that says `(os error 28)`.
    """
    cause: BaseException | None = fault
    while cause is not None:
        number, said = getattr(cause, "errno", None), str(cause)
        for key, numbers in _NUMBERS.items():
            if number in numbers or any(f"(os error {each})" in said for each in numbers):
                return key
        cause = cause.__cause__
    return ""
