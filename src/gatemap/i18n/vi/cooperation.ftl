# The cooperation page

cooperation-title = Ai hợp tác với ai
cooperation-lead = Tỉnh và cơ quan nào hai bên biên giới gặp nhau, về việc gì, đều đặn ra sao. Bấm vào mỗi con số để xem danh sách sự kiện.
cooperation-partners = Tỉnh đối diện
cooperation-partners-help = Các tỉnh của Trung Quốc, Lào và Campuchia được nêu trong các sự kiện này.
cooperation-organisations = Cơ quan, tổ chức
cooperation-organisations-help = Cơ quan, tổ chức của mọi nước đã tham gia các sự kiện này.
cooperation-events = { $n } sự kiện

## Provinces by provinces
cooperation-matrix = Các tỉnh hai bên biên giới
cooperation-matrix-choice = Thứ tự các tỉnh
cooperation-matrix-north = Từ bắc vào nam
cooperation-matrix-events = Nhiều sự kiện trước
cooperation-matrix-note = Các sự kiện đang xem nêu tên cả hai tỉnh. Sự kiện nêu nhiều tỉnh nằm ở nhiều ô nên không cộng dồn theo hàng và cột được; sự kiện có một bên không nêu tỉnh nào thì không nằm ở ô nào.
cooperation-matrix-none = Không có sự kiện đang xem nào nêu tên tỉnh của cả hai bên.
cooperation-nowhere = { $n } sự kiện không nêu cửa khẩu hay tỉnh nào của Việt Nam: xem danh sách

## Through time
cooperation-years = Theo thời gian
cooperation-years-note = Sự kiện theo năm chắc chắn đã diễn ra; sự kiện không gắn với một năm cụ thể nằm ở cột riêng. Sự kiện có nhiều chủ đề nằm ở nhiều hàng.
cooperation-by-kind = Loại sự kiện theo năm
cooperation-by-topic = Chủ đề theo năm
cooperation-by-level = Cấp gặp gỡ theo năm
cooperation-no-year = Chưa rõ năm
cooperation-this-year = Năm { $year } chưa kết thúc.
cooperation-part-years = Nếu khoảng thời gian bắt đầu hoặc kết thúc giữa năm thì năm đó chỉ tính những sự kiện chắc chắn nằm trong khoảng.
cooperation-within = Sự kiện chắc chắn nằm trong khoảng thời gian nhưng không rõ thuộc năm nào thì không nằm ở ô nào.

## Pairs of organisations
cooperation-pairs = Các cặp cơ quan, tổ chức
cooperation-pairs-choice = Loại cặp
cooperation-pairs-across = Qua biên giới
cooperation-pairs-within = Trong Việt Nam
cooperation-pairs-any = Mọi cặp
cooperation-pairs-note = Các cơ quan, tổ chức cùng tham gia một sự kiện, cặp có nhiều sự kiện xếp trước. Mỗi cơ quan được tính theo tên trong nguồn; cơ quan kế tục được tính riêng.
cooperation-pairs-none = Không có cặp nào như vậy trong các sự kiện đang xem.
cooperation-pair = Cặp
cooperation-span = Năm
cooperation-more = Xem thêm { $n } trong { $total }

## Rhythm
cooperation-rhythm = Nhịp gặp gỡ
cooperation-rhythm-choice = Giữa
cooperation-rhythm-provinces = Các tỉnh
cooperation-rhythm-organisations = Các cơ quan
cooperation-order-choice = Thứ tự các cặp
cooperation-order-years = Nhiều năm
cooperation-order-gap = Lâu chưa gặp
cooperation-order-events = Nhiều lần gặp
cooperation-rhythm-note = Các cặp có ít nhất { $n } lần gặp trong phần đang xem. Được tính là gặp gỡ: { $kinds }. Khoảng trống nghĩa là ở đây chưa ghi nhận lần gặp nào, không phải là không có.
cooperation-rhythm-none = Không có cặp nào gặp nhau từ hai lần trở lên trong phần đang xem. Được tính là gặp gỡ: { $kinds }.
cooperation-regularity = Mức đều đặn
cooperation-all = Tất cả
cooperation-every-year = năm nào cũng gặp, { $first }–{ $last }
cooperation-some-years = { $met } trong { $span } năm, { $first }–{ $last }
cooperation-last = lần gần nhất { $when }
cooperation-last-unknown = chưa rõ năm của lần gặp nào
cooperation-ago = cách đây { $n } năm
cooperation-ago-least = cách đây ít nhất { $n } năm

## List behind a count
behind-close = Đóng danh sách
behind-here = Lọc trang này theo các sự kiện đó
