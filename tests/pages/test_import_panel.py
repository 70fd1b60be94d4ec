"""The import of a table on the page Add: columns, questions, what is wrong, every change, saving."""

import html

import pytest

from gatemap.saving.access import EDITORS_VARIABLE, VARIABLE
from gatemap.saving.folder import FolderHome
from tests.importing.tables import GOOD, csv_of, xlsx_of
from tests.pages.reading import page_text
from tests.saving.steps import edited, save
from tests.tiny import HOSTILE

LAN = {"is_logged_in": True, "email": "lan@example.org"}
OPEN = {
    "Title": "Talks at the ford",
    "Tiêu đề": "Hội đàm ở bến",
    "Ngày": "04/03/2025",
    "Loại": "Hội đàm",
    "Cấp": "Cấp đồn, trạm",
    "Nước đối tác": "Trung Quốc",
    "Nguồn": "https://example.org/ford",
    "Cửa khẩu": "Suối Đa",
    "Tỉnh": "Đồng Sơn",
    "Thời tiết": "mưa",
}


@pytest.fixture
def editors(monkeypatch, tmp_path):
    """The list of editors, with Lan on it."""
    path = tmp_path / "editors.txt"
    path.write_text("lan@example.org")
    monkeypatch.setenv(VARIABLE, "login")
    monkeypatch.setenv(EDITORS_VARIABLE, str(path))
    return path


@pytest.fixture
def home(tiny_folder):
    return FolderHome(tiny_folder)


@pytest.fixture
def imported(editors, open_page):
    """Return a function that opens the page as Lan and gives it a table."""

    def opening(rows, name="table.csv", lang="en"):
        app = open_page("add", lang=lang)
        app.user = LAN
        app.run()
        app.get("button_group")[0].set_value("table").run()
        content = rows if isinstance(rows, bytes) else csv_of(rows)
        app.file_uploader[0].set_value((name, content, "text/csv")).run()
        assert not app.exception
        return app

    return opening


def box(app, kind, name):
    """Return the widget of the import whose key ends so."""
    return next(one for one in getattr(app, kind) if (one.key or "").endswith(f"_{name}") and "import_" in one.key)


def has(app, kind, name) -> bool:
    return any((one.key or "").endswith(f"_{name}") for one in getattr(app, kind))


def click(app, key):
    app.button(key=key).click().run()
    assert not app.exception
    return app


def said(app) -> str:
    boxes = (one.value for kind in (app.error, app.warning, app.success, app.info) for one in kind)
    return " ".join(boxes).replace("\\", "")


def answer(app):
    box(app, "selectbox", "column_8").set_value("provinces_63").run()
    box(app, "radio", "order").set_value(True).run()
    box(app, "radio", "role").set_value("venue").run()
    box(app, "selectbox", "common_source_quality").set_value("primary").run()
    box(app, "selectbox", "place_Suối Đa").set_value("suoi-da").run()
    assert not app.exception
    return app


def test_columns_are_prefilled_by_their_names_and_open_ones_are_left_to_a_person(imported):
    app = imported([OPEN])
    assert box(app, "selectbox", "column_8").value is None  # "Tỉnh" may be either system
    assert box(app, "selectbox", "column_9").value == "-"
    assert "10 columns" in page_text(app) and "8 columns are known by their names" in str(app.get("expander"))


def test_every_open_question_is_asked_and_nothing_can_be_saved_before_they_are_answered(imported, home):
    before = home.records()
    app = imported([OPEN])
    assert box(app, "radio", "order").value is None and box(app, "radio", "role").value is None
    assert box(app, "selectbox", "place_Suối Đa").options[0].startswith("Suoi Da")
    assert app.button(key="import_save").disabled and app.button(key="import_check").disabled
    assert "Answer what is open above" in said(app)
    assert home.records() == before


def test_a_table_is_answered_checked_saved_in_one_change_and_the_same_again_is_nothing_new(imported, home):
    app = answer(imported([OPEN, {"Title": "", "event_id": "d-day", "Ghi chú": "Seen twice."}]))
    assert has(app, "radio", "order"), "an answer can be changed"
    assert app.button(key="import_save").disabled, "it is checked first"
    click(app, "import_check")
    assert "Nothing is wrong" in said(app)
    box(app, "text_input", "why").set_value("from the office").run()
    click(app, "import_save")
    assert "2 events were saved as change 1" in said(app)
    [made] = home.revisions()
    assert (made.who, made.why) == ("lan@example.org", "from the office")
    new = home.records()["2025-03-04-dong-suoi-da-talks"]
    assert new.cells["title_vi"] == "Hội đàm ở bến" and new.links[0]["place_id"] == "suoi-da"
    assert home.records()["d-day"].cells["note"] == "Seen twice."
    again = answer(imported([OPEN]))
    assert "All of it is there already" in said(again) and again.button(key="import_check").disabled


def test_the_changes_of_a_row_are_shown_cell_by_cell(imported):
    app = imported([{"event_id": "d-day", "title": "Talks on the bridge"}])
    shown = page_text(app)
    assert "Talks at the stone bridge" in shown and "Changed: Talks on the bridge (row 2)" in str(app.get("expander"))


def test_a_damaged_table_says_what_is_wrong_with_every_cell_and_changes_nothing(imported, home):
    before = home.records()
    app = imported([GOOD, GOOD | {"date": "2025-02-30", "kind": "x"}, GOOD | {"source_url": HOSTILE}], lang="vi")
    shown = page_text(app)
    for part in (
        "Lỗi · dòng 3 · date",
        "Lỗi · dòng 3 · kind",
        "Lỗi · dòng 4 · source_url",
        "một ngày có thật",
        html.escape(HOSTILE)[:40],
    ):
        assert part in shown
    assert app.button(key="import_save").disabled
    assert home.records() == before


def test_what_the_checker_finds_is_told_with_the_row_of_the_table_and_hinders_saving(imported):
    app = click(imported([{"event_id": "d-month", "countries": "VN;CN"}]), "import_check")
    assert "Error · row 2 · countries" in page_text(app)
    assert app.button(key="import_save").disabled


def test_an_event_that_somebody_changed_meanwhile_is_shown_and_not_overwritten(imported, home):
    app = click(imported([{"event_id": "d-day", "title": "Mine"}]), "import_check")
    record = home.records()["d-day"]
    save(home, record, edited(record, title="Theirs"), who="Minh")
    click(app, "import_save")
    assert home.records()["d-day"].cells["title"] == "Theirs"
    assert "nothing was saved" in said(app) and "Theirs" in page_text(app)
    click(click(app, "import_check"), "import_save")
    assert home.records()["d-day"].cells["title"] == "Mine"


def test_empty_cells_empty_only_when_that_is_asked_for(imported):
    app = imported([{"event_id": "d-day", "title_vi": ""}])
    assert "All of it is there already" in said(app)
    box(app, "checkbox", "empty_clears").check().run()
    assert "Hội đàm ở cầu đá" in page_text(app)


def test_a_file_that_is_no_table_is_one_sentence_and_another_can_be_chosen(imported):
    app = imported(b"PK\x03\x04 broken", name="x.xlsx")
    assert "cannot be read as an .xlsx workbook" in said(app)
    click(app, "import_another")
    assert app.file_uploader


def test_an_encoding_that_is_not_found_out_can_be_chosen(imported):
    app = imported("title,note\n会谈,金水河口岸边防站会谈与巡逻\n".encode("gb18030"))
    assert "UTF-8" in said(app)
    box(app, "selectbox", "encoding").set_value("gb18030").run()
    assert not app.exception and "gb18030" in page_text(app)


def test_another_sheet_can_be_chosen(imported):
    app = imported(xlsx_of({"A": [list(GOOD), list(GOOD.values())], "B": [["note"], ["x"]]}), name="t.xlsx")
    box(app, "selectbox", "sheet").set_value("B").run()
    assert not app.exception and "sheet “B”" in page_text(app)


def test_who_is_no_editor_any_more_can_neither_look_nor_save(imported, editors, home):
    app = click(imported([{"event_id": "d-day", "title": "Mine"}]), "import_check")
    before = home.records()
    editors.write_text("")
    app.button(key="import_save").click().run()
    assert home.records() == before
    assert not app.file_uploader and "Talks at the stone bridge" not in page_text(app)
