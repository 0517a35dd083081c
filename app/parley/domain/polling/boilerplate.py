"""What stands in an article's column and is not the article: invitations, credits, controls.

Data, with examples beside it that run as tests. A paragraph is dropped only where the whole of it is such a thing.
"""

import re
from dataclasses import dataclass

MOST_WORDS = 30
MOST_CHARACTERS = 300


@dataclass(frozen=True)
class Boilerplate:
    """One kind of paragraph that is no part of the story.

    `pattern` is matched from the paragraph's start, in lower case, and is written with free spacing.
    """

    name: str
    pattern: str
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...] = ()


KINDS: tuple[Boilerplate, ...] = (
    Boilerplate(
        "control",
        r"""
        (?: share (?:\sthis)? (?:\s(?:article|story|page|on\s\w+))?
          | copy\slink | print | email | save | reload | loading | close | advertisement | back\sto\stop
          | listen\sto\s(?:this\s)?article | story\scontinues\sbelow(?:\sadvertisement)? | continue\sreading
          | skip\s(?:advert\w*|to\scontent) | leave\sa\scomment | (?:view\s(?:all\s)?)?comments?
          | \d+\smin(?:ute)?s?\sread | photos? | gallery | in\spictures
        ) [.:…]* $
        """,
        ("Share this article", "Advertisement", "Story continues below advertisement", "4 min read"),
        ("Comments by the minister angered the union.", "Print runs were cut, the publisher said."),
    ),
    Boilerplate(
        "invitation",
        r"""
        (?: sign\sup | subscribe | click\shere | follow\sus | download\s(?:our|the)\sapp | join\s(?:us|our)
          | get\s(?:the\s)?(?:latest|our) | stay\s(?:up\sto\sdate|informed|connected)
          | register\s(?:now|here|for\sfree) | you\scan\s(?:also\s)?(?:follow|subscribe)
        ) \b .* \b
        (?: newsletters? | alerts? | e-?mails? | inbox | app | facebook | twitter | telegram | whatsapp | instagram
          | channel | here | updates | subscription | podcast | free | today
        ) \b .* $
        """,
        (
            "Sign up for our morning newsletter",
            "Follow us on Telegram for more news",
            "Subscribe today for full access",
        ),
        ("Join us in peace, the president said to rebels.",),
    ),
    Boilerplate(
        "pointer",
        r"""
        (?: read\s(?:more|also) | also\sread | see\salso | related(?:\s(?:articles?|stories|topics?|news))?
          | more\son\sthis(?:\sstory)? | recommended(?:\sstories)? | editor'?s\spicks? | most\sread
          | you\smay\salso\slike | watch | listen | video
          | more\sfrom\s[\w\s.'-]{2,40} | more\sstories | what\sto\sread\snext | up\snext | trending(?:\snow)?
          | don'?t\smiss
        ) (?: \s*[:»>|–-].* )? $
        """,
        ("Read more: How the talks began", "Related stories", "Watch: the leaders arrive", "Don't miss:"),
        ("Watch towers along the border will be removed.", "Related talks resumed.", "Video calls were held."),
    ),
    Boilerplate(
        "byline",
        r"""
        (?: by:?\s [\w.'-]+ (?:[\s,&]+[\w.'-]+){0,6} (?<!\.)
          | (?:published|posted|updated|last\s(?:updated|modified)|first\spublished|issued\son) (?:\s(?:on|at))? :?\s
            [^.!?]{0,20}\d [^!?]{0,60}
          | (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s)? (?:\d{1,2}\s[a-z]{3,9}|[a-z]{3,9}\s\d{1,2}),?\s\d{4}
            [\s,|/-]* (?:\d{1,2}[:.]\d{2}\s?(?:[ap]\.?m\.?)?\s?[a-z]{0,4})?
        ) $
        """,
        (
            "By A. Writer and B. Stringer",
            "Published: 18 February 2026 at 09:40",
            "Wednesday, 18 February 2026 09:40 GMT",
        ),
        ("By noon the envoys had left, officials said.", "Updated figures put the toll at 40. It may rise."),
    ),
    Boilerplate(
        "rights",
        r"""
        (?: © | \(c\) | copyright\b | all\srights\sreserved
          | this\s(?:material|article|story)\smay\snot\sbe\spublished )
        (?! .* \b(?:talks|law|dispute|negotiat\w*|treaty)\b ) .* $
        """,
        ("© 2026 Harbour Wire. All rights reserved.", "Copyright 2026 The Quay Press"),
        ("Copyright law was the last point of dispute in the trade talks.",),
    ),
    Boilerplate(
        "credit",
        r"""
        (?: (?:image|photo|picture)\s(?:source|credit|caption)s?\b
          | (?:photo|image|picture|file\sphoto|photograph)(?:\sby|\svia|:)
          | reporting\sby\b.*\b(?:editing|writing)\sby | (?:additional|extra)\sreporting\sby | edited\sby | writing\sby
          | our\sstandards: | with\s(?:reporting|material|files)\sfrom
        ) (?! .* \bsaid\b ) .* $
        """,
        (
            "Image source, Agency Pictures",
            "Photo: A. Photographer/Agency",
            "Reporting by A. Writer in Geneva; editing by B. Editor",
            "Additional reporting by C. Stringer",
        ),
        ("Photo: the inspectors said they had seen the site.",),
    ),
)

_KINDS = tuple((kind, re.compile(kind.pattern, re.VERBOSE)) for kind in KINDS)


def boilerplate_kind(paragraph: str) -> str | None:
    """The kind of boilerplate that a whole paragraph is; None where it is text, or too long to be anything else."""
    folded = paragraph.strip(" \t-–—•*|>»").lower().replace("’", "'")
    if len(folded) > MOST_CHARACTERS or len(folded.split()) > MOST_WORDS:
        return None
    return next((kind.name for kind, pattern in _KINDS if pattern.match(folded)), None)
