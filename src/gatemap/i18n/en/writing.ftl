# Who may write, and what was changed

page-add = Add

## Readers and editors
writing-title = For editors
writing-off = Writing is switched off here: this atlas can only be read.
writing-elsewhere = Writing works only in a browser on the machine that runs this atlas, at its local address.
writing-signed-out = Editors sign in to add or change events.
writing-unverified = You are signed in as { $name }, but without a confirmed e-mail address, so nobody can tell whether you are an editor.
writing-unlisted = You are signed in as { $name }, who is not on the list of editors. Whoever runs this atlas can put you on it.
writing-local = Local mode: whoever uses a browser on this machine can write, and is recorded as { $name }.
sign-in = Sign in
sign-out = Sign out
sign-in-failed = Signing in is not set up on this server; its log says what is missing.

## The list of changes
changes-lead = Every save, the newest first. Taking one back is a save too, and can be taken back in turn.
changes-none = Nothing has been saved yet.
changes-who = { $who } · { $day }, { $time } UTC
changes-headline = Change { $number }: { $why }
changes-undoes = It takes back change { $number }.
changes-undone = It was taken back by change { $number }.
changes-added = Added
changes-removed = Taken away
changes-changed = Changed
changes-event = { $what }: { $title }
changes-more = and { $n ->
    [one] one more event
   *[other] { $n } more events
}
changes-cells = Before and after
changes-before = Before
changes-after = After
changes-undo = Undo
changes-sure = Take back change { $number }? It is saved as a change of its own, by { $name }.
changes-why = Reason
changes-why-hint = such as: wrong gate
changes-undo-now = Take it back
changes-leave = Leave it as it is
changes-done = Change { $number } was taken back, as change { $made }.
changes-already = “{ $title }” is already as it was before change { $number }; nothing was saved.
changes-not-saved = Nothing was saved: { $reason }
changes-refused = Nothing was saved: without this change the data would hold an error.
changes-broken = The changes cannot be read; the log of the server says why.

## Versions of an event that differ
versions-changed = This event was changed since, so nothing was saved: { $title }
versions-gone = This event was taken away since, so nothing was saved: { $title }
versions-there = There is such an event already, so nothing was saved: { $title }
versions-lead = What differs, in the three versions:
versions-field = Field
versions-seen = What you saw
versions-seen-undo = After that change
versions-now = What it is now
versions-wanted = What you want
versions-wanted-undo = What undoing would make of it
versions-empty = empty
versions-absent = no such event
versions-country-vn = Vietnam
versions-place = { $name }: { $role }; { $side }; named “{ $said }”
versions-side-vn = Vietnamese side
versions-side-partner = other side

## Columns of an event
cell-event-id = Identifier
cell-title = Title in English
cell-title-vi = Title in Vietnamese
cell-summary = Summary
cell-date = Date
cell-date-note = Note on the date
cell-kind = Kind
cell-level = Who met
cell-countries = Countries
cell-topics = Topics
cell-actors = Organisations
cell-provinces-63 = Provinces before July 2025
cell-provinces-34 = Provinces since July 2025
cell-partner-provinces = Provinces on the other side
cell-venue = Venue
cell-unmatched-places = Names that fit no known place
cell-source-url = Source page
cell-other-source-urls = More pages on it
cell-source-quality = Quality of the source
cell-publisher = Publisher
cell-published = Published
cell-accessed = Read on
cell-note = Note
cell-places = Gates and posts
