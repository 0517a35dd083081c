"""Speakers: who says what, by verbs of speech, quotations, pronouns, titles and signatures."""

import pytest

from parley.domain.reading.parse import Parse


def speaker_of(text: str, word: str, title: str | None = None) -> str | None:
    """Who says the word, None where the outlet does."""
    parse = Parse(text, None, title)
    at = text.index(word)
    sentence = parse.sentence_at(at)
    speech = parse.speakers.at(sentence, sentence.token_at(at))
    return speech.speaker.name if speech is not None else None


@pytest.mark.parametrize(
    "text",
    [
        "Peru's envoy Marta Quispe said the border would reopen.",
        '"The border will reopen," said Peru\'s envoy Marta Quispe.',
        '"The border will reopen," Peruvian envoy Marta Quispe told reporters.',
        "The border will reopen, according to Peruvian envoy Marta Quispe.",
        "Peru's envoy Marta Quispe arrived early. She said the border would reopen.",
        'Peru\'s envoy Marta Quispe was calm. "It went well," she said. "The border will reopen."',
        "President Ana Torres's envoy Marta Quispe said the border would reopen.",
        "Envoy Marta Quispe denied the reports, and said that the border would reopen.",
        '"The border will reopen."\nMarta Quispe, envoy of Peru',
        "The head of the delegation, Torres adviser Marta Quispe, said Ana Torres wanted the border to reopen.",
        '"The border will reopen," Marta Quispe, deputy director of the border agency, told reporters.',
        'Peruvian envoy Marta Quispe agreed: "The border will reopen."',
        'Peru\'s envoy Marta Quispe slammed the plan of the member states. "The border will reopen," she said.',
        'Luis Rojas of Peru said nothing. "We think the border will reopen," Peruvian envoy Marta Quispe said.',
        "Peru's envoy Marta Quispe said Lima was glad, adding that the border would reopen.",
        '"The border will reopen," Peru\'s Marta Quispe, who heads the government team, said late on Sunday.',
        'Envoys met. "It is a day that brings joy, the border will reopen," Marta Quispe, the envoy, told state TV.',
        "The agency quoted Peru's envoy Marta Quispe as saying the border would reopen.",
        "The border will reopen, the agency quoted Peru's envoy Marta Quispe as saying.",
        "Peru's envoy Marta Quispe was quoted by the agency as saying that the border would reopen.",
        "Peru's envoy Marta Quispe said Chile had suggested Lima for the talks, and that the border would reopen.",
        "The border will reopen, complained Peru's envoy Marta Quispe.",
        "Peru's envoy Marta Quispe, who reports to the premier, said the border would reopen.",
    ],
)
def test_the_speaker_is_found_before_behind_and_around_the_words(text: str) -> None:
    """The ways in which desks attribute."""
    assert speaker_of(text, "border") == "Marta Quispe"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The border will reopen, diplomats say.", "diplomats"),
        ("The border will reopen, said one diplomat briefed on the talks.", "diplomat"),
        ("The border will reopen, sources close to the talks told the agency.", "sources"),
        ("The FARC rebels said on Thursday they saw that the border would reopen.", "FARC rebels"),
        ("The FARC met envoys. The rebels said the border would reopen.", "FARC"),
        ("The border will reopen, a source familiar with the talks said.", "source"),
        ("The border will reopen, according to a person familiar with the process.", "person"),
        ("The border will reopen, according to two people briefed on the plan.", "two people"),
    ],
)
def test_a_source_is_not_named_by_what_it_knows(text: str, name: str) -> None:
    """Nor do the talks that it is familiar with speak."""
    assert speaker_of(text, "border") == name


@pytest.mark.parametrize(
    "text",
    [
        "Peru concluded a round on the border on Friday.",
        "Peru observed a truce on the border for a week.",
        "The border reopened on Friday.",
    ],
)
def test_acts_that_look_like_speech_are_none(text: str) -> None:
    """Who concludes a round or observes a truce says nothing by it."""
    assert speaker_of(text, "border") is None


def test_a_statement_is_its_author_s() -> None:
    """The title of a statement names who says all of it."""
    text = "I welcome the new border treaty. It will help my country."
    assert speaker_of(text, "border", "Statement by President Ana Torres on the Border Treaty") == "Ana Torres"
    assert speaker_of(text, "border", "Statement by President Ana Torres On Border Treaty") == "Ana Torres"
    assert speaker_of(text, "border", "Border treaty agreed") is None


def test_what_a_side_expects_is_said_by_who_tells_of_it() -> None:
    """In "he added that Peru expected" the person speaks, not the country."""
    text = "Peru's envoy Luis Rojas left. He added that Peru expected the border to reopen."
    assert speaker_of(text, "border") == "Luis Rojas"


def test_another_minister_is_not_the_prime_minister() -> None:
    """An office is told by all of its words."""
    lead = "Prime Minister Ana Torres of Peru left, and Transport Minister Luis Rojas stayed. "
    assert speaker_of(lead + "Peru's transport minister said the border would reopen.", "border") == "Luis Rojas"
    assert speaker_of(lead + "Peru's prime minister said the border would reopen.", "border") == "Ana Torres"
