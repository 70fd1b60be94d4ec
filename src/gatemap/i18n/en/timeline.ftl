# The timeline page

timeline-title = Timeline
timeline-lead = Every event in view, drawn as precisely as its date is known. Point at a mark for its title; click it to read more.
timeline-label = Events on a timeline, in lanes
timeline-counts-label = Counts of events through time, in lanes
timeline-where = Where
timeline-change = Change

## Controls
timeline-lanes = Lanes by
timeline-lanes-border = Border
timeline-lanes-province = Province
timeline-lanes-place = Gate or post
timeline-lanes-kind = Kind
timeline-closures = Gate closures
timeline-closures-help = When gates of this view were closed, or open to goods or to persons only. Nearly all of it is COVID-19, from 2020 on.
timeline-upgrades = Openings and upgrades
timeline-upgrades-help = When gates of this view were opened or raised in level, as far as it is known within a year.
timeline-hint = Drag sideways to move through time; Ctrl and the wheel, or a pinch on a touchpad, zoom; a double click shows all again. A second click on a mark closes its card. By keyboard or finger, set the period in the filters or on the bars above.
timeline-hint-cells = Click a cell to see its events, or set a shorter period in the filters or on the bars above.

## Counts
timeline-dense = { $n ->
    [one] { $n } mark
   *[other] { $n } marks
} would run together here, so events are counted by { $step }: the stronger the colour of a cell, the more events.
timeline-step-year = year
timeline-step-month = month
timeline-step-day = day

## Lanes
timeline-other-province = { $n ->
    [one] { $n } other province
   *[other] { $n } other provinces
}
timeline-other-place = { $n ->
    [one] { $n } other gate or post
   *[other] { $n } other gates and posts
}
timeline-none-province = No province named
timeline-none-place = No gate or post on the map
timeline-several-border = An event with two partners stands in the lane of each.
timeline-several-province = An event of several provinces stands in the lane of each.
timeline-several-place = An event that names several gates or posts stands in the lane of each.

## Left out
timeline-left-out-marks = { $n ->
    [one] { $n } event of this view has no known year and no place on the axis
   *[other] { $n } events of this view have no known year and no place on the axis
}
timeline-left-out-year = { $n ->
    [one] { $n } event of this view is in no cell: its year is not known, or its date reaches over the edge of the period
   *[other] { $n } events of this view are in no cell: their year is not known, or their date reaches over the edge of the period
}
timeline-left-out-month = { $n ->
    [one] { $n } event of this view is in no cell: its month is not known, or its date reaches over the edge of the period
   *[other] { $n } events of this view are in no cell: their month is not known, or their date reaches over the edge of the period
}
timeline-left-out-day = { $n ->
    [one] { $n } event of this view is in no cell: its day is not known, or it lasted several days
   *[other] { $n } events of this view are in no cell: their day is not known, or they lasted several days
}

## Legend
timeline-kinds = Kinds of events
timeline-dates = How the date is known
timeline-date-day = to the day
timeline-date-span = to the month, year or a range: the span in which it lies
timeline-date-inferred = to the day, inferred: the source does not state it in full
timeline-date-inferred-span = to a span, inferred
timeline-date-open = before or after a date: how long is not known
timeline-counts = Events in a cell
timeline-behind = Behind the marks
timeline-closures-legend = Gates closed or partly closed; the stronger, the more gates. It fades where the end is not known
timeline-upgrades-legend = Gate opened or upgraded

## Tips
timeline-and-more = { $names } and { $n } more
timeline-from-to = { $first } until { $last }
timeline-no-end = from { $date }; when it ended is not known
