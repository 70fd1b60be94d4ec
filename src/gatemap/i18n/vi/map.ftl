# The map page

## What the map does not show
nowhere = { $n ->
    [0] Mọi sự kiện đang xem đều có trên bản đồ.
   *[other] { $n } sự kiện đang xem không có vị trí: nguồn không nêu cửa khẩu hay tỉnh nào.
}
nowhere-show = Xem danh sách
open-count = Bấm để xem đúng những sự kiện này.
open-nowhere = { $n } sự kiện không có vị trí
open-at-provinces = { $n } nêu tỉnh, không nêu cửa khẩu
open-national = { $n } giữa các cơ quan cấp quốc gia
open-undated = { $n } nằm ngoài khoảng thời gian vì ngày còn bỏ ngỏ
open-without-year = { $n } không gắn với một năm nên không vẽ ở đây
at-provinces = { $n } sự kiện nêu tỉnh nhưng không nêu cửa khẩu; chúng nằm ở ô vuông của tỉnh.
national = { $n } sự kiện giữa các cơ quan cấp quốc gia.
undated = { $n } sự kiện bị bỏ khỏi khoảng thời gian này vì chưa rõ năm.

## Map
map-label = Bản đồ cửa khẩu và sự kiện
map-hint = Mỗi ký hiệu là một cửa khẩu hoặc đồn; càng nhiều sự kiện thì càng lớn. Bấm vào để xem lịch sử. Mọi số liệu đều dẫn nguồn.
map-shaded = Tô màu tỉnh theo số sự kiện
map-shaded-help = Tô từng tỉnh, theo hệ thống đang chọn, bằng số sự kiện đang xem.
legend-shades = Tỉnh: số sự kiện đang xem
map-tiles = Lớp { $name } (trực tuyến)
map-tiles-help = Mặc định tắt: không gửi yêu cầu nào ra internet. Khi bật, ảnh bản đồ lấy từ { $host }.
map-events = { $n ->
    [0] không có sự kiện đang xem
   *[other] { $n } sự kiện đang xem
}
map-events-instead = { $n ->
    [0] không có sự kiện nếu chọn nơi này
   *[other] { $n } sự kiện nếu chọn nơi này
}
map-province-events = { $n } sự kiện đang xem không nêu cửa khẩu
map-opposite = đối diện { $name }
map-home = Toàn tuyến biên giới
map-caption = Ranh giới giữa các tỉnh chỉ để tham khảo. Chỉ vẽ biên giới đất liền. Vị trí không phải điểm đo đạc.
map-zoom-in = Phóng to
map-zoom-out = Thu nhỏ
legend = Chú giải
legend-province = Sự kiện của tỉnh, không nêu cửa khẩu
legend-sizes = Cỡ: số sự kiện đang xem
legend-sizes-instead = Cỡ: số sự kiện nếu chọn
legend-exact = Vị trí: chính cửa khẩu
legend-near = Vị trí: bản, làng gần cửa khẩu
legend-area = Vị trí: chỉ biết huyện hoặc xã
symbol-international = Cửa khẩu quốc tế
symbol-main = Cửa khẩu chính
symbol-auxiliary = Cửa khẩu phụ
symbol-opening = Lối mở, không xếp cấp
symbol-rail = Cửa khẩu đường sắt
symbol-post = Đồn biên phòng

## Strip
strip-label = Sự kiện theo thời gian
strip-hint = Kéo ngang qua các cột để chọn khoảng thời gian; bấm đúp để bỏ chọn.
strip-by = Chia theo
strip-by-kind = Loại
strip-by-partner = Đối tác
strip-step = Cột
strip-step-month = Tháng
strip-step-year = Năm
strip-without = { $n } sự kiện không vẽ ở đây: những ngày có thể xảy ra không nằm trọn trong một năm.
strip-pale = Cột nhạt là sự kiện chỉ biết năm.
strip-time = Thời gian
strip-events = Sự kiện
