# Dates in words

date-inferred = { $date } (suy ra)
date-from-to = { $first } đến { $last }
date-between = trong khoảng { $first } đến { $last }
date-one-of = một trong các ngày { $dates }
date-until = trong hoặc trước { $date }
date-since = trong hoặc sau { $date }
date-open = bỏ ngỏ
date-unknown = chưa rõ ngày
date-year-unknown = { $date }, chưa rõ năm
