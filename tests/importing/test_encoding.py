"""Text is found in the encodings in which Vietnamese tables come, and what could be several is not guessed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatemap.importing.encoding import decode
from gatemap.importing.problems import TableError

TEXT = "Ngày,Cửa khẩu,Ghi chú\n2024-08-01,Ma Lù Thàng,Đồn biên phòng “Sì Lở Lầu” – hội đàm, ký biên bản\n"
LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạằắấầậẽẹếềệìíỉĩịòóọốồổộớờởợùúủụừứửựỳýỷỹỵ ,;.–“”0123"
# A keyboard driver of those days writes the vowel, then its tone as a letter of its own.
_TONES = dict.fromkeys("\u0300\u0301\u0303\u0309\u0323")


def in_1258(text: str) -> bytes:
    out = []
    for letter in unicodedata.normalize("NFC", text):
        try:
            out.append(letter.encode("windows-1258"))
        except UnicodeEncodeError:
            base, *marks = unicodedata.normalize("NFD", letter)
            tone = next(mark for mark in marks if mark in _TONES)
            rest = unicodedata.normalize("NFC", base + "".join(mark for mark in marks if mark != tone))
            out.append((rest + tone).encode("windows-1258"))
    return b"".join(out)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8"),
        (TEXT.encode("utf-16"), "utf-16"),
        (TEXT.encode("utf-16-le"), "utf-16"),
        (TEXT.encode("utf-16-be"), "utf-16"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16"),
        (TEXT.encode("utf-32"), "utf-32"),
        (in_1258(TEXT), "windows-1258"),
        (unicodedata.normalize("NFD", TEXT).encode(), "utf-8"),
    ],
)
def test_vietnamese_is_read_letter_by_letter_in_every_encoding_it_comes_in(content, name):
    assert decode(content) == (TEXT, name)


@given(st.text(st.sampled_from(LETTERS), min_size=1))
def test_any_vietnamese_text_survives_windows_1258(text):
    assert decode(in_1258(text), "windows-1258")[0] == text


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1))
def test_any_text_survives_utf_8_with_a_mark(text):
    assert decode(text.encode("utf-8-sig"))[0] == unicodedata.normalize("NFC", text)


def test_chinese_in_an_old_encoding_is_asked_for_and_not_guessed():
    content = "日期,口岸\n2024-08-01,金水河口岸边防站会谈\n".encode("gb18030")
    with pytest.raises(TableError) as problem:
        decode(content)
    assert problem.value.key in ("encoding", "encoding-doubtful")
    assert decode(content, "gb18030")[0].startswith("日期")


def test_letters_of_an_old_vietnamese_font_are_not_taken_for_vietnamese():
    # "cửa khẩu" and "Đồn" in TCVN3 (ABC), as the bytes stand in the file
    with pytest.raises(TableError):
        decode(b"C\xf6a kh\xc8u,\xa7\xe5n bi\xaan ph\xdfng\n")


@pytest.mark.parametrize(("encoding", "content"), [("utf-8", b"\xff\xfea"), ("utf-16", b"abc"), ("no-such", b"a")])
def test_an_encoding_that_is_not_that_of_the_file_is_said_in_a_sentence(encoding, content):
    with pytest.raises(TableError, match=encoding):
        decode(content, encoding)


def test_a_zero_byte_is_told_with_its_line():
    with pytest.raises(TableError, match="Line 3"):
        decode(b"a,b\n1,2\n3,\0\n")


@given(st.binary(max_size=400))
def test_bytes_of_any_kind_give_a_text_or_one_sentence(content):
    try:
        text, _ = decode(content)
    except TableError as problem:
        assert str(problem)
    else:
        assert "\0" not in text
