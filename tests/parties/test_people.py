"""The people of an article and the side each speaks for."""

import pytest

from parley.domain.parties import find_cast
from parley.domain.parties.people import Person, fold_name


def people(text: str) -> dict[str, Person]:
    """The people of a text by name."""
    return {person.name: person for person in find_cast(text).people}


@pytest.mark.parametrize(
    ("text", "name", "party"),
    [
        ("Marta Quispe, the head of Peru's delegation, left early.", "Marta Quispe", "PE"),
        ("Kenyan President John Otieno flew home.", "John Otieno", "KE"),
        ("Paul Brandt, the U.S. envoy, flew home.", "Paul Brandt", "US"),
        ("Chad's chief negotiator at the talks, Idris Mahamat, flew home.", "Idris Mahamat", "TD"),
        ("The foreign minister of Laos, Kham Vong, flew home.", "Kham Vong", "LA"),
        ("The UN envoy to Yemen, Karl Strand, flew home.", "Karl Strand", "UN"),
        ("UAW president Sam Fuller flew home.", "Sam Fuller", "uaw"),
        ("Peru's delegation was led by Marta Quispe, a lawyer.", "Marta Quispe", "PE"),
        ("Marta Quispe, who heads the Peruvian delegation, left.", "Marta Quispe", "PE"),
        ("UN envoy Juha Laine, a former Finnish president, left.", "Juha Laine", "UN"),
        ("Foreign Secretary Jane Cole flew home.", "Jane Cole", "GB"),
        ("France lost. Transport Secretary Jane Cole flew home.", "Jane Cole", None),
        ("UNITA said no. The movement's representative in Lisbon, Rui Mota, left.", "Rui Mota", "unita"),
        (
            'UNITA and Angola met. "Angola lied, not we," said the movement\'s representative in Lisbon, Rui Mota.',
            "Rui Mota",
            "unita",
        ),
        ("Labour's Jane Cole said no. Likud, too.", "Jane Cole", "labour"),
        ("The UK's Jane Cole said no.", "Jane Cole", "GB"),
        ("The Likud party walked out. Its leader, Dan Levy, said no.", "Dan Levy", "likud"),
        ("House Majority Leader Jim Boyd, a Republican, said no.", "Jim Boyd", "republicans"),
        ("Sen. Jim Boyd (D-Ohio) said no.", "Jim Boyd", "democrats"),
        ("Jim Boyd, R-Utah, said the senators were far from a deal.", "Jim Boyd", "republicans"),
        ("Sen. Jim Boyd, the Utah Republican, said no.", "Jim Boyd", "republicans"),
    ],
)
def test_the_words_beside_a_name_say_whose_side_it_is(text: str, name: str, party: str | None) -> None:
    """Titles before, appositions after, and who leads whose delegation."""
    assert people(text)[name].party == party


def test_two_last_names_are_one_person() -> None:
    """Who was named in full is called by all but the first name later."""
    found = people("N-VA chairman Bart De Wever said no. De Wever wants more.")
    assert len(found["Bart De Wever"].mentions) == 2


def test_own_words_come_before_the_list_of_leaders() -> None:
    """Who leads a country in one year led its opposition in another."""
    found = people("Labour's Jacinda Ardern met New Zealand First.")
    assert found["Jacinda Ardern"].party == "labour"


def test_who_is_named_behind_a_comma_may_be_of_another_side() -> None:
    """Only what stands before the comma could say whose minister it is."""
    assert people("Likud walked out, Foreign Minister Ann Smith said.")["Ann Smith"].party != "likud"


def test_listed_people_share_a_side() -> None:
    """Of two names joined by "and", the second is of the side of the first."""
    found = people("U.S. envoys Tom Hale and Jim Boyd sat down with the others.")
    assert [found["Tom Hale"].party, found["Jim Boyd"].party] == ["US", "US"]


def test_a_surname_belongs_to_the_fullest_name() -> None:
    """Every later mention counts for the person that the article introduced."""
    text = "Kenyan minister Amos Wekesa spoke first. Wekesa said it was late. Later Wekesa left."
    (person,) = find_cast(text).people
    assert (person.name, len(person.mentions)) == ("Amos Wekesa", 3)
    assert all(text[start:end].endswith("Wekesa") for start, end in person.mentions)


def test_places_and_bodies_are_no_people() -> None:
    """A capitalised run without an office beside it, or that ends as bodies do, is nobody."""
    assert people("The World Bank met in Buenos Aires on Good Friday. Foreign Ministry officials left.") == {}


@pytest.mark.parametrize(
    ("one", "other"),
    [("Zelenskyy", "Zelensky"), ("Zelenskiy", "Zelensky"), ("Sergei", "Sergey"), ("Prabhakaran", "Prabhakaran")],
)
def test_spellings_of_a_name_fold_alike(one: str, other: str) -> None:
    """Transliterations of one name agree."""
    assert fold_name(one) == fold_name(other)


def test_different_names_do_not_fold_alike() -> None:
    """Folding keeps names apart."""
    assert len({fold_name(name) for name in ("Kim", "Khan", "Cohen", "Kohl", "Koch")}) == 5
