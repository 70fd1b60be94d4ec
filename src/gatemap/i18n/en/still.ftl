# A still map

still-title = Map: { $places }
