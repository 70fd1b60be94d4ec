# The timeline page

timeline-title = Dòng thời gian
timeline-lead = Mọi sự kiện đang xem, vẽ đúng với mức độ biết rõ ngày. Trỏ vào một dấu để xem tiêu đề, bấm vào để đọc thêm.
timeline-label = Sự kiện trên dòng thời gian, chia theo hàng
timeline-counts-label = Số sự kiện theo thời gian, chia theo hàng
timeline-where = Nơi
timeline-change = Thay đổi

## Controls
timeline-lanes = Chia hàng theo
timeline-lanes-border = Tuyến biên giới
timeline-lanes-province = Tỉnh
timeline-lanes-place = Cửa khẩu, đồn
timeline-lanes-kind = Loại
timeline-closures = Đóng cửa khẩu
timeline-closures-help = Thời gian các cửa khẩu đang xem bị đóng, hoặc chỉ mở cho hàng hóa hay chỉ cho người. Hầu hết là do COVID-19, từ năm 2020.
timeline-upgrades = Mở và nâng cấp
timeline-upgrades-help = Thời điểm các cửa khẩu đang xem được mở hoặc nâng cấp, nếu biết trong phạm vi một năm.
timeline-hint = Kéo ngang để di chuyển theo thời gian; giữ Ctrl và lăn chuột, hoặc chụm hai ngón trên bàn di chuột, để phóng to; bấm đúp để xem lại toàn bộ. Bấm lần nữa vào dấu để đóng thẻ. Nếu dùng bàn phím hoặc màn hình cảm ứng, chọn khoảng thời gian trong bộ lọc hoặc trên các cột ở trên.
timeline-hint-cells = Bấm vào một ô để xem các sự kiện trong đó, hoặc chọn khoảng thời gian ngắn hơn trong bộ lọc hay trên các cột ở trên.

## Counts
timeline-dense = { $n } dấu sẽ chồng lên nhau ở đây, nên sự kiện được đếm theo { $step }: ô càng đậm màu thì càng nhiều sự kiện.
timeline-step-year = năm
timeline-step-month = tháng
timeline-step-day = ngày

## Lanes
timeline-other-province = { $n } tỉnh khác
timeline-other-place = { $n } cửa khẩu, đồn khác
timeline-none-province = Không nêu tỉnh
timeline-none-place = Không có cửa khẩu, đồn trên bản đồ
timeline-several-border = Sự kiện với hai đối tác nằm ở hàng của từng đối tác.
timeline-several-province = Sự kiện của nhiều tỉnh nằm ở hàng của từng tỉnh.
timeline-several-place = Sự kiện nêu nhiều cửa khẩu, đồn nằm ở hàng của từng nơi.

## Left out
timeline-left-out-marks = { $n } sự kiện đang xem chưa rõ năm nên không có chỗ trên trục thời gian
timeline-left-out-year = { $n } sự kiện đang xem không nằm trong ô nào: chưa rõ năm, hoặc thời gian vượt ra ngoài khoảng đã chọn
timeline-left-out-month = { $n } sự kiện đang xem không nằm trong ô nào: chưa rõ tháng, hoặc thời gian vượt ra ngoài khoảng đã chọn
timeline-left-out-day = { $n } sự kiện đang xem không nằm trong ô nào: chưa rõ ngày, hoặc kéo dài nhiều ngày

## Legend
timeline-kinds = Loại sự kiện
timeline-dates = Ngày được biết đến đâu
timeline-date-day = biết ngày
timeline-date-span = chỉ biết tháng, năm hoặc một khoảng: vẽ cả khoảng đó
timeline-date-inferred = biết ngày do suy ra: nguồn không ghi đầy đủ
timeline-date-inferred-span = một khoảng do suy ra
timeline-date-open = trước hoặc sau một ngày: không rõ bao lâu
timeline-counts = Số sự kiện trong ô
timeline-behind = Phía sau các dấu
timeline-closures-legend = Cửa khẩu đóng hoặc đóng một phần; càng đậm thì càng nhiều cửa khẩu. Nhạt dần khi chưa rõ ngày kết thúc
timeline-upgrades-legend = Cửa khẩu được mở hoặc nâng cấp

## Tips
timeline-and-more = { $names } và { $n } nơi khác
timeline-from-to = { $first } đến { $last }
timeline-no-end = từ { $date }; chưa rõ kết thúc khi nào
