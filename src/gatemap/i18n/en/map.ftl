# The map page

## What the map does not show
nowhere = { $n ->
    [0] Every event in this view is drawn on the map.
    [one] { $n } event in this view has no position: it names neither a gate nor a province.
   *[other] { $n } events in this view have no position: they name neither a gate nor a province.
}
nowhere-show = List them
open-count = Press to see exactly these.
open-nowhere = { $n ->
    [one] { $n } event has no position
   *[other] { $n } events have no position
}
open-at-provinces = { $n ->
    [one] { $n } names a province but no gate
   *[other] { $n } name a province but no gate
}
open-national = { $n } between national bodies
open-undated = { $n } left out of the period for an open date
open-without-year = { $n } not tied to one year, so not drawn here
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

## Map
map-label = Map of border gates and events
map-hint = Each sign is a gate or post; the more events in view, the larger. Click one for its history. Every figure has its source.
map-shaded = Shade provinces by events
map-shaded-help = Colours each province, under the system chosen, by its events in view.
legend-shades = Province: events in view
map-tiles = { $name } layer (online)
map-tiles-help = Off by default: nothing is asked of the internet. On, map tiles come from { $host }.
map-events = { $n ->
    [0] no events in view
    [one] { $n } event in view
   *[other] { $n } events in view
}
map-events-instead = { $n ->
    [0] no events if this one is chosen
    [one] { $n } event if this one is chosen
   *[other] { $n } events if this one is chosen
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
legend-sizes-instead = Size: events if chosen
legend-exact = Position: the gate itself
legend-near = Position: village near the gate
legend-area = Position: district or commune only
symbol-international = International gate
symbol-main = Main gate
symbol-auxiliary = Auxiliary gate
symbol-opening = Opening, no level
symbol-rail = Rail gate
symbol-post = Border-guard post

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
    [one] { $n } event is not drawn here: the days on which it may have happened are not all of one year.
   *[other] { $n } events are not drawn here: the days on which each may have happened are not all of one year.
}
strip-pale = Pale bars are events known only to the year.
strip-time = When
strip-events = Events
