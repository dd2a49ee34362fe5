# Taking a list out, and the copies that are out.
desk-export-title = Take this list out
desk-export-print-title = Print a list
desk-export-lead = The list is safe here and can be used on a phone. Take out only what you need, and only if you must.
desk-export-columns = What should be on it?
desk-export-columns-hint = Tick only what is needed.
desk-export-column-name = Name
desk-export-column-seats = Places
desk-export-column-state = Place or waiting list
desk-export-column-code = Ticket code
desk-export-column-arrived = How many have come
desk-export-column-signed_up = When they signed up
desk-export-special = Food, access and other private answers
desk-export-special-hint = These can show somebody’s health or beliefs. Take them out only for whoever cooks or helps, and for nobody else.
desk-export-email-warning = You hardly ever need the addresses: you can write to all who come from this site. A list with addresses does harm if it is lost.
desk-export-emails = E-mail addresses
desk-export-email = Put the e-mail addresses on it
desk-export-reason = Why do you need it?
desk-export-destroy-by = When will every copy be destroyed?
desk-export-destroy-by-hint = On that day we ask you by mail.
desk-export-button = Get the file
desk-export-print-button = Show the list to print
desk-export-as-file = Get a file instead
desk-export-as-print = Print it instead
desk-export-error-columns = Tick what should be on the list
desk-export-error-reason = Choose why you need it
desk-export-error-day = Enter a day, like 12/06/2027, from today to { $latest }, when the sign-ups are deleted here
desk-export-print-how = Print this page now. It is not kept here.
desk-export-back = Back to the list
desk-export-here = Here
desk-export-shred = Do not copy, do not take a picture, do not pass on. Shred after the event.
desk-export-note-for = For { $title }: { $reason }. No other use.
desk-export-note-who = Taken by { $name }, { $branch }, on { $when }
desk-export-note-destroy = Destroy every copy by { $day }
desk-copies-title = Lists you took out
desk-copies-lead = Once no copy is left, on paper, in files or in mails, say so here.
desk-copies-officer-title = Lists that are out
desk-copies-officer-lead = Each of these was taken out and is not known to be destroyed. If whoever took it has left, you can say that it is gone.
desk-copies-none = No list is out.
desk-copies-done = Thank you. It is noted.
desk-copies-who = Taken by { $name }
desk-copies-left = somebody who has left
desk-copies-taken-csv = A file with { $count ->
    [one] 1 person
   *[other] { $count } people
}, taken on { $day }
desk-copies-taken-print = A printed list with { $count ->
    [one] 1 person
   *[other] { $count } people
}, taken on { $day }
desk-copies-by = To be destroyed by { $day }
desk-copies-late = Was to be destroyed by { $day }
desk-copies-button = Every copy is destroyed
