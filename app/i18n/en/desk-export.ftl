# Downloading and printing a list, and the copies that are out.
desk-export-title = Download the list
desk-export-print-title = Print the list
desk-export-lead = The list is safe here and works on a phone. Only download or print what you really need.
desk-export-answers-title = Print written answers without names
desk-export-answers-lead = What everyone with a place wrote, without their names. An answer can still name someone, so only share it with the people who cook or set up.
desk-export-ready = Your list is ready
desk-export-what = What do you want to print?
desk-export-list = The list
desk-export-tickets = { $count ->
    [one] A ticket for the 1 sign-up without an email address
   *[other] Tickets for the { $count } sign-ups without an email address
}
desk-export-columns = What should be on the list?
desk-export-columns-hint = Only tick what you need.
desk-export-column-name = Name or code
desk-export-column-seats = People
desk-export-column-state = Status
desk-export-column-code = Ticket code
desk-export-column-arrived = Arrived
desk-export-column-signed_up = Signed up
desk-export-special = Food, access and other private answers
desk-export-special-hint = These may show someone’s health or beliefs. Only share them with the people who cook or help.
desk-export-email-warning = You hardly ever need these, as you can message attendees from this site. A lost list of addresses can do harm.
desk-export-emails = Email addresses
desk-export-email = Include email addresses
desk-export-reason = Why do you need it?
desk-export-destroy-by = When will you destroy every copy?
desk-export-destroy-by-hint = We’ll email you on that day to ask.
desk-export-where-file = Your browser saves the file in Downloads. Until you tell us it’s destroyed, we’ll remind you of it here:
desk-export-where-print = Until you tell us the paper is destroyed, we’ll remind you of it here:
desk-export-button = Download
desk-export-print-button = Show the list to print
desk-export-as-file = Download it instead
desk-export-as-print = Print it instead
desk-export-error-columns = Choose what should be on the list
desk-export-error-reason = Choose why you need it
desk-export-error-day = Enter a day, like { $example }, from today to { $latest }, when we delete the sign-ups
desk-export-print-how = Print this page now. We won’t keep it.
desk-export-back = Back to the list
desk-export-total = { $people ->
    [one] 1 person
   *[other] { $people } people
} in { $rows ->
    [one] 1 sign-up
   *[other] { $rows } sign-ups
}
desk-export-here = Here
desk-export-shred = Don’t copy, photograph or share. Shred after the event.
desk-export-note-for = For { $title }: { $reason }. No other use.
desk-export-note-who = Created by { $name }, { $branch }, on { $when }
desk-export-note-destroy = Destroy every copy by { $day }
desk-tickets-title = Tickets to print
desk-tickets-how = Print this page, cut the tickets out and hand them over. We won’t keep it.
desk-tickets-none = Everyone with a place gets their ticket by email.
desk-tickets-qr = QR code of ticket { $code }
desk-copies-title = Lists you downloaded or printed
desk-copies-lead = Once every copy is gone (paper, files and emails), tell us here.
desk-copies-officer-title = Downloaded and printed lists
desk-copies-officer-lead = These aren’t confirmed as destroyed yet. If someone has left, you can confirm it for them.
desk-copies-none = No lists to confirm.
desk-copies-done = Thank you. We’ve noted that.
desk-copies-who = By { $name }
desk-copies-write = Email { $name }
desk-copies-subject = Please destroy your list: { $title }
desk-copies-left = someone who has left
desk-copies-taken-csv = A file with { $count ->
    [one] 1 sign-up
   *[other] { $count } sign-ups
}, downloaded on { $day }
desk-copies-taken-print = A list of { $count ->
    [one] 1 sign-up
   *[other] { $count } sign-ups
}, printed on { $day }
desk-copies-by = Destroy by { $day }
desk-copies-late = Should have been destroyed by { $day }
desk-copies-button = Every copy has been destroyed
