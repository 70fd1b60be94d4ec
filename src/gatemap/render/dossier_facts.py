"""The facts of a dossier, put into words: what its templates set, as plain texts that the templates escape."""

import re
from dataclasses import dataclass

import pandas as pd

from gatemap import vocab
from gatemap.dataset.schema import split_list
from gatemap.i18n.words import Words
from gatemap.render.dossier_sources import source_entries
from gatemap.store.dossier import Counted, Dossier
from gatemap.store.names import Names, symbol_as_of, symbol_of, title_of

# Letters of a script: the language whose font and voice they need.
_SCRIPTS = {
    "zh-Hans": re.compile("[\u3400-\u9fff]"),
    "lo": re.compile("[\u0e80-\u0eff]"),
    "km": re.compile("[\u1780-\u17ff]"),
}


@dataclass(frozen=True)
class Facts:
    """Words, names and the dossier they tell of."""

    dossier: Dossier
    words: Words
    names: Names

    def head(self) -> dict:
        """Return title, the other names, and the line beneath."""
        place, words = self.dossier.place, self.words
        symbol = symbol_of(place)
        if self.dossier.view.asof:
            symbol = symbol_as_of(place, self.dossier.state.level)
        where = [self.province(), ", ".join(self._opposite_where())]
        return {
            "title": self.title(),
            "others": [_name(name) for name in self._own_names() if name != self.title()],
            "kind": words.label("symbol", symbol),
            "where": " – ".join(part for part in where if part),
            "as_of": words("dossier-as-of", day=words.day(self.dossier.day)) if self.dossier.view.asof else "",
        }

    def title(self) -> str:
        return self.dossier.place["name_vi"]

    def facts(self) -> list[tuple[str, str, list]]:
        """Return (term, text, numbers of sources), what is not recorded left out or called not known."""
        place, words = self.dossier.place, self.words
        kind = words.label("dossier-kind", place["kind"])
        if place["kind"] != "post":
            kind = f"{kind}, {words.label('dossier-mode', place['mode'])}"
        rows = [
            (words("dossier-kind"), kind, []),
            (words("dossier-level"), *self._level()),
            (words("dossier-status"), *self._status()),
            (words("dossier-opposite"), self._opposite(), []),
            (words("dossier-province"), self.province_both(), []),
            (words("dossier-district"), ", ".join(filter(None, (place["district"], place["commune"]))), []),
            (words("dossier-marker"), place["border_marker"], []),
            (words("dossier-use"), words.label("dossier-use", place["status"]), []),
            (words("dossier-position"), self._position(), []),
            (words("dossier-guards"), self.names.places.get(place["guards"], ""), []),
            (words("dossier-part-of"), self.names.places.get(place["part_of"], ""), []),
        ]
        return [(term, text, refs) for term, text, refs in rows if text]

    def notes(self) -> list[str]:
        place = self.dossier.place
        unseen = self.words("dossier-name-unseen") if place["name_attested"] == "false" else ""
        return [note for note in (place["note"], place["position_note"], unseen) if note]

    def name_lists(self) -> list[tuple[str, list[dict]]]:
        """Return the names of both sides, each with the language of its script."""
        place = self.dossier.place
        other = [place["partner_name_en"], place["partner_name_local"], place["partner_name_vi"]]
        other += split_list(place["partner_aliases"])
        sides = {
            "dossier-own-names": self._own_names(),
            "dossier-other-names": list(dict.fromkeys(filter(None, other))),
        }
        return [(self.words(key), [_name(name) for name in names]) for key, names in sides.items() if names]

    def province(self) -> str:
        return self.names.province(self.dossier.place[f"province_{self.dossier.view.units}"], self.dossier.view.units)

    def province_both(self) -> str:
        place = self.dossier.place
        now, then = (self.names.province(place[f"province_{units}"], units) for units in ("34", "63"))
        return now if now == then else self.words("card-province-was", now=now, then=then)

    def posts(self) -> list[tuple[str, str]]:
        return [(self.names.places[post], f"post-{post}") for post in self.dossier.posts]

    def nearby(self) -> list[tuple[str, str]]:
        """Return (name, distance in words)."""
        return [(self.names.pairs[near.place_id], self._distance(near.km)) for near in self.dossier.nearby]

    def history(self) -> list[dict]:
        """Return the dated facts, newest first."""
        return [self._change(number, row) for number, row in self.dossier.history.iterrows()]

    def years(self) -> list[tuple[str, list[dict]]]:
        """Return (year, its events) in the view's order; events not surely of one year stand last."""
        groups: dict[str, list[dict]] = {}
        for _, event in self.dossier.events.iterrows():
            groups.setdefault(_year(event), []).append(self.event(event))
        loose = groups.pop("", None)
        return [*groups.items(), *([(self.words("dossier-no-year"), loose)] if loose else [])]

    def event(self, event: pd.Series) -> dict:
        words = self.words
        notes = [(words("dossier-date-note"), event["date_note"]), (words("dossier-note"), event["note"])]
        people = [self.names.organisations[code] for code in split_list(event["actor_ids"])]
        tags = [words.label("kind", event["kind"]), words.label("level", event["level"])]
        tags += [words.label("topic", code) for code in split_list(event["topics"])]
        return {
            "id": event["event_id"],
            "when": words.date(event["date"]),
            "title": title_of(event, self.words.lang),
            "summary": event["summary"],
            "tags": tags,
            "roles": [words.label("dossier-role", role) for role in event["roles"].split()],
            "people": people,
            "notes": [(term, note) for term, note in notes if note],
            "use": f"event-{event['event_id']}",
        }

    def topics(self) -> list[dict]:
        return [self._count(one, self.words.label("topic", one.code)) for one in self.dossier.topics]

    def people(self) -> list[tuple[str, list[dict]]]:
        """Return (country, its organisations), the partner's own first, and the provinces opposite."""
        order = [*vocab.PARTNERS, "VN", ""]
        groups: dict[str, list[dict]] = {code: [] for code in order}
        for one in self.dossier.organisations:
            counted = self._count(one, self.names.organisations[one.code], here=True)
            groups[self.dossier.countries.get(one.code, "")].append(counted)
        titled = [(self._country(code), groups[code]) for code in order if groups[code]]
        provinces = [
            self._count(one, self.names.partner_provinces[one.code], here=True)
            for one in self.dossier.partner_provinces
        ]
        return titled + ([(self.words("dossier-people-provinces"), provinces)] if provinces else [])

    def sources(self) -> list[dict]:
        return source_entries(self.dossier, self.words, self.names)

    def _own_names(self) -> list[str]:
        place = self.dossier.place
        names = [place["name_vi"], place["name_en"], *split_list(place["aliases"])]
        return list(dict.fromkeys(filter(None, names)))

    def _opposite_where(self) -> list[str]:
        place = self.dossier.place
        province = self.names.partner_provinces.get(place["partner_province"], "")
        return [part for part in (province, self.words.label("country", place["partner"])) if part]

    def _opposite(self) -> str:
        place = self.dossier.place
        own = place["partner_name_vi"] if self.words.lang == "vi" else ""
        names = [own or place["partner_name_en"] or place["partner_name_vi"], place["partner_name_local"]]
        where = ", ".join(filter(None, [place["partner_district"], *self._opposite_where()]))
        # A post has no crossing opposite, so none is missing.
        if place["kind"] == "post" and not any(names):
            return where
        named = " ".join(dict.fromkeys(filter(None, names))) or self.words("dossier-opposite-unknown")
        return f"{named} ({where})"

    def _level(self) -> tuple[str, list[int]]:
        place, state, words = self.dossier.place, self.dossier.state, self.words
        if place["kind"] == "post":
            return words("dossier-level-post"), []
        if not state.level:
            return words("dossier-level-unknown"), []
        level = words.label("state_level", state.level)
        if not state.level_date:
            return words("dossier-level-listed", state=level), []
        return words("asof-told", state=level, date=words.date(state.level_date)), self._of_url(state.source_url)

    def _status(self) -> tuple[str, list[int]]:
        state, words = self.dossier.state, self.words
        if not state.status:
            return words("dossier-unknown"), []
        key = "asof-since" if state.status_ended else "asof-closed"
        told = words(key, state=words.label("state", state.status), date=words.date(state.status_date))
        return (f"{told} ({words('asof-changing')})" if state.changing else told), []

    def _of_url(self, url: str) -> list[int]:
        return [source.number for source in self.dossier.sources if url and source.url == url]

    def _position(self) -> str:
        place, words = self.dossier.place, self.words
        point, precision = place["geometry"], place["position_precision"]
        if point is None or point.is_empty:
            return words("dossier-unknown")
        # As many places as the precision is worth: 0.01 degrees are about 1 km.
        digits = 2 if precision == "area" else 4
        parts = [
            words("dossier-point", latitude=f"{point.y:.{digits}f}° N", longitude=f"{point.x:.{digits}f}° E"),
            words.label("position", precision),
            words("dossier-point-from", source=place["position_source"]) if place["position_source"] else "",
            words("dossier-licence", licence=place["position_licence"]) if place["position_licence"] else "",
        ]
        return "; ".join(filter(None, parts))

    def _distance(self, km: float) -> str:
        if km < 1:
            return self.words("dossier-km-same")
        return self.words("dossier-km", km=self.words.number(round(km)))

    def _change(self, number: int, row: pd.Series) -> dict:
        words = self.words
        told = [words.label("change", row["change"]), self._levels_of(row)]
        if row["status_after"]:
            told.append(words("dossier-change-status", state=words.label("state", row["status_after"])))
        if row["scope"] == "border":
            told.append(words("scope-border"))
        return {
            "when": words.date(row["date"]),
            "what": " · ".join(filter(None, told)),
            "basis": row["basis"],
            "note": row["note"],
            "use": f"history-{number}",
        }

    def _levels_of(self, row: pd.Series) -> str:
        before, after = (
            row[side] and self.words.label("state_level", row[side]) for side in ("from_level", "to_level")
        )
        if before and after and before != after:
            return self.words("dossier-change-levels", before=before, after=after)
        return after or before

    def _count(self, one: Counted, label: str, here: bool = False) -> dict:
        count = self.words("dossier-count", n=len(one.events))
        if here:
            count = self.words("dossier-count-here", n=len(one.events), here=one.here)
        events = self.dossier.events.set_index("event_id").loc[list(one.events)]
        listed = [
            {"id": event_id, "when": self.words.date(event["date"]), "title": title_of(event, self.words.lang)}
            for event_id, event in events.iterrows()
        ]
        return {"label": label, "count": count, "events": listed}

    def _country(self, code: str) -> str:
        if not code:
            return self.words("dossier-people-joint")
        return self.words("dossier-vietnam") if code == "VN" else self.words.label("country", code)


def _name(name: str) -> dict:
    lang = next((lang for lang, letters in _SCRIPTS.items() if letters.search(name)), "")
    return {"text": name, "lang": lang}


def _year(event: pd.Series) -> str:
    first, last = event["date_earliest"], event["date_latest"]
    known = not pd.isna(first) and not pd.isna(last) and first.year == last.year
    return str(first.year) if known else ""
