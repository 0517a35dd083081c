"""Addresses of articles: one form for the many that lead to one page, and the key that an article is filed under."""

import re
from hashlib import blake2b
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlencode, urlsplit

from parley.domain.errors import InputError
from parley_topics.articles import Article
from parley_topics.claims import ArticleVersion

TRACKING_PREFIXES = ("utm_", "at_", "ns_", "mc_", "pk_", "mtm_", "hsa_", "oly_", "vero_")
"""Query parameters that begin so tell where a reader came from, not what he reads."""

TRACKING_PARAMETERS = frozenset(
    {
        "_ga", "_gl", "cmp", "cmpid", "dclid", "fbclid", "ftag", "gaa_at", "gaa_n", "gaa_sig", "gaa_ts", "gclid",
        "gclsrc", "guccounter", "guce_referrer", "guce_referrer_sig", "icid", "igsh", "igshid", "ito", "mibextid",
        "mkt_tok",
        "msclkid", "ocid", "partner", "ref", "ref_src", "ref_url", "referrer", "rss", "s_cid", "share", "smid",
        "smtyp", "soc_src", "soc_trk", "spm", "sr_share", "srnd", "taid", "traffic_source", "trk", "twclid", "wt.mc_id",
        "yclid",
    }
)  # fmt: skip
"""Further ones by their whole name, lower case. Names that some sites pick the page by (`id`, `cid`, `source`) are
not here: two addresses of one article cost a repeated reading, two articles under one key cost news."""

_ALTERNATE_HOSTS = ("www.", "m.", "mobile.", "amp.")
_AMP_PARAMETERS = frozenset({"amp", "outputtype"})
_AMP_CACHE = re.compile(r"\A/amp/(?:s/)?(?=[^/]+\.[^/]+)")
_AMP_PATH = re.compile(r"(?:/amp|\.amp(?=\.html?\Z)|\.amp)/?(?=\Z|\.html?\Z)")
_DEFAULT_PORTS = {"http": 80, "https": 443}


def _host(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".")
    if not host.isascii():
        try:
            host = host.encode("idna").decode()
        except UnicodeError:
            host = quote(host)
    for prefix in _ALTERNATE_HOSTS:
        if host.startswith(prefix) and "." in host.removeprefix(prefix):
            host = host.removeprefix(prefix)
            break
    try:
        port = parts.port
    except ValueError:
        port = None
    if port in (None, _DEFAULT_PORTS.get(parts.scheme)):
        return host
    return f"{host}:{port}"


def _is_tracking(name: str, value: str) -> bool:
    name = name.lower()
    if name in _AMP_PARAMETERS:
        return value.lower() in {"", "1", "true", "amp"}
    return name in TRACKING_PARAMETERS or name.startswith(TRACKING_PREFIXES)


def normalised_address(url: str) -> str:
    """The address without what does not pick the page: `https://` and the one form that its variants share.

    Scheme, case of the host, `www.` and mobile hosts, default ports, fragments, tracking parameters and the order of
    the others, AMP variants, escapes of plain characters and a slash at the end are folded. The result is a key for
    comparison and need not lead anywhere. What is no web address comes back stripped.
    """
    url = url.strip()
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    if parts.scheme not in _DEFAULT_PORTS or not parts.hostname:
        return url
    host, path = _host(parts), parts.path
    if host == "google.com" and (cached := _AMP_CACHE.match(path)):
        inner = f"https://{path[cached.end() :]}"
        return normalised_address(f"{inner}?{parts.query}" if parts.query else inner)
    path = _AMP_PATH.sub("", quote(unquote(path), safe="/:@!$&'()*+,;=~-._%", errors="replace")).rstrip("/")
    query = sorted(
        (name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if not _is_tracking(name, value)
    )
    fragment = f"#{parts.fragment}" if parts.fragment.startswith("!") else ""
    return f"https://{host}{path}{'?' + urlencode(query, errors='replace') if query else ''}{fragment}"


def digest(text: str) -> str:
    """A short hash of a text: 16 hex digits, the same on every machine."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def article_key(article: Article | ArticleVersion) -> str:
    """The key of an article, the same for all of its versions: a hash of the normalised address, else of the id.

    An article with neither is known by its text alone, as `parley.domain.articles.versions.article_id` says; give it
    that id first. Raises InputError where there is neither.
    """
    if article.url and article.url.strip():
        return digest(normalised_address(article.url))
    if article.id:
        return digest(f"id {article.id}")
    raise InputError("an article without address and id has no key; give it an id made from its text first")
