"""Files that unpack to more than anybody can hold, and articles that are no articles: a sentence, and soon."""

import zlib

import pytest

from gatemap.articles import files
from gatemap.articles.files import LARGEST, MOST_LETTERS, MOST_TAGS, ArticleError, article_of, read_article

TEXT = b"BT /F1 12 Tf 72 700 Td (Talks at the gate) Tj ET"


def pdf(stream: bytes, pages: int = 1) -> bytes:
    """Return a PDF whose pages all show one stream, which is packed already."""
    kids = b" ".join(b"%d 0 R" % (5 + number) for number in range(pages))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 3 0 R>>>>>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%b]/Count %d>>" % (kids, pages),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Length %d/Filter/FlateDecode>>\nstream\n%b\nendstream" % (len(stream), stream),
        *[page] * pages,
    ]
    content, offsets = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, start=1):
        offsets.append(len(content))
        content += b"%d 0 obj\n%b\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    end = b"trailer <</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(content))
    return content + head + table + end


GOOD = pdf(zlib.compress(TEXT))
BAD = {
    "300 MB of blanks in 300 kB": pdf(zlib.compress(b" " * 300_000_000, 9)),
    "cut": GOOD[: len(GOOD) // 2],
    "noise": b"%PDF-1.7" + bytes(range(256)) * 100,
    "deep brackets": b"%PDF-1.4\n1 0 obj\n" + b"[" * 200_000 + b"\nendobj\ntrailer <</Root 1 0 R>>",
    "pages that hold themselves": GOOD.replace(b"/Kids[5 0 R]", b"/Kids[2 0 R]"),
    "a page of a million tags": b"<html><body>" + b"<div>" * 1_000_000 + b"x",
    "a page of many paragraphs": b"<html><body>" + b"<p>a</p>" * MOST_TAGS,
    "nothing": b"",
    "more than may be": b"a" * (LARGEST + 1),
}


def test_the_pdf_of_these_tests_is_one():
    assert article_of(GOOD, "good.pdf").text.strip() == "Talks at the gate"


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_an_article_is_told(name):
    suffix = "pdf" if BAD[name].startswith(b"%PDF") else "html" if BAD[name].startswith(b"<") else "txt"
    with pytest.raises(ArticleError) as told:
        article_of(BAD[name], f"article.{suffix}")
    assert str(told.value).isprintable() and len(str(told.value)) < 200


def test_a_small_file_of_many_letters_gives_no_more_than_an_article_has(monkeypatch):
    monkeypatch.setattr(files, "MOST_LETTERS", 5_000)
    many = pdf(zlib.compress(b"BT /F1 12 Tf " + b"(aaaa) Tj " * 1_000 + b"ET"), pages=150)
    assert len(article_of(many, "many.pdf").text) <= 5_000 < MOST_LETTERS


def test_a_file_that_takes_too_long_is_told(monkeypatch):
    clock = iter(range(0, 10_000, 15))
    monkeypatch.setattr(files.time, "monotonic", lambda: next(clock))
    with pytest.raises(ArticleError, match="too long"):
        article_of(pdf(zlib.compress(TEXT), pages=5), "slow.pdf")


def test_nothing_is_fetched_and_no_file_is_read_for_an_article():
    page = (
        b'<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY b "&a;&a;&a;">]><html><head>'
        b'<link rel=stylesheet href="http://127.0.0.1:1/x.css"></head><body><article><p>Talks were held at the gate '
        b"between both sides, &a; &b; and they agreed.</p></article></body></html>"
    )
    assert "root:" not in article_of(page, "page.html").text


def test_a_file_without_an_end_is_read_no_further_than_may_be(tmp_path):
    with pytest.raises(ArticleError, match="larger than"):
        read_article(files.Path("/dev/zero"))
