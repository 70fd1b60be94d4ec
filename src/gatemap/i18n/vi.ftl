# Tiếng Việt. Thứ tự như en.ftl.

app-title = gatemap
app-tagline = Cửa khẩu biên giới đất liền của Việt Nam và các hoạt động hợp tác tại đó, mọi số liệu đều dẫn nguồn
page-map = Bản đồ
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

## What the map does not show
nowhere = { $n ->
    [0] Mọi sự kiện đang xem đều có trên bản đồ.
   *[other] { $n } sự kiện đang xem không có vị trí: nguồn không nêu cửa khẩu hay tỉnh nào.
}
nowhere-show = Xem danh sách
at-provinces = { $n } sự kiện nêu tỉnh nhưng không nêu cửa khẩu; chúng nằm ở ô vuông của tỉnh.
national = { $n } sự kiện giữa các cơ quan cấp quốc gia.
undated = { $n } sự kiện bị bỏ khỏi khoảng thời gian này vì chưa rõ năm.

## Filters
filters = Bộ lọc
filter-words = Từ khóa
filter-words-hint = Ma Lù Thàng, 金水河, tuần tra
filter-words-help = Tìm trong tên, tiêu đề và tóm tắt, có dấu hay không dấu, mọi loại chữ. Dùng ngoặc kép để giữ nguyên cụm từ.
filter-partner = Nước đối tác
filter-partner-any = Mọi nước
filter-province = Tỉnh
filter-province-any = Mọi tỉnh
filter-units = Hệ thống tỉnh
filter-units-help = Từ ngày 1/7/2025, 63 tỉnh, thành của Việt Nam còn 34. Mỗi sự kiện được ghi theo cả hai hệ thống.
units-34 = 34 từ 7/2025
units-63 = 63 trước đó
filter-place = Cửa khẩu hoặc đồn
filter-place-any = Mọi cửa khẩu và đồn
filter-kind = Loại sự kiện
filter-kind-any = Mọi loại
filter-topic = Chủ đề
filter-topic-any = Mọi chủ đề
filter-level = Cấp gặp gỡ
filter-level-any = Mọi cấp gặp gỡ
filter-gate-level = Cấp cửa khẩu
filter-gate-level-any = Mọi cấp cửa khẩu
filter-gate-level-help = Đồn biên phòng được tính theo cửa khẩu mà đồn quản lý.
filter-from = Từ ngày
filter-to = Đến ngày
filter-period-help = Một sự kiện được tính khi có thể đã diễn ra trong khoảng này.
filter-certainty = Biết rõ đến
filter-certainty-any = Mọi ngày, kể cả chưa rõ
filter-position = Trên bản đồ
filter-position-any = Mọi vị trí
filter-sort = Thứ tự
filter-language = Ngôn ngữ
lang-en = English
lang-vi = Tiếng Việt
option-count = { $label } ({ $n })
reset = Xóa bộ lọc
summary-words = “{ $words }”
summary-from = từ { $day }
summary-to = đến { $day }
ignored = Không hiểu nên đã bỏ qua: { $what }.
ignored-item = { $name } = { $value }
ignored-many = và { $n } mục nữa

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

## Map
map-label = Bản đồ cửa khẩu và sự kiện
map-hint = Mỗi ký hiệu là một cửa khẩu hoặc đồn; càng nhiều sự kiện thì càng lớn. Bấm vào để xem lịch sử.
map-shaded = Tô màu tỉnh theo số sự kiện
map-shaded-help = Tô từng tỉnh, theo hệ thống đang chọn, bằng số sự kiện đang xem.
legend-shades = Tỉnh: số sự kiện đang xem
map-tiles = Lớp OpenStreetMap (trực tuyến)
map-tiles-help = Mặc định tắt: không gửi yêu cầu nào ra internet. Khi bật, ảnh bản đồ lấy từ openstreetmap.org.
map-events = { $n ->
    [0] không có sự kiện đang xem
   *[other] { $n } sự kiện đang xem
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
legend-exact = Vị trí: chính cửa khẩu
legend-near = Vị trí: bản, làng gần cửa khẩu
legend-area = Vị trí: chỉ biết huyện hoặc xã
symbol-international = Cửa khẩu quốc tế
symbol-main = Cửa khẩu chính
symbol-auxiliary = Cửa khẩu phụ
symbol-opening = Lối mở, không xếp cấp
symbol-rail = Cửa khẩu đường sắt
symbol-post = Đồn biên phòng

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

## Strip
strip-label = Sự kiện theo thời gian
strip-hint = Kéo ngang qua các cột để chọn khoảng thời gian; bấm đúp để bỏ chọn.
strip-by = Chia theo
strip-by-kind = Loại
strip-by-partner = Đối tác
strip-step = Cột
strip-step-month = Tháng
strip-step-year = Năm
strip-without = { $n } sự kiện chưa rõ năm nên không vẽ ở đây.
strip-pale = Cột nhạt là sự kiện chỉ biết năm.
strip-time = Thời gian
strip-events = Sự kiện

## Table
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

## About

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

## Dates
date-inferred = { $date } (suy ra)
date-from-to = { $first } đến { $last }
date-between = trong khoảng { $first } đến { $last }
date-one-of = một trong các ngày { $dates }
date-until = trong hoặc trước { $date }
date-since = trong hoặc sau { $date }
date-open = bỏ ngỏ
date-unknown = chưa rõ ngày
date-year-unknown = { $date }, chưa rõ năm

## Vocabularies
partner-cn = Trung Quốc
partner-la = Lào
partner-kh = Campuchia
partner-vn = Chỉ Việt Nam
country-cn = Trung Quốc
country-la = Lào
country-kh = Campuchia
kind-talks = Hội đàm
kind-signing = Ký kết
kind-conference = Hội nghị
kind-visit = Thăm, chúc mừng
kind-joint-patrol = Tuần tra chung
kind-operation = Đấu tranh chống tội phạm
kind-gate-change = Thay đổi cửa khẩu
kind-handover = Bàn giao, trao trả
kind-aid = Viện trợ, hỗ trợ
kind-exchange = Giao lưu hữu nghị
kind-training = Tập huấn
level-national = Cấp quốc gia
level-provincial = Cấp tỉnh
level-station = Cấp đồn, trạm
topic-border-management = Quản lý biên giới
topic-border-markers = Mốc giới
topic-immigration-procedures = Thủ tục xuất nhập cảnh
topic-trade-facilitation = Tạo thuận lợi thương mại
topic-gate-upgrade = Nâng cấp cửa khẩu
topic-infrastructure = Hạ tầng
topic-smuggling = Buôn lậu
topic-drugs = Ma túy
topic-human-trafficking = Mua bán người
topic-illegal-migration = Xuất nhập cảnh trái phép
topic-terrorism-weapons = Khủng bố và vũ khí
topic-public-health = Y tế, phòng dịch
topic-people-to-people = Giao lưu nhân dân
topic-legal-education = Tuyên truyền pháp luật
topic-capacity-building = Đào tạo, nâng cao năng lực
gate-level-international = Quốc tế
gate-level-main = Chính
gate-level-auxiliary = Phụ
gate-level-none = Không xếp cấp
certainty-day = Ngày
certainty-month = Tháng
certainty-year = Năm
certainty-inferred = Năm, kể cả suy ra
position-at-gate = Tại cửa khẩu, đồn
position-at-province = Tại tỉnh
position-at-none = Không có trên bản đồ
sort-newest = Mới nhất trước
sort-oldest = Cũ nhất trước

## Data page
data-title = Dữ liệu
data-lead = Có những gì, còn thiếu gì, bộ kiểm tra phát hiện gì, và nguồn của ai. Cả trang này nói về toàn bộ dữ liệu, không theo bộ lọc.
data-number-events = Sự kiện
data-number-events-help = Số dòng của events.csv.
data-number-places = Địa điểm
data-number-places-help = Cửa khẩu, lối mở, cửa khẩu đường sắt và đồn biên phòng trong gates.geojson.
data-number-links = Liên kết
data-number-links-help = Số dòng của event_places.csv: sự kiện, địa điểm và vai trò.
data-number-history = Thay đổi của cửa khẩu
data-number-history-help = Số dòng của gate_history.csv.
data-years = Sự kiện theo năm và tuyến biên giới
data-years-note = Sự kiện có hai đối tác được tính cho cả hai. Cột thấp có thể do ít tin bài trên mạng, không hẳn do ít sự kiện.
data-places = Cửa khẩu, đồn theo tuyến biên giới, cấp và vị trí
data-places-note = Mức biết vị trí: chính cửa khẩu (khoảng 1 km), bản làng (khoảng 5 km), hoặc chỉ biết xã hay huyện.
data-level = Cấp
data-all = Tổng
data-precision-exact = Cửa khẩu
data-precision-near = Bản, làng
data-precision-area = Xã, huyện
data-precision-none = Chưa rõ
data-gaps = Còn thiếu hoặc chưa chắc
data-gap = Nội dung
data-count = Số dòng
data-of = Trong số
data-gap-list = Danh sách
data-gap-name = Tên
data-source = Nguồn
data-gap-position = Địa điểm chưa có vị trí
data-gap-area = Địa điểm chỉ biết đến xã hoặc huyện
data-gap-attested = Địa điểm chưa thấy nguồn ghi tên tiếng Việt có dấu
data-gap-level = Cửa khẩu chưa rõ cấp
data-gap-year = Sự kiện chưa rõ năm
data-gap-inferred = Sự kiện có ngày suy ra
data-gap-place = Sự kiện không nêu cửa khẩu hay đồn
data-gap-weak = Sự kiện dựa trên nguồn yếu
data-gap-accessed = Sự kiện chưa ghi ngày đọc nguồn
data-gap-history-weak = Thay đổi của cửa khẩu dựa trên nguồn yếu
data-gap-unmatched = Tên trong nguồn chưa khớp với địa điểm nào
data-findings = Kết quả của bộ kiểm tra
data-findings-count = { $errors ->
    [0] Không có lỗi
   *[other] { $errors } lỗi
}, { $warnings ->
    [0] không có cảnh báo
   *[other] { $warnings } cảnh báo
}. Lệnh “gatemap check” cho cùng kết quả.
data-findings-note = Cảnh báo là điều có thể sai nhưng người biết rõ có thể thấy là đúng; data/README.md giải thích những cảnh báo được giữ lại.
data-checking = Đang kiểm tra dữ liệu …
data-severity = Mức độ
data-finding = Phát hiện
data-error = Lỗi
data-warning = Cảnh báo
data-expected = Cần có (tiếng Anh)
data-sources = Nguồn và giấy phép
data-licences = Sự kiện, cửa khẩu và lịch sử cửa khẩu: CC BY 4.0. Ranh giới tỉnh và nước, đường biên giới và các vị trí tính từ đó: ODbL 1.0. Mã nguồn: MIT. Dữ kiện lấy từ báo chí và trang chính thức; tiêu đề và tóm tắt là lời của chúng tôi, mỗi dòng đều ghi trang nguồn. Ai công bố bản đồ hoặc chuyển tiếp dữ liệu cần nêu tên:
data-licences-unknown = Chưa rõ: điều khoản của cổng bản đồ nhà nước đứng sau bảng các xã, và giấy phép của một vài vị trí, ghi tại position_licence.
data-source-line = { $part }: { $who }, lấy qua { $through }, { $licence }
data-part-outlines = Ranh giới các nước và đường biên giới
data-part-provinces = Ranh giới các tỉnh
data-part-communes = Các xã, và nhiều vị trí gần đúng
data-part-towns = Thành phố, thị trấn
data-part-settlements = Vị trí các điểm dân cư
data-part-districts = Vị trí các huyện
data-part-wikipedia = Một vài vị trí, có ghi tên bài viết
data-limits = Những hạn chế đã biết
data-limit-coverage = Sự kiện lấy từ báo chí tiếng Anh và tiếng Việt tìm được trên mạng, không phải sổ sách chính thức. Các cửa khẩu đông đúc và những năm từ 2017 nổi bật hơn.
data-limit-absence = Không thấy sự kiện ở một cửa khẩu hay một năm không có nghĩa là không có gì xảy ra.
data-limit-inferred = Nhiều ngày được suy ra về năm hoặc tháng, có ghi rõ lý do. Sự kiện chưa rõ năm không bao giờ được vẽ trên trục thời gian.
data-limit-positions = Vị trí không phải điểm đo đạc. Khi chỉ biết xã, điểm được đặt ở chỗ gần nhất trên đường biên giới; cửa khẩu có thể cách đó 10 km hoặc hơn.
data-limit-provinces = Ranh giới giữa các tỉnh là ước lượng: lệch trung bình khoảng 1 km, cá biệt tới 17 km. Chúng giúp định vị một địa danh, không dùng để xác định một điểm thuộc xã nào.
data-limit-levels = Cấp cửa khẩu dựa trên nguồn của nhiều năm khác nhau. Báo chí gọi nhiều cửa khẩu là quốc tế hơn so với pháp luật; khi các nguồn khác nhau, ghi chú của cửa khẩu nói rõ đã theo nguồn nào.
data-limit-names = Một số tên tiếng Việt chỉ tìm thấy dạng không dấu hoặc được dựng lại từ văn bản tiếng Anh; những tên đó có đánh dấu.
data-limit-claims = Chỉ vẽ biên giới đất liền. Những gì không vẽ không nói lên điều gì về bất kỳ yêu sách nào.
data-finding-reading = Tệp chưa đúng quy cách
data-finding-not-checked = Một phần chưa kiểm tra được
data-finding-not-nfc = Văn bản không ở dạng Unicode NFC
data-finding-unseen-sign = Ký tự không nhìn thấy
data-finding-mojibake = Chữ bị lỗi mã
data-finding-html-entity = Mã HTML trong văn bản
data-finding-future-date = Ngày ở tương lai
data-finding-after-publication = Sự kiện sau ngày đăng bài
data-finding-published-after-reading = Bài được đọc trước ngày đăng
data-finding-inferred-date = Ngày suy ra mà không nêu lý do
data-finding-province-systems = Tỉnh không khớp với bảng sáp nhập
data-finding-province-of-place = Thiếu tỉnh của một địa điểm
data-finding-partner-country = Tỉnh đối tác thuộc nước khác
data-finding-place-of-other-border = Địa điểm ở tuyến biên giới khác
data-finding-duplicate-place = Hai địa điểm cùng tên
data-finding-shared-name = Một tên chỉ hai địa điểm
data-finding-tie = Quan hệ giữa các địa điểm không hợp lý
data-finding-missing-source = Không có nguồn
data-finding-place-id = Mã không đúng loại địa điểm
data-finding-order = Dòng sai thứ tự
data-finding-other-province = Điểm nằm ở tỉnh khác
data-finding-far-from-border = Điểm xa biên giới
data-finding-other-border = Điểm gần tuyến biên giới khác hơn
data-finding-border-km = Khoảng cách tới biên giới sai
data-finding-shared-point = Hai địa điểm trùng một điểm
data-finding-post-on-gate = Đồn đặt tại điểm của cửa khẩu mà không ghi
data-finding-decimals = Quá nhiều chữ số thập phân
data-finding-invalid-area = Vùng tự cắt chính nó
data-finding-winding = Vòng vẽ ngược chiều
data-finding-duplicate-event = Hai sự kiện có thể là một
data-finding-repeated-source = Nguồn ghi hai lần
data-finding-url-host = Địa chỉ không có máy chủ công khai
data-finding-matched-name = Tên đã khớp vẫn ghi là chưa khớp
data-finding-level-history = Cấp khác với lịch sử
data-finding-history-level = Thay đổi cấp không nối tiếp
data-finding-history-state = Tình trạng không hợp với thay đổi
data-finding-history-order = Thay đổi sai thứ tự
data-finding-duplicate-change = Một thay đổi ghi hai lần
data-finding-history-of-post = Đồn có lịch sử cấp cửa khẩu
data-finding-planned-but-open = Cửa khẩu dự kiến nhưng đã mở
