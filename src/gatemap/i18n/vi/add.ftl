# Trang Thêm

add-title = Thêm sự kiện
add-mode = Việc cần làm
add-mode-event = Từ bài báo
add-mode-table = Từ bảng dữ liệu
add-mode-changes = Các thay đổi

## Dữ liệu vào
add-lead = Dán một bài báo hoặc chọn tệp. Những gì đọc được chỉ là đề xuất: mỗi giá trị đều kèm những chữ làm căn cứ, và chưa có gì được lưu cho đến khi bạn xem lại, kiểm tra và lưu.
add-paste = Nội dung bài báo
add-paste-example = Đầu đề, ngày và nội dung, tiếng Anh hoặc tiếng Việt
add-files = Hoặc tệp: văn bản, trang web đã lưu, PDF
add-files-help = Có thể chọn nhiều tệp, các tệp được đọc lần lượt. Không tải gì từ internet.
add-url = Địa chỉ trang nguồn
add-url-help = Mỗi sự kiện cần có trang nguồn. Nếu có nhiều bài, hãy ghi địa chỉ của từng bài trong biểu mẫu.
add-published = Ngày đăng, nếu biết
add-published-help = Năm của sự kiện thường suy ra từ ngày này. Nếu có nhiều bài, ngày ghi trên từng trang được dùng.
add-read = Đọc
add-blank = Biểu mẫu trống
add-nothing = Chưa có gì để đọc: hãy dán bài báo hoặc chọn tệp.
add-too-many = Quá nhiều tệp cho một lần đọc: tối đa { $n } tệp.
add-reading = Đã đọc { $done } trên { $n } bài
add-pasted = Văn bản đã dán
add-found = { $n ->
    [0] Không tìm thấy sự kiện nào
   *[other] { $n } sự kiện
}{ $articles ->
    [0] { "" }
   *[other] { " trong " }{ $articles }{ " bài" }
}
add-again = Làm lại từ đầu
add-again-sure = Còn { $n } sự kiện chưa lưu. Vẫn làm lại từ đầu?
add-again-yes = Có, làm lại
add-again-no = Không, giữ lại
add-no-event = { $name }: không có sự kiện. { $why }
add-draft = Sự kiện
add-untitled = chưa có tiêu đề
add-saved-mark = đã lưu ✓

## Bài báo và những gì đọc được
add-article = Bài báo, với những chữ làm căn cứ được đánh dấu
add-mark-date = Ngày
add-mark-place = Cửa khẩu, đồn
add-mark-kind = Loại, cấp
add-mark-side = Nước, tỉnh, cơ quan
add-mark-topic = Chủ đề
add-mark-unsure = nét đứt: chưa chắc chắn
add-doubts = Xin xem kỹ:
add-because = Căn cứ
add-more-words = và { $n } chỗ khác
add-sure = chắc chắn
add-likely = có khả năng
add-unsure = chưa chắc chắn
add-which-place = chưa rõ là nơi nào
add-field-date = Ngày: { $value }
add-field-published = Ngày đăng: { $value }
add-field-places = Địa điểm: { $value }
add-field-kind = Loại: { $value }
add-field-level = Cấp: { $value }
add-field-countries = Nước: { $value }
add-field-provinces = Tỉnh: { $value }
add-field-partner-provinces = Tỉnh đối diện: { $value }
add-field-actors = Cơ quan: { $value }
add-field-topics = Chủ đề: { $value }

## Biểu mẫu
add-what = Việc gì
add-when = Khi nào
add-where = Ở đâu
add-who = Ai
add-source = Nguồn
add-choose = Chọn
add-title-example = Bằng lời của bạn, tối đa 14 từ
add-date-missing = Ngày viết là 2024-08-01, tháng là 2024-08, năm là 2024.
add-date-wrong = Không đọc được. Ngày là 2024-08-01, tháng là 2024-08, ngày suy ra là 2024-08-01?, một trong các năm là [2020..2022], không rõ năm là XXXX-08-01.
add-date-read = Được hiểu là: { $date }
add-place = Thêm cửa khẩu hoặc đồn
add-place-number = Cửa khẩu hoặc đồn { $n }
add-place-of = { $place } ({ $province })
add-place-remove = Bỏ
add-place-remove-help = Bỏ cửa khẩu hoặc đồn { $n }
add-places-help = Mỗi nơi kèm vai trò trong sự kiện, phía được nêu và tên như trong bài.
add-place-role = Vai trò
add-place-side = Phía được nêu
add-place-name = Tên như trong bài
add-place-open = “{ $name }” có thể là nhiều nơi: hãy chọn một, hoặc bỏ dòng này.
add-no-places = Chưa có cửa khẩu hoặc đồn nào.
add-role-venue = nơi diễn ra
add-role-participant = tham gia
add-role-subject = là đối tượng
add-side-vn = Việt Nam
add-side-partner = phía bạn

## Phần cuối
add-map = Trên bản đồ
add-alike = { $n ->
    [0] Không có sự kiện tương tự
   *[other] { $n } sự kiện có thể trùng
}
add-alike-none = Không có sự kiện nào cùng trang nguồn, hoặc cùng thời gian và địa điểm.
add-likely-same = nhiều khả năng trùng
add-maybe-same = có thể trùng
add-like-source = cùng trang nguồn
add-like-day = cùng ngày
add-like-near-day = cách nhau vài ngày
add-like-period = cùng khoảng thời gian
add-like-place = cùng cửa khẩu hoặc đồn
add-like-province = cùng tỉnh
add-like-opposite = cùng tỉnh đối diện
add-like-undated = không rõ ngày
add-like-country = cùng các nước
add-like-kind = cùng loại
add-like-title = tiêu đề giống nhau
add-like-open = Xem
add-like-add-source = Thêm trang này vào nguồn của sự kiện đó
add-like-add-source-help = Mở sự kiện đó với trang của bạn trong danh sách nguồn, thay vì thêm một sự kiện thứ hai.
add-why = Lý do, để ghi vào lịch sử
add-why-help = Ghi cạnh thay đổi cùng tên bạn và thời gian, để người khác hiểu.
add-check = Kiểm tra
add-check-again = Sự kiện đã được sửa sau lần kiểm tra.
add-save = Lưu
add-save-first = Hãy kiểm tra trước; chỉ lưu được sự kiện không có lỗi, có điều mới và không trùng với sự kiện đã có.
add-other = Đây là sự kiện khác với sự kiện nhiều khả năng trùng ở trên
add-download = Tải về
add-download-help = Sự kiện dưới dạng bảng một dòng. Có thể gửi cho người có quyền lưu để nhập vào.
add-id = Mã: { $id }
add-errors = Có { $n } điều phải sửa:
add-warnings = Có { $n } điều cần xem lại; vẫn có thể lưu:
add-finding = { $field }: “{ $value }”. Cần: { $expected }
add-finding-missing = { $field }. Cần: { $expected }
add-elsewhere = sự kiện
add-open-names = Chưa chọn đây là nơi nào: { $names }. Tên này bị bỏ qua.
add-untitled-place = dòng trống
add-good = Không có gì sai.
add-saved = Đã lưu thành thay đổi số { $n }. Mọi người thấy ở lần bấm tiếp theo. Có thể hoàn tác ở mục “Các thay đổi”.
add-saved-open = Xem trên bản đồ
add-stale = Người khác đã sửa sự kiện này trong khi bạn viết. Chưa có gì được lưu. Hãy so sánh:
add-stale-mine = Tiếp tục với bản của tôi
add-stale-theirs = Lấy bản hiện có
add-mend = Sửa sự kiện này

## Chỉ dẫn về các cột
field-help-summary = Tối đa 45 từ bằng lời của bạn: ai, việc gì, ở đâu, số liệu chính. Không nêu tên người.
field-help-date = 2024-08-01 là ngày; 2024-08 là tháng; 2022-11-24/2022-11-26 là nhiều ngày; 2024-08-01? là suy ra; [2020..2022] là một trong các năm; XXXX-08-01 là không rõ năm.
field-help-date-note = Cần có khi ngày được suy ra: năm hoặc ngày suy ra từ đâu.
field-help-level = Cấp của các bên gặp nhau: bộ là cấp quốc gia; tỉnh là cấp tỉnh; huyện, đồn, cửa khẩu là cấp cơ sở.
field-help-countries = Việt Nam đứng đầu. Chỉ Việt Nam khi chỉ phía Việt Nam hành động, dù cửa khẩu giáp nước khác.
field-help-actors = Chỉ chọn trong danh sách. Cơ quan khác xin ghi vào ghi chú.
field-help-unmatched-places = Nhiều tên cách nhau bằng dấu chấm phẩy.
field-help-source-quality = Hãy xem chính trang đó: của nơi công bố, đăng lại, hay nguồn yếu.
