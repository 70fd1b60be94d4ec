# The cooperation page

cooperation-title = Who works with whom
cooperation-lead = Which provinces and organisations meet across the border, about what, and how regularly. Every number opens the list of its events.
cooperation-partners = Provinces opposite
cooperation-partners-help = Chinese, Lao and Cambodian provinces that these events name.
cooperation-organisations = Organisations
cooperation-organisations-help = Organisations of any country that took part in these events.
cooperation-events = { $n ->
    [one] { $n } event
   *[other] { $n } events
}

## Provinces by provinces
cooperation-matrix = Provinces on both sides
cooperation-matrix-choice = Order of provinces
cooperation-matrix-north = North to south
cooperation-matrix-events = Most events first
cooperation-matrix-note = Events in view that name both provinces. An event that names several provinces is in several cells, so rows and columns do not add up; one that names none on either side is in no cell.
cooperation-matrix-none = No event in view names a province on both sides.
cooperation-nowhere = { $n ->
    [one] { $n } event names neither a gate nor a province of Vietnam: list it
   *[other] { $n } events name neither a gate nor a province of Vietnam: list them
}

## Through time
cooperation-years = Through time
cooperation-years-note = Events by the year in which they surely happened; those not tied to one year stand in a column of their own. An event with several topics is in several rows.
cooperation-by-kind = Kinds of event by year
cooperation-by-topic = Topics by year
cooperation-by-level = Who met, by year
cooperation-no-year = Year uncertain
cooperation-this-year = The year { $year } is not over.
cooperation-part-years = Where the period begins or ends within a year, that year counts only what surely lies in the period.
cooperation-within = What surely lies in the period, but in no one year of it, is in no cell.

## Pairs of organisations
cooperation-pairs = Pairs of organisations
cooperation-pairs-choice = Which pairs
cooperation-pairs-across = Across the border
cooperation-pairs-within = Within Vietnam
cooperation-pairs-any = All pairs
cooperation-pairs-note = Organisations that took part in the same events, most events first. Each is counted under the name it had in the sources, successors apart.
cooperation-pairs-none = No such pair took part in an event in view.
cooperation-pair = Pair
cooperation-span = Years
cooperation-more = Show { $n } more of { $total }

## Rhythm
cooperation-rhythm = Rhythm of meetings
cooperation-rhythm-choice = Between
cooperation-rhythm-provinces = Provinces
cooperation-rhythm-organisations = Organisations
cooperation-order-choice = Order of pairs
cooperation-order-years = Most years
cooperation-order-gap = Longest gap
cooperation-order-events = Most meetings
cooperation-rhythm-note = Pairs with at least { $n } meetings in view. As meetings count: { $kinds }. A gap means that no meeting is recorded here, not that none took place.
cooperation-rhythm-none = No pair met at least twice in this view. As meetings count: { $kinds }.
cooperation-regularity = How regularly
cooperation-all = All
cooperation-every-year = every year { $first }–{ $last }
cooperation-some-years = { $met } of { $span } years, { $first }–{ $last }
cooperation-last = last met { $when }
cooperation-last-unknown = no meeting of a known year
cooperation-ago = { $n ->
    [one] { $n } year ago
   *[other] { $n } years ago
}
cooperation-ago-least = { $n ->
    [one] at least { $n } year ago
   *[other] at least { $n } years ago
}

## List behind a count
behind-close = Close list
behind-here = Filter this page by them
