# Dates and times. $month and $weekday are the names below; $hour24, $hour12 and $minute are numbers,
# $day and $year are text, $minutes always has two digits, $half is am or pm.
# The spaces between day and month and before am and pm are no-break spaces (U+00A0).
date-day = { $day } { $month } { $year }
date-clock = { $minute ->
    [0] { $hour12 }
   *[other] { $hour12 }.{ $minutes }
} { $half ->
    [am] am
   *[pm] pm
}
date-noon = noon
date-midnight = midnight
date-midnight-begins = midnight at the start of the day
# On the night when the clocks go back an hour comes twice.
date-clock-first = { $clock } (before the clocks go back)
date-clock-second = { $clock } (after the clocks go back)
date-moment = { $weekday } { $day } { $month } { $year }, { $clock }
date-weekday = { $weekday } { $day } { $month } { $year }
date-short-year = { $day } { $month } { $year }, { $clock }
date-short = { $day } { $month }, { $clock }
date-short-day = { $day } { $month }
date-span-day = { $weekday } { $day } { $month } { $year }, { $from } to { $to }
date-span = { $from } to { $to }
# A time of another zone than the organisation's, and the same time by the clocks of two zones.
date-zone = { $city } time
date-in-zone = { $said } ({ $zone })
date-elsewhere = { $here }, { $there } { $zone }

weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

# For the small calendar sheet beside an event.
date-month = { $month } { $year }
weekday-short-1 = Mon
weekday-short-2 = Tue
weekday-short-3 = Wed
weekday-short-4 = Thu
weekday-short-5 = Fri
weekday-short-6 = Sat
weekday-short-7 = Sun
month-short-1 = Jan
month-short-2 = Feb
month-short-3 = Mar
month-short-4 = Apr
month-short-5 = May
month-short-6 = Jun
month-short-7 = Jul
month-short-8 = Aug
month-short-9 = Sep
month-short-10 = Oct
month-short-11 = Nov
month-short-12 = Dec
