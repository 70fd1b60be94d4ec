# What is said when the data cannot be read while the app runs

last-good = Newer data cannot be read: they are out of reach or hold an error. You see the data as they were on { $day } at { $time }. This page renews itself as soon as the data can be read again.
last-good-why = What is wrong
findings-away = The data cannot be checked now, as they are out of reach.
