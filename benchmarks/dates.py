"""How typed dates are understood, beside dateparser: `python -m benchmarks.dates`.

The table is tests/data/dates.tsv. Understood: the instant that is meant comes out, and where the table
allows several, any of them. Asked: understood, but a person is asked first. Silently wrong: another
instant comes out and nobody is asked; dateparser never asks. Refused rightly: phrases that name no instant.

The table grew with the grammar, so its own figure flatters it. Of its 78 phrases about 20 May and the like,
written down before any of them was tried, 75 name an instant: 69 were understood at once, 6 refused, none
silently wrong; the other 3 were refused rightly. Of 69 and of 66 more (tests/data/dates-new.tsv) 65 and 61
were as wanted at the first try, and again none silently wrong. Of 240 more, written to find faults,
186 were as wanted at the first try, 53 were refused although they name one instant, and one was silently
wrong, which is mended. Of 196 more (the second Friday of June, half past five, two weeks from Monday, the end
of Q1 …) 82 were as wanted at the first try, 114 were refused although they name one instant or could be asked
about, and none was silently wrong; 8 of those are refused still. Of 65 more 63 were as wanted.
"""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from time import perf_counter
from zoneinfo import ZoneInfo

from bot.domain.errors import UserError
from bot.domain.language import OFFICIAL
from tests.dates import NOW, VENUE, Phrase, phrases, read

Answer = tuple[datetime, bool] | None


def ours(phrase: Phrase) -> Answer:
    try:
        found = read(phrase.typed, phrase.language)
    except UserError:
        return None
    return found.instant, bool(found.doubts)


def theirs() -> Callable[[Phrase], Answer] | None:
    """dateparser told the language, the zone, the present and to prefer the future; None where absent."""
    try:
        import dateparser  # noqa: PLC0415 - only for this comparison
    except ImportError:
        return None

    def parse(phrase: Phrase) -> Answer:
        options = {
            "TIMEZONE": VENUE,
            "RETURN_AS_TIMEZONE_AWARE": True,
            "RELATIVE_BASE": NOW.astimezone(ZoneInfo(VENUE)).replace(tzinfo=None),
            "PREFER_DATES_FROM": "future",
        }
        found = dateparser.parse(phrase.typed, languages=[phrase.language.value], settings=options)
        return (found.astimezone(UTC), False) if found else None

    return parse


def verdict(phrase: Phrase, answer: Answer) -> str:
    if answer is None:
        return "refused rightly" if phrase.refused else "not understood"
    instant, asked = answer
    right = not phrase.refused and _fits(phrase, instant)
    if asked:
        return "asked" if right else "asked, wrongly read"
    return "understood" if right else "silently wrong"


def _fits(phrase: Phrase, instant: datetime) -> bool:
    """A date without a time may be any minute of that day at the venue, so that both are judged alike."""
    if instant.replace(second=0, microsecond=0) in phrase.instants:
        return True
    return any(meant.minute == _LAST_MINUTE and 0 <= (meant - instant).days < 1 for meant in phrase.instants)


def report(name: str, parse: Callable[[Phrase], Answer]) -> None:
    every = phrases()
    started = perf_counter()
    verdicts = {phrase: verdict(phrase, parse(phrase)) for phrase in every}
    took = (perf_counter() - started) / len(every)
    count = Counter(verdicts.values())
    meant = sum(not phrase.refused for phrase in every)
    good = count["understood"] + count["asked"]
    print(f"{name}: {good} of {meant} understood ({good / meant:.0%}, {count['asked']} after asking),")
    print(f"  {count['silently wrong']} silently wrong, {count['not understood']} not understood,")
    print(
        f"  {count['refused rightly']} of {len(every) - meant} refused rightly, {took * 1000:.2f} ms a phrase"
    )
    for language in OFFICIAL:
        own = [verdicts[phrase] for phrase in every if phrase.language is language and not phrase.refused]
        print(f"    {language}: {sum(said in {'understood', 'asked'} for said in own)} of {len(own)}")


def main() -> None:
    warnings.simplefilter("ignore")
    report("rapporteur", ours)
    peer = theirs()
    if peer is None:
        print("dateparser is not installed: pip install dateparser")
    else:
        report("dateparser", peer)


_LAST_MINUTE = 59

if __name__ == "__main__":
    main()
