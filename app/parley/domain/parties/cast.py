"""The cast of an article: every party and person that it names, and the two sides of bargaining over work."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from parley.domain.parties.domestic import find_families, home_of_talks, mentions_at_home, people_at_home
from parley.domain.parties.labour import Bargaining, find_bargaining
from parley.domain.parties.mentions import Mention, find_mentions
from parley.domain.parties.organisations import find_organisations
from parley.domain.parties.people import Person, find_people
from parley.domain.parties.roles import find_roles


class Cast(Struct, frozen=True, kw_only=True):
    """Who appears in an article: mentions by name and by role, in order and without overlap, and people."""

    mentions: list[Mention]
    people: list[Person]
    bargaining: Bargaining | None = None


def put_over(mentions: Iterable[Mention], sides: Sequence[Mention]) -> list[Mention]:
    """Mentions in order, with `sides` in the place of what they cover."""
    covered = {offset for side in sides for offset in range(side.start, side.end)}
    free = [each for each in mentions if each.start not in covered and each.end - 1 not in covered]
    return sorted([*free, *sides], key=lambda each: each.start)


def _named(text: str, known: list[Mention]) -> tuple[list[Mention], list[Mention], list[Person]]:
    """Mentions by name, those by role too, and people, from the mentions of known parties."""
    named = put_over(find_organisations(text, known), known)
    named = put_over(find_families(text, named), named)
    mentions = put_over(find_roles(text, named), named)
    return named, mentions, find_people(text, mentions)


def find_cast(text: str, title: str = "") -> Cast:
    """The cast of a folded text, in linear time; what is said in the title helps to tell an employer."""
    known = find_mentions(text)
    named, mentions, people = _named(text, known)
    # Whose leader is named is met as well: "Ann Smith's conservatives" are a party of her country.
    led = {person.party for person in people if person.party} - {mention.party for mention in mentions}
    if led and len(more := find_mentions(text, near=led)) > len(known):
        named, mentions, people = _named(text, more)
    bargaining = find_bargaining(text, named, [span for person in people for span in person.mentions], title=title)
    if bargaining is not None:
        mentions = put_over(mentions, bargaining.mentions)
        people = find_people(text, mentions)
    elif home := home_of_talks(text, mentions, people):
        mentions, people = mentions_at_home(mentions, home), people_at_home(people, home)
    return Cast(mentions=mentions, people=people, bargaining=bargaining)
