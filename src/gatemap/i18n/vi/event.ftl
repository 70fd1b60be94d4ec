# The card of an event

event-leave = Đóng sự kiện này
event-on-map = Xem trên bản đồ
event-unknown = không có sự kiện nào mang mã “{ $value }”
event-also = Tiếng Anh: { $title }
event-places = Cửa khẩu, đồn
event-places-none = Không nêu cửa khẩu hay đồn nào đã biết.
event-role-venue = nơi diễn ra
event-role-participant = tham gia
event-role-subject = được đề cập
event-place = { $name } ({ $roles })
event-show = Xem các sự kiện tại { $name }
event-map-alt = Bản đồ nhỏ: { $names }
event-map-missing = Chưa rõ vị trí: { $names }.
event-nowhere = Nguồn không nêu cửa khẩu hay tỉnh nào nên không có trên bản đồ.
event-level = Cấp tham gia
event-partner = Với
event-province = Tỉnh
event-province-34 = Tỉnh từ tháng 7/2025
event-province-63 = Tỉnh trước tháng 7/2025
event-partner-province = Phía bên kia
event-venue = Địa điểm
event-actors = Cơ quan, tổ chức
event-topics = Chủ đề
event-unmatched = Tên chưa khớp với địa điểm nào
event-note = Ghi chú (tiếng Anh)
event-sources = Nguồn
event-source = Nguồn
event-others = Trang khác cùng nội dung
event-publisher = Nơi đăng
event-published = Ngày đăng
event-accessed = Ngày đọc
event-quality = Chất lượng
event-not-recorded = chưa ghi
event-quality-primary = trang của chính nơi đăng hoặc trang chính thức
event-quality-repost = bản đăng lại hoặc bản dịch từ nơi khác
event-quality-weak = nguồn yếu: trang tổng hợp, bách khoa mở, diễn đàn hoặc bản sao chất lượng thấp
event-id = Mã
event-permalink = Liên kết tới thẻ này

## How certain the date is
event-day-known = Đã biết rõ ngày.
event-days-known = Kéo dài nhiều ngày; đã biết cả ngày đầu và ngày cuối.
event-month-only = Chỉ biết tháng; có thể là bất kỳ ngày nào từ { $first } đến { $last }.
event-year-only = Chỉ biết năm; có thể là bất kỳ ngày nào trong năm { $year }.
event-range = Chưa rõ ngày; nằm trong khoảng từ { $first } đến { $last }.
event-range-years = Chưa rõ ngày, năm cũng chưa chắc chắn; nằm trong khoảng từ { $first } đến { $last }.
event-one-of = Chưa rõ là ngày nào trong số này.
event-until = Chưa rõ năm; diễn ra vào hoặc trước ngày { $last }.
event-since = Chưa rõ năm; diễn ra vào hoặc sau ngày { $first }.
event-day-without-year = Nguồn ghi ngày và tháng nhưng không ghi năm.
event-month-without-year = Nguồn ghi tháng nhưng không ghi năm.
event-never-dated = Chưa biết gì về ngày.
event-inferred-date = Ngày được suy ra, nguồn không ghi đầy đủ
event-inferred-month = Tháng được suy ra, chưa rõ ngày
event-inferred-year = Năm được suy ra, chưa rõ ngày
event-inferred-because = { $what }. Lý do (tiếng Anh):
event-inferred-no-reason = { $what }; chưa ghi lý do.

## How to cite it
event-cite = Cách trích dẫn
event-cite-help = Hãy trích dẫn trang nguồn; thẻ này cho biết bạn thấy thông tin ở đâu và khi nào.
event-cite-source = { $publisher }, đăng ngày { $published }: { $url }
event-cite-text = “{ $title }” ({ $date }). Nguồn: { $source }. Trong: gatemap { $version }, bản đồ mở về cửa khẩu biên giới đất liền Việt Nam, { $link }, xem ngày { $day }.
