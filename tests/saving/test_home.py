"""What both homes of the events do alike: the data folder and the database."""

import threading

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gatemap.saving import trial
from gatemap.saving.changes import Change, StaleEditError, event_record
from gatemap.saving.choose import home_of
from gatemap.saving.database import DatabaseHome
from gatemap.saving.home import RefusedError, undo
from tests.often import MORE
from tests.saving.steps import edited, save
from tests.tiny import HOSTILE, NEWEST_FIRST, change_cell

HARD_TEXTS = ["Tên mới", HOSTILE, "a;b", 'say "x", y', "ພູສູງ 金水河", "%s :name \\"]


def again(home):
    """Return another home of the same events, as another program would open it."""
    url = home.engine.url.render_as_string(hide_password=False) if isinstance(home, DatabaseHome) else None
    return home_of(home.folder, url)


def test_a_save_is_read_back_and_is_recorded_with_who_when_and_why(home):
    begun = len(home.revisions())
    before = home.records()["d-day"]
    after = edited(before, title="Talks, mended")
    made = save(home, before, after)
    assert home.records()["d-day"] == after
    assert home.revisions()[begun:] == [made]
    assert (made.number, made.who, made.why, made.changes) == (begun + 1, "Lan", "a test", (Change(before, after),))
    assert made.when.utcoffset().total_seconds() == 0


def test_a_record_has_every_column_in_the_order_of_the_files(home):
    record = home.records()["d-day"]
    assert list(record.cells)[:3] == ["event_id", "title", "title_vi"] and len(record.cells) == 23
    assert {tuple(link) for link in record.links} == {("event_id", "place_id", "role", "side", "name")}


def test_the_links_of_an_event_keep_the_order_in_which_they_were_saved(home):
    before = home.records()["d-day"]
    assert len(before.links) > 1
    after = event_record(before.cells, before.links[::-1])
    save(home, before, after)
    assert again(home).records()["d-day"].links == before.links[::-1]
    assert again(home).revisions()[-1].changes == (Change(before, after),)


def test_a_new_event_comes_with_its_links_and_goes_with_them(home):
    old = home.records()
    new = event_record(old["d-day"].cells | {"event_id": "d-fresh"}, old["d-day"].links)
    save(home, None, new)
    assert home.records() == old | {"d-fresh": new} and new.links
    save(home, new, None)
    assert home.records() == old


def test_what_would_be_wrong_is_refused_with_column_and_value_and_changes_nothing(home):
    old, begun = home.records(), home.revisions()
    before = old["d-day"]
    with pytest.raises(RefusedError) as refused:
        save(home, before, edited(before, kind="nonsense", source_url="javascript:alert(1)"))
    assert {finding.column for finding in refused.value.findings} == {"kind", "source_url"}
    assert (home.records(), home.revisions()) == (old, begun)


def test_a_link_to_a_place_that_the_folder_does_not_hold_is_refused(home):
    before = home.records()["d-day"]
    link = {"place_id": "nowhere", "role": "venue", "side": "vn"}
    with pytest.raises(RefusedError) as refused:
        save(home, before, event_record(before.cells, [link]))
    assert {finding.value for finding in refused.value.findings} == {"nowhere"}


def test_all_changes_of_a_save_are_made_or_none(home):
    old = home.records()
    good = Change(old["d-host"], edited(old["d-host"], title="Good"))
    bad = Change(old["d-day"], edited(old["d-day"], kind="nonsense"))
    with pytest.raises(RefusedError):
        home.save([good, bad], who="Lan", why="both")
    assert home.records() == old
    home.save([good, Change(old["d-day"], None)], who="Lan", why="both")
    assert home.records()["d-host"].cells["title"] == "Good" and "d-day" not in home.records()


def test_an_error_that_was_there_before_does_not_stand_in_the_way(home):
    change_cell(home.folder, "organisations.csv", 2, "type", "nonsense")
    before = home.records()["d-host"]
    save(home, before, edited(before, title="Mended"))
    assert home.records()["d-host"].cells["title"] == "Mended"


def test_an_edit_of_what_somebody_else_changed_meanwhile_is_refused_with_both_versions(home):
    seen = home.records()["d-day"]
    theirs = edited(seen, title="Theirs")
    save(again(home), seen, theirs, who="Minh")
    mine = edited(seen, title="Mine")
    with pytest.raises(StaleEditError, match="was changed meanwhile") as refused:
        save(home, seen, mine)
    assert (refused.value.current, refused.value.change.after) == (theirs, mine)
    assert home.records()["d-day"] == theirs


def test_an_edit_is_stale_when_only_a_link_was_changed(home):
    seen = home.records()["d-day"]
    save(home, seen, event_record(seen.cells, seen.links[:1]))
    with pytest.raises(StaleEditError, match="was changed meanwhile"):
        save(home, seen, edited(seen, title="Mine"))


def test_a_new_event_whose_id_is_taken_and_a_change_of_one_that_is_gone_are_refused(home):
    record = home.records()["d-day"]
    with pytest.raises(StaleEditError, match="already there"):
        save(home, None, edited(record, title="Another"))
    save(home, record, None)
    with pytest.raises(StaleEditError, match="is gone"):
        save(home, record, edited(record, title="Too late"))


def test_a_change_can_be_undone_and_the_undoing_too(home):
    before = home.records()["d-day"]
    after = edited(before, title="Changed")
    first = save(home, before, after).number
    second = undo(home, first, who="Lan", why="wrong")
    assert second.undoes == first and home.revisions()[-1] == second
    assert home.records()["d-day"] == before
    undo(home, second.number, who="Lan", why="it was right")
    assert home.records()["d-day"] == after
    with pytest.raises(StaleEditError):
        undo(home, second.number, who="Lan", why="twice")
    with pytest.raises(KeyError):
        undo(home, 99, who="Lan", why="none")


@settings(max_examples=5 * MORE, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(st.sampled_from(NEWEST_FIRST), st.sampled_from(HARD_TEXTS)), max_size=4))
def test_undoing_every_change_backwards_gives_the_first_events(home, steps):
    old, begun, numbers = home.records(), len(home.revisions()), []
    why = "a line\u2028another\x85one more\nand more"
    for event_id, title in steps:
        before = home.records()[event_id]
        if before.cells["title"] != title:
            made = home.save([Change(before, edited(before, title=title))], who="Lan", why=why)
            numbers.append(made.number)
            assert home.revisions()[-1] == made
    for number in reversed(numbers):
        undo(home, number, who="Lan", why="back")
    assert home.records() == old
    assert [revision.number for revision in home.revisions()[begun:]] == [
        begun + 1 + place for place in range(2 * len(numbers))
    ]


def test_two_writers_at_once_lose_nothing(home):
    begun, problems = len(home.revisions()), []

    def write(writer: int) -> None:
        own = again(home)
        for number in range(5):
            record = own.records()["d-day"]
            new = event_record(record.cells | {"event_id": f"d-w{writer}-{number}"}, record.links)
            try:
                save(own, None, new, who=f"writer {writer}")
            except Exception as problem:
                problems.append(problem)

    threads = [threading.Thread(target=write, args=(writer,)) for writer in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert problems == []
    assert {f"d-w{w}-{n}" for w in range(3) for n in range(5)} <= set(home.records())
    assert [revision.number for revision in home.revisions()] == list(range(1, begun + 16))


def test_of_two_edits_of_one_event_at_once_one_is_made_and_one_refused(home):
    seen, outcomes, together = home.records()["d-day"], [], threading.Barrier(2)

    def write(title: str) -> None:
        own = again(home)
        together.wait()
        try:
            save(own, seen, edited(seen, title=title))
            outcomes.append(title)
        except StaleEditError as problem:
            outcomes.append(problem)

    threads = [threading.Thread(target=write, args=(title,)) for title in ("One", "Other")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    (made,) = (outcome for outcome in outcomes if isinstance(outcome, str))
    (refused,) = (outcome for outcome in outcomes if not isinstance(outcome, str))
    assert home.records()["d-day"] == refused.current == edited(seen, title=made)


def test_nothing_is_left_of_the_trial_that_a_save_is_checked_in(home, tmp_path, monkeypatch):
    monkeypatch.setattr(trial.tempfile, "tempdir", str(tmp_path / "rooms"))
    (tmp_path / "rooms").mkdir()
    before = home.records()["d-day"]
    save(home, before, edited(before, title="Mended"))
    assert list((tmp_path / "rooms").iterdir()) == []
