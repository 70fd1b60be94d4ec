"""An article from a file: plain text, a saved web page or a PDF. Nothing is fetched."""

import datetime as dt
import io
import itertools
import re
import time
from dataclasses import dataclass
from pathlib import Path

from gatemap.errors import GatemapError

LARGEST = 20_000_000  # bytes
MOST_PAGES = 200
MOST_LETTERS = 1_000_000  # of a PDF: a small file can unpack to any number
MOST_TAGS = 50_000  # of a web page: ten times what one has that is full of advertisements
SECONDS = 20.0  # that the pages of a PDF may take
_HTML = re.compile(rb"<(?:!doctype html|html|head|body|article|meta|div|p)\b", re.IGNORECASE)


class ArticleError(GatemapError):
    """A file that cannot be read as an article."""


@dataclass(frozen=True, slots=True)
class ArticleText:
    """An article's text, and what the page itself says of its day of publication and its publisher."""

    text: str
    published: dt.date | None = None
    publisher: str = ""


def read_article(path: Path) -> ArticleText:
    """Read an article from a .txt, .html or .pdf file.

    Raises
    ------
    ArticleError
        When the file is not there, too large, or holds no text.
    """
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)  # a device has no size, and may have no end
    except OSError as problem:
        raise ArticleError(f"{path.name}: {problem.strerror or problem}") from None
    return article_of(content, path.name)


def article_of(content: bytes, name: str = "") -> ArticleText:
    """Read an article from bytes; `name` tells the format, or else its first letters do.

    Raises
    ------
    ArticleError
    """
    if len(content) > LARGEST:
        raise ArticleError(f"{name or 'the article'}: larger than {LARGEST // 1_000_000} MB")
    if content.startswith(b"%PDF") or name.lower().endswith(".pdf"):
        article = _pdf(content, name)
    elif name.lower().endswith((".html", ".htm")) or _HTML.search(content[:2000]):
        article = _html(_decoded(content), name)
    else:
        article = ArticleText(_decoded(content))
    if not article.text.strip():
        raise ArticleError(f"{name or 'the article'}: holds no text")
    return article


def _decoded(content: bytes) -> str:
    for encoding in ("utf-8-sig", "utf-16") if content[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig",):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("cp1258", errors="replace")


def _html(page: str, name: str) -> ArticleText:
    import trafilatura

    if page.count("<") > MOST_TAGS:
        raise ArticleError(f"{name}: has more than {MOST_TAGS:,} tags, which is no article")
    # Dates that a page only mentions are for `published.read_published`; here only what its head states counts.
    dates = {"extensive_search": False, "original_date": True}
    try:
        found = trafilatura.bare_extraction(
            page, with_metadata=True, include_comments=False, date_extraction_params=dates, favor_recall=True
        )
    except Exception as problem:  # lxml and its callers raise many unrelated types
        raise ArticleError(f"{name}: the page cannot be read") from problem
    if found is None or not found.text:
        return ArticleText("")
    title = (found.title or "").strip()
    text = found.text if not title or found.text.lstrip().startswith(title) else f"{title}\n\n{found.text}"
    return ArticleText(text, _day(found.date), found.sitename or "")


def _day(text: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def _pdf(content: bytes, name: str) -> ArticleText:
    import pypdf

    began, texts = time.monotonic(), []
    try:
        pages = pypdf.PdfReader(io.BytesIO(content)).pages
        for page in itertools.islice(pages, MOST_PAGES):
            texts.append(page.extract_text())
            if time.monotonic() - began > SECONDS:
                raise ArticleError(f"{name}: the PDF takes too long to read; copy the text out of it")
            if sum(map(len, texts)) > MOST_LETTERS:
                break
    except ArticleError:
        raise
    except Exception as problem:  # pypdf raises many unrelated types on a broken file
        raise ArticleError(f"{name}: the PDF cannot be read") from problem
    return ArticleText("\n".join(texts)[:MOST_LETTERS])
