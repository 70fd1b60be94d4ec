# The page Add

add-title = Add events
add-mode = What to do
add-mode-event = From an article
add-mode-table = From a table
add-mode-changes = Changes

## What comes in
add-lead = Paste an article, or choose files. What is read from it is a proposal: every value shows the words it rests on, and nothing is saved before you have looked at it, checked it and saved it.
add-paste = Text of the article
add-paste-example = Headline, date and text, in English or Vietnamese
add-files = Or files: text, saved web pages, PDF
add-files-help = Several at once are read one after the other. Nothing is fetched from the internet.
add-url = Address of the page
add-url-help = Every event needs the page it is told on. With several articles, give each its own in the form.
add-published = Published on, if you know it
add-published-help = The year of a date often follows from it. With several articles, the day that each page gives counts.
add-read = Read
add-blank = Empty form
add-nothing = There is nothing to read: paste an article or choose a file.
add-too-many = These are more files than are read at once: { $n } at most.
add-reading = { $done } of { $n } articles read
add-pasted = Pasted text
add-found = { $n ->
    [0] No event found
    [one] 1 event
   *[other] { $n } events
}{ $articles ->
    [0] { "" }
    [one] { " in 1 article" }
   *[other] { " in " }{ $articles }{ " articles" }
}
add-again = Start again
add-again-sure = { $n ->
    [one] 1 event is not saved yet.
   *[other] { $n } events are not saved yet.
} Start again all the same?
add-again-yes = Yes, start again
add-again-no = No, keep them
add-no-event = { $name }: no event. { $why }
add-draft = Event
add-untitled = without a title
add-saved-mark = saved ✓

## The article and what was read
add-article = The article, with the words marked that the values rest on
add-mark-date = Date
add-mark-place = Gate or post
add-mark-kind = Kind, level
add-mark-side = Countries, provinces, bodies
add-mark-topic = Topic
add-mark-unsure = dashed: not sure
add-doubts = Please look at this:
add-because = Read from
add-more-words = and { $n } more
add-sure = sure
add-likely = likely
add-unsure = not sure
add-which-place = which of several is open
add-field-date = Date: { $value }
add-field-published = Published: { $value }
add-field-places = Place: { $value }
add-field-kind = Kind: { $value }
add-field-level = Level: { $value }
add-field-countries = Country: { $value }
add-field-provinces = Province: { $value }
add-field-partner-provinces = Province opposite: { $value }
add-field-actors = Organisation: { $value }
add-field-topics = Topic: { $value }

## The form
add-what = What
add-when = When
add-where = Where
add-who = Who
add-source = Source
add-choose = Choose
add-title-example = In your own words, at most 14
add-date-missing = Write a day as 2024-08-01, a month as 2024-08, a year as 2024.
add-date-wrong = This cannot be read. A day is 2024-08-01, a month 2024-08, an inferred day 2024-08-01?, one of several years [2020..2022], an unknown year XXXX-08-01.
add-date-read = Reads as: { $date }
add-place = Add a gate or post
add-place-number = Gate or post { $n }
add-place-of = { $place } ({ $province })
add-place-remove = Remove
add-place-remove-help = Remove gate or post { $n }
add-places-help = Each with its part in the event, the side that is named, and the name as the page spells it.
add-place-role = Its part
add-place-side = Side named
add-place-name = As the page spells it
add-place-open = “{ $name }” may be several places: choose one, or remove the row.
add-no-places = No gate or post yet.
add-role-venue = it happened there
add-role-participant = it took part
add-role-subject = it was the subject
add-side-vn = Vietnam
add-side-partner = other side

## The end
add-map = On the map
add-alike = { $n ->
    [0] No event like it
    [one] 1 event may be the same
   *[other] { $n } events may be the same
}
add-alike-none = None in the data has the same page, or the same days and place.
add-likely-same = probably the same
add-maybe-same = perhaps the same
add-like-source = same page
add-like-day = same day
add-like-near-day = a day or so apart
add-like-period = same period
add-like-place = same gate or post
add-like-province = same province
add-like-opposite = same province opposite
add-like-undated = date not known
add-like-country = same countries
add-like-kind = same kind
add-like-title = alike titles
add-like-open = See it
add-like-add-source = Add this page to its sources
add-like-add-source-help = Opens that event, with your page among its sources, instead of adding a second one.
add-why = Why, for the record
add-why-help = Stands beside the change with your name and the time, so that others understand it.
add-check = Check
add-check-again = The event was changed since it was checked.
add-save = Save
add-save-first = Check it first; only an event without errors, with something new in it, and not probably in the data already, is saved.
add-other = It is another event than the one that is probably the same
add-download = Download
add-download-help = The event as a table of one row. It can be sent to somebody who may save, and imported there.
add-id = Identifier: { $id }
add-errors = { $n ->
    [one] One thing must be mended:
   *[other] { $n } things must be mended:
}
add-warnings = { $n ->
    [one] One thing to look at; it does not hinder saving:
   *[other] { $n } things to look at; they do not hinder saving:
}
add-finding = { $field }: “{ $value }”. Expected: { $expected }
add-finding-missing = { $field }. Expected: { $expected }
add-elsewhere = the event
add-open-names = Nobody has chosen yet which place this is: { $names }. It is left out.
add-untitled-place = an empty row
add-good = Nothing is wrong with it.
add-saved = Saved as change { $n }. Everybody sees it at their next click. It can be undone under “Changes”.
add-saved-open = See it on the map
add-stale = Somebody else changed this event while you wrote. Nothing was saved. Compare:
add-stale-mine = Go on with my version
add-stale-theirs = Take the version that is there now
add-mend = Mend this event

## Hints on columns
field-help-summary = At most 45 words of your own: who, what, where, and the figures that matter. No names of persons.
field-help-date = 2024-08-01 a day; 2024-08 a month; 2022-11-24/2022-11-26 several days; 2024-08-01? inferred; [2020..2022] one of these years; XXXX-08-01 year unknown.
field-help-date-note = Needed when the date is inferred: what the year or day follows from.
field-help-level = The level of those who met: ministries national; provinces provincial; districts, posts and gates station.
field-help-countries = Vietnam first. Vietnam alone when only Vietnam acted, even if the gate faces a neighbour.
field-help-actors = Those of the list only. Name another one in the note.
field-help-unmatched-places = Several are parted by a semicolon.
field-help-source-quality = Look at the page itself: its publisher’s own, a reprint, or a weak source.
