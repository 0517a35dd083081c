"""Sizes of articles: what is too large for one message is cut, with a mark."""

from msgspec import structs

from parley_topics import codec
from parley_topics.articles import Article
from parley_topics.registry import MAX_ARTICLE_BYTES


def fit(article: Article, limit: int = MAX_ARTICLE_BYTES) -> Article:
    """The article as it goes into a message of at most `limit` bytes.

    Markup goes first where there is text; then the text, or markup alone, is cut from the end, at a space where one is
    near, and `cut` says how many characters it had. An article that fits comes back as it is, and one that was cut
    before keeps its mark. Titles and addresses of absurd length are dropped, since nothing is read in them.
    """
    if len(codec.encode(article)) <= limit:
        return article
    if article.text is not None and article.html is not None:
        article = structs.replace(article, html=None)
        if len(codec.encode(article)) <= limit:
            return article
    body = "text" if article.text is not None else "html"
    whole = getattr(article, body) or ""
    frame = structs.replace(article, cut=article.cut or len(whole), **{body: ""})
    if len(codec.encode(frame)) > limit:
        frame = Article(
            id=article.id and article.id[:1000], published=article.published, seen=article.seen, cut=frame.cut
        )
    room = limit - len(codec.encode(frame))
    return structs.replace(frame, **{body: _head(whole, room)})


def _head(text: str, room: int) -> str:
    """The longest beginning of a text that takes at most `room` bytes of JSON, cut at a space where one is near."""
    low, high = 0, min(len(text), max(room, 0))
    while low < high:
        middle = (low + high + 1) // 2
        if len(codec.encode(text[:middle])) - 2 <= room:
            low = middle
        else:
            high = middle - 1
    if low == len(text):
        return text
    space = text.rfind(" ", max(0, low - 200), low + 1)
    return text[:space] if space > 0 else text[:low]
