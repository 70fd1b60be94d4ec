# Who may write, and what was changed

page-add = Thêm

## Readers and editors
writing-title = Dành cho biên tập viên
writing-off = Chức năng ghi dữ liệu đang tắt: ở đây chỉ có thể xem.
writing-elsewhere = Chỉ có thể ghi dữ liệu bằng trình duyệt trên chính máy đang chạy bản đồ này, qua địa chỉ nội bộ của máy.
writing-signed-out = Biên tập viên đăng nhập để thêm hoặc sửa sự kiện.
writing-unverified = Bạn đăng nhập với tên { $name } nhưng địa chỉ thư điện tử chưa được xác nhận, nên không thể biết bạn có phải là biên tập viên hay không.
writing-unlisted = Bạn đăng nhập với tên { $name }, không có trong danh sách biên tập viên. Người quản trị bản đồ này có thể thêm bạn vào danh sách.
writing-local = Chế độ cục bộ: bất kỳ ai dùng trình duyệt trên máy này đều có thể ghi dữ liệu, và người ghi được lưu là { $name }.
sign-in = Đăng nhập
sign-out = Đăng xuất
sign-in-failed = Máy chủ này chưa được thiết lập để đăng nhập; nhật ký của máy chủ cho biết còn thiếu gì.

## The list of changes
changes-lead = Mọi lần lưu, mới nhất ở trên cùng. Hoàn tác cũng là một lần lưu và có thể được hoàn tác tiếp.
changes-none = Chưa có lần lưu nào.
changes-who = { $who } · { $day }, { $time } UTC
changes-headline = Thay đổi { $number }: { $why }
changes-undoes = Lần lưu này hoàn tác thay đổi { $number }.
changes-undone = Đã được hoàn tác bởi thay đổi { $number }.
changes-added = Thêm mới
changes-removed = Xóa
changes-changed = Sửa
changes-event = { $what }: { $title }
changes-more = và { $n } sự kiện nữa
changes-cells = Trước và sau
changes-before = Trước
changes-after = Sau
changes-undo = Hoàn tác
changes-sure = Hoàn tác thay đổi { $number }? Việc này được lưu thành một thay đổi riêng, do { $name } thực hiện.
changes-why = Lý do
changes-why-hint = ví dụ: nhầm cửa khẩu
changes-undo-now = Hoàn tác ngay
changes-leave = Giữ nguyên
changes-done = Đã hoàn tác thay đổi { $number }, lưu thành thay đổi { $made }.
changes-already = Sự kiện “{ $title }” đã giống như trước thay đổi { $number }; không lưu gì.
changes-not-saved = Chưa lưu gì: { $reason }
changes-refused = Chưa lưu gì: nếu bỏ thay đổi này, dữ liệu sẽ có lỗi.
changes-broken = Không đọc được danh sách thay đổi; nhật ký của máy chủ cho biết lý do.

## Versions of an event that differ
versions-changed = Sự kiện này đã được sửa sau đó nên chưa lưu gì: { $title }
versions-gone = Sự kiện này đã bị xóa sau đó nên chưa lưu gì: { $title }
versions-there = Đã có sự kiện này nên chưa lưu gì: { $title }
versions-lead = Những chỗ khác nhau trong ba phiên bản:
versions-field = Mục
versions-seen = Bản bạn đã xem
versions-seen-undo = Sau thay đổi đó
versions-now = Bản hiện tại
versions-wanted = Bản bạn muốn lưu
versions-wanted-undo = Sau khi hoàn tác
versions-empty = để trống
versions-absent = không có sự kiện này
versions-country-vn = Việt Nam
versions-place = { $name }: { $role }; { $side }; tên trong nguồn “{ $said }”
versions-side-vn = phía Việt Nam
versions-side-partner = phía bên kia

## Columns of an event
cell-event-id = Mã
cell-title = Tiêu đề tiếng Anh
cell-title-vi = Tiêu đề tiếng Việt
cell-summary = Tóm tắt
cell-date = Ngày
cell-date-note = Ghi chú về ngày
cell-kind = Loại
cell-level = Cấp tham gia
cell-countries = Các nước
cell-topics = Chủ đề
cell-actors = Cơ quan, tổ chức
cell-provinces-63 = Tỉnh trước tháng 7/2025
cell-provinces-34 = Tỉnh từ tháng 7/2025
cell-partner-provinces = Tỉnh phía bên kia
cell-venue = Địa điểm
cell-unmatched-places = Tên chưa khớp với địa điểm nào
cell-source-url = Trang nguồn
cell-other-source-urls = Trang khác cùng nội dung
cell-source-quality = Chất lượng nguồn
cell-publisher = Nơi đăng
cell-published = Ngày đăng
cell-accessed = Ngày đọc
cell-note = Ghi chú
cell-places = Cửa khẩu, đồn
