"""What visitors do under load, and what each answer must hold.

A visitor opens the map page, sometimes by a link with a filter, looks for some seconds, changes a filter or the page,
and so on; after a while he leaves, and another one comes. Each answer is compared with the store: the number of events
on the page, and the address that the server writes, must be those of the view that the visitor chose.
"""

import asyncio
import datetime as dt
import random
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property
from urllib.parse import parse_qsl

import sqlalchemy as sa
from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.WidgetStates_pb2 import WidgetState

from benchmarks.load_session import Answer, AnswerError, Session, opened, press, several, text
from gatemap import vocab
from gatemap.i18n.words import words
from gatemap.store.conditions import conditions
from gatemap.store.load import Store
from gatemap.store.names import display_names
from gatemap.store.tables import event
from gatemap.store.view import View

STAY = (60.0, 180.0)  # seconds until a visitor leaves
BY_LINK = 1 / 3  # of the visitors open a page that somebody has sent them
# How often a visitor does what.
HABITS = {"kind": 25, "province": 20, "partner": 10, "period": 15, "words": 10, "page": 10, "reset": 10}
_NUMBERS = 'class="gm gm-numbers"'


class Expected:
    """What the pages must show, from a store of one's own with the same data.

    Parameters
    ----------
    store : Store
    """

    def __init__(self, store: Store):
        self.store, self._counted = store, {}
        names, said = display_names(store.dataset, "en"), words("en")
        self.codes = {
            "kind": vocab.EVENT_KINDS,
            "partner": vocab.PARTNER_OPTIONS,
            "province": store.known.provinces_34,
        }
        self._labels = {
            "kind": {said.label("kind", code): code for code in self.codes["kind"]},
            "partner": {said.label("partner", code): code for code in self.codes["partner"]},
            "province": {names.province(code, "34"): code for code in self.codes["province"]},
        }

    def events(self, view: View) -> int:
        """Return how many events there are in `view`."""
        asked = replace(view, lang="", event="")
        if asked not in self._counted:
            query = sa.select(sa.func.count()).select_from(event).where(*conditions(self.store, asked, event))
            with self.store.engine.connect() as connection:
                self._counted[asked] = connection.execute(query).scalar_one()
        return self._counted[asked]

    def code(self, filter_: str, option: str) -> str:
        """Return the code behind an option of a filter, whose label ends with a count."""
        return self._labels[filter_][option.rpartition(" (")[0]]

    @cached_property
    def words(self) -> list[str]:
        """Words that stand in titles."""
        titles = self.store.dataset.events["title"].head(2_000)
        return sorted({word for title in titles for word in re.findall("[a-z]{4,}", title)})

    @cached_property
    def years(self) -> list[int]:
        """The years of events."""
        starts = self.store.dataset.events["date"].str.extract(r"^(\d{4})")[0].dropna()
        return sorted({int(year) for year in starts})


@dataclass
class Record:
    """What a load run has seen.

    Attributes
    ----------
    reruns, openings : list of (float, Answer)
        When, in seconds since the start, and what came.
    errors : list of str
    checked : int
        Answers whose number of events was compared.
    """

    begun: float = field(default_factory=time.monotonic)
    reruns: list[tuple[float, Answer]] = field(default_factory=list)
    openings: list[tuple[float, Answer]] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    checked: int = 0

    @property
    def now(self) -> float:
        return time.monotonic() - self.begun


Think = Callable[[random.Random], float]  # seconds until the next act
Step = tuple[tuple[WidgetState, ...], View]


class Visitor:
    """Somebody with a session of his own.

    Parameters
    ----------
    expected : Expected
    record : Record
    seed : hashable
        The same seed does the same things.
    """

    def __init__(self, expected: Expected, record: Record, seed: object):
        self.expected, self.record = expected, record
        self.chance = random.Random(str(seed))
        self.view, self.session = View(), None
        self._does = {
            "period": self._period,
            "words": self._words,
            "reset": self._reset,
            **{name: lambda name=name: self._filter(name) for name in expected.codes},
        }

    async def open(self, address: str) -> None:
        """Open the map page.

        Raises
        ------
        AnswerError
        """
        if self.chance.random() < BY_LINK:
            self.view = View(kind=(self.chance.choice(vocab.EVENT_KINDS),))
        self.session, answer = await opened(address, self.view.to_url())
        self.record.openings.append((self.record.now, answer))
        await self._check()

    async def step(self) -> None:
        """Do one thing and look at the answer.

        Raises
        ------
        AnswerError
            When the answer is wrong or none.
        """
        what = self.chance.choices(list(HABITS), list(HABITS.values()))[0]
        if self.session.widget("reset") and not await asyncio.to_thread(self.expected.events, self.view):
            what = "reset"  # nothing is found, so he begins anew
        if what == "page":
            link = self.chance.choice([link for link in self.session.elements("page_link") if not link.external])
            answer = await self.session.act(page=link.page_script_hash, query=link.query_string)
        else:
            values, self.view = self._does[what]()
            answer = await self.session.act(*values)
        self.record.reruns.append((self.record.now, answer))
        await self._check()

    async def leave(self) -> None:
        """Close the page."""
        if self.session:
            await self.session.socket.close()
            self.session = None

    def _filter(self, name: str) -> Step:
        """Choose one or two options of a filter."""
        widget = self._widget(f"filter_{name}")
        options = list(widget.options)
        chosen = self.chance.sample(options, min(len(options), self.chance.choice((1, 1, 2))))
        codes = {self.expected.code(name, option) for option in chosen}
        ordered = tuple(code for code in self.expected.codes[name] if code in codes)
        return (several(widget, chosen),), replace(self.view, **{name: ordered})

    def _period(self) -> Step:
        """Choose the first or the last day; one that would pass the other takes it away."""
        end = self.chance.choice(("date_from", "date_to"))
        year = self.chance.choice(self.expected.years)
        day = dt.date(year, 1, 1) if end == "date_from" else dt.date(year, 12, 31)
        changed = replace(self.view, **{end: day})
        if changed.date_from and changed.date_to and changed.date_from > changed.date_to:
            changed = replace(changed, **{"date_to" if end == "date_from" else "date_from": None})
        return (several(self._widget(f"filter_{end}"), [f"{day:%Y/%m/%d}"]),), changed

    def _words(self) -> Step:
        words = self.chance.choice(self.expected.words)
        return (text(self._widget("filter_q"), words),), replace(self.view, q=words)

    def _reset(self) -> Step:
        return (press(self._widget("reset")),), self.view.cleared()

    def _widget(self, key: str):
        widget = self.session.widget(key)
        if widget is None:
            said = " ".join(alert.body for alert in self.session.elements("alert"))
            raise AnswerError(f"the page lacks {key}; it says {said[:200]!r}")
        return widget

    async def _check(self) -> None:
        """Raise AnswerError unless the page is that of the view."""
        session = self.session
        for problem in session.elements("exception"):
            raise AnswerError(f"an exception on the page: {problem.type} {problem.message[:200]}")
        for alert in session.elements("alert"):
            if alert.format == Alert.ERROR:
                raise AnswerError(f"an error on the page: {alert.body[:200]}")
        if sorted(parse_qsl(session.query)) != sorted(self.view.to_query()):
            raise AnswerError(f"the address is {session.query!r}, not {self.view.to_url()!r}")
        self._widget("filter_kind")  # each page has the filters
        shown = events_shown(session)
        if shown is None:
            return
        wanted = await asyncio.to_thread(self.expected.events, self.view)
        self.record.checked += 1
        if shown != wanted:
            raise AnswerError(f"{shown} events instead of {wanted} with {self.view.to_url()!r}")


def events_shown(session: Session) -> int | None:
    """Return the number of events in view that the page tells; None on a page that tells none."""
    if session.widget("map_shaded") is None:  # the page Data tells another number
        return None
    for html in session.elements("html"):
        if _NUMBERS in html.body:
            number = re.search("<b>(.*?)</b>", html.body.partition(_NUMBERS)[2])
            return int(re.sub(r"\D", "", number[1]))
    return None


async def visit(address: str, expected: Expected, record: Record, seed: object, until: float, think: Think) -> None:
    """Let one visitor after the other use the app until `record` is `until` seconds old; errors go to the record."""
    turn = 0
    while record.now < until:
        turn += 1
        visitor = Visitor(expected, record, (seed, turn))
        leaves = record.now + visitor.chance.uniform(*STAY)
        try:
            await visitor.open(address)
            while record.now < min(leaves, until):
                await asyncio.sleep(think(visitor.chance))
                await visitor.step()
        except AnswerError as problem:
            record.errors.append(f"{record.now:.0f} s, visitor {seed}: {problem}")
            await asyncio.sleep(1)
        finally:
            await visitor.leave()
