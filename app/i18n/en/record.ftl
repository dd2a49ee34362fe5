# The pages behind a person's own links: sent, confirm, your sign-up, change, cancel, unsubscribe, your data.
sent-title = Check your email
sent-lead = You’re not signed up yet. Open our email and press the button.
sent-lead-data = Open our email to see what we hold about you.
sent-one = If you already have an email from us about this, use the newest one. It covers what you’ve just sent.
sent-slow-minutes = Lots of people are signing up right now. Our email may take up to { $minutes } minutes.
sent-slow-hours = Lots of people are signing up right now. Our email may take up to { $hours } hours. You don’t need to do anything.
sent-to = Sent to
sent-from = From
sent-subject = Subject
sent-held = We’re holding { $seats ->
    [one] your place
   *[other] your { $seats } places
} until { $until }.
sent-waiting = This event is full. Press the button in our email to join the waiting list.
sent-not-right = Wrong address?
sent-correct = Correct it
sent-nothing = If our email doesn’t arrive
sent-wait = Wait a few minutes. Some email is slow.
sent-spam = Look in your spam or junk folder for the subject above.
sent-never = If you once asked us never to email you, nothing will come. Contact us to change that.
sent-call = Still nothing? Call { $phone } or write to { $email }.
sent-again = Send it again
sent-limit = We’ll send one email in 10 minutes at most, and three a day.
sent-again-done = We’ll send it again if we can
sent-again-text = If our last email is less than 10 minutes old, or you’ve had three today, we won’t send another. Please use the last one.

confirm-title-event = { $seats ->
    [one] Confirm your place
   *[other] Confirm your { $seats } places
}: { $title }
confirm-title-waiting = Join the waiting list: { $title }
confirm-title-newsletter = Confirm: { $title }
confirm-changed = This has changed
confirm-changed-text = The form was sent again after you opened this page. Please check it before you press the button.
confirm-newer = Is this the right one?
confirm-newer-text = This address was signed up again on { $at }, maybe with other answers. The button below confirms what you see on this page.
confirm-newer-link = See the later one instead
confirm-lead-held = Press the button and { $seats ->
    [one] your place is
   *[other] your { $seats } places are
} yours. We’ll hold { $seats ->
    [one] it
   *[other] them
} until { $until }.
confirm-lead-seats = Press the button and { $seats ->
    [one] your place is
   *[other] your { $seats } places are
} yours. Places go to the first people to confirm.
confirm-lead-waiting = This event is full right now. Press the button to join the waiting list.
confirm-lead-newsletter = Press the button to start getting the newsletter.
confirm-button-event = { $seats ->
    [one] Confirm my place
   *[other] Confirm my { $seats } places
}
confirm-button-waiting = Join the waiting list
confirm-button-newsletter = Confirm and subscribe
confirm-what = What you’re confirming
confirm-nothing = If you don’t confirm, we’ll delete this on { $day }.
confirm-not-me = This wasn’t me: delete now

fact-email = Email address
fact-seats = Places
fact-signed-up = Signed up
fact-confirmed = Confirmed
fact-language = Language

standing-pending = Not confirmed yet: { $title }
standing-pending-text = One step left: confirm your sign-up.
standing-confirmed = You’re coming to { $title }
standing-confirmed-text = { $seats ->
    [one] You have a place.
   *[other] You have { $seats } places.
} See you there.
standing-waiting = You’re on the waiting list for { $title }
standing-waiting-text = We’ll email you as soon as { $seats ->
    [one] there’s a place for you.
   *[other] there are { $seats } places for you.
}
standing-subscribed = You’re subscribed to { $title }
standing-subscribed-text = You’ll get the newsletter by email. You can unsubscribe at any time.
standing-cancelled = { $title } is cancelled
standing-cancelled-text = Sorry. You don’t need to do anything. We’ll delete your details on the date below.
done-confirmed = Thank you, that’s confirmed.
done-changed = We’ve saved your changes.
done-still-coming = Thank you. We’ll keep your place.
done-renewed = Thank you. You’ll keep getting it.
done-taken-back = We’ve deleted that answer.
done-resumed = Thank you. You’ll get our mail again
ticket-code = Your ticket code
ticket-hint = Show this or read it out at the door. No need to print it.
ticket-qr = Your ticket code as a picture to scan
ticket-join = Join online
fact-arrived = Arrived
fact-arrived-of = { $n } of { $m }, on { $at }
held-by-organiser = { $branch } added you to the list, as you asked by phone or on paper.
attendee-info = Good to know
way-confirm = Confirm now
way-change = Change my sign-up
way-calendar = Add to calendar
way-cancel = I can’t come
way-leave = Leave the waiting list
way-delete = Delete my sign-up now
way-public = See the public page
way-unsubscribe = Unsubscribe
way-download = Download my details
way-privacy = Privacy notice
held-heading = What we hold about you
agreed-heading = What you agreed to
agreed-on = Agreed on { $day }
take-back = Withdraw this and delete my answer
still-coming = Are you still coming?
still-coming-text = The date has moved a lot. If we don’t hear from you, we’ll delete your sign-up on { $day }. If you’re still coming, we’ll keep it until { $until }.
still-coming-button = Yes, I’m still coming
renew = Do you still want this?
renew-text = If we don’t hear from you, the newsletter will stop and we’ll delete your address on { $day }.
renew-button = Yes, keep sending it
suspended-newsletter = We’ve stopped sending you this newsletter
suspended-event = We’ve stopped sending you messages about this event
suspended-no-such-address = On { $day } your mail service told us that there’s no such address, or that it’s closed.
suspended-kept-failing = Since { $day } our mail has come back again and again.
suspended-complaint = On { $day } our mail to you was marked as spam.
suspended-still = You still get mail about your own sign-up: your ticket, a new date, or if it’s called off.
suspended-text = Does your address work? Then press the button.
suspended-button = Yes, send it to me again

change-title = Change your sign-up: { $title }
change-address = Signed up with { $address }. To use another address, cancel and sign up again.
change-more = You can have up to { $most } places.
change-few-more = { $more ->
    [one] Only 1 more place is free.
   *[other] Only { $more } more places are free.
}
change-most = { $most ->
    [one] Each sign-up is for one person.
   *[other] { $most } places is the most for one sign-up.
} Others can sign up themselves.
change-waiting = Others can join the waiting list with a sign-up of their own.
change-closed = Sign-up has closed. To bring more people, write to { $email } or call { $phone }.
change-full = No more places are free. Others can join the waiting list with a sign-up of their own.
change-button = Save changes
change-back = Go back without saving

cancel-title = Cancel { $seats ->
    [one] your place
   *[other] your { $seats } places
}: { $title }
cancel-title-waiting = Leave the waiting list: { $title }
cancel-text = { $seats ->
    [one] Your place will be
   *[other] Your { $seats } places will be
} free for others, and we’ll delete your details for this event straight away. You can’t undo this.
cancel-text-waiting = You’ll leave the waiting list, and we’ll delete your details for this event straight away. You can’t undo this.
cancel-button = { $seats ->
    [one] Cancel my place
   *[other] Cancel my { $seats } places
}
cancel-title-pending = Not you? { $title }
cancel-text-pending = Someone entered this address on our site. Press the button and we’ll delete it straight away.
cancel-button-pending = Delete now
cancel-never-text = You can also block this address, so nobody can sign it up here again.
cancel-never = Delete, and never email me again
cancel-keep = No, keep my sign-up

unsubscribe-title = Unsubscribe from “{ $title }”?
unsubscribe-text = You won’t get it any more, and we’ll delete your details for it straight away.
unsubscribe-button = Unsubscribe
unsubscribe-never = Unsubscribe, and never email me again

your-data-title = Your details
your-data-lead = Enter your email address and we’ll send you a link to everything we hold about you. You can see it, change it, download it or delete it.
your-data-email-why = to find your details and send you the links
your-data-used-for = Sending you the links. Nothing else.
your-data-seen-by = Nobody. It’s automatic
your-data-deleted = automatically, after { $days } days
your-data-button = Send me the links
your-data-after = Everyone sees the same message, so nobody can find out if you’re on a list.
your-data-other = Without email
your-data-by-hand = Call { $phone } or write to { $email }. We’ll help you free of charge.
