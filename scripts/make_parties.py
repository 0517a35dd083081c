"""Makes the tables of parties that the reader looks names up in.

From scripts/parties/*.txt (public knowledge, kept by hand) and the ISO 3166 names of pycountry and the CLDR names of
babel, it writes app/parley/domain/parties/data: parties.tsv (code, slug, name, adjective, kind, home country),
names.tsv (surface, code, form, whether it counts only beside its country), formats.tsv (id, members, mediators,
words), leaders.tsv (name, code), offices.tsv (words of an office that one country alone has, code), civil_wars.tsv
(country, opponent, whether "rebels" are they), executives.tsv (country, code of its executive in talks at home) and
counterparts.tsv (employer, the one union that bargains with it). Run it after a change: `python
scripts/make_parties.py`.
"""

import re
import sys
import unicodedata
from pathlib import Path

import pycountry
from babel import Locale

HERE = Path(__file__).resolve().parent
SOURCE = HERE / "parties"
TARGET = HERE.parent / "app" / "parley" / "domain" / "parties" / "data"
KINDS = {
    "bodies": "body",
    "groups": "group",
    "political_parties": "party",
    "unions": "union",
    "employers": "employer",
}
# Codes of the contract that ISO 3166 leaves to its users.
AS_THEY_ARE = ("formats", "offices", "civil_wars", "executives", "counterparts")
USER_CODES = {"XK"}
# CLDR and ISO names that are no words of the news, or that are words of something else.
UNUSED = {"Congo", "Georgia", "Jordan", "Chad"}

HEAD = "# Made by scripts/make_parties.py from scripts/parties, ISO 3166 (pycountry) and CLDR (babel): do not edit.\n"

Names = dict[tuple[str, str], tuple[str, str]]


def rows(name: str) -> list[list[str]]:
    """The rows of one hand-kept table, each as many fields as its head names."""
    lines = (SOURCE / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [[field.strip() for field in line.split(";")] for line in lines if line and not line.startswith("#")]


def listed(field: str) -> list[str]:
    """The names of one field."""
    return [name.strip() for name in field.split("|") if name.strip()]


def slug(name: str) -> str:
    """The name in lower case, its words joined by hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower().replace("'", "")).strip("-")


def plural(adjective: str) -> list[str]:
    """The people of a country whose word for one of them is its adjective: Cuban, Cubans."""
    return [adjective + "s"] if re.search(r"(?:an|ian|i|ek|ot|ar|ch|eg|ak|en|ai)$", adjective) else []


def countries(names: Names, parties: list[str]) -> None:
    """The countries, their demonyms and their capitals."""
    cldr = Locale("en").territories
    known = {country.alpha_2: country for country in pycountry.countries}
    for code, name, adjective, people, capitals, others in rows("countries"):
        iso = known.get(code)
        if iso is None and code not in USER_CODES:
            sys.exit(f"countries.txt: {code} is no ISO 3166 code; correct it or add it to USER_CODES")
        parties.append("\t".join([code, slug(name), name, adjective, "state", code]))
        official = [] if iso is None else [iso.name, getattr(iso, "official_name", ""), getattr(iso, "common_name", "")]
        unlisted = [
            each for each in (cldr.get(code, ""), *official) if each not in UNUSED and not set(each) & set("(,")
        ]
        for each in [name, *listed(others), *unlisted]:
            if each:
                names.setdefault((each, code), ("name", ""))
        if adjective:
            names.setdefault((adjective, code), ("adjective", ""))
        for each in [*listed(people), *([] if people.startswith(adjective + "|") else plural(adjective))]:
            names.setdefault((each, code), ("people", ""))
        for each in listed(capitals):
            names.setdefault((each, code), ("capital", ""))
    for surface, code in rows("governments"):
        names[surface, code] = ("seat", "")


def organisations(names: Names, parties: list[str]) -> None:
    """Bodies, groups, political parties, unions and employers."""
    for table, kind in KINDS.items():
        for code, name, third, others in rows(table):
            home, adjective = (third, "") if kind != "body" else ("", third)
            parties.append("\t".join([code, slug(code), name.lstrip("~"), adjective or name.lstrip("~"), kind, home]))
            for each in [name, *listed(others)]:
                names.setdefault((each.lstrip("~"), code), ("name", "weak" if each.startswith("~") else ""))


def tables() -> dict[str, str]:
    """The content of every table by its name."""
    names: Names = {}
    parties: list[str] = []
    countries(names, parties)
    organisations(names, parties)
    lines = {
        "parties": parties,
        "names": ["\t".join([surface, code, *rest]).rstrip() for (surface, code), rest in names.items()],
        "leaders": [f"{name}\t{code}" for code, people in rows("leaders") for name in listed(people)],
        **{name: ["\t".join(row) for row in rows(name)] for name in AS_THEY_ARE},
    }
    return {name: HEAD + "\n".join(sorted(content)) + "\n" for name, content in lines.items()}


def main() -> None:
    """Writes the tables."""
    TARGET.mkdir(exist_ok=True)
    for name, content in tables().items():
        (TARGET / f"{name}.tsv").write_text(content, encoding="utf-8")
        sys.stderr.write(f"{name}.tsv: {content.count(chr(10)) - 1} rows\n")


if __name__ == "__main__":
    main()
