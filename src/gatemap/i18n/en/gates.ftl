# The gates page and the dossier of one gate

## The list
gates-title = Gates and posts
gates-lead = { $n } gates, openings and border-guard posts on the borders with China, Laos and Cambodia. Choose one for its dossier.
gates-search = Find a gate or post
gates-search-hint = Ma Lu Thang, 金水河, Jinshuihe, malu
gates-search-help = Every name on both sides of the border is searched as you type: with or without tones, in any script, and with small slips.
gates-found = { $n ->
    [one] { $n } place goes by that name or one like it.
   *[other] { $n } places go by that name or one like it.
}
gates-found-near = { $n ->
    [one] No place goes by that name; { $n } is near to it.
   *[other] No place goes by that name; { $n } are near to it.
}
gates-found-none = No place goes by that name, nor by one near to it.
gates-found-by = found as “{ $name }”
gates-found-place = { $place } · { $province }
gates-list = List of gates and posts
gates-listed = { $shown ->
    [one] { $shown } of { $total } places
   *[other] { $shown } of { $total } places
}
gates-hint = Choose a row to open its dossier; click a column’s name to sort.
gates-filtered = Filters are on: those of country, province and level choose the places listed, and all of them choose the events counted.
gates-none = No gate or post fits these filters.
gates-border = Border
gates-province = Province
gates-name = Gate or post
gates-opposite = Opposite
gates-level = Level
gates-position = Position
gates-events = Events
gates-events-help = Events in view that name the place.
gates-last = Last event
gates-last-help = Date of the newest event in view. “Inferred” means that the source does not state it in full.
gates-precision-exact = the gate
gates-precision-near = its village
gates-precision-area = its district
gates-precision-none = not known

## The dossier’s page
dossier-leave = All gates and posts
dossier-map = Show on the map
dossier-timeline = Show on the timeline
dossier-download = Download as one file (.html)
dossier-download-help = The whole dossier with its map, charts and sources in one file. It opens without internet.
dossier-print = Print
dossier-print-hint = Print, or Ctrl+P, gives a clean A4 dossier without this page’s buttons.
dossier-all-events = Show all { $n }
dossier-nearby-open = Open the dossier of:
dossier-chart-hint = Click a mark to open its event.

## The dossier
dossier-kicker = Gate dossier
dossier-heading = { $place }: gate dossier
dossier-as-of = As of { $day }
dossier-facts = What it is
dossier-own-names = Names on the Vietnamese side
dossier-other-names = Names on the other side
dossier-level = Level
dossier-level-post = none: a border-guard post has no level
dossier-level-unknown = not known
dossier-level-listed = { $state }, by the list of gates
dossier-status = Status
dossier-opposite = Opposite
dossier-opposite-unknown = not known
dossier-province = Province
dossier-district = District and commune before July 2025
dossier-marker = Border marker
dossier-use = Recorded as
dossier-use-listed = listed or in use
dossier-use-planned = planned, known from a plan only
dossier-use-traditional = an old crossing
dossier-kind = Kind
dossier-kind-gate = gate
dossier-kind-opening = opening
dossier-kind-rail-gate = rail gate
dossier-kind-post = border-guard post
dossier-mode-road = road
dossier-mode-rail = rail
dossier-mode-river = river
dossier-position = Position
dossier-point = { $latitude }, { $longitude }
dossier-point-from = from { $source }
dossier-licence = licence: { $licence }
dossier-name-unseen = The Vietnamese spelling was not found in a Vietnamese source.
dossier-guards = Guards
dossier-part-of = Part of
dossier-note = Note
dossier-unknown = not known
dossier-inset = Map
dossier-inset-alt = Map of { $place } and the places around it
dossier-inset-none = Its position is not known, so no map can be drawn.
dossier-inset-note = Shapes tell the level, size the events; a dashed circle is a place known only to its commune or district.
dossier-posts = Posts that guard it
dossier-posts-none = No post that guards it is recorded.
dossier-nearby = Gates nearby
dossier-nearby-note = As the crow flies, between points that are no more exact than each place’s position.
dossier-nearby-none = No other gate or opening lies within { $km } km.
dossier-nearby-unknown = Its position is not known, so its neighbours are not either.
dossier-km = about { $km } km
dossier-km-same = less than 1 km, or the same point
dossier-history = Level and status through time
dossier-history-post = A border-guard post has no level, and no change of its status is recorded.
dossier-history-none = No dated change of its level or status is known. What the list of gates says of today is not known for any day before.
dossier-history-key = A broken line is a time of which no source tells; a pale line, a time in which a change of uncertain date may have come, or a closing of which the end is not known. A hollow mark is a level decided, which is in force only after a later change; a full mark, the level in today’s list.
dossier-history-alt = Level and status of { $place } through time, one row each; the list that follows says the same.
dossier-row-level = Level: { $state }
dossier-row-status = Status: { $state }
dossier-since = since { $date }, as far as is known
dossier-since-end = from { $date }; when it ended is not known
dossier-changing = changed on a day not known between { $first } and { $last }
dossier-decided = Decided: { $state }
dossier-listed = In the list of gates today: { $state }
dossier-change-levels = { $before } to { $after }
dossier-change-status = afterwards { $state }
dossier-events = Events through time
dossier-events-alt = Events at { $place } through time, a row for each kind; the list that follows says the same.
dossier-events-key = A circle is a day, a bar a date known only to a span; hollow is inferred; a tip at the end is an end that is open.
dossier-events-none = No event in the data names this place. That proves nothing: coverage follows the press on the web.
dossier-events-none-here = No event that matches the filters names this place.
dossier-events-undated = { $n ->
    [one] { $n } event has no date at all and is in the list only.
   *[other] { $n } events have no date at all and are in the list only.
}
dossier-shown = { $n ->
    [one] { $n } event names this place.
   *[other] { $n } events name this place.
}
dossier-shown-filtered = { $n } of { $total } events that name this place match the filters: { $filters }.
dossier-shown-unnamed = { $n } of { $total } events that name this place match the filters.
dossier-years = Events by year
dossier-no-year = Not tied to one year
dossier-role-venue = took place here
dossier-role-participant = this place took part
dossier-role-subject = about this place
dossier-with = Took part
dossier-date-note = On the date
dossier-weak = weak source
dossier-repost = reprint
dossier-topics = Topics
dossier-topics-none = No topic is recorded.
dossier-topics-note = An event may have several topics.
dossier-open-hint = Open a line for its events.
dossier-people = Who took part
dossier-people-note = Bodies that took part in events that name this place, and how many of those took place here.
dossier-people-none = No body is recorded by name.
dossier-people-joint = Joint and international
dossier-people-provinces = Provinces on the other side
dossier-count-here = { $n ->
    [one] { $n } event
   *[other] { $n } events
}, { $here } here
dossier-count = { $n ->
    [one] { $n } event
   *[other] { $n } events
}
dossier-sources = Sources
dossier-sources-back = A number in brackets leads to its source, and the small numbers after a source lead back.
dossier-sources-note = Titles of the cited pages are not recorded: what stands in quotation marks is ours and says what the source is cited for. Addresses are as they were when the data were gathered.
dossier-source-publisher = Publisher not recorded
dossier-source-address = no lasting address
dossier-source-for = Cited for: { $what }
dossier-source-more = and { $n } more
dossier-source-published = Published: { $date }
dossier-source-accessed = Read: { $date }
dossier-source-unrecorded = not recorded
dossier-source-back = Back to where it is cited
dossier-source-place = what it is
dossier-source-post = guarding post { $post }
dossier-source-change = “{ $change }”, { $date }
dossier-source-event = “{ $title }”, { $date }
dossier-about = About this dossier
dossier-made = Made on { $day } with gatemap { $version } from { $events } events and { $places } gates and posts.
dossier-address = Address of this view: { $address }
dossier-cite = Cite as: gatemap, “{ $place }: gate dossier”, version { $version }, made on { $day }.
dossier-licences = Data: CC BY 4.0. Outlines on the map, province borders and positions computed from them: Open Database License 1.0. Base map: { $attribution }. What the cited pages say is theirs.
dossier-limits = Coverage follows the English and Vietnamese press on the web, not official registers: that no event is listed proves nothing.
dossier-unknown-place = There is no place “{ $typed }”.
dossier-did-you-mean = Did you mean: { $places }?
dossier-page = Page
dossier-vietnam = Vietnam
dossier-several-places = “{ $typed }” is a name of several places.
