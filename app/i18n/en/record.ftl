# The pages behind a person's own links: sent, confirm, your sign-up, change, cancel, unsubscribe, your data.
sent-title = Look in your inbox
sent-lead = Look for our e-mail and press the button in it to go on.
sent-one = We write at most once in 10 minutes, and only a few times a day. If you have an e-mail from us about this already, use the newest one. It is good for what you have just sent.
sent-slow-minutes = Many people are signing up right now. Our e-mail may take up to { $minutes } minutes.
sent-slow-hours = Very many people are signing up right now. Our e-mail may take up to { $hours } hours. It will come by itself.
sent-to = Sent to
sent-from = From
sent-subject = Subject
sent-held = We hold your place until { $until }.
sent-waiting = The event is full. Press the button to join the waiting list.
sent-not-right = Is the address wrong?
sent-correct = Correct it
sent-nothing = If nothing comes
sent-wait = Wait a few minutes. Some mail is slow.
sent-spam = Look in your spam or junk folder for the subject above.
sent-check = Check that the address above is right.
sent-never = Did you once tell us never to write to you? Then you get no mail from this site any more. Ring or write to us if you want that undone.
sent-ring = Still nothing? Ring { $phone }.
sent-again = Send again
sent-limit = We send at most one mail in 10 minutes, and three a day.
sent-again-done = We have noted that
sent-again-text = If the last mail is less than 10 minutes old, or you had three today, no new one comes. Please use the last one.

confirm-title = One more step
confirm-changed = This has changed
confirm-changed-text = The form was sent again after you opened this page. Look at what it says now before you press the button.
confirm-newer = Is this the right one?
confirm-newer-text = This address was signed up again on { $at }, perhaps with other answers. The button below is for what you see on this page.
confirm-newer-link = See the later one instead
confirm-lead-held = Press the button and { $seats ->
    [one] your place is
   *[other] your { $seats } places are
} yours. We hold { $seats ->
    [one] it
   *[other] them
} until { $until }.
confirm-lead-seats = Press the button and { $seats ->
    [one] your place is
   *[other] your { $seats } places are
} yours. Places go to the first who press it.
confirm-lead-waiting = The event is full right now. Press the button to join the waiting list.
confirm-lead-newsletter = Press the button and the newsletter comes to you.
confirm-button-event = Confirm my sign-up
confirm-button-waiting = Join the waiting list
confirm-button-newsletter = Confirm and subscribe
confirm-what = What you confirm
confirm-nothing = If you do nothing, we delete this on { $day }.
confirm-not-me = This wasn’t me: delete now

fact-email = E-mail address
fact-seats = People
fact-signed-up = Signed up
fact-confirmed = Confirmed
fact-language = Language

standing-pending = Not confirmed yet
standing-pending-text = One step is left. Confirm your sign-up to make it count.
standing-confirmed = You are coming
standing-confirmed-text = { $seats ->
    [one] We have a place for you.
   *[other] We have { $seats } places for you.
} See you there.
standing-waiting = You are on the waiting list
standing-waiting-text = We write to you as soon as a place is free for you.
standing-subscribed = You are subscribed
standing-subscribed-text = The newsletter comes to you by e-mail. You can stop it at any time.
standing-cancelled = We are sorry. You need do nothing. What we hold goes by itself on the day below.
done-confirmed = Thank you. You have confirmed
done-changed = Your changes are saved
done-still-coming = Thank you. We keep your place
done-renewed = Thank you. It goes on as before
done-taken-back = That answer is deleted
ticket-code = Your ticket code
ticket-hint = Say it at the door, or show this picture. You need not print it.
ticket-qr = Your ticket code as a picture to scan
fact-arrived = Came
fact-arrived-of = { $n } of { $m }, on { $at }
held-by-organiser = { $branch } put you on this list, as you asked by phone or on paper.
attendee-info = Good to know
way-confirm = Confirm now
way-change = Change
way-calendar = Add to calendar
way-cancel = I can’t come: cancel and delete
way-unsubscribe = Unsubscribe and delete
way-download = Download all of this
way-privacy = Privacy notice
held-heading = What we hold about you
agreed-heading = What you agreed to
agreed-on = Agreed on { $day }
take-back = Take this back and delete my answer
still-coming = Are you still coming?
still-coming-text = The date has moved a lot. If you tell us nothing, we delete your sign-up on { $day }. If you still come, we keep it until { $until }.
still-coming-button = Yes, I am still coming
renew = Do you still want this?
renew-text = If you tell us nothing, the newsletter stops and we delete your address on { $day }.
renew-button = Yes, keep sending it

change-title = Change your sign-up
change-address = Signed up with { $address }. For a new address, cancel and sign up again.
change-fewer = You can give places back here.
change-more = To bring more people, sign up again with another address.
change-full = The event is full. To bring more people, sign up again with another address: they join the waiting list.
change-button = Save changes
change-back = Go back, change nothing

cancel-title = Cancel and delete?
cancel-text = Your places go to someone else, and what we hold for this event is deleted at once. This can’t be undone.
cancel-text-waiting = You leave the waiting list, and what we hold for this event is deleted at once. This can’t be undone.
cancel-button = Cancel and delete
cancel-title-newsletter = Stop and delete?
cancel-text-newsletter = You get no more of this newsletter, and what we hold for it is deleted at once.
cancel-button-newsletter = Stop and delete
cancel-title-pending = Was this not you?
cancel-text-pending = Someone typed this address on our site. Press the button and it is deleted at once.
cancel-button-pending = Delete now
cancel-never-text = You can also block this address. Then nobody can get us to write to you.
cancel-never = Delete, and never write to me again
cancel-keep = No, keep it

unsubscribe-title = Stop { $title }?
unsubscribe-text = You get no more of it, and what we hold for it is deleted at once.
unsubscribe-button = Unsubscribe
unsubscribe-never = Unsubscribe, and never write to me again

your-data-title = Your data
your-data-lead = Type your e-mail address. We send you a link to all that we hold about you. You can see it, change it, take it with you or delete it.
your-data-email-why = to look it up and to send you the links
your-data-used-for = Sending you the links. Nothing else.
your-data-seen-by = Nobody. It is all done by the site itself
your-data-deleted = After { $days } days, from this site by itself
your-data-button = Send me the links
your-data-after = We show the same answer to all, so nobody can find out if you are on a list.
your-data-other = Without e-mail
your-data-by-hand = Ring { $phone }, or write to { $email }. We help you free of charge.
