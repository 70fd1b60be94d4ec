"""What stays in memory is searched for garbage once for every store."""

import gc
import weakref

import pytest

from gatemap.ui import resources


class Old:
    """Something that only a search for garbage can find."""

    def __init__(self):
        self.itself = self


@pytest.fixture(autouse=True)
def searched_as_before():
    yield
    gc.unfreeze()


def test_what_is_there_is_left_out_until_newer_data_replace_it(monkeypatch):
    monkeypatch.setattr(resources, "_found", {"newest": "first", "settled": ""})
    old = Old()
    gone = weakref.ref(old)
    resources.settle()
    del old
    gc.collect()
    assert gone() is not None
    resources._found["newest"] = "second"
    resources.settle()
    assert gone() is None


def test_a_second_run_with_the_same_store_searches_nothing(monkeypatch):
    monkeypatch.setattr(resources, "_found", {"newest": "first", "settled": ""})
    resources.settle()
    old = Old()
    gone = weakref.ref(old)
    del old
    resources.settle()
    assert gone() is not None
    gc.collect()
    assert gone() is None


def test_a_page_that_was_drawn_has_settled(app, monkeypatch):
    monkeypatch.setattr("gatemap.ui.navigation.settle", resources.settle)  # which other tests do without
    app(kind="talks")
    assert resources._found["settled"] == resources._found["newest"] != ""
