"""Words for the present, the past and the future that name no date."""

from parley.domain.times import resolve
from parley.domain.times.expression import Meaning
from parley.domain.times.grammar import Found, Rule


def _present(_: Found) -> Meaning:
    return resolve.reference("PRESENT_REF")


def _past(_: Found) -> Meaning:
    return resolve.reference("PAST_REF")


def _future(_: Found) -> Meaning:
    return resolve.reference("FUTURE_REF")


RULES = (
    Rule(
        pattern="(?:right |until |for )?now(?! that|-)|currently|at present|presently|nowadays|these days"
        "|at (?:the moment|this (?:moment|time)(?! (?:of|last|next)))|current(?! (?:affairs|account|accounts|events))"
        "|the present"
        "|the current (?:moment|time)",
        read=_present,
        examples=(
            "2026-02-18 | The sides are now in separate rooms. | now | DATE PRESENT_REF | vague",
            "2026-02-18 | No date is set at the moment. | at the moment | DATE PRESENT_REF | vague",
        ),
        never=("2026-02-18 | Now that they agree, work begins.",),
    ),
    Rule(
        pattern="(?<!as )recently(?! as)|lately|in recent times"
        "|(?<=in )the (?:recent |distant )?past|(?:the )?(?:most )?recent {UNITS}|(?<!most )recent(?! (?:one|ones))",
        read=_past,
        examples=(
            "2026-02-18 | Both recently changed envoys. | recently | DATE PAST_REF | vague",
            "2022-08-02 | They spoke often in recent weeks. | recent weeks | DATE PAST_REF | vague",
        ),
    ),
    Rule(
        pattern="shortly(?! (?:after|before|thereafter|afterwards))",
        read=lambda found: resolve.reference("FUTURE_REF") if found.moment.tense == "future" else None,
        examples=("2026-02-18 | They will sign it shortly. | shortly | DATE FUTURE_REF | vague",),
        never=("2026-02-18 | He left shortly after it ended.", "2026-02-18 | He answered shortly."),
    ),
    Rule(
        pattern="(?<!as )(?<!too )(?<!so )(?<!how )soon(?! (?:as|after|before|enough to))|as soon as possible"
        "|(?:the )?(?:very near|near|foreseeable|immediate|not~too~distant|not so distant) (?:future|term)"
        "|(?:the )?(?:coming|upcoming) (?:{UNITS}|{CLOCKUNITS})|the future(?! of)|(?<=in )future"
        "|(?:the )?{UNITS} to come"
        "|the (?:next )?(?:days|weeks|months|years) ahead|(?<=in )(?:the )?short order",
        read=_future,
        examples=(
            "2026-02-18 | Another round will take place soon. | soon | DATE FUTURE_REF | vague",
            "2026-02-18 | They hope to meet in the near future. | the near future | DATE FUTURE_REF | vague",
            "2026-02-18 | A text is due in the coming days. | the coming days | DATE FUTURE_REF | vague",
        ),
        never=("2026-02-18 | He left as soon as it ended.", "2026-02-18 | Soon after, he left."),
    ),
)
