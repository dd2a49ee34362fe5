# Writing to those who come.
desk-announce-title = Messages
desk-announce-lead = Write to those who come, about this event alone. Each person gets a mail of their own, and nobody sees who else does.
desk-announce-new = Write a message
desk-announce-none = Nothing was sent yet.
desk-announce-reminder = Reminder two days before
desk-announce-reminds = It goes out by itself to all who have a place. It begins with “Can’t come? Give your place to someone waiting”.
desk-announce-reminds-not = It is turned off for this event.
desk-announce-reminds-stop = Turn the reminder off
desk-announce-reminds-start = Turn the reminder on

desk-announce-new-title = Write to those who come
desk-announce-why-title = Only about this event
desk-announce-why = People gave their address so that you can run this event. Tell them what they need for it: the way, the time, what to bring.
desk-announce-why-campaign = Do not campaign, ask for money or tell of other events here. A message that does is no longer a service to those who come: it is marketing, and nobody agreed to that.
desk-announce-subject = Subject
desk-announce-subject-hint = One line that says what it is about.
desk-announce-text = Message
desk-announce-text-hint = An empty line starts a new paragraph. **Two stars** make bold, a dash starts a list, [words](https://…) make a link. No pictures.
desk-announce-segment = Who gets it?
desk-announce-segment-confirmed = All who have a place
desk-announce-segment-waiting = All on the waiting list
desk-announce-segment-both = Both
desk-announce-people = { $count ->
    [one] 1 person
   *[other] { $count } people
}
desk-announce-when = When should it go out?
desk-announce-when-now = As soon as I press send
desk-announce-when-later = Later, at the time below
desk-announce-date = Day
desk-announce-later-only = Only if it goes out later
desk-announce-time = Time
desk-announce-kept = Your text is deleted together with the sign-ups of this event.
desk-announce-look = See how it reads
desk-announce-back = Back to the messages
desk-announce-error-empty-subject = Write a subject
desk-announce-error-empty-text = Write your message
desk-announce-error-long = Use at most { $most } letters
desk-announce-error-character = Take out the line breaks or signs that a mail can’t carry here
desk-announce-error-segment = Choose who gets it
desk-announce-error-when = Choose when it goes out
desk-announce-error-date = Enter a day and a time, like 12/06/2027 and 18:00, or choose to send it at once
desk-announce-error-range = Choose a time from now on, and before the sign-ups are deleted: { $latest }

desk-announce-state-draft = Not sent yet
desk-announce-state-scheduled = Goes out on { $when }
desk-announce-state-sending = Going out since { $when }
desk-announce-state-done = Sent on { $when }
desk-announce-state-stopped = Stopped
desk-announce-sent = { $sent } of { $total } sent
desk-announce-failed = { $count ->
    [one] 1 could not be sent.
   *[other] { $count } could not be sent.
}
desk-announce-in-doubt = { $count ->
    [one] 1 is in doubt and is tried again.
   *[other] { $count } are in doubt and are tried again.
}
desk-announce-spared = { $count ->
    [one] 1 was not sent: the person cancelled, wants no mail, or it was stopped.
   *[other] { $count } were not sent: the people cancelled, want no mail, or it was stopped.
}
desk-announce-left = { $count ->
    [one] 1 is left.
   *[other] { $count } are left.
}
desk-announce-tested = A test is on its way to { $address }
desk-announce-test = Send a test to myself
desk-announce-once = What is sent cannot be taken back. Read it once more.
desk-announce-send = Send it now to { $people }
desk-announce-schedule = Send it to { $people } on { $when }
desk-announce-change = Change it
desk-announce-discard = Throw this draft away
desk-announce-stop-text = Whatever has not gone out yet will not go.
desk-announce-stop = Stop
desk-announce-as-html = How it reads
desk-announce-as-text = The whole mail as plain text
