# The first page: what is held, until when, what went.
desk-home-new = Write something new
desk-home-drafts = Drafts
desk-home-untitled = Without a title
desk-home-none = Nothing yet.
desk-home-past = { $count ->
    [one] One past event, nothing held
   *[other] { $count } past events, nothing held
}
desk-home-on-time = All that was to be deleted by now is deleted.
desk-home-overdue = { $count ->
    [one] One record is overdue: it was to be deleted
   *[other] { $count } records are overdue: they were to be deleted
}
desk-home-overdue-why = Nobody sees them any more, but they are still on the disk. Tell whoever runs this site: the job that deletes is not running.
desk-home-overdue-here = { $count ->
    [one] 1 overdue
   *[other] { $count } overdue
}
desk-home-held-nothing = Nothing is held.
desk-home-held-registration-confirmed = { $count ->
    [one] 1 sign-up with a place
   *[other] { $count } sign-ups with a place
}, until { $day }
desk-home-held-registration-waiting = { $count ->
    [one] 1 on the waiting list
   *[other] { $count } on the waiting list
}, until { $day }
desk-home-held-registration-pending = { $count ->
    [one] 1 not confirmed
   *[other] { $count } not confirmed
}, until { $day } at the latest
desk-home-held-subscription-confirmed = { $count ->
    [one] 1 reader
   *[other] { $count } readers
}, until { $day } at the latest
desk-home-held-subscription-pending = { $count ->
    [one] 1 not confirmed
   *[other] { $count } not confirmed
}, until { $day } at the latest
desk-home-held-answers-sooner = { $count ->
    [one] Some answers of 1 person
   *[other] Some answers of { $count } people
}, deleted sooner: { $day }
desk-home-gone = Deleted in the last 7 days
desk-home-gone-none = Nothing was due in the last 7 days.
desk-home-gone-of = Of
desk-home-gone-what = What
desk-home-gone-when = When
desk-home-gone-registration = { $count ->
    [one] 1 sign-up
   *[other] { $count } sign-ups
}
desk-home-gone-subscription = { $count ->
    [one] 1 reader
   *[other] { $count } readers
}
desk-home-gone-answer_part = { $count ->
    [one] Answers of 1 person
   *[other] Answers of { $count } people
}
desk-home-gone-consent = { $count ->
    [one] 1 proof of a yes
   *[other] { $count } proofs of a yes
}
desk-home-gone-suppression = { $count ->
    [one] 1 mark not to write
   *[other] { $count } marks not to write
}
desk-home-gone-request = { $count ->
    [one] 1 request
   *[other] { $count } requests
}
desk-receipts-title = Receipts
desk-receipts-lead = What was deleted of this event by itself, and when. A receipt names nobody and is kept for 24 months.
desk-receipts-none = Nothing was deleted yet.
