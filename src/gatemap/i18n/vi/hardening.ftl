# What is said when the data cannot be read while the app runs

last-good = Hiện không đọc được dữ liệu mới: dữ liệu không truy cập được hoặc có lỗi. Bạn đang xem dữ liệu như lúc { $time } ngày { $day }. Trang này sẽ tự cập nhật ngay khi đọc lại được dữ liệu.
last-good-why = Lỗi ở đâu
findings-away = Hiện chưa kiểm tra được dữ liệu vì không truy cập được.
