# Import of a table of events: command and page

## What a column can be, besides a column of an event
import-field-partners = Partner countries
import-field-place-roles = Roles of the gates and posts
import-field-places-venue = Gates and posts where it happened
import-field-places-participant = Gates and posts that took part
import-field-places-subject = Gates and posts it was about

## Why a file is no table
import-cannot-size = The file is larger than { $most } MB, the most that a table of events may have. Split it into parts.
import-cannot-empty = The file holds no rows.
import-cannot-header = Row { $row } is blank or not there, so it cannot name the columns.
import-cannot-rows = The table has more than { $most } rows, the most that can be imported at once. Split it into parts.
import-cannot-columns = The table has more than { $most } columns, the most that a table of events may have.
import-cannot-cell = A cell in row { $row } has more than 32,767 letters, the most that a cell may have; perhaps a quotation mark is missing before it.
import-cannot-quotes = In the row that begins as row { $row } a quotation mark is opened and not closed, or stands inside a cell without being doubled.
import-cannot-nul = Line { $line } holds a zero byte, so the file is no text. Save the table as “CSV UTF-8” or as .xlsx.
import-cannot-encoding = The letters of the file are neither in UTF-8 nor in UTF-16 nor in windows-1258. Save the table as “CSV UTF-8” or as .xlsx.
import-cannot-encoding-doubtful = The letters of the file are not in UTF-8. They may be in { $encoding }: name the encoding if you know it, or save the table as “CSV UTF-8” or as .xlsx.
import-cannot-encoding-unknown = “{ $encoding }” is not one of the encodings { $permitted }.
import-cannot-encoding-wrong = The file is not in { $encoding }: byte { $byte } does not fit. Save the table as “CSV UTF-8” or as .xlsx.
import-cannot-xls = This is an old .xls file, or a workbook under a password. Save it as .xlsx without a password.
import-cannot-ods = This is an OpenDocument file. Save the sheet as .xlsx or as “CSV UTF-8”.
import-cannot-workbook = The file cannot be read as an .xlsx workbook; it is damaged or something else. Open it in a spreadsheet and save it again.
import-cannot-bomb = Unpacked, the workbook would be larger than a table of events can be. Copy the one sheet into a new workbook.
import-cannot-no-sheet = The workbook has no sheet with cells.
import-cannot-sheet = The workbook has no sheet “{ $sheet }”; it has: { $sheets }.

## What a cell, a row or a column should be
import-quoted = “{ $name }”
import-want-formula-empty = a value: the file does not hold what the formula gives. Open it in a spreadsheet, save it, and import it again
import-want-formula-error = a value: the formula gives an error
import-want-row-width = { $columns } cells as in the header, not { $cells }; a cell that holds the separator must stand in quotation marks
import-want-near = a known name; perhaps { $names }
import-want-one-of = one of { $names }
import-want-provinces-63 = a Vietnamese province of before July 2025, by its name or code
import-want-provinces-34 = a Vietnamese province or city of since July 2025, by its name or code
import-want-partner-provinces = a province of China, Laos or Cambodia at the border, by its name or code
import-want-actors = an organisation that organisations.csv holds, by its name or identifier; add it there first, or take it out
import-want-roles-in-step = one role for each place: there are { $places } places and { $roles } roles
import-want-date-order = a day of which it is known whether the day or the month stands first
import-want-date-impossible = a day that exists
import-want-date-century = a year of four digits
import-want-date-edtf = a date such as 2024-08-01, 2024-08, 2024, 1/8/2024, or EDTF such as 2023-12-18? or [2020..2022]
import-want-url = an address that begins with http:// or https://
import-want-clean = text without broken letters or signs that cannot be seen
import-want-slug = small letters without tones, digits and single hyphens
import-want-vocabulary = known values, none twice
import-want-filled = a value: no event is without it
import-want-column = a column “{ $name }”: no event is without it
import-want-once = one row for each event; row { $row } is of this event too. Join its places with “;”
import-want-not-repeated = a row of its own; it says nothing that row { $row } does not say, and is passed over
import-want-known-id = an identifier that exists, or a new one on purpose; { $id } is very like it
import-want-fewer = fewer new events: only the first { $n } were compared with those that are there, to find duplicates
import-want-no-duplicate = an event that is not there yet; { $id } may be the same: “{ $title }”, { $date }
import-want-known-column = the name of a known column; it is not read
import-want-one-column = one column for “{ $field }”; these are two: { $columns }

## What was read
import-read-text = { $file }: { $rows } rows, { $columns } columns; { $encoding }, parted by { $separator }, names of the columns in row { $header }
import-read-sheet = { $file }: sheet “{ $sheet }”, { $rows } rows, { $columns } columns, names of the columns in row { $header }
import-separator-comma = commas
import-separator-semicolon = semicolons
import-separator-tab = tabs
import-separator-bar = bars
import-left-follows = not read: it follows from other columns
import-left-unknown = not read: no known column
import-left-told = not read, as you said

## What only a person can say
import-ask-column = What is the column “{ $column }”?
import-ask-order = Row { $row }, column { $column }: which comes first in “{ $value }”, the day or the month?
import-ask-role = Row { $row }, column { $column }: what part have gates and posts such as “{ $value }”: did it happen there, did they take part, or was it about them?
import-ask-place = Row { $row }, column { $column }: which place is “{ $value }”?
import-ask-common = New events need { $field }, and no column gives it. The same for all:
import-not-ours = no place of the data; kept as a name

## What would happen
import-at-row = row { $row }
import-at-column = column “{ $column }”
import-found = found { $value };
import-expected = expected { $what }
import-more-findings = … and { $n ->
    [one] one more finding
   *[other] { $n } more findings
}
import-more-events = … and { $n ->
    [one] one more event
   *[other] { $n } more events
}
import-row-new = new: { $id } (row { $row })
import-row-changed = changed: { $id } (row { $row })
import-count-new = { $n } new
import-count-changed = { $n } changed
import-count-unchanged = { $n } unchanged
import-count-repeated = { $n } repeated
import-count-held = { $n } held back
import-nothing-saved = { $errors ->
    [0] something is open, see above; nothing was saved
    [one] one error; nothing was saved
   *[other] { $errors } errors; nothing was saved
}
import-dry-run = Only looked at; nothing was saved.
import-nothing-to-save = All of it is there already; nothing was saved.
import-confirm = { $n ->
    [one] Save one event?
   *[other] Save { $n } events?
}
import-saved-as = { $n ->
    [one] One event saved
   *[other] { $n } events saved
} as change { $number }; to take it back: gatemap undo { $number }

## On the page
import-lead = Choose a table of events: one row an event, the names of the columns in one row, in English or Vietnamese. Nothing is saved before you have seen every change. Events with a known identifier are changed, all others are added.
import-file = Table: .csv, another text with separators, or .xlsx
import-file-help = A download of this atlas can be changed in a spreadsheet and imported again.
import-another = Another file
import-reading = How the file is read
import-encoding = Encoding
import-separator = Separator
import-sheet = Sheet
import-header = Row with the names of the columns
import-find-out = Find out
import-found-out = Found out: { $what }
import-comparing = Comparing with the data …
import-columns = Columns
import-columns-doubtful = Please say what these columns are.
import-columns-sure = { $n ->
    [one] One column is known by its name
   *[other] { $n } columns are known by their names
}
import-column-empty = all cells are empty
import-leave-out = Do not import
import-choose = Choose
import-questions = What only you can say
import-day-first = The day first: 1/8 is 1 August
import-month-first = The month first: 1/8 is 8 January
import-common = New events need these, and no column gives them. What you choose holds for every new event without a value of its own.
import-places = These names are not surely one known place. Choose the right one for each.
import-places-more = and { $n ->
    [one] one more name
   *[other] { $n } more names
}; they come when these are answered
import-place = “{ $name }”, row { $row }
import-place-of = { $place } ({ $province })
import-result = What would happen
import-rows-new = new
import-rows-changed = changed
import-rows-unchanged = unchanged
import-rows-repeated = repeated
import-rows-held = held back
import-help-new = Rows that become new events.
import-help-changed = Rows that change an event that is there.
import-help-unchanged = Rows that say nothing else than the event that is there.
import-help-repeated = Rows that repeat a row above; they are passed over.
import-help-held = Rows in which something is wrong, or a question is open.
import-empty-clears = Empty cells empty the event’s
import-empty-clears-help = Otherwise an empty cell leaves what the event has.
import-findings = What is wrong or worth a look
import-findings-count = { $errors ->
    [0] No errors
    [one] One error
   *[other] { $errors } errors
}, { $warnings ->
    [0] no warnings
    [one] one warning
   *[other] { $warnings } warnings
}. With an error nothing is saved; a warning hinders nothing.
import-findings-file = All of it as a file
import-needed = Needed: { $what }
import-differences = Every change
import-event-new = New: { $title } (row { $row })
import-event-changed = Changed: { $title } (row { $row })
import-open = Answer what is open above; then the import can be checked and saved.
import-wrong = Mend the errors in the table and choose the file again, or answer otherwise above.
import-why = Why, for the record
import-why-help = Stands beside the change with your name and the time, so that others understand it.
import-check = Check
import-save = { $n ->
    [0] Save
    [one] Save one event
   *[other] Save { $n } events
}
import-save-first = Check it first; only an import without errors is saved.
import-good = Nothing is wrong with it.
import-stale = Somebody else changed an event meanwhile, so nothing was saved. The table was compared anew: look at the changes, check and save again.
import-saved = { $n ->
    [one] One event was saved
   *[other] { $n } events were saved
} as change { $number }. It can be taken back under “Changes”.
import-changes = Show the changes
