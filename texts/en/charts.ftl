chart-as-table = Show as a table
chart-unknown = Unknown
chart-interval = Range (90%)
chart-interval-50 = Range (50%)
chart-interval-90 = Range (90%)
chart-needed = Needed
chart-from-to = { $low } to { $high }
