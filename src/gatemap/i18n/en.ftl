# English. Keys are grouped by the part of the screen that shows them.

app-title = gatemap
app-tagline = Vietnam’s land border gates and the cooperation events at them, every figure with its source
page-map = Map
page-data = Data

## Numbers
number-events = Events
number-events-help = Talks, agreements, patrols, gate changes, aid and joint operations that match the filters.
number-places = Gates and posts
number-places-help = Gates, openings and border-guard posts that these events name.
number-provinces = Provinces
number-provinces-help = Vietnamese provinces these events belong to, under the province system chosen.
number-period = Period
number-period-help = From the earliest to the latest day on which these events may have happened.
period-years = { $first }–{ $last }

## What the map does not show
nowhere = { $n ->
    [0] Every event in this view is drawn on the map.
    [one] { $n } event in this view has no position: it names neither a gate nor a province.
   *[other] { $n } events in this view have no position: they name neither a gate nor a province.
}
nowhere-show = List them
at-provinces = { $n ->
    [one] { $n } event names a province but no gate; it stands in the square at its province.
   *[other] { $n } events name a province but no gate; they stand in the squares at their provinces.
}
national = { $n ->
    [one] { $n } event is between national bodies.
   *[other] { $n } events are between national bodies.
}
undated = { $n ->
    [one] { $n } event is left out of the period because its year is not known.
   *[other] { $n } events are left out of the period because their year is not known.
}

## Filters
filters = Filters
filter-words = Words
filter-words-hint = Ma Lu Thang, 金水河, joint patrol
filter-words-help = Finds names, titles and summaries, with or without tones, in any script. Quotes keep words together.
filter-partner = Partner country
filter-partner-any = All countries
filter-province = Province
filter-province-any = All provinces
filter-units = Province system
filter-units-help = On 1 July 2025 Vietnam’s 63 provinces became 34. Every event is known under both.
units-34 = 34 since July 2025
units-63 = 63 before
filter-place = Gate or post
filter-place-any = All gates and posts
filter-kind = Kind of event
filter-kind-any = All kinds
filter-topic = Topic
filter-topic-any = All topics
filter-level = Who met
filter-level-any = Anyone
filter-gate-level = Level of the gate
filter-gate-level-any = All levels
filter-gate-level-help = A border-guard post counts as the gate it guards.
filter-from = From
filter-to = To
filter-period-help = An event counts when it may have happened in the period.
filter-certainty = Date known to
filter-certainty-any = Any date, or none
filter-position = Place on the map
filter-position-any = Anywhere or nowhere
filter-sort = Order
filter-language = Language
lang-en = English
lang-vi = Tiếng Việt
option-count = { $label } ({ $n })
reset = Reset filters
summary-words = “{ $words }”
summary-from = from { $day }
summary-to = until { $day }
ignored = Not understood and left out: { $what }.
ignored-item = { $name } = { $value }
ignored-many = and { $n } more

## Empty and broken
empty = No event matches these filters.
empty-hint = Take one away, or start again.
broken-title = The data cannot be shown
broken-text = A file of the data folder { $folder } is missing or holds an error. Mend what the table says and reload this page.
broken-more = and { $n } more
broken-file = File
broken-row = Row
broken-column = Column
broken-value = Value
broken-expected = Expected
failed-title = This page could not be drawn
failed-text = Something went wrong on the server; its log tells what. Reset the filters or reload the page.

## Map
map-label = Map of border gates and events
map-hint = Each sign is a gate or post; the more events in view, the larger. Click one for its history.
map-shaded = Shade provinces by events
map-shaded-help = Colours each province, under the system chosen, by its events in view.
legend-shades = Province: events in view
map-tiles = OpenStreetMap layer (online)
map-tiles-help = Off by default: nothing is asked of the internet. On, map tiles come from openstreetmap.org.
map-events = { $n ->
    [0] no events in view
    [one] { $n } event in view
   *[other] { $n } events in view
}
map-province-events = { $n ->
    [one] { $n } event in view that names no gate
   *[other] { $n } events in view that name no gate
}
map-opposite = opposite { $name }
map-home = Whole border
map-caption = Inner province borders are indicative. Only land borders are drawn. Positions are not survey points.
map-zoom-in = Zoom in
map-zoom-out = Zoom out
legend = Legend
legend-province = Events of a province without a gate
legend-sizes = Size: events in view
legend-exact = Position: the gate itself
legend-near = Position: village near the gate
legend-area = Position: district or commune only
symbol-international = International gate
symbol-main = Main gate
symbol-auxiliary = Auxiliary gate
symbol-opening = Opening, no level
symbol-rail = Rail gate
symbol-post = Border-guard post

## Panel
busiest = Most events in this view
busiest-help = Choose a gate here or on the map.
card-close = Back to all gates
card-opposite = Opposite
card-province = Province
card-province-was = { $now } (before July 2025: { $then })
card-position = Position
card-marker = Border marker
card-guards = Guards
card-guarded = Guarded by
card-part-of = Part of
card-source = Source
card-note = Note
card-events = Events here
card-more = { $n ->
    [one] and { $n } more in the table below
   *[other] and { $n } more in the table below
}
card-no-events = No event in this view names it.
position-exact = the gate itself, within about 1 km
position-near = its village, within about 5 km
position-area = only its commune or district is known; the gate lies somewhere within the dashed circle
position-none = not known
source-link = source

## Strip
strip-label = Events through time
strip-hint = Drag across the bars to set the period; double-click clears it.
strip-by = Split by
strip-by-kind = Kind
strip-by-partner = Partner
strip-step = Bars
strip-step-month = Months
strip-step-year = Years
strip-without = { $n ->
    [one] { $n } event whose year is not known is not drawn here.
   *[other] { $n } events whose year is not known are not drawn here.
}
strip-pale = Pale bars are events known only to the year.
strip-time = When
strip-events = Events

## Table
table = Events
table-shown = { $first }–{ $last } of { $n }
table-date = Date
table-date-help = As known. “Inferred” means that the source does not state it in full.
table-title = What happened
table-kind = Kind
table-level = Who met
table-partner = With
table-places = Gates and posts
table-provinces = Provinces
table-source = Source
download-csv = Download CSV
download-help = Exactly the events in this view, in this order, with all fields and sources.

## About

## Gates as of a day
filter-asof = Gates as of
filter-asof-help = Shows each gate’s level and status on that day, as far as dated sources tell; unknown before the first of them. It does not leave out events.
summary-asof = gates as of { $day }
asof-level = Level
asof-status = Status
asof-since = { $state }, since { $date }
asof-told = { $state }, told on { $date }
asof-closed = { $state } from { $date }; when it ended is not known
asof-unknown = not known
asof-changing = a change of uncertain date falls around this day
symbol-unknown = Level not known on that day
history = Level and status through time
history-none = No dated change is known.
change-decided = Decided, not yet in force
change-opened = Opened
change-upgraded = Upgraded
change-downgraded = Downgraded
change-merged = Merged
change-suspended = Suspended
change-reopened = Reopened
change-renamed = Renamed
change-closed = Closed
state-open = open
state-goods-only = goods only
state-people-only = people only
state-suspended = suspended
state-closed = closed
state-level-international = international
state-level-main = main
state-level-auxiliary = auxiliary
state-level-opening = opening
scope-border = border-wide measure

## Dates
date-inferred = { $date } (inferred)
date-from-to = { $first } to { $last }
date-between = between { $first } and { $last }
date-one-of = one of { $dates }
date-until = in or before { $date }
date-since = in or after { $date }
date-open = open
date-unknown = date not known
date-year-unknown = { $date }, year not known

## Vocabularies
partner-cn = China
partner-la = Laos
partner-kh = Cambodia
partner-vn = Vietnam only
country-cn = China
country-la = Laos
country-kh = Cambodia
kind-talks = Talks
kind-signing = Signing
kind-conference = Conference
kind-visit = Visit
kind-joint-patrol = Joint patrol
kind-operation = Operation against crime
kind-gate-change = Change of a gate
kind-handover = Handover
kind-aid = Aid
kind-exchange = Exchange and friendship
kind-training = Training
level-national = National bodies
level-provincial = Provincial bodies
level-station = Border stations
topic-border-management = Border management
topic-border-markers = Border markers
topic-immigration-procedures = Entry and exit procedures
topic-trade-facilitation = Trade facilitation
topic-gate-upgrade = Gate upgrades
topic-infrastructure = Infrastructure
topic-smuggling = Smuggling
topic-drugs = Drugs
topic-human-trafficking = Human trafficking
topic-illegal-migration = Illegal migration
topic-terrorism-weapons = Terrorism and weapons
topic-public-health = Public health
topic-people-to-people = People to people
topic-legal-education = Legal education
topic-capacity-building = Capacity building
gate-level-international = International
gate-level-main = Main
gate-level-auxiliary = Auxiliary
gate-level-none = No level
certainty-day = The day
certainty-month = The month
certainty-year = The year
certainty-inferred = Any year, inferred too
position-at-gate = At a gate or post
position-at-province = At its province
position-at-none = Not on the map
sort-newest = Newest first
sort-oldest = Oldest first

## Data page
data-title = The data
data-lead = What is in it, what is missing, what the checker finds, and whose it is. All of this page is about the whole dataset, whatever the filters.
data-number-events = Events
data-number-events-help = Rows of events.csv.
data-number-places = Places
data-number-places-help = Gates, openings, rail gates and border-guard posts: features of gates.geojson.
data-number-links = Links
data-number-links-help = Rows of event_places.csv: an event, a place and its role.
data-number-history = Changes of gates
data-number-history-help = Rows of gate_history.csv.
data-years = Events by year and border
data-years-note = An event with two partners counts for both. Few bars may mean few reports on the web, not few events.
data-places = Gates and posts by border, level and position
data-places-note = How well the position is known: the gate itself (within about 1 km), its village (about 5 km), or only its commune or district.
data-level = Level
data-all = All
data-precision-exact = Gate
data-precision-near = Village
data-precision-area = Commune
data-precision-none = None
data-gaps = What is missing or weak
data-gap = What
data-count = Rows
data-of = Of
data-gap-list = List
data-gap-name = Name
data-source = Source
data-gap-position = Places without a position
data-gap-area = Places known only to the commune or district
data-gap-attested = Places whose Vietnamese spelling was not found in a source
data-gap-level = Gates without a known level
data-gap-year = Events whose year is not known
data-gap-inferred = Events with an inferred date
data-gap-place = Events that name no gate or post
data-gap-weak = Events that rest on a weak source
data-gap-accessed = Events whose page has no date of reading
data-gap-history-weak = Changes of gates that rest on a weak source
data-gap-unmatched = Names in sources that fit no known place
data-findings = What the checker finds
data-findings-count = { $errors ->
    [0] No errors
    [one] { $errors } error
   *[other] { $errors } errors
}, { $warnings ->
    [0] no warnings
    [one] { $warnings } warning
   *[other] { $warnings } warnings
}. The same comes from the command “gatemap check”.
data-findings-note = A warning is something that is probably wrong and that a person may know to be right; data/README.md explains those that stay.
data-checking = Checking the data …
data-severity = Severity
data-finding = Finding
data-error = Error
data-warning = Warning
data-expected = Expected
data-sources = Sources and licences
data-licences = Events, gates and their histories: CC BY 4.0. Outlines of provinces and countries, the border line, and positions computed from it: ODbL 1.0. The code: MIT. Facts come from news and official pages; titles and summaries are our own words, and every row names its page. Whoever shows the map or passes the data on names:
data-licences-unknown = Not known: the terms of the government map portal behind the commune table, and the licence of a few positions, which say so in position_licence.
data-source-line = { $part }: { $who }, through { $through }, { $licence }
data-part-outlines = Country outlines and the border line
data-part-provinces = Province outlines
data-part-communes = Communes, and many approximate positions
data-part-towns = Towns
data-part-settlements = Positions of settlements
data-part-districts = Positions of districts
data-part-wikipedia = A few positions, the article named for each
data-limits = Known limits
data-limit-coverage = Events come from the English and Vietnamese press found on the web, not from official registers. Busy gates and the years since 2017 stand out.
data-limit-absence = That no event is shown for a gate or a year does not mean that nothing happened.
data-limit-inferred = Many dates are inferred in year or month; they say so and why. Events without a known year are never drawn on a time axis.
data-limit-positions = Positions are not survey points. Where only the commune is known, the point is the nearest place of the border line, and the gate may be 10 km off or more.
data-limit-provinces = Borders between provinces are estimates: about 1 km off on average, in single places up to 17 km. They help to place a name, not to settle in which commune a point lies.
data-limit-levels = Levels rest on sources of different years. The press calls more gates international than the law does; where sources disagree, the note of the gate says which was followed.
data-limit-names = Some Vietnamese names were found only without tones, or were composed from an English text; they are marked.
data-limit-claims = Only land borders are drawn. What is not drawn says nothing about any claim.
data-finding-reading = A file is not as it should be
data-finding-not-checked = A part could not be checked
data-finding-not-nfc = Text not in Unicode NFC
data-finding-unseen-sign = A sign that cannot be seen
data-finding-mojibake = Broken letters
data-finding-html-entity = An HTML entity in the text
data-finding-future-date = A date in the future
data-finding-after-publication = An event after its publication
data-finding-published-after-reading = A page read before it was published
data-finding-inferred-date = An inferred date without a reason
data-finding-province-systems = Provinces disagree with the reform
data-finding-province-of-place = Province of a place left out
data-finding-partner-country = A partner province of another country
data-finding-place-of-other-border = A place on another border
data-finding-duplicate-place = Two places of one name
data-finding-shared-name = A name that leads to two places
data-finding-tie = A tie between places that cannot be
data-finding-missing-source = No source
data-finding-place-id = An identifier of the wrong kind
data-finding-order = Rows out of order
data-finding-other-province = A point in another province
data-finding-far-from-border = A point far from the border
data-finding-other-border = A point nearer to another border
data-finding-border-km = Distance to the border is wrong
data-finding-shared-point = Two places at one point
data-finding-post-on-gate = A post at its gate’s point, not said
data-finding-decimals = Too many decimals
data-finding-invalid-area = An area that crosses itself
data-finding-winding = A ring the wrong way round
data-finding-duplicate-event = Two events that may be one
data-finding-repeated-source = A source named twice
data-finding-url-host = An address without a public host
data-finding-matched-name = A matched name kept as unmatched
data-finding-level-history = Level differs from the history
data-finding-history-level = A change of level that does not follow
data-finding-history-state = A state that does not fit the change
data-finding-history-order = A change out of order
data-finding-duplicate-change = One change told twice
data-finding-history-of-post = A post with a history of levels
data-finding-planned-but-open = A planned gate that was opened
