# The card of a place

## Panel
busiest = Most events in this view
busiest-help = Choose a gate here or on the map.
busiest-all = { $n ->
    [one] { $n } gate or post of these events
   *[other] All { $n } gates and posts of these events
}
card-close = Back to all gates
card-dossier = Full history
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
