"""The agreement slot: kinds, statuses, numbers and dates of deals, and what is none."""

import pytest
from tests.reading.slot_readings import readings

from parley.domain.reading.slots.agreement import AgreementSlot
from parley_topics.values import Agreement

SLOT = AgreementSlot()

DEALS = [
    ("The transit union and the city reached a tentative contract on Thursday.", "contract", "agreed"),
    ("The railway said it had reached a tentative agreement with the last of its 13 unions.", "contract", "agreed"),
    ("Dock workers voted down the proposed contract by a margin of two to one.", "contract", "rejected"),
    ("Pilots at the airline approved a new contract that raises pay by 12%.", "contract", "in_force"),
    ("Both countries signed a free-trade agreement in Lima on Friday.", "trade_deal", "signed"),
    ("Canberra and Jakarta concluded a trade pact after nine years.", "trade_deal", "agreed"),
    ("The trade deal will enter into force on 1 January.", "trade_deal", "in_force"),
    ("The two governments agreed to slash tariffs on each other's goods.", "trade_deal", "agreed"),
    ("The government pulled out of the trade agreement in 2017.", "trade_deal", "ended"),
    ("Rebels and the army agreed to a 72-hour ceasefire.", "ceasefire", "agreed"),
    ("The guerrillas announced a unilateral ceasefire over Christmas.", "ceasefire", "in_force"),
    ("A truce took effect at midnight.", "ceasefire", "in_force"),
    ("Both sides accused each other of violating the ceasefire within hours.", "ceasefire", "violated"),
    ("Fighting resumed on Sunday, shattering a month-old truce.", "ceasefire", "violated"),
    ("The ceasefire collapsed after three weeks.", "ceasefire", "ended"),
    ("The guerrillas declared an end to their unilateral ceasefire.", "ceasefire", "ended"),
    ("The two sides extended their truce by two days.", "ceasefire", "extended"),
    ("She called for an immediate ceasefire.", "ceasefire", "proposed"),
    ("The warring sides swapped 200 prisoners on Saturday.", "prisoner_exchange", "implemented"),
    ("They agreed to release 1,000 detainees each.", "prisoner_exchange", "agreed"),
    ("The two leaders discussed a possible prisoner swap.", "prisoner_exchange", "proposed"),
    ("Azerbaijan handed over 15 captured soldiers.", "prisoner_exchange", "implemented"),
    ("Red Cross officials received the remains of 4 hostages.", "humanitarian", "implemented"),
    ("Both sides agreed to open humanitarian corridors from the besieged city.", "humanitarian", "agreed"),
    ("The mediators tabled a roadmap for elections.", "framework", "proposed"),
    ("The six delegations issued a joint statement.", "framework", "agreed"),
    ("Tehran rejected the latest proposal on Tuesday.", "framework", "rejected"),
    ("Warring factions sealed a peace accord in Accra.", "treaty", "agreed"),
    ("The two sides agreed to pull back heavy weapons from the front line.", "withdrawal", "agreed"),
    ("The last American troops withdrew from the country in August.", "withdrawal", "implemented"),
    ("The council lifted sanctions on three banks last month.", "sanctions_relief", "implemented"),
    ("The two sides agreed to each hand over 157 prisoners of war.", "prisoner_exchange", "agreed"),
    ("The army completed its pullout from the town on Tuesday.", "withdrawal", "implemented"),
    ("Syria began pulling its soldiers out of Lebanon on Monday.", "withdrawal", "in_force"),
    ("The warring parties agreed to allow food convoys into the city.", "humanitarian", "agreed"),
    ("ETA called off its ceasefire in June.", "ceasefire", "ended"),
    ("Shells fell on the town despite the truce.", "ceasefire", "violated"),
    ("A ceasefire has been in force since June.", "ceasefire", "in_force"),
    ("Mediators have proposed a ten-day ceasefire.", "ceasefire", "proposed"),
    ("Voters turned down the peace accord in a referendum.", "treaty", "rejected"),
    ("The three parties signed a coalition agreement on Wednesday.", "other", "signed"),
    ("Under the agreement, the company will build two plants.", "other", "agreed"),
    ("Under a draft accord, the troops would leave five bases.", "framework", "proposed"),
    ("The ministers decided to set up a joint committee on fisheries.", "other", "agreed"),
    ("Leaders agreed a recovery fund after four days of talks.", "other", "agreed"),
    ("Producers agreed to cut output by 2 million barrels a day.", "other", "agreed"),
]

NO_DEALS = [
    "The treaty must be signed by the end of June.",
    "The contract has to be ratified before the season opens.",
    "The sides failed to reach an agreement on borders.",
    "They hope to reach a deal by Friday.",
    "No ceasefire was in place by nightfall.",
    "If the deal is signed, sanctions will be lifted.",
    "He ruled out any deal with the rebels.",
    "France and Niger have yet to sign the accord.",
    "The two sides agreed to meet again in March.",
    "The two foes traded lists of prisoners to be freed.",
    "The union's executive recommended that members accept the offer.",
    "The envoy spoke of the prospect of reaching a truce.",
    "The accord calls for a ceasefire.",
]


@pytest.mark.parametrize(("text", "kind", "status"), DEALS)
def test_a_deal_has_its_kind_and_status(text: str, kind: str, status: str) -> None:
    """What a desk writes of a deal is one agreement of that kind, at that stage of its life."""
    assert [(each.kind, each.status) for each in agreements(text)] == [(kind, status)]


@pytest.mark.parametrize("text", NO_DEALS)
def test_what_is_only_hoped_for_or_failed_is_no_deal(text: str) -> None:
    """Hopes, failures, conditions and promises to talk on are no agreements."""
    assert agreements(text) == []


def test_the_number_exchanged_is_read_in_figures_and_words() -> None:
    """The quantity is the number before those who are exchanged."""
    assert quantities("The armies exchanged 157 prisoners of war each.") == [157]
    assert quantities("The rebels freed twelve hostages on Sunday.") == [12]
    assert quantities("The group released 1,027 prisoners on Sunday.") == [1027]
    assert quantities("The group released dozens of prisoners on Sunday.") == [None]


def test_a_list_of_exchanges_is_cut_off() -> None:
    """A text that lists hundreds of exchanges gives no more claims than an article could."""
    text = " ".join(f"The army freed {number} prisoners." for number in range(100, 300))
    assert len(quantities(text)) < 30


def test_two_exchanges_of_different_size_are_two_agreements() -> None:
    """A number that differs makes another agreement; the same one told again does not."""
    text = "The rebels freed 12 hostages on Sunday. The rebels freed 12 hostages. The army freed 30 prisoners."
    assert quantities(text) == [12, 30]


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("The two countries signed a peace treaty on Monday.", "2026-02-16"),
        ("In July 2022, the two countries signed a grain deal.", "2022-07-01"),
        ("The truce brokered in January was extended.", "2026-01-01"),
        ("The trade pact would likely be signed in March.", "2026-03-01"),
    ],
)
def test_a_deal_has_the_date_beside_it(text: str, start: str) -> None:
    """The date stands in the clause, right behind it, or opens the sentence."""
    when = agreements(text)[0].when
    assert when is not None
    assert when.start == start


def test_the_deal_means_what_was_named_before() -> None:
    """A bare "deal" is of the kind that the text told of last."""
    text = "Rebels and the army agreed to a truce. The deal was signed in Oslo."
    assert [(each.kind, each.status) for each in agreements(text)] == [
        ("ceasefire", "agreed"),
        ("ceasefire", "signed"),
    ]


def test_a_denied_violation_is_denied() -> None:
    """What somebody says did not happen to a deal is a claim too."""
    found = readings(SLOT, "The rebels have not violated the ceasefire.")
    assert [each.modality for each in found] == ["denied"]


def test_a_planned_signing_is_possible() -> None:
    """A signature that is to come is no fact."""
    found = readings(SLOT, "The trade pact will be signed on Friday.")
    assert [each.modality for each in found] == ["possible"]


def agreements(text: str) -> list[Agreement]:
    """The agreements of a text."""
    return [each.value for each in readings(SLOT, text) if isinstance(each.value, Agreement)]


def quantities(text: str) -> list[int | None]:
    """The numbers of the agreements of a text."""
    return [each.quantity for each in agreements(text)]
