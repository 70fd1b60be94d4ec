"""Pages are drawn one after the other, and a long one holds up the others for a while only."""

import threading

import pytest

from gatemap.ui import turns
from gatemap.ui.turns import TURNS, Turns

PATIENCE = 30  # seconds


@pytest.fixture
def two():
    """Two threads at one place: the first holds it until it is told to go on."""
    one_place, inside, go_on, done = Turns(1), threading.Event(), threading.Event(), []

    def first() -> None:
        with one_place.turn():
            inside.set()
            go_on.wait(PATIENCE)
            done.append("first")

    def second() -> None:
        with one_place.turn():
            done.append("second")

    threads = [threading.Thread(target=first), threading.Thread(target=second)]
    threads[0].start()
    assert inside.wait(PATIENCE)
    yield one_place, threads[1], go_on, done
    go_on.set()
    for thread in threads:
        thread.join(PATIENCE)


def test_who_comes_second_waits_until_the_first_is_done(two):
    place, second, go_on, done = two
    assert not place.others_wait()
    second.start()
    while not place.others_wait():
        pass
    assert done == []
    go_on.set()
    second.join(PATIENCE)
    assert done == ["first", "second"] and not place.others_wait()


def test_a_page_that_takes_long_holds_up_nobody_for_good(two, monkeypatch):
    monkeypatch.setattr(turns, "LONGEST", 0.05)
    _, second, _, done = two
    second.start()
    second.join(PATIENCE)
    assert done == ["second"]


def test_a_page_that_fails_gives_its_place_back():
    place = Turns(1)
    with pytest.raises(ZeroDivisionError), place.turn():
        raise ZeroDivisionError
    assert place._places.acquire(blocking=False)


def test_a_page_of_the_app_gives_its_place_back(app):
    app().run()
    assert TURNS._places.acquire(blocking=False)
    TURNS._places.release()
