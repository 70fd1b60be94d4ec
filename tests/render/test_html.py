"""No value from the data can become markup of the page."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gatemap.render import html
from tests.tiny import HOSTILE, SOURCE

EVIL = "\"><img src=x onerror=alert(1)><script>x</script>'&amp;"


class Parts(HTMLParser):
    """The tags, attributes and text that a browser would read."""

    def __init__(self, source: str):
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: dict[str, str | None] = {}
        self.read = ""
        self.feed(source)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes |= dict(attrs)

    def handle_data(self, data):
        self.read += data


@given(st.text())
@example(EVIL)
@example(HOSTILE)
def test_an_escaped_text_has_no_sign_that_could_open_or_end_markup(value):
    assert not set(html.text(value)) & set("<>\"'")


@pytest.mark.parametrize("value", [EVIL, HOSTILE, "Suối Đá – 石溪", "a & b"])
def test_an_escaped_text_reads_as_it_was_written(value):
    parts = Parts(f"<p>{html.text(value)}</p>")
    assert parts.tags == ["p"] and parts.read == value


def test_a_link_opens_beside_the_app_and_tells_the_other_site_nothing():
    parts = Parts(html.link(f"{SOURCE}?a=1&b=2", EVIL))
    assert parts.tags == ["a"] and parts.read == EVIL
    assert parts.attributes == {"href": f"{SOURCE}?a=1&b=2", "target": "_blank", "rel": "noopener noreferrer"}


@pytest.mark.parametrize("url", ["javascript:alert(1)", 'https://a.org/" onclick="x', "data:text/html,x", ""])
def test_an_address_that_is_not_a_web_page_is_no_link(url):
    parts = Parts(html.link(url, "source"))
    assert parts.tags == [] and parts.read == "source"


def test_numbers_show_value_and_label_and_keep_the_explanation_for_the_pointer():
    parts = Parts(html.numbers([("12", "Events", 'all "kinds"')]))
    assert parts.read.split() == ["12", "Events"]
    assert parts.attributes["title"] == 'all "kinds"'


@pytest.mark.parametrize(
    "made",
    [
        html.numbers([(EVIL, EVIL, EVIL)]),
        html.chips([EVIL, HOSTILE]),
        html.definitions([(EVIL, html.text(EVIL))]),
        html.listing([html.link(EVIL, EVIL)]),
    ],
)
def test_hostile_values_bring_no_tag_into_a_block(made):
    assert set(Parts(made).tags) <= {"div", "b", "span", "dl", "dt", "dd", "ul", "li"}


def test_a_block_holds_each_item_once_and_in_order():
    assert Parts(html.chips(["one", "two"])).tags.count("span") == 2
    assert Parts(html.listing(["one", "two"])).read == "onetwo"
    assert Parts(html.definitions([("Level", "main"), ("Note", "none")])).read == "LevelmainNotenone"


def test_the_style_asks_nothing_of_the_network():
    assert not re.search(r"url\(|@import|https?:", html.STYLE)
