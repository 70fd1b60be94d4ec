# A still map

still-title = Bản đồ: { $places }
