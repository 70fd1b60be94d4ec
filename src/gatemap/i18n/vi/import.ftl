# Import of a table of events: command and page

## What a column can be, besides a column of an event
import-field-partners = Nước đối tác
import-field-place-roles = Vai trò của cửa khẩu, đồn
import-field-places-venue = Cửa khẩu, đồn nơi diễn ra
import-field-places-participant = Cửa khẩu, đồn tham gia
import-field-places-subject = Cửa khẩu, đồn được đề cập

## Why a file is no table
import-cannot-size = Tệp lớn hơn { $most } MB, mức tối đa của một bảng sự kiện. Hãy chia thành nhiều phần.
import-cannot-empty = Tệp không có dòng nào.
import-cannot-header = Dòng { $row } trống hoặc không có nên không thể dùng làm tên cột.
import-cannot-rows = Bảng có hơn { $most } dòng, số dòng tối đa cho một lần nhập. Hãy chia thành nhiều phần.
import-cannot-columns = Bảng có hơn { $most } cột, số cột tối đa của một bảng sự kiện.
import-cannot-cell = Một ô ở dòng { $row } có hơn 32.767 ký tự, mức tối đa của một ô; có thể trước đó thiếu dấu ngoặc kép.
import-cannot-quotes = Ở dòng bắt đầu từ dòng { $row }, dấu ngoặc kép được mở mà không đóng, hoặc nằm trong ô mà không được viết gấp đôi.
import-cannot-nul = Dòng { $line } chứa byte 0 nên tệp không phải là văn bản. Hãy lưu bảng dưới dạng “CSV UTF-8” hoặc .xlsx.
import-cannot-encoding = Chữ trong tệp không theo bảng mã UTF-8, UTF-16 hay windows-1258. Hãy lưu bảng dưới dạng “CSV UTF-8” hoặc .xlsx.
import-cannot-encoding-doubtful = Chữ trong tệp không theo bảng mã UTF-8, có thể là { $encoding }: hãy chọn bảng mã nếu biết, hoặc lưu bảng dưới dạng “CSV UTF-8” hoặc .xlsx.
import-cannot-encoding-unknown = “{ $encoding }” không thuộc các bảng mã { $permitted }.
import-cannot-encoding-wrong = Tệp không theo bảng mã { $encoding }: byte { $byte } không hợp lệ. Hãy lưu bảng dưới dạng “CSV UTF-8” hoặc .xlsx.
import-cannot-xls = Đây là tệp .xls kiểu cũ hoặc sổ tính có mật khẩu. Hãy lưu thành .xlsx không có mật khẩu.
import-cannot-ods = Đây là tệp OpenDocument. Hãy lưu trang tính dưới dạng .xlsx hoặc “CSV UTF-8”.
import-cannot-workbook = Không đọc được tệp như một sổ tính .xlsx; tệp bị hỏng hoặc thuộc loại khác. Hãy mở bằng phần mềm bảng tính rồi lưu lại.
import-cannot-bomb = Khi giải nén, sổ tính lớn hơn mức cho phép của một bảng sự kiện. Hãy chép riêng trang tính cần nhập sang một sổ mới.
import-cannot-no-sheet = Sổ tính không có trang tính nào chứa ô dữ liệu.
import-cannot-sheet = Sổ tính không có trang “{ $sheet }”; các trang hiện có: { $sheets }.

## What a cell, a row or a column should be
import-quoted = “{ $name }”
import-want-formula-empty = một giá trị: tệp không lưu kết quả của công thức. Hãy mở bằng phần mềm bảng tính, lưu lại rồi nhập
import-want-formula-error = một giá trị: công thức đang báo lỗi
import-want-row-width = { $columns } ô như dòng tên cột, không phải { $cells }; ô có chứa dấu phân cách phải nằm trong ngoặc kép
import-want-near = một tên đã biết; có thể là { $names }
import-want-one-of = một trong các giá trị { $names }
import-want-provinces-63 = một tỉnh của Việt Nam trước tháng 7/2025, ghi tên hoặc mã
import-want-provinces-34 = một tỉnh, thành phố của Việt Nam từ tháng 7/2025, ghi tên hoặc mã
import-want-partner-provinces = một tỉnh giáp biên của Trung Quốc, Lào hoặc Campuchia, ghi tên hoặc mã
import-want-actors = một cơ quan, tổ chức có trong organisations.csv, ghi tên hoặc mã; hãy thêm vào đó trước, hoặc bỏ đi
import-want-roles-in-step = mỗi địa điểm một vai trò: có { $places } địa điểm và { $roles } vai trò
import-want-date-order = một ngày mà đã rõ ngày hay tháng đứng trước
import-want-date-impossible = một ngày có thật
import-want-date-century = năm gồm bốn chữ số
import-want-date-edtf = ngày như 2024-08-01, 2024-08, 2024, 1/8/2024, hoặc dạng EDTF như 2023-12-18? hay [2020..2022]
import-want-url = địa chỉ bắt đầu bằng http:// hoặc https://
import-want-clean = văn bản không có chữ bị lỗi hay ký tự không nhìn thấy
import-want-slug = chữ thường không dấu, chữ số và dấu gạch nối đơn
import-want-vocabulary = các giá trị đã biết, không lặp lại
import-want-filled = một giá trị: sự kiện nào cũng phải có
import-want-column = một cột “{ $name }”: sự kiện nào cũng phải có
import-want-once = mỗi sự kiện một dòng; dòng { $row } cũng là sự kiện này. Hãy ghép các địa điểm bằng dấu “;”
import-want-not-repeated = một dòng riêng; dòng này không nói gì khác dòng { $row } nên được bỏ qua
import-want-known-id = một mã đã có, hoặc một mã mới thật sự; mã này rất giống { $id }
import-want-fewer = ít sự kiện mới hơn: chỉ { $n } sự kiện đầu được so với dữ liệu hiện có để tìm trùng lặp
import-want-no-duplicate = một sự kiện chưa có; { $id } có thể là cùng sự kiện: “{ $title }”, { $date }
import-want-known-column = tên của một cột đã biết; cột này không được đọc
import-want-one-column = một cột cho “{ $field }”; hiện có hai: { $columns }

## What was read
import-read-text = { $file }: { $rows } dòng, { $columns } cột; bảng mã { $encoding }, phân cách bằng { $separator }, tên cột ở dòng { $header }
import-read-sheet = { $file }: trang “{ $sheet }”, { $rows } dòng, { $columns } cột, tên cột ở dòng { $header }
import-separator-comma = dấu phẩy
import-separator-semicolon = dấu chấm phẩy
import-separator-tab = dấu tab
import-separator-bar = dấu gạch đứng
import-left-follows = không đọc: suy ra từ các cột khác
import-left-unknown = không đọc: không phải cột đã biết
import-left-told = không đọc, theo yêu cầu của bạn

## What only a person can say
import-ask-column = Cột “{ $column }” là gì?
import-ask-order = Dòng { $row }, cột { $column }: trong “{ $value }”, ngày hay tháng đứng trước?
import-ask-role = Dòng { $row }, cột { $column }: các cửa khẩu, đồn như “{ $value }” có vai trò gì: là nơi diễn ra, tham gia, hay được đề cập?
import-ask-place = Dòng { $row }, cột { $column }: “{ $value }” là địa điểm nào?
import-ask-common = Sự kiện mới cần có { $field } mà không cột nào ghi. Giá trị chung cho tất cả:
import-not-ours = không có trong dữ liệu; giữ lại tên

## What would happen
import-at-row = dòng { $row }
import-at-column = cột “{ $column }”
import-found = thấy { $value };
import-expected = cần { $what }
import-more-findings = … và { $n } phát hiện nữa
import-more-events = … và { $n } sự kiện nữa
import-row-new = mới: { $id } (dòng { $row })
import-row-changed = thay đổi: { $id } (dòng { $row })
import-count-new = { $n } mới
import-count-changed = { $n } thay đổi
import-count-unchanged = { $n } không đổi
import-count-repeated = { $n } lặp lại
import-count-held = { $n } bị giữ lại
import-nothing-saved = { $errors ->
    [0] còn câu hỏi chưa trả lời, xem ở trên; chưa lưu gì
   *[other] { $errors } lỗi; chưa lưu gì
}
import-dry-run = Mới chỉ xem trước; chưa lưu gì.
import-nothing-to-save = Mọi nội dung đều đã có; không lưu gì.
import-confirm = Lưu { $n } sự kiện?
import-saved-as = Đã lưu { $n } sự kiện thành lần thay đổi { $number }; để hoàn tác: gatemap undo { $number }

## On the page
import-lead = Chọn một bảng sự kiện: mỗi dòng một sự kiện, có một dòng ghi tên cột bằng tiếng Việt hoặc tiếng Anh. Chưa có gì được lưu cho đến khi bạn xem hết các thay đổi. Sự kiện có mã đã biết sẽ được sửa, các sự kiện khác được thêm mới.
import-file = Bảng: .csv, tệp văn bản có dấu phân cách, hoặc .xlsx
import-file-help = Tệp tải xuống từ trang này có thể sửa bằng phần mềm bảng tính rồi nhập lại.
import-another = Tệp khác
import-reading = Cách đọc tệp
import-encoding = Bảng mã
import-separator = Dấu phân cách
import-sheet = Trang tính
import-header = Dòng ghi tên cột
import-find-out = Tự nhận biết
import-found-out = Đã nhận biết: { $what }
import-comparing = Đang so với dữ liệu …
import-columns = Các cột
import-columns-doubtful = Hãy cho biết những cột này là gì.
import-columns-sure = { $n } cột đã nhận ra theo tên
import-column-empty = mọi ô đều trống
import-leave-out = Không nhập
import-choose = Chọn
import-questions = Cần bạn cho biết
import-day-first = Ngày trước: 1/8 là ngày 1 tháng 8
import-month-first = Tháng trước: 1/8 là ngày 8 tháng 1
import-common = Sự kiện mới cần có những giá trị này mà không cột nào ghi. Giá trị bạn chọn dùng cho mọi sự kiện mới chưa có giá trị riêng.
import-places = Những tên này chưa chắc là một địa điểm đã biết. Hãy chọn địa điểm đúng cho từng tên.
import-places-more = còn { $n } tên nữa, sẽ hiện khi đã trả lời các tên này
import-place = “{ $name }”, dòng { $row }
import-place-of = { $place } ({ $province })
import-result = Kết quả nếu nhập
import-rows-new = mới
import-rows-changed = thay đổi
import-rows-unchanged = không đổi
import-rows-repeated = lặp lại
import-rows-held = bị giữ lại
import-help-new = Dòng trở thành sự kiện mới.
import-help-changed = Dòng làm thay đổi một sự kiện đã có.
import-help-unchanged = Dòng không nói gì khác sự kiện đã có.
import-help-repeated = Dòng lặp lại một dòng ở trên; được bỏ qua.
import-help-held = Dòng có lỗi hoặc còn câu hỏi chưa trả lời.
import-empty-clears = Ô trống xóa giá trị của sự kiện
import-empty-clears-help = Nếu không chọn, ô trống giữ nguyên giá trị hiện có của sự kiện.
import-findings = Lỗi và điều cần xem lại
import-findings-count = { $errors ->
    [0] Không có lỗi
   *[other] { $errors } lỗi
}, { $warnings ->
    [0] không có cảnh báo
   *[other] { $warnings } cảnh báo
}. Còn lỗi thì không lưu gì; cảnh báo không cản trở việc lưu.
import-findings-file = Tải toàn bộ thành tệp
import-needed = Cần: { $what }
import-differences = Mọi thay đổi
import-event-new = Mới: { $title } (dòng { $row })
import-event-changed = Thay đổi: { $title } (dòng { $row })
import-open = Hãy trả lời các câu hỏi ở trên; sau đó có thể kiểm tra và lưu.
import-wrong = Hãy sửa lỗi trong bảng rồi chọn lại tệp, hoặc trả lời khác ở trên.
import-why = Lý do, để ghi lại
import-why-help = Được ghi cùng thay đổi với tên bạn và thời gian, để người khác hiểu.
import-check = Kiểm tra
import-save = { $n ->
    [0] Lưu
   *[other] Lưu { $n } sự kiện
}
import-save-first = Hãy kiểm tra trước; chỉ lưu khi không còn lỗi.
import-good = Không có lỗi nào.
import-stale = Có người đã sửa một sự kiện trong lúc này nên chưa lưu gì. Bảng đã được so lại: hãy xem các thay đổi, kiểm tra và lưu lại.
import-saved = Đã lưu { $n } sự kiện thành lần thay đổi { $number }. Có thể hoàn tác trong mục “Các thay đổi”.
import-changes = Xem các thay đổi
