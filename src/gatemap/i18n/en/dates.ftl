# Dates in words

date-inferred = { $date } (inferred)
date-from-to = { $first } to { $last }
date-between = between { $first } and { $last }
date-one-of = one of { $dates }
date-until = in or before { $date }
date-since = in or after { $date }
date-open = open
date-unknown = date not known
date-year-unknown = { $date }, year not known
