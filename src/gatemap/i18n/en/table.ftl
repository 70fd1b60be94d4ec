# The table of events

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
behind = { $what }: { $n ->
    [one] { $n } event
   *[other] { $n } events
}
behind-map = Show them on the map
behind-timeline = Show them on the timeline
