"""Articles that are too large for a message."""

from hypothesis import given
from hypothesis import strategies as st

from parley.domain.articles.sizes import fit
from parley_topics import codec
from parley_topics.articles import Article


def test_an_article_that_fits_is_left_alone() -> None:
    """Nothing is cut or marked that need not be."""
    article = Article(id="a", text="short", html="<p>short</p>")
    assert fit(article) is article


def test_a_long_text_is_cut_with_a_mark() -> None:
    """The beginning stays, cut at a space, and `cut` says how long the text was."""
    article = Article(id="a", title="T", text="word " * 1000)
    cut = fit(article, limit=600)
    assert len(codec.encode(cut)) <= 600
    assert cut.cut == 5000
    assert cut.text is not None
    assert article.text is not None
    assert article.text.startswith(cut.text)
    assert cut.text.endswith("word")


def test_markup_goes_before_text_does() -> None:
    """Where there is text, markup is what can be spared."""
    cut = fit(Article(id="a", text="word", html="<p>" * 1000), limit=600)
    assert (cut.text, cut.html, cut.cut) == ("word", None, None)


@given(st.text(max_size=400), st.text(max_size=400), st.sampled_from(["text", "html"]))
def test_whatever_the_article_it_fits(body: str, title: str, field: str) -> None:
    """Escapes and wide characters count as the bytes that they take."""
    cut = fit(Article(id="a", title=title, **{field: body}), limit=500)
    assert len(codec.encode(cut)) <= 500
    assert body.startswith(getattr(cut, field) or "")
