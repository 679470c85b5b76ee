chart-as-table = Visa som tabell
chart-unknown = Okänt
chart-interval = Spann (90 %)
chart-interval-50 = Spann (50 %)
chart-interval-90 = Spann (90 %)
chart-needed = Behov
chart-from-to = { $low } till { $high }
