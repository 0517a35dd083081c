"""Years, decades, centuries, and the seasons of a year."""

from parley.domain.text.calendar_words import ORDINALS
from parley.domain.times import calendar, resolve
from parley.domain.times.expression import Meaning, Tense
from parley.domain.times.grammar import Found, Rule
from parley.domain.times.vocabulary import DECADE_WORDS, SEASONS, SIDES, word_set

_NUMBERED = word_set("resolution resolutions flight room highway route number no page article section bill")
_COUNTED = word_set("percent points people men women children troops dollars euros tonnes km miles jobs workers")
_COUNTING = word_set("some about around nearly almost roughly over than least most only another all")
_OF_A_YEAR = word_set(
    "results levels figures sales earnings profits prices revenues elections exports imports totals estimates losses"
    " standards projections forecasts games olympics"
)
_NO_PLURALS = word_set("s as was is has its this us")
_BEFORE_YEARS = word_set("in since the by during s of a an its their")


def _year(found: Found) -> Meaning | None:
    """A bare number is a year unless it counts what follows, or numbers what stands before."""
    if found("part") or found("fiscal"):
        return resolve.parted(resolve.year(int(found("y")), explicit=True), found("part"))
    before, farther = found.before(2)
    listed = farther.isdigit() and len(farther) == 4 and before in {"and", "or", "-", "–", "to", ","}
    if before in _NUMBERED or before in {"$", "#", "/", ":"} or (before == "." and farther.isdigit()):
        return None
    if before == "-" and not listed and farther not in {"pre", "post"}:
        return None
    if not listed and _counts(int(found("y")), before, found.after(1)[0]):
        return None
    return resolve.year(int(found("y")), explicit=True)


def _counts(number: int, before: str, after: str) -> bool:
    """Whether a number tells how many: of people and points always, of others where it is round or so introduced."""
    if after in _COUNTED or after == "%":
        return before not in _BEFORE_YEARS
    plural = after.isalpha() and after.endswith("s") and after not in _NO_PLURALS and after not in _OF_A_YEAR
    return plural and (before in _COUNTING or (number % 100 == 0 and before not in _BEFORE_YEARS))


def _old_year(found: Found) -> Meaning | None:
    return None if _counts(100, "", found.after(1)[0]) else resolve.year(int(found("y")), explicit=True)


def _year_of_two_digits(found: Found) -> Meaning | None:
    """As in "2012-13": a span that goes by its first year."""
    first, second = int(found("y")), int(found("two"))
    length = (second - first) % 100
    if not 0 < length <= 30:
        return None
    of = (calendar.year_span(first)[0], calendar.year_span(first + length)[1])
    return resolve.span(found("y"), of, "year", explicit=True)


def _year_after_an_apostrophe(found: Found) -> Meaning:
    century = 2000 if int(found("two")) <= found.moment.today.year % 100 else 1900
    return resolve.year(century + int(found("two")), explicit=True)


def _decade(found: Found) -> Meaning | None:
    if found("word"):
        decade = 190 + DECADE_WORDS[found("word")]
    elif found("two"):
        decade = int(found("two")) // 10 + (190 if int(found("two")) >= 20 else 200)
    else:
        decade = int(found("y")) // 10
    return resolve.parted(resolve.years(f"{decade:03d}", decade * 10, decade * 10 + 9), found("part"))


def _century(found: Found) -> Meaning | None:
    words = found("n")
    number = int("".join(char for char in words if char.isdigit()) or 0) or _ordinal(words)
    if not 1 <= number <= 30:
        return None
    return resolve.parted(resolve.years(f"{number - 1:02d}", (number - 1) * 100, number * 100 - 1), found("part"))


def _ordinal(words: str) -> int:
    tens = {"twenty": 20}
    return sum(ORDINALS.get(word) or tens.get(word, 0) for word in words.replace("-", " ").split())


def _season(found: Found) -> Meaning | None:
    code, side, today = SEASONS[found("season")], found("side"), found.moment.today
    if found("y"):
        return resolve.parted(resolve.season(int(found("y")), code, explicit=True), found("part"))
    if side and found("unit"):
        return resolve.parted(resolve.season(today.year + SIDES[side], code, explicit=True), found("part"))
    if side:
        year = today.year
        begins, ends = calendar.season_span(year, code)
        if side == "last" and ends >= today:
            year -= 1
        elif side == "next" and begins <= today:
            year += 1
        elif (
            side == "this"
            and code == "WI"
            and (today.month <= 2 or (today.month <= 4 and found.moment.tense == "past"))
        ):
            year -= 1
        return resolve.parted(resolve.season(year, code), found("part"))
    before = found.before(1)[0]
    default: Tense = "future" if before in {"by", "before", "until", "till"} else "past"
    meant = found.moment.yearly(lambda year: calendar.season_span(year, code), default=default)
    if default == "future" and found.moment.tense == "past":
        meant = next(
            (year, span)
            for year in (today.year - 1, today.year, today.year + 1)
            if (span := calendar.season_span(year, code))[1] >= today
        )
    return None if meant is None else resolve.parted(resolve.season(meant[0], code), found("part"))


RULES = (
    Rule(
        pattern="(?:the )?(?:<EARLY>[ -]?(?:the )?)?(?:(?P<y>{DECADE})'?s(?!{INT})|'(?P<two>{TWO})'?s|(?<=the )"
        "(?P<word>{DECADEWORD}))",
        read=_decade,
        examples=(
            "2026-02-18 | The feud was hottest in the early 1990s. | the early 1990s | DATE 199"
            " | 1990-01-01..1993-12-31 year",
        ),
    ),
    Rule(
        pattern="(?:the )?(?:<EARLY>[ -](?:the )?)?(?P<n>{DAY}{TH}|{ORDINAL}|{TENS}-{ORDINAL})[ -]century",
        read=_century,
        examples=(
            "2026-02-18 | The claim goes back to the 19th century. | the 19th century | DATE 18"
            " | 1800-01-01..1899-12-31 year",
        ),
    ),
    Rule(
        pattern="(?:(?:the )?<EARLY>(?: the)?[ -]?)?(?:(?P<side>last|next|this) )?(?P<season>summer|autumn|winter)"
        "(?:(?: of)? (?P<y>{YEAR})(?:[-/](?:{TWO}|{YEAR}))?)?(?! (?:olympics|games|olympic|school|camp|palace"
        "|vacation|holidays))",
        read=_season,
        examples=(
            "2026-02-18 | He wants it ended before summer. | summer | DATE 2026-SU | -..2026-05-31 season",
            "2026-02-18 | They signed in the summer of 2012. | summer of 2012 | DATE 2012-SU"
            " | 2012-06-01..2012-08-31 season",
            "2026-02-18 | The harvest failed last autumn. | last autumn | DATE 2025-FA | 2025-09-01..2025-11-30 season",
        ),
    ),
    Rule(
        pattern="(?P<season>spring|summer|autumn|winter)(?: of)? (?P<side>last|next|this) (?P<unit>year)",
        read=_season,
        examples=(
            "2005-11-22 | They hope for a deal by spring next year. | spring next year | DATE 2006-SP"
            " | -..2006-05-31 season",
        ),
    ),
    Rule(
        pattern="(?:(?:(?:the )?<EARLY>(?: the)?[ -]?)?(?P<side>last|next|this) |(?<=in )the |(?<=by )"
        "|(?<=by )the |(?<=before )|(?<=until )|(?<=since )(?:the )?|(?<=in )|(?<=during )the "
        "|(?<=in )(?:early|late|mid)[ -]|(?<=by )(?:early|late|mid)[ -]|(?<=since )(?:early|late)[ -])"
        "(?P<season>spring|fall)"
        "(?:(?: of)? (?P<y>{YEAR}))?(?! (?:of|in|from|to|into|water|back))",
        read=_season,
        examples=(
            "2026-02-18 | A ballot is planned for this spring. | this spring | DATE 2026-SP"
            " | 2026-03-01..2026-05-31 season",
        ),
        never=("2026-02-18 | Prices fall when talks spring a leak.",),
    ),
    Rule(
        pattern="(?P<season>spring|fall)(?: of)? (?P<y>{YEAR})",
        read=_season,
        examples=(
            "2026-02-18 | It was tried in spring 2019. | spring 2019 | DATE 2019-SP | 2019-03-01..2019-05-31 season",
        ),
    ),
    Rule(
        pattern="(?:(?:the )?<EARLY>(?:[ -])?)?(?:(?:the )?(?:current )?(?P<fiscal>fiscal year|fiscal"
        "|calendar year|calendar|the year"
        "|financial year) )?(?P<y>{YEAR})(?![.,:]?{INT}|%)",
        read=_year,
        examples=(
            "2026-02-18 | It has stood since 1994. | 1994 | DATE 1994 | 1994-01-01..- year",
            "2006-12-13 | They formed an alliance in late 2005. | late 2005 | DATE 2005"
            " | 2005-10-01..2005-12-31 season",
            "2026-02-18 | Spending fell in fiscal 2012. | fiscal 2012 | DATE 2012 | 2012-01-01..2012-12-31 year",
        ),
        never=(
            "2026-02-18 | The fund paid $2010 each.",
            "2026-02-18 | Some 2000 soldiers went home.",
        ),
    ),
    Rule(
        pattern="(?:(?<=in )|(?<=since )|(?<=until ))(?P<y>{ANYYEAR})(?![.,:]?{INT}|%)",
        read=_old_year,
        examples=("2026-02-18 | The border was drawn in 1878. | 1878 | DATE 1878 | 1878-01-01..1878-12-31 year",),
    ),
    Rule(
        pattern="{y:YEAR}[-–/]{two:TWO}(?![-.:,/]?{INT}|%)",
        read=_year_of_two_digits,
        examples=("2013-03-22 | The 2010-12 drought ended it. | 2010-12 | DATE 2010 | 2010-01-01..2012-12-31 year",),
    ),
    Rule(
        pattern="(?:(?<=in )|(?<=since )|(?<=of )|(?<=from ))'{two:TWO}(?!{INT}|s)",
        read=_year_after_an_apostrophe,
        examples=("2013-03-22 | He won it in '86. | '86 | DATE 1986 | 1986-01-01..1986-12-31 year",),
    ),
)
