"""Folding text so that it is found however it is typed, and escaping it for the place it goes to."""

import html
import json
import re
import unicodedata
from urllib.parse import urlsplit

_NOT_DECOMPOSED = str.maketrans({"đ": "d", "Đ": "D", "ı": "i", "ø": "o"})
# Leaflet text is HTML inside a JavaScript template literal: these four end or open code there.
_SCRIPT_SPECIALS = {ord("\\"): "&#92;", ord("`"): "&#96;", ord("$"): "&#36;", ord("{"): "&#123;"}
_JSON_TEXT = re.compile(r'"(?:[^"\\]|\\.)*"')
_SPECIAL = re.compile(r"[<>&'`${}/\u2028\u2029]")
_BRACES = re.compile(r"\{(?=[{%#])|\}(?=\})")
_FORMULA_START = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# Letters without marks of their own script: each folds by itself, whatever stands beside it. Lao, Khmer and others have
# marks that stay, and whose order a whole text decides.
_BY_ITSELF = re.compile(
    r"[\u0000-\u036f\u1e00-\u1eff\u2000-\u206f\u20a0-\u20bf\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]*"
)


class _Folded(dict):
    """What a letter becomes, by its number; worked out when it is met first."""

    def __missing__(self, number: int) -> str:
        self[number] = _folded(chr(number))
        return self[number]


_FOLDED = _Folded()
_ASCII_FOLDED = bytes(ord(chr(c).lower()) if chr(c).isalnum() else ord(" ") for c in range(128)) + bytes(128)


def fold(text: str) -> str:
    """Return `text` without case, tones or đ, and with every run of other signs as one blank.

    Chinese, Lao and Khmer letters and their vowel signs stay, so names in those scripts are found as typed.

    >>> fold("Ma Lù Thàng"), fold("Đồn Biên phòng"), fold("金水河"), fold("Lao Bảo–Đansavan")
    ('ma lu thang', 'don bien phong', '金水河', 'lao bao dansavan')
    """
    if text.isascii():
        return b" ".join(text.encode().translate(_ASCII_FOLDED).split()).decode()
    return " ".join((text.translate(_FOLDED) if _BY_ITSELF.fullmatch(text) else _folded(text)).split())


def _folded(text: str) -> str:
    """Fold a text of any script; of signs a blank each remains."""
    # Casefolding can bring back what decomposing took apart, so a text is decomposed before and after it.
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    decomposed = folded.translate(_NOT_DECOMPOSED)
    # U+0300-U+036F are the Latin combining marks; Lao and Khmer vowel signs lie elsewhere and must stay.
    bare = "".join(c for c in decomposed if not "\u0300" <= c <= "\u036f")
    return "".join(c if unicodedata.category(c)[0] in "LNM" else " " for c in bare)


def slug(text: str) -> str:
    """Return an ASCII slug of `text`.

    >>> slug("Thừa Thiên Huế")
    'thua-thien-hue'
    """
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")


def safe_html(text: str) -> str:
    r"""Escape `text` for HTML that sits inside a JavaScript template literal, as every text of a Leaflet map does.

    >>> safe_html("<b>`${x}`")
    '&lt;b&gt;&#96;&#36;&#123;x}&#96;'
    """
    return html.escape(text, quote=True).translate(_SCRIPT_SPECIALS)


def script_json(value) -> str:
    """Return `value` as JSON that is also safe inside a script element, a template literal and a Jinja template.

    Signs that could end or open code are written as JSON escapes where they stand inside a text; an object's own
    braces cannot be, so two of them in a row (which Jinja would read) are parted by a blank.

    >>> print(script_json(["</script>`${1}"]))
    ["\\u003c\\u002fscript\\u003e\\u0060\\u0024\\u007b1\\u007d"]
    """
    raw = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    texts = _JSON_TEXT.sub(lambda found: _SPECIAL.sub(lambda c: f"\\u{ord(c[0]):04x}", found[0]), raw)
    return _BRACES.sub(r"\g<0> ", texts)


def safe_url(url: str | None) -> str | None:
    """Return `url` when it is a well-formed http or https address, else None.

    >>> safe_url("https://vnanet.vn/a?b=1"), safe_url("javascript:alert(1)"), safe_url("https://")
    ('https://vnanet.vn/a?b=1', None, None)
    """
    if not url or re.search(r"[\s<>\"\\\x00-\x1f\x7f]", url):
        return None
    try:
        parts = urlsplit(url)
        valid = parts.scheme in ("http", "https") and bool(parts.hostname)
        _ = parts.port
    except ValueError:
        return None
    return url if valid else None


def plain_markdown(text: str) -> str:
    """Return `text` so that Markdown shows it as it is, as the label of a button must be.

    >>> print(plain_markdown("*Ma Lù* [x]"))
    \\*Ma Lù\\* \\[x\\]
    """
    return "".join(f"\\{c}" if c.isascii() and not c.isalnum() and c != " " else c for c in text)


def csv_cell(text: str) -> str:
    """Return `text` so that a spreadsheet shows it and never runs it as a formula (OWASP, CSV injection).

    >>> csv_cell("=1+1"), csv_cell("Cha Lo")
    ("'=1+1", 'Cha Lo')
    """
    return "'" + text if text.startswith(_FORMULA_START) else text


def shorten(value, limit: int = 80) -> str:
    """Return `value` as text of at most `limit` characters, for a message.

    >>> shorten("abc" * 40, 8)
    'abcabca…'
    """
    shown = str(value)
    return shown if len(shown) <= limit else shown[: limit - 1] + "…"


def unaccented(text: str) -> str:
    """Return Vietnamese `text` as English usually prints it, without tones.

    >>> unaccented("Thừa Thiên Huế"), unaccented("Đắk Lắk")
    ('Thua Thien Hue', 'Dak Lak')
    """
    decomposed = unicodedata.normalize("NFD", text.translate(_NOT_DECOMPOSED))
    return "".join(c for c in decomposed if not "\u0300" <= c <= "\u036f")
