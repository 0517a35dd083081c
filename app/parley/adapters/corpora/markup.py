"""From markup to text, in a process of its own: the extractor is not safe beside threads, and may hang."""

from multiprocessing import get_context
from types import TracebackType
from typing import TYPE_CHECKING, Self

from msgspec import structs

from parley.domain.errors import InputError
from parley_topics.articles import Article

if TYPE_CHECKING:
    from pebble import ProcessPool

SECONDS_PER_PAGE = 30.0


def read_markup(article: Article) -> Article:
    """The article with the text of its `html`, and with what the page says of itself where the article does not.

    Raises InputError where the markup has no text.
    """
    from parley.adapters.pages.reading import PageError, read_page  # noqa: PLC0415 - slow, and few articles need it
    from parley.adapters.pages.text import fragment_text  # noqa: PLC0415 - as above

    markup = article.html or ""
    try:
        page = read_page(markup.encode("utf-8", "replace"), url=article.url, content_type="text/html; charset=utf-8")
    except PageError as error:
        raise InputError(f"no text can be read from `html`: {error}; give `text`") from error
    text = page.text or (None if "<body" in markup.lower() else fragment_text(markup))
    if not text:
        raise InputError("no article was found in `html`; give `text`")
    return structs.replace(
        article,
        text=text,
        html=None,
        url=article.url or page.url,
        outlet=article.outlet or page.outlet,
        title=article.title or page.title,
        language=article.language or page.language,
        published=article.published or page.published,
        updated=article.updated if article.published else article.updated or page.updated,
    )


class MarkupReader:
    """Reads markup in one worker process, which is started with the first article that needs it."""

    def __init__(self) -> None:
        self._pool: ProcessPool | None = None

    def read(self, article: Article) -> Article:
        """What `read_markup` gives; InputError also where the worker hangs or dies over it, which ends the worker."""
        from pebble import ProcessExpired, ProcessPool  # noqa: PLC0415 - slow, and few corpora need it

        if self._pool is None:
            self._pool = ProcessPool(max_workers=1, context=get_context("spawn"))
        try:
            read: Article = self._pool.schedule(read_markup, args=(article,), timeout=SECONDS_PER_PAGE).result()
        except (TimeoutError, ProcessExpired) as error:
            raise InputError(f"`html` cannot be read: {error}; give `text`") from error
        return read

    def close(self) -> None:
        """End the worker, whatever it does."""
        if self._pool is not None:
            self._pool.stop()
            self._pool.join()
            self._pool = None

    def __enter__(self) -> Self:
        """The reader, whose worker ends with the block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
