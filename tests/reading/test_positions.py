"""Positions read from sentences: whose they are, which stance they take, and what they are about."""

from datetime import date
from typing import cast

import pytest

from parley.domain.reading.parse import Parse
from parley.domain.reading.slots.position import PositionSlot
from parley_topics.values import Position

READ = (
    ("Kenya is asking for a 10-year lease on the port.", "KE", "demands", "a 10-year lease on the port"),
    (
        "Moldova wants all Russian troops out of Transnistria.",
        "MD",
        "demands",
        "all Russian troops out of Transnistria",
    ),
    ("France wants fishing rights written into the treaty.", "FR", "demands", "fishing rights written into the treaty"),
    ("Pakistan has called on India to reopen the crossing.", "PK", "demands", "India to reopen the crossing"),
    ("Japan has been pressing China to lift the ban.", "JP", "demands", "China to lift the ban"),
    ("Eritrea has repeatedly demanded that Ethiopia leave the town.", "ER", "demands", "Ethiopia leave the town"),
    ("Lebanon says Israel must leave five hilltops.", "LB", "demands", "Israel must leave five hilltops"),
    ("Kosovo's insistence on full membership irked Serbia.", "XK", "demands", "full membership"),
    ("The sticking point is Japan's demand that rice be excluded.", "JP", "demands", "rice be excluded"),
    (
        '"We want the right to see every site," the U.S. envoy told reporters.',
        "US",
        "demands",
        "the right to see every site",
    ),
    ("Serbia has ruled out recognising Kosovo.", "RS", "rejects", "recognising Kosovo"),
    ("The Philippines is opposed to any joint exploration.", "PH", "rejects", "any joint exploration"),
    ("Israel is reluctant to release the prisoners.", "IL", "rejects", "release the prisoners"),
    ("India has made clear it will not open its dairy market.", "IN", "rejects", "open its dairy market"),
    ("Armenian officials said that Yerevan would not give up the corridor.", "AM", "rejects", "give up the corridor"),
    ("China's refusal to share the data angered Vietnam.", "CN", "rejects", "share the data"),
    ("Vietnam called for a binding code, something China opposes.", "CN", "rejects", "a binding code"),
    (
        '"Handing over the island is out of the question," a Greek minister said.',
        "GR",
        "rejects",
        "Handing over the island",
    ),
    ("Kuwait has offered to pay for the clean-up.", "KW", "offers", "pay for the clean-up"),
    ("Morocco proposed autonomy for the desert.", "MA", "offers", "autonomy for the desert"),
    ("Cyprus accepted the United Nations plan on Thursday.", "CY", "accepts", "the United Nations plan"),
    (
        "Iran says it is prepared to cap its output in return for an end to the ban.",
        "IR",
        "conditions",
        "cap its output in return for an end to the ban",
    ),
    (
        "Sudan said it would sign only if the rebels first withdrew.",
        "SD",
        "conditions",
        "sign only if the rebels first withdrew",
    ),
    (
        "Mexico threatened to raise tariffs if the United States did not back down.",
        "MX",
        "conditions",
        "raise tariffs if the United States did not back down",
    ),
    (
        "Hungary will veto the package unless funds are released.",
        "HU",
        "conditions",
        "the package unless funds are released",
    ),
    ("The aid is far below the $600 million Kenya wants.", "KE", "demands", "the $600 million"),
    ("Talks turned to the islands that Japan is demanding.", "JP", "demands", "the islands"),
    ("A pause sought by Norway has begun.", "NO", "demands", "A pause"),
    ("Peru balked at opening its dairy market.", "PE", "rejects", "opening its dairy market"),
    ("Italy did not agree to release the ships.", "IT", "rejects", "release the ships"),
    ("Qatar will no longer pay for the clinics.", "QA", "rejects", "pay for the clinics"),
    (
        '"There will be no census as long as the army stays," the Chilean envoy said.',
        "CL",
        "conditions",
        "be no census as long as the army stays",
    ),
    ("Colombia's FARC rebels demanded a longer truce.", "farc", "demands", "a longer truce"),
    ("The Kurds met Likud. Its leader, Dan Levy, turned the seats down.", "likud", "rejects", "the seats"),
    ("Norway's offer includes a smaller quota for herring.", "NO", "offers", "a smaller quota for herring"),
    ("The bill from Chile would raise the levy on salmon.", "CL", "demands", "the levy on salmon"),
)
SILENT = (
    "Peru declined to comment on the report.",
    "Chile wants a deal.",
    "Chile and Peru agreed to meet again in Lima next week.",
    "Ghana insisted yesterday that the summit had gone well.",
    "If Chile wants the port, it will have to wait.",
    "Nepal has dropped its demand that the king step down.",
    "Chilean companies want lower taxes.",
    "The demand for copper rose in Peru.",
    "He told reporters Chile called for on Monday.",
    "The train to Chile includes a buffet.",
)


def read(text: str) -> list[Position]:
    """The positions of a text, settled."""
    parse = Parse(text, date(2024, 5, 6))
    parse.read_times()
    slot = PositionSlot()
    found = [candidate for sentence in parse.sentences for candidate in slot.candidates(parse, sentence)]
    return [cast("Position", candidate.value) for candidate in slot.settle(found)]


@pytest.mark.parametrize(("text", "party", "stance", "wanted"), READ)
def test_a_sentence_gives_its_position(text: str, party: str, stance: str, wanted: str) -> None:
    """The side, its stance and the words of what it is about."""
    assert (party, stance, wanted) in [(each.party, each.stance, each.object) for each in read(text)]


@pytest.mark.parametrize("text", SILENT)
def test_what_is_no_position_gives_none(text: str) -> None:
    """Near misses: silence, wishes that everybody has, statements, conditions, demand in the market."""
    assert read(text) == []


def test_each_thing_that_a_plan_holds_is_a_position_of_who_made_it() -> None:
    """A list gives one each, and "it" is the plan that somebody put forward in the sentence before."""
    text = (
        "Kenya on Monday unveiled a plan for the dam. It includes a fund of $40 million for farmers, a ban on night "
        "fishing and a right of way for ferries."
    )
    assert [(each.party, each.stance, each.object) for each in read(text)] == [
        ("KE", "demands", "a fund of $40 million for farmers"),
        ("KE", "demands", "a ban on night fishing"),
        ("KE", "demands", "a right of way for ferries"),
    ]


def test_nobody_asks_himself() -> None:
    """Whoever "they" are, they are not those whom they ask."""
    text = "Kenya met Uganda. The clerks said they wanted Uganda to free the ship."
    assert "UG" not in {each.party for each in read(text)}


def test_a_pronoun_stands_for_the_side_that_speaks_and_for_the_other_inside_its_quotation() -> None:
    """Within quotation marks "we" is the speaker's side, "they" another."""
    text = 'Talks with Chile went on. "We reject their plan for the bay. They want the whole bay," Peru\'s envoy said.'
    assert {(each.party, each.stance) for each in read(text)} == {("PE", "rejects"), ("CL", "demands")}


def test_the_demand_is_what_the_other_side_was_just_said_to_want() -> None:
    """What only points back takes the words that it points to."""
    found = read("Peru is demanding control of the strait. Chile has rejected the demand.")
    assert [(each.party, each.object) for each in found] == [
        ("PE", "control of the strait"),
        ("CL", "control of the strait"),
    ]


def test_the_items_of_a_list_are_positions_of_who_asks_for_them() -> None:
    """A lead-in that ends with a colon opens a list of demands."""
    text = "Peru's government asked for the following:\n\n- A share of the catch\n- Access to the port of Arica\n"
    assert [(each.party, each.object) for each in read(text)] == [
        ("PE", "A share of the catch"),
        ("PE", "Access to the port of Arica"),
    ]


def test_one_thing_wanted_twice_is_one_position() -> None:
    """Repetition adds nothing."""
    text = "Peru wants control of the strait. Peru insists on control of the strait."
    assert len(read(text)) == 1
