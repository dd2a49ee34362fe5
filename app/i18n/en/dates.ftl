# Dates and times. $month and $weekday are the names below; $hour24, $hour12 and $minute are numbers,
# $day and $year are text, $minutes always has two digits, $half is am or pm.
date-day = { $day } { $month } { $year }
date-clock = { $minute ->
    [0] { $hour12 }
   *[other] { $hour12 }.{ $minutes }
} { $half ->
    [am] am
   *[pm] pm
}
date-midnight = midnight
date-moment = { $weekday } { $day } { $month } { $year }, { $clock }
date-short = { $day } { $month }, { $clock }
date-span-day = { $weekday } { $day } { $month } { $year }, { $from } to { $to }
date-span = { $from } to { $to }

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
