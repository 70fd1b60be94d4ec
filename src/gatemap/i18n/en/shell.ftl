# What every page shows

app-tagline = Vietnam’s land border gates and the events at them
page-map = Map
page-timeline = Timeline
page-gates = Gates
page-cooperation = Cooperation
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
