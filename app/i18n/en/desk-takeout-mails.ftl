# Mails to organisers: tests of announcements, copies to be destroyed, receipts.
desk-mail-test-subject = Test
desk-mail-test-lead = This is a test, sent to you alone. Those who come to { $title } get the same text. Below it they find the links to their own sign-up.
desk-mail-test-button = Back to the message

desk-mail-destroy-subject = Please destroy your copies: { $title }
desk-mail-destroy-heading = Are all copies gone?
desk-mail-destroy-lead = You took out a list for { $title }. It names { $count ->
    [one] one person
   *[other] { $count } people
}. Every copy was to be destroyed by { $day }.
desk-mail-destroy-how = Shred what is on paper. Delete the file, also from your downloads, your bin and every phone or mail it went to.
desk-mail-destroy-button = Say that it is done
desk-mail-destroy-after = Until you do, your data officer sees that this list is still open.

desk-mail-receipt-subject = Deleted: sign-ups for { $title }
desk-mail-receipt-heading = It is done: the list is gone
desk-mail-receipt-lead = { $count ->
    [one] One registration
   *[other] { $count } registrations
} for { $title } { $count ->
    [one] was
   *[other] were
} deleted on { $day }.
desk-mail-receipt-earlier = { $earlier ->
    [one] One more was
   *[other] { $earlier } more were
} deleted before that: places on the waiting list, and sign-ups that nobody confirmed.
desk-mail-receipt-copies = You need do nothing, unless you took out a list. Then please destroy every copy of it too.
desk-mail-receipt-button = See the receipts
