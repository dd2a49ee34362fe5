# Messages to attendees.
desk-announce-title = Messages
desk-announce-lead = Message attendees about this event. Each person gets their own email, and can’t see who else got it.
desk-announce-new = Write a message
desk-announce-none = No messages sent yet.
desk-announce-reminder = Reminder two days before
desk-announce-reminds = We’ll send it automatically to everyone with a place. It asks anyone who can’t come to tell us.
desk-announce-reminds-not = It’s turned off for this event.
desk-announce-reminds-stop = Turn the reminder off
desk-announce-reminds-start = Turn the reminder on

desk-announce-new-title = Message attendees
desk-announce-why-title = Only about this event
desk-announce-why = People gave us their address for this event. Tell them what they need to know: how to get there, when, what to bring.
desk-announce-why-campaign = Please don’t campaign, ask for money or mention other events here. People haven’t agreed to marketing.
desk-announce-subject = Subject
desk-announce-subject-hint = One line that says what it’s about.
desk-announce-text = Message
desk-announce-text-hint = An empty line starts a new paragraph. **Two stars** make bold, a dash starts a list, [words](https://…) make a link. No pictures.
desk-announce-segment = Who gets it?
desk-announce-segment-confirmed = Everyone with a place
desk-announce-segment-waiting = Everyone on the waiting list
desk-announce-segment-both = Both
desk-announce-people = { $count ->
    [one] 1 person
   *[other] { $count } people
}
# After a number of people who get an email.
desk-announce-calls = , { $count } to call
desk-announce-when = When should it be sent?
desk-announce-when-now = Straight away
desk-announce-when-later = Later, at the time below
desk-announce-date = Day
desk-announce-later-only = Only if you send it later
desk-announce-time = Time
desk-announce-kept = We’ll delete your text together with the sign-ups for this event.
desk-announce-look = Preview
desk-announce-back = Back to messages
desk-announce-error-empty-subject = Enter a subject
desk-announce-error-empty-text = Enter your message
desk-announce-error-character = Remove line breaks and characters that we can’t use from “{ $label }”
desk-announce-error-segment = Choose who gets it
desk-announce-error-when = Choose when to send it
desk-announce-error-date = Enter a day and a time, like { $example } and 18:00, or choose to send it straight away
desk-announce-error-range = Choose a time from now on, before the sign-ups are deleted: { $latest }

desk-announce-state-draft = Not sent yet
desk-announce-state-scheduled = Will be sent on { $when }
desk-announce-state-sending = Sending since { $when }
desk-announce-state-paused = Paused
desk-announce-state-done = Sent on { $when }
desk-announce-state-stopped = Stopped
desk-announce-sent = { $sent } of { $total } sent
desk-announce-failed = { $count ->
    [one] 1 couldn’t be sent.
   *[other] { $count } couldn’t be sent.
}
desk-announce-in-doubt = { $count ->
    [one] 1 may not have arrived. We’re trying again.
   *[other] { $count } may not have arrived. We’re trying again.
}
desk-announce-spared = { $count ->
    [one] 1 wasn’t sent: the person cancelled or asked for no emails, or it was stopped.
   *[other] { $count } weren’t sent: the people cancelled or asked for no emails, or it was stopped.
}
desk-announce-left = { $count ->
    [one] 1 still to send.
   *[other] { $count } still to send.
}
desk-announce-tested = We’re sending a test to { $address }
desk-announce-test = Send a test to myself
desk-announce-once = You can’t undo this once it’s sent, so check it first.
desk-announce-nobody = Nobody would get this by email now.
desk-announce-send = Send to { $people }
desk-announce-schedule = Send to { $people } on { $when }
desk-announce-change = Edit
desk-announce-discard = Delete this draft
desk-announce-stop-text = If you stop now, emails that haven’t gone out yet won’t be sent.
desk-announce-stop = Stop
desk-announce-as-html = The email
desk-announce-as-text = Plain text version
