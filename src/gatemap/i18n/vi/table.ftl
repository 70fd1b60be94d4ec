# The table of events

table = Sự kiện
table-shown = { $first }–{ $last } trong { $n }
table-date = Ngày
table-date-help = Theo mức đã biết. “Suy ra” nghĩa là nguồn không ghi đầy đủ.
table-title = Nội dung
table-kind = Loại
table-level = Cấp gặp gỡ
table-partner = Với
table-places = Cửa khẩu, đồn
table-provinces = Tỉnh
table-source = Nguồn
download-csv = Tải CSV
download-help = Đúng các sự kiện đang xem, theo thứ tự này, đủ mọi trường và nguồn.
behind = { $what }: { $n } sự kiện
behind-map = Xem trên bản đồ
behind-timeline = Xem trên dòng thời gian
