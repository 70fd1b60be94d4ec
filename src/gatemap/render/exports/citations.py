"""The pages behind a view as citations, for reference managers: CSL-JSON and BibTeX, with an entry for gatemap itself.

The data do not hold the titles of the pages. An entry has a description in brackets instead, as styles ask for works
without a title, and says so. A publisher, a date of publication or a date of reading is there if the data record it.
"""

import json
import re
from pathlib import Path

from pybtex.database import BibliographyData, Entry
from pybtex.database.output.bibtex import Writer

from gatemap import __version__
from gatemap.render.exports.about import Export
from gatemap.render.exports.records import event_records
from gatemap.render.exports.sources import Page, add_pages, date_parts, is_qualified

# As CITATION.cff has them, which no installed package holds.
KEY = "gatemap"
TITLE = "gatemap: an open atlas of Vietnam's land border gates"
AUTHOR = "gatemap contributors"
RELEASED = "2026-11-22"

_LATEX = {
    "\\": r"\textbackslash{}",
    "{": r"\lbrace{}",
    "}": r"\rbrace{}",
    "`": r"\textasciigrave{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "$&%#_"},
}
_LATEX_SIGNS = str.maketrans(_LATEX)
_LIGATURE = re.compile(r"([-',<>])(?=\1)")  # two of these would be set as one other sign
_WHOLE = ("title", "author", "organization")  # a style must not change their capitals or split their names


def write_csl(export: Export, path: Path) -> None:
    """Write a CSL-JSON array: gatemap first, then every page in the order in which the view first cites it."""
    items = [_own_csl(export), *(_csl(page) for page in _pages(export))]
    path.write_text(json.dumps(items, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def write_bibtex(export: Export, path: Path) -> None:
    """Write the same entries as BibTeX in UTF-8: ``@software`` and ``@online``, which BibLaTeX and Zotero know."""
    entries = {KEY: _own_bibtex(export)} | {page.key: _bibtex(page) for page in _pages(export)}
    path.write_text(_Utf8Writer("utf-8").to_string(BibliographyData(entries)), encoding="utf-8")


def _pages(export: Export) -> list[Page]:
    pages: dict[str, Page] = {}
    for events in export.chunks():
        add_pages(pages, event_records(events))
    return list(pages.values())


def _csl(page: Page) -> dict:
    item = {"id": page.key, "type": "webpage", "title": page.title, "container-title": page.publisher}
    item |= {"issued": _csl_date(page.published), "accessed": _csl_date(page.accessed)}
    item |= {"URL": page.url, "note": page.note}
    return {name: value for name, value in item.items() if value}


def _csl_date(edtf: str) -> dict | None:
    if not edtf:
        return None
    parts = date_parts(edtf)
    if parts is None:
        return {"literal": edtf}
    return {"date-parts": parts} | ({"circa": True} if is_qualified(edtf) else {})


def _own_csl(export: Export) -> dict:
    return {
        "id": KEY,
        "type": "software",
        "title": TITLE,
        "author": [{"literal": AUTHOR}],
        "version": __version__,
        "issued": _csl_date(RELEASED),
        "accessed": _csl_date(export.day.isoformat()),
        "note": _own_note(export),
    }


def _own_note(export: Export) -> str:
    about = export.about()
    return (
        f"Sources of {about['events']} events (query: {about['query']}), listed on {about['made']}. "
        f"Licence: {about['licence']}."
    )


def _bibtex(page: Page) -> Entry:
    fields = {"title": page.title, "organization": page.publisher}
    fields |= _bibtex_date(page.published) | {"url": page.url, "urldate": page.accessed, "note": page.note}
    return Entry("online", fields=[(name, value) for name, value in fields.items() if value])


def _bibtex_date(edtf: str) -> dict[str, str]:
    """Give BibLaTeX the whole date, in EDTF, and BibTeX the year."""
    parts = date_parts(edtf)
    return {"date": edtf, "year": f"{parts[0][0]:04}"} if parts else {}


def _own_bibtex(export: Export) -> Entry:
    fields = {"author": AUTHOR, "title": TITLE, "version": __version__, **_bibtex_date(RELEASED)}
    fields |= {"urldate": export.day.isoformat(), "note": _own_note(export)}
    return Entry("software", fields=list(fields.items()))


class _Utf8Writer(Writer):
    """Writes every sign that means something to LaTeX so that it is printed, and an address as it is."""

    def quote(self, s: str) -> str:
        self.check_braces(s)
        return f"{{{s}}}"

    def _encode(self, text: str) -> str:
        return _LIGATURE.sub(r"\1{}", text.translate(_LATEX_SIGNS))

    def _write_field(self, stream, type: str, value: str) -> None:
        written = _address(value) if type == "url" else self._encode(value)
        stream.write(f",\n    {type} = {self.quote(f'{{{written}}}' if type in _WHOLE else written)}")


def _address(url: str) -> str:
    """Encode the braces of an address, which would end its field."""
    return url.replace("{", "%7B").replace("}", "%7D")
