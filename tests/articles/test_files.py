"""Articles are read from text, saved pages and PDF files; what cannot be read says so."""

import datetime as dt

import pytest

from gatemap.articles.api import draft_article
from gatemap.articles.files import ArticleError, article_of, read_article

PAGE = """<html><head><title>Border talks in Lai Chau</title>
<meta property="article:published_time" content="2024-08-02T08:00:00+07:00">
<meta property="og:site_name" content="A paper"></head>
<body><nav>Home | News</nav><article><h1>Border talks in Lai Chau</h1>
<p>The border post of Ma Lu Thang and China's Jinshuihe checkpoint held talks on August 1 in Lai Chau province, where
they went over the work of the second quarter at length.</p>
<p>They agreed to continue their law enforcement cooperation along the border.</p></article>
<footer>Copyright 2026</footer></body></html>"""


def pdf_of(text: str) -> bytes:
    """Write a one-page PDF by hand, with the text in its one stream."""
    stream = f"BT /F1 10 Tf 20 700 Td ({text}) Tj ET".encode("latin-1")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        b"/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
    ]
    out = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    start = len(out)
    out += b"xref\n0 5\n0000000000 65535 f \n" + table
    return out + b"trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % start


def test_a_saved_page_gives_its_text_its_day_and_its_publisher(real):
    article = article_of(PAGE.encode(), "page.html")
    assert (article.published, article.publisher) == (dt.date(2024, 8, 2), "A paper")
    assert "Copyright" not in article.text
    [draft] = draft_article(article.text, article.published, real)
    assert (draft["date"], draft["kind"]) == ("2024-08-01", "talks")
    assert {place["place_id"] for place in draft["places"]} == {"post-ma-lu-thang", "ma-lu-thang"}


def test_a_pdf_is_read(real):
    text = "On 1 August 2024 border guards of Lai Chau and China held talks at Ma Lu Thang border gate."
    article = article_of(pdf_of(text), "report.pdf")
    assert draft_article(article.text, article.published, real)[0]["date"] == "2024-08-01"


@pytest.mark.parametrize(
    ("content", "name"), [(b"", "empty.txt"), (b"%PDF-1.4 broken", "broken.pdf"), (b"<html></html>", "empty.html")]
)
def test_what_holds_no_text_says_so(content, name):
    with pytest.raises(ArticleError, match=name):
        article_of(content, name)


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(ArticleError, match=r"none\.txt"):
        read_article(tmp_path / "none.txt")


def test_a_text_of_another_encoding_is_read_as_well_as_can_be():
    assert article_of("hội đàm".encode("utf-16")).text == "hội đàm"
    assert article_of("\ufeffhội đàm".encode()).text == "hội đàm"
