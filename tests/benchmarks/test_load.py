"""The load generator gets right answers from the real app, and would not take a wrong one."""

import asyncio
from collections import Counter

import pytest
from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.Exception_pb2 import Exception as ExceptionElement

from benchmarks import load, load_report, load_visitor
from benchmarks.load_server import Watched, servers
from benchmarks.load_session import Answer, AnswerError, opened
from benchmarks.load_visitor import Expected, Record, Visitor, events_shown
from gatemap.dataset.read import read_dataset
from gatemap.store.load import build_store
from gatemap.store.view import View
from tests.tiny import write_tiny


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return write_tiny(tmp_path_factory.mktemp("load"))


@pytest.fixture(scope="module")
def expected(folder):
    store = build_store(read_dataset(folder), name="load")
    yield Expected(store)
    store.close()


@pytest.fixture(scope="module")
def running(folder, tmp_path_factory):
    with servers(1, folder, tmp_path_factory.mktemp("server"), []) as found:
        yield found


@pytest.fixture(scope="module")
def address(running):
    return running[0][0]


class WrongExpected(Expected):
    """One event too many."""

    def events(self, view):
        return super().events(view) + 1


def test_a_visitor_gets_what_the_store_holds_whatever_he_does(address, expected, monkeypatch):
    done = Counter()
    record = Record()

    async def stay():
        visitor = Visitor(expected, record, "stays")
        await visitor.open(address)
        for what in (*load_visitor.HABITS, *load_visitor.HABITS):
            monkeypatch.setattr(load_visitor, "HABITS", {what: 1})
            await visitor.step()
            done[what] += 1
        await visitor.leave()

    asyncio.run(stay())
    assert len(record.reruns) == sum(done.values()) == 14 and len(record.openings) == 1
    assert record.checked > 4 and all(answer.bytes > answer.messages > 10 for _, answer in record.reruns)


def test_visitors_have_a_session_each(address, expected):
    async def both():
        first, second = (Visitor(expected, Record(), seed) for seed in ("one", "two"))
        first.view, second.view = View(kind=("talks",)), View(kind=("visit",))
        for visitor in (first, second):
            visitor.session, _ = await opened(address, visitor.view.to_url())
        for visitor in (second, first):
            await visitor._check()
            await visitor.session.act()
            await visitor._check()
            assert events_shown(visitor.session) == expected.events(visitor.view)
            await visitor.leave()

    asyncio.run(both())


def test_a_number_that_is_not_the_store_s_is_an_error(address, expected):
    wrong = WrongExpected(expected.store)

    async def come():
        visitor = Visitor(wrong, Record(), "wrong")
        try:
            await visitor.open(address)
        finally:
            await visitor.leave()

    with pytest.raises(AnswerError, match=r"\d+ events instead of \d+"):
        asyncio.run(come())


def test_another_view_than_the_visitor_chose_is_an_error(address, expected):
    async def come():
        visitor = Visitor(expected, Record(), "other")
        visitor.session, _ = await opened(address, "kind=talks")
        try:
            await visitor._check()
        finally:
            await visitor.leave()

    with pytest.raises(AnswerError, match="the address is 'kind=talks'"):
        asyncio.run(come())


@pytest.mark.parametrize(
    ("kind", "element"),
    [("exception", ExceptionElement(type="KeyError")), ("alert", Alert(body="broken", format=Alert.ERROR))],
)
def test_an_exception_or_an_error_on_the_page_is_an_error(expected, kind, element):
    class Page:
        def elements(self, asked):
            return [element] if asked == kind else []

    visitor = Visitor(expected, Record(), "unlucky")
    visitor.session = Page()
    with pytest.raises(AnswerError, match=r"on the page: (KeyError|broken)"):
        asyncio.run(visitor._check())


def test_a_server_that_does_not_answer_is_an_error():
    with pytest.raises(AnswerError, match="no connection"):
        asyncio.run(opened("http://127.0.0.1:9"))


@pytest.mark.slow
def test_a_run_tells_what_it_took(running, expected):
    addresses, watched = running
    options = load.options_of(["--visitors", "2", "--minutes", "0.1", "--think", "0.2", "--no-after"])
    found = asyncio.run(load.run(options, addresses, watched, expected))
    told = load_report.markdown(found)
    assert found.record.errors == [] and found.record.checked > 2 and len(found.record.openings) == 2
    assert "| errors and wrong answers | 0 | 0 | yes |" in told and "| memory, MB |" in told
    assert all(memory > 50 for _, memory, _ in found.watched.looks)


def test_what_goes_wrong_is_told_and_the_others_go_on(running, expected):
    addresses, watched = running
    options = load.options_of(["--visitors", "2", "--minutes", "0.05", "--think", "0.2", "--no-after"])
    lucky = Expected(expected.store)
    calls = iter([0, 0])  # the one who opens the page first, so that it is warm, and one of the two
    lucky.events = lambda view: Expected.events(lucky, view) + (next(calls, None) is None and view == View())
    told = load_report.markdown(asyncio.run(load.run(options, addresses, watched, lucky)))
    assert "events instead of" in told and "| errors and wrong answers | 0 |" not in told


def test_the_knee_is_where_the_slowest_reruns_take_twice_as_long():
    assert load_report.knee_told([(5, 0.1), (10, 0.1), (20, 0.3)]).endswith(
        "twice that of 5 visitors with about 15, between 10 and 20."
    )
    assert "did not double up to 10" in load_report.knee_told([(5, 0.1), (10, 0.19)])


def test_quantiles_and_the_rise_of_memory():
    assert load_report.quantile([3, 1, 2, 4], 0.5) == 3 and load_report.quantile(range(100), 0.95) == 95
    flat = [(now, 300.0 + 100 * (now < 50), 0.0) for now in range(101)]
    assert load_report.rise(flat) == pytest.approx((0.0, 0.0))
    risen, share = load_report.rise([(now, 300.0 + now, 0.0) for now in range(101)])
    assert (risen, share) == pytest.approx((50.0, 50 / 375))


def test_a_report_judges_each_aim():
    record = Record(reruns=[(1.0, Answer(2.0, 10, 1000))], errors=["1 s, visitor 1: 3 events instead of 4"])
    watched = Watched((), [(now, 300.0 + now, now / 2) for now in range(121)])
    told = load_report.markdown(load_report.Run(1, 120.0, "9 real events", record, watched, 6.0, after=310.0))
    assert "| errors and wrong answers | 1 | 0 | no |" in told and "- 1 s, visitor 1: 3 events" in told
    assert "| a rerun, p95, s | 2.00 | 1.5 | no |" in told
    assert (
        "| processor of the server, cores | 0.50 |" in told and "| processor of the generator, cores | 0.05 |" in told
    )
    assert "| minute | 0 | 1 | 2 | end | all gone |" in told and "| memory, MB | 300 | 360 | 420 | 420 | 310 |" in told
