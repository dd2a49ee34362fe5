# The first page: events and newsletters, what to do first, what is deleted and when.
desk-home-new = Create an event or newsletter
desk-home-none-events = Nothing planned at the moment.
desk-home-none-newsletters = No newsletters yet.
desk-home-past = { $count ->
    [one] 1 past event
   *[other] { $count } past events
}
desk-home-readers = { $count ->
    [one] 1 reader
   *[other] { $count } readers
}
desk-first-title = Three things to do first
desk-first-codes = Set up login codes
desk-first-guidance = Read the guidance on looking after people’s details
desk-first-create = Create your first event
desk-first-done = Done
desk-first-help = How it all works
desk-badge-open = Open
desk-badge-full = Full
desk-badge-closed = Sign-up closed
desk-badge-not-yet = Opens on { $day }
desk-badge-cancelled = Cancelled
desk-badge-over = Over
desk-badge-soon = { $days ->
    [0] Today
    [one] Tomorrow
   *[other] Starts in { $days } days
}
desk-places-of = { $taken ->
    [0] No sign-ups yet, { $capacity } places
   *[other] { $taken } of { $capacity } places
}
desk-places = { $taken ->
    [0] No sign-ups yet
    [one] 1 place taken, no limit
   *[other] { $taken } places taken, no limit
}
desk-places-to-confirm = { $count ->
    [one] 1 sign-up
   *[other] { $count } sign-ups
} to confirm
desk-places-waiting = { $count ->
    [one] 1 sign-up
   *[other] { $count } sign-ups
} waiting
desk-go-list = List
desk-go-door = Door
desk-go-message = Message
desk-next = Next:
desk-next-share = share the link, so that people can sign up
desk-next-message = tell people how to get there
desk-next-door = open the door list and tick people off as they arrive
desk-home-on-time = Everything due for deletion has been deleted.
desk-home-overdue = { $count ->
    [one] 1 record should have been deleted by now
   *[other] { $count } records should have been deleted by now
}
desk-home-overdue-why = Nobody can see them any more, but they’re still stored. Please tell the person who runs this site: automatic deletion isn’t working.
desk-home-overdue-here = { $count ->
    [one] 1 overdue
   *[other] { $count } overdue
}
desk-home-overdue-when = Should be deleted by now
desk-home-held = What’s deleted, and when
desk-home-held-lead = All of this is deleted automatically. You don’t have to do anything.
desk-home-held-none = No sign-ups yet.
desk-home-held-when = Deleted by
desk-home-held-registration-confirmed = { $count ->
    [one] 1 sign-up
   *[other] { $count } sign-ups
}
desk-home-held-registration-waiting = { $count ->
    [one] 1 sign-up
   *[other] { $count } sign-ups
} on the waiting list
desk-home-held-registration-pending = { $count ->
    [one] 1 sign-up
   *[other] { $count } sign-ups
}, not confirmed
desk-home-held-subscription-confirmed = { $count ->
    [one] 1 reader
   *[other] { $count } readers
}
desk-home-held-subscription-pending = { $count ->
    [one] 1 sign-up
   *[other] { $count } sign-ups
}, not confirmed
desk-home-held-answers-sooner = { $count ->
    [one] Some answers from 1 sign-up
   *[other] Some answers from { $count } sign-ups
}
desk-home-gone = Deleted in the last 7 days
desk-home-gone-none = Nothing was due for deletion in the last 7 days.
desk-home-gone-of = From
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
    [one] Answers from 1 sign-up
   *[other] Answers from { $count } sign-ups
}
desk-home-gone-consent = { $count ->
    [one] 1 consent record
   *[other] { $count } consent records
}
desk-home-gone-suppression = { $count ->
    [one] 1 do-not-email record
   *[other] { $count } do-not-email records
}
desk-home-gone-request = { $count ->
    [one] 1 request
   *[other] { $count } requests
}
desk-receipts-title = What was deleted
desk-receipts-lead = What was deleted automatically for this event, and when. This record names nobody and is kept for 24 months.
desk-receipts-none = Nothing has been deleted yet.
