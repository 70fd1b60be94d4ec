# What every page shows

app-tagline = Cửa khẩu biên giới đất liền Việt Nam và các sự kiện tại đó
page-map = Bản đồ
page-timeline = Dòng thời gian
page-gates = Cửa khẩu
page-cooperation = Hợp tác
page-data = Dữ liệu

## Numbers
number-events = Sự kiện
number-events-help = Hội đàm, thỏa thuận, tuần tra, thay đổi cửa khẩu, viện trợ và hoạt động chung khớp với bộ lọc.
number-places = Cửa khẩu, đồn
number-places-help = Cửa khẩu, lối mở và đồn biên phòng được nêu trong các sự kiện này.
number-provinces = Tỉnh
number-provinces-help = Các tỉnh của Việt Nam mà sự kiện thuộc về, theo hệ thống tỉnh đang chọn.
number-period = Thời gian
number-period-help = Từ ngày sớm nhất đến ngày muộn nhất mà các sự kiện có thể đã diễn ra.
period-years = { $first }–{ $last }

## Empty and broken
empty = Không có sự kiện nào khớp với bộ lọc.
empty-hint = Hãy bỏ bớt một điều kiện hoặc bắt đầu lại.
broken-title = Không thể hiển thị dữ liệu
broken-text = Một tệp trong thư mục dữ liệu { $folder } bị thiếu hoặc có lỗi. Hãy sửa theo bảng dưới đây rồi tải lại trang.
broken-more = và { $n } lỗi nữa
broken-file = Tệp
broken-row = Dòng
broken-column = Cột
broken-value = Giá trị
broken-expected = Cần có
failed-title = Không vẽ được trang này
failed-text = Máy chủ gặp lỗi; chi tiết nằm trong nhật ký của máy chủ. Hãy xóa bộ lọc hoặc tải lại trang.
