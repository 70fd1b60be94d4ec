# The card of a place

## Panel
busiest = Nhiều sự kiện nhất
busiest-help = Chọn một cửa khẩu ở đây hoặc trên bản đồ.
card-close = Trở lại mọi cửa khẩu
card-opposite = Đối diện
card-province = Tỉnh
card-province-was = { $now } (trước tháng 7/2025: { $then })
card-position = Vị trí
card-marker = Mốc biên giới
card-guards = Quản lý
card-guarded = Đồn quản lý
card-part-of = Thuộc
card-source = Nguồn
card-note = Ghi chú
card-events = Sự kiện tại đây
card-more = và { $n } sự kiện nữa trong bảng bên dưới
card-no-events = Không có sự kiện đang xem nào nêu nơi này.
position-exact = chính cửa khẩu, trong khoảng 1 km
position-near = bản, làng của cửa khẩu, trong khoảng 5 km
position-area = chỉ biết xã hoặc huyện; cửa khẩu nằm đâu đó trong vòng nét đứt
position-none = chưa rõ
source-link = nguồn

## Gates as of a day
filter-asof = Cửa khẩu vào ngày
filter-asof-help = Hiện cấp và tình trạng của từng cửa khẩu vào ngày đó theo các nguồn có ghi ngày; trước nguồn đầu tiên thì chưa rõ. Không bỏ bớt sự kiện nào.
summary-asof = cửa khẩu vào ngày { $day }
asof-level = Cấp
asof-status = Tình trạng
asof-since = { $state }, từ { $date }
asof-told = { $state }, theo nguồn ngày { $date }
asof-closed = { $state } từ { $date }; chưa rõ kết thúc khi nào
asof-unknown = chưa rõ
asof-changing = có thay đổi chưa rõ ngày quanh thời điểm này
symbol-unknown = Chưa rõ cấp vào ngày đó
history = Cấp và tình trạng qua thời gian
history-none = Chưa biết thay đổi nào có ghi ngày.
change-decided = Đã quyết định, chưa có hiệu lực
change-opened = Khai trương
change-upgraded = Nâng cấp
change-downgraded = Hạ cấp
change-merged = Sáp nhập
change-suspended = Tạm dừng
change-reopened = Mở lại
change-renamed = Đổi tên
change-closed = Đóng
state-open = mở
state-goods-only = chỉ hàng hóa
state-people-only = chỉ người
state-suspended = tạm dừng
state-closed = đóng
state-level-international = quốc tế
state-level-main = chính
state-level-auxiliary = phụ
state-level-opening = lối mở
scope-border = biện pháp toàn tuyến
