"""Text is found as it was meant, or said to be broken."""

import pytest

from gatemap.dataset.rules.text import mended
from tests.dataset.rules.good_folder import Case, change, found, name_of

EVENTS, GATES, BODIES = "events.csv", "gates.geojson", "organisations.csv"
BREAKS = [
    Case([change(EVENTS, 2, title="Ho\u0323i đàm")], "not-nfc", at=(EVENTS, 2, "title")),
    Case([change(GATES, 1, note="Bản Xa\u0300")], "not-nfc", at=(GATES, 1, "note")),
    Case([change(EVENTS, 2, venue="Suối\u00adĐá")], "unseen-sign", at=(EVENTS, 2, "venue")),
    Case([change(EVENTS, 2, venue="Suối\u00a0Đá")], "unseen-sign", at=(EVENTS, 2, "venue")),
    Case([change(EVENTS, 2, venue="a\u202eb")], "clean", at=(EVENTS, 2, "venue")),
    Case([change(EVENTS, 2, venue="Suối\u200bĐá")], "unseen-sign", at=(EVENTS, 2, "venue")),
    Case([change(BODIES, 2, name_vi="Trạm Lào Cai".encode().decode("cp1252"))], "mojibake"),
    Case([change(EVENTS, 2, title="Háº£i PhÃ²ng")], "mojibake", at=(EVENTS, 2, "title")),
    Case([change(EVENTS, 2, summary="It’s".encode().decode("cp1252"))], "mojibake", at=(EVENTS, 2, "summary")),
    Case([change(EVENTS, 2, title="B?c Lu?n")], "mojibake", at=(EVENTS, 2, "title")),
    Case([change(EVENTS, 2, title="Trade &amp; transport")], "html-entity", at=(EVENTS, 2, "title")),
]
ALLOWED = [
    Case([change(EVENTS, 2, title="Có gì mới? Không.", note="R&D; Q&A", venue="XÃ ĐÃ MỞ")]),
    Case([change(EVENTS, 2, summary="See https://example.org/x?yes=a&b=c")]),
    Case([change(GATES, 1, partner_name_local="ច្រក\u200bព្រំដែន")]),
    Case([change(EVENTS, 2, venue="Ngã ba – “Đông Dương”, 金水河, ພູສູງ")]),
]


@pytest.mark.parametrize("text", ["Đắk Peur – Đắk Lắk", "Thừa Thiên Huế", "Cửa khẩu Hữu Nghị", "金水河", "“Ồ”"])
def test_broken_letters_are_mended_for_the_message(text):
    """Every text survives being read in the wrong encoding and back."""
    assert mended(text) is None
    broken = text.encode().decode("latin-1")
    assert mended(broken) == text


@pytest.mark.parametrize("case", BREAKS, ids=name_of)
def test_what_is_wrong_is_found_and_nothing_else(tmp_path, case):
    assert found(tmp_path, case) == {(case.code, case.severity)}


@pytest.mark.parametrize("case", ALLOWED)
def test_what_only_looks_wrong_is_left_alone(tmp_path, case):
    assert found(tmp_path, case) == set()
