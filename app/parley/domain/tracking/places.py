"""How one place relates to another: the same, a venue or city within it, the country around it, or elsewhere."""

import re
from functools import lru_cache

from parley.domain.parties.tables import names
from parley.domain.tracking.intervals import Relation
from parley.domain.tracking.likeness import folded

_CITIES = {
    "AE": "Dubai",
    "AT": "Salzburg",
    "CH": "Geneva Zurich Lausanne Montreux Davos Basel Lugano Bürgenstock",
    "CI": "Abidjan Yamoussoukro",
    "CN": "Shanghai Hong-Kong Tianjin Dalian Shenzhen",
    "CO": "Cartagena Caguan",
    "DE": "Bonn Munich Hamburg Frankfurt Petersberg",
    "EG": "Sharm-el-Sheikh Taba Alexandria El-Alamein",
    "FR": "Strasbourg Rambouillet Evian Biarritz Marseille",
    "GB": "Edinburgh Belfast Stormont Leeds-Castle St-Andrews",
    "GR": "Thessaloniki",
    "IE": "Dundalk",
    "IL": "Tel-Aviv Jerusalem Haifa Eilat",
    "IN": "Mumbai Agra Simla Shimla",
    "IT": "Milan Venice Trieste",
    "JO": "Aqaba",
    "JP": "Osaka Hiroshima Kyoto",
    "KE": "Naivasha Machakos Mombasa",
    "KH": "Siem-Reap",
    "KR": "Busan Gyeongju Panmunjom",
    "KZ": "Almaty",
    "MA": "Skhirat Marrakesh Bouznika",
    "MX": "Cancun",
    "MY": "Langkawi Penang",
    "NG": "Lagos",
    "NL": "The-Hague Maastricht",
    "PK": "Lahore Karachi Rawalpindi",
    "RU": "St-Petersburg Sochi Kazan Vladivostok",
    "SA": "Jeddah Mecca Taif",
    "SE": "Saltsjöbaden Malmö",
    "SY": "Aleppo",
    "TR": "Istanbul Antalya",
    "TZ": "Arusha",
    "UA": "Kharkiv Lviv Odesa",
    "US": "New-York Miami Dayton Camp-David Anchorage Alaska Florida San-Francisco Los-Angeles Chicago Detroit",
    "ZA": "Cape-Town Johannesburg",
}
"""Cities of talks that are no capitals, by the country that they lie in."""

_LETTERS = {"us": "US", "u.s.": "US", "usa": "US", "uk": "GB", "u.k.": "GB", "uae": "AE"}
_VENUE = re.compile(
    r"\b(?:hotel|palace|house|guesthouse|villa|centre|center|hall|office|offices|headquarters|embassy|residence|"
    r"castle|room|building|club|airport|base|ministry|parliament|chancellery|university|complex|resort)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")


@lru_cache(maxsize=1)
def _countries() -> tuple[dict[str, str], dict[str, str]]:
    country = {folded(entry.surface): entry.code for entry in names() if len(entry.code) == 2 and entry.form == "name"}
    city = {folded(entry.surface): entry.code for entry in names() if entry.form == "capital"}
    country.update(_LETTERS)
    for code, line in _CITIES.items():
        city.update((folded(name.replace("-", " ")), code) for name in line.split())
    return country, city


@lru_cache(maxsize=4096)
def _words(place: str) -> frozenset[str]:
    return frozenset(_WORD.findall(folded(place)))


@lru_cache(maxsize=4096)
def country_of(place: str) -> str | None:
    """The country that a city lies in or that a place is, as its code; None where it is not known."""
    countries, cities = _countries()
    name = folded(place).removeprefix("the ").replace("-", " ")
    return countries.get(name) or cities.get(name)


@lru_cache(maxsize=4096)
def _is_country(place: str) -> bool:
    return folded(place).removeprefix("the ").replace("-", " ") in _countries()[0]


def relate_places(known: str | None, said: str | None) -> Relation:
    """What a place that is said adds to the one that is known: a city says more than its country, a venue than both."""
    if not said or not known:
        return "new" if said else "absent"
    one, two = _words(known), _words(said)
    countries_alike = _is_country(known) and _is_country(said) and country_of(known) == country_of(said)
    if one <= two or two < one or countries_alike:
        return "finer" if one < two and _is_country(known) else "same"
    if _is_country(known) != _is_country(said):
        countries = {country_of(known), country_of(said)}
        if len(countries) > 1 and None not in countries:
            return "other"
        return "finer" if _is_country(known) else "coarser"
    if bool(_VENUE.search(known)) != bool(_VENUE.search(said)):
        # A venue lies in the city: naming it is a detail, not another place.
        return "coarser" if _VENUE.search(known) else "same"
    return "other"
