# The card of an event

event-leave = Close this event
event-on-map = Show it on the map
event-unknown = no event has the identifier “{ $value }”
event-also = In Vietnamese: { $title }
event-places = Gates and posts
event-places-none = It names no gate or post that is known.
event-role-venue = where it happened
event-role-participant = took part
event-role-subject = was its subject
event-place = { $name } ({ $roles })
event-show = Show the events at { $name }
event-map-alt = Small map: { $names }
event-map-missing = Position not known: { $names }.
event-nowhere = It names neither a gate nor a province, so no map shows it.
event-level = Who met
event-partner = With
event-province = Province
event-province-34 = Province since July 2025
event-province-63 = Province before July 2025
event-partner-province = On the other side
event-venue = Venue
event-actors = Organisations
event-topics = Topics
event-unmatched = Names that fit no known place
event-note = Note
event-sources = Sources
event-source = Source
event-others = More pages on it
event-publisher = Publisher
event-published = Published
event-accessed = Read on
event-quality = Quality
event-not-recorded = not recorded
event-quality-primary = the publisher’s own page, or an official one
event-quality-repost = a reprint or translation of what another published
event-quality-weak = weak: an aggregator, an encyclopedia, a forum, or a copy of low quality
event-id = Identifier
event-permalink = Link to this card

## How certain the date is
event-day-known = The day is known.
event-days-known = It lasted several days, and both its first and its last day are known.
event-month-only = Known to the month only; it may be any day from { $first } to { $last }.
event-year-only = Known to the year only; it may be any day of { $year }.
event-range = The day is not known; it lies between { $first } and { $last }.
event-range-years = The day is not known, nor is the year certain; it lies between { $first } and { $last }.
event-one-of = Which of these days it was is not known.
event-until = The year is not known; it was on or before { $last }.
event-since = The year is not known; it was on or after { $first }.
event-day-without-year = The source gives day and month, but not the year.
event-month-without-year = The source gives the month, but not the year.
event-never-dated = Nothing is known of the date.
event-inferred-date = The date is inferred, not stated in full by the source
event-inferred-month = The month is inferred, and the day is not known
event-inferred-year = The year is inferred, and the day is not known
event-inferred-because = { $what }:
event-inferred-no-reason = { $what }; the reason is not recorded.

## How to cite it
event-cite = How to cite
event-cite-help = Cite the page it rests on; this card says where you found it and when.
event-cite-source = { $publisher }, published { $published }: { $url }
event-cite-text = “{ $title }” ({ $date }). Source: { $source }. In: gatemap { $version }, an open atlas of Vietnam’s land border gates, { $link }, seen on { $day }.
