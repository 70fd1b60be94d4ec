# Xuất dữ liệu đang xem

## Danh mục
export-more = Định dạng khác
export-lead = Đúng { $n } sự kiện đang xem. Mỗi tệp ghi rõ truy vấn, ngày lập và giấy phép.
export-large = Phần đang xem có { $n } sự kiện: tệp được lập trước, có thể mất vài phút. Trong lúc đó trang vẫn dùng được như thường.
export-group-tables = Bảng
export-group-maps = Cho bản đồ và GIS
export-group-citations = Nguồn để trích dẫn
export-group-pictures = Hình ảnh và trang web
export-format-csv = CSV
export-format-xlsx = Excel
export-format-parquet = Parquet
export-format-geojson = GeoJSON theo nơi
export-format-geojson-pairs = GeoJSON theo cặp
export-format-gpkg = GeoPackage
export-format-geoparquet = GeoParquet
export-format-csl = CSL-JSON
export-format-bibtex = BibTeX
export-format-png = PNG
export-format-svg = SVG
export-format-html = Trang HTML
export-for-csv = Cho mọi phần mềm; mỗi sự kiện một dòng.
export-for-xlsx = Đúng kiểu ngày, có liên kết, giải thích cột.
export-for-parquet = Cột có kiểu dữ liệu, cho Python, R và DuckDB.
export-for-geojson = Mỗi nơi kèm các sự kiện, cho bản đồ trên web.
export-for-geojson-pairs = Mỗi cặp sự kiện và nơi một đối tượng, cho QGIS.
export-for-gpkg = Nơi, sự kiện, cặp thành các lớp, cho QGIS.
export-for-geoparquet = Cặp có tọa độ, cho GeoPandas, DuckDB.
export-for-csl = Mọi trang nguồn của các sự kiện này, cho Zotero.
export-for-bibtex = Như trên, cho LaTeX và JabRef.
export-for-png = Bản đồ kèm chú giải, để đưa vào văn bản.
export-for-svg = Như trên, có thể phóng to hoặc chỉnh sửa.
export-for-html = Bản đồ và bảng trong một tệp, không cần mạng.
export-progress = { $done } trên { $total } sự kiện
export-ready = Tải về
export-failed = Không lập được tệp này; nhật ký của máy chủ ghi lý do.
export-stop = Dừng
export-forget = Đóng

## Trong các tệp
export-title = Cửa khẩu biên giới Việt Nam và các sự kiện
export-all = Tất cả sự kiện
export-numbers = { $events } sự kiện, { $places } cửa khẩu, đồn biên phòng
export-made = Truy vấn: { $query }. Lập ngày { $day }. Giấy phép: { $licence }.
export-no-script = Bản đồ cần JavaScript, hiện đang tắt. Bảng dưới đây có đủ các sự kiện.
export-click = Bấm vào một ký hiệu để liệt kê các sự kiện của nơi đó bên dưới.
export-show-all = Xem tất cả
export-nowhere = { $n ->
    [0] Mọi sự kiện đều được vẽ.
   *[other] { $n } sự kiện không được vẽ vì không nêu cửa khẩu hay tỉnh nào.
}
export-at-provinces = { $n } sự kiện có nêu tỉnh nhưng không có cửa khẩu nào trên bản đồ; được tính trong ô số đặt tại tỉnh.
