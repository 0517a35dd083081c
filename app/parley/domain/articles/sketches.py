"""Sketches of texts: a small sample of a text's word shingles, by which copies are known.

FracMinHash (Hera, Pierce-Ward and Koslicki, Genome Research 2023): a shingle is kept if its hash lies below a bound, so
what two sketches share estimates without bias how much of one text is contained in the other, whatever their lengths.
Here the bound is halved until few enough remain, which keeps a sketch small; two sketches are compared below the lower
of their bounds. A short text keeps all of its shingles and is compared exactly.
"""

import re
import struct
from base64 import b64decode, b64encode
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property, lru_cache
from zlib import crc32

from parley.domain.errors import InputError

SHINGLE_WORDS = 4
"""Words in a shingle. Four, as five lose a text in which every seventh word was replaced; two accounts of one event by
different desks share next to none of either."""

MAX_HASHES = 512
"""A sketch has at most so many hashes of four bytes, and at least half of it where the text is long enough."""

COPY_CONTAINMENT = 0.4
"""From this containment of the smaller text in the larger on, one is a copy of the other."""

_MIN_SHARED = 4
"""Copies share at least so many hashes, or all that the smaller has: one of two is no evidence."""

# Scripts that set no spaces between words: every character is a word there.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+")
_HEADER = struct.Struct(">BI")
_HASH_BITS = 32


@dataclass(frozen=True)
class Sketch:
    """A sketch as it is compared: hashes in rising order, all below `2 ** (32 - halvings)`, of `shingles` in all."""

    halvings: int
    shingles: int
    hashes: tuple[int, ...]

    @cached_property
    def members(self) -> frozenset[int]:
        """The hashes as a set."""
        return frozenset(self.hashes)

    def shared(self, other: "Sketch") -> int:
        """How many hashes the two have in common."""
        return len(self.members.intersection(other.hashes))

    def below(self, halvings: int) -> int:
        """How many hashes remain below the bound of that many halvings."""
        return len(self.hashes) if halvings <= self.halvings else bisect_left(self.hashes, 1 << (_HASH_BITS - halvings))


def smaller_sample(one: Sketch, other: Sketch) -> int:
    """How many hashes the smaller of two texts has below their common bound."""
    halvings = max(one.halvings, other.halvings)
    return min(one.below(halvings), other.below(halvings))


def is_copy(shared: int, sample: int) -> bool:
    """Whether `shared` hashes out of a `sample` of the smaller text make it a copy."""
    return shared >= max(COPY_CONTAINMENT * sample, min(_MIN_SHARED, sample), 1)


def sketched(text: str) -> Sketch:
    """The sketch of a text's words; case, punctuation and layout do not count."""
    words = _WORD.findall(text.lower())
    if not words:
        return Sketch(0, 0, ())
    runs = [words[start:] for start in range(min(SHINGLE_WORDS, len(words)))]
    shingles = "\n".join(map(" ".join, zip(*runs, strict=False))).encode("utf-8", "surrogatepass").split(b"\n")
    hashes = sorted(set(map(crc32, shingles)))
    halvings, kept = 0, len(hashes)
    while kept > MAX_HASHES:
        halvings += 1
        kept = bisect_left(hashes, 1 << (_HASH_BITS - halvings))
    return Sketch(halvings, len(hashes), tuple(hashes[:kept]))


def sketch(text: str) -> str:
    """The sketch of a text as it travels: opaque, at most 3 kB."""
    made = sketched(text)
    packed = _HEADER.pack(made.halvings, made.shingles) + struct.pack(f">{len(made.hashes)}I", *made.hashes)
    return b64encode(packed).decode("ascii")


@lru_cache(maxsize=256)
def parse_sketch(text: str) -> Sketch:
    """A sketch from the form in which it travels. Raises InputError where it is none."""
    try:
        packed = b64decode(text, validate=True)
        halvings, shingles = _HEADER.unpack_from(packed)
        hashes = struct.unpack(f">{(len(packed) - _HEADER.size) // 4}I", packed[_HEADER.size :])
    except (ValueError, struct.error) as error:
        raise InputError(f"{text[:20]!r} is no sketch of a text; leave it out and it is computed") from error
    return Sketch(halvings, shingles, hashes)


def containment(one: str, other: str) -> float:
    """How much of the smaller of two texts stands in the other, from 0 to 1, by their sketches."""
    left, right = parse_sketch(one), parse_sketch(other)
    sample = smaller_sample(left, right)
    return left.shared(right) / sample if sample else 0.0


def are_copies(one: str, other: str) -> bool:
    """Whether one text is a copy of the other, whole or in part, lightly rewritten or not, by their sketches."""
    left, right = parse_sketch(one), parse_sketch(other)
    return is_copy(left.shared(right), smaller_sample(left, right))
