# Texts of every mail to people. Short sentences, plain words: a reading age of 12.

# Foot, slip and facts, shared by the mails.
mail-link-your-sign-up = See or change my sign-up
mail-link-unsubscribe = Unsubscribe
mail-link-not-me = Not me: delete it now, or never email me again
mail-link-privacy = Privacy notice
mail-link-slip = How we use your details
mail-button-your-sign-up = See my sign-up
mail-cannot-come = I can’t come
mail-contact = Questions? Just reply to this email to reach { $branch }, { $organisation }.
mail-why-pending = You’re getting this email because someone entered your address in a form from { $branch }, { $organisation }. Questions? Just reply.
mail-why-signed-up = You’re getting this email because you signed up for “{ $title }”. Questions? Just reply.
mail-slip-pending = Used for: { $purpose } Unless you confirm, we’ll delete everything by { $ends }.
mail-slip-event = Used for: { $purpose } We’ll delete your details on { $ends }.
mail-slip-waiting = Used for: { $purpose } We’ll delete your details on { $ends }, or on { $later } if you get a place.
mail-slip-newsletter = Used for: { $purpose } We’ll delete your details when you unsubscribe, or on { $ends } if you don’t renew.
mail-fact-access = Accessibility
mail-fact-attendee-info = Good to know
mail-fact-new-info = New information
mail-calendar-attached = A calendar file is attached.

# Confirm, and the answer to a known address: one subject for both.
mail-sign-up-subject = Please confirm: { $title }
mail-confirm-lead = Someone signed up { $seats ->
    [one] for a place
   *[other] for { $seats } places
} with this address. Was this you? Press the button, then confirm on our page.
mail-confirm-lead-newsletter = Someone asked for this newsletter with this address. Was this you? Press the button, then confirm on our page.
mail-confirm-full = The event is full. Confirm to join the waiting list.
mail-confirm-button = Yes, it was me
mail-confirm-frequency = How often: { $frequency }.
mail-confirm-held = We’re holding { $seats ->
    [one] your place
   *[other] your { $seats } places
} until { $until }. After that, places go to the first people to confirm.
mail-confirm-first-come = We can’t hold { $seats ->
    [one] a place
   *[other] { $seats } places
} for you. Places go to the first people to confirm. If the event is full when you confirm, you’ll join the waiting list.
mail-confirm-otherwise = Not you? Ignore this email and we’ll delete the sign-up by { $ends }.

mail-confirm-reminder-subject = Reminder to confirm: { $title }
mail-confirm-reminder-lead = You’re not signed up yet. We won’t remind you again.

mail-already-lead = You’re already signed up. Someone entered your address in the form again, but nothing has changed.
mail-already-not-you = Not you? Ignore this email. We’ll delete what was entered this time within two hours.

# Seats and the waiting list.
mail-ticket-subject = You’re coming: { $title }
mail-ticket-lead = You’re coming: you have { $seats ->
    [one] a place.
   *[other] { $seats } places.
} See you there.
mail-added-subject = You’re signed up: { $title }
mail-added-lead = { $branch } added you to the list, as you asked by phone or on paper.
mail-added-seats = { $seats ->
    [one] You have a place.
   *[other] You have { $seats } places.
}
mail-added-wrong = Didn’t ask for this, or changed your mind?
mail-added-remove = Take me off the list and delete my details
mail-why-added = You’re getting this email because { $branch } added you to the list for “{ $title }”. Questions? Just reply.
mail-moved-subject = You’re now on the waiting list: { $title }
mail-moved-lead = { $branch } has moved you to the waiting list. Your ticket is no longer valid. If you think this is wrong, just reply.
mail-removed-subject = You’ve been taken off the list: { $title }
mail-removed-heading = You’ve been taken off the list
mail-removed-lead = { $branch } has taken you off the list for “{ $title }”. We’ve deleted everything we held about your sign-up. If you think this is wrong, just reply.
mail-waiting-subject = You’re on the waiting list: { $title }
mail-waiting-lead = The event is full at the moment. You’re on the waiting list for { $seats ->
    [one] a place.
   *[other] { $seats } places.
} You don’t need to do anything.
mail-waiting-how = When { $seats ->
    [one] a place comes free and it’s your turn, it’s
   *[other] { $seats } places come free and it’s your turn, they’re
} yours and we’ll email you straight away. A bigger group is passed over three times at most. After that, we keep free places for it.
mail-seat-free-subject = You have a place: { $title }
mail-seat-free-lead = Good news: { $seats ->
    [one] a place has come free, and it’s yours.
   *[other] { $seats } places have come free, and they’re yours.
} If you can’t come, please tell us, so the next person on the list can.
mail-seats-changed-subject = Changed: you have { $seats ->
    [one] 1 place
   *[other] { $seats } places
} for { $title }
mail-seats-changed-lead = You changed your sign-up: you now have { $seats ->
    [one] 1 place.
   *[other] { $seats } places.
}
mail-waiting-changed-subject = Changed: you’re waiting for { $seats ->
    [one] 1 place
   *[other] { $seats } places
} for { $title }

# Changes of the event.
mail-changed-subject = New information: { $title }
mail-changed-when-subject = { $news } – { $title }
mail-changed-when-and-venue-subject = { $news }, and a new venue – { $title }
mail-changed-venue-subject = New venue – { $title }
mail-changed-time = New time: { $new } (was { $old })
mail-changed-end = New end: { $new } (was { $old })
mail-changed-date = New date: { $new } (was { $old })
mail-changed-venue = New venue: { $new } (was { $old })
mail-changed-deleted = We’ll now delete your sign-up on { $new } (was { $old }).
mail-changed-after-all-subject = It’s back on: { $title }
mail-changed-after-all = It was cancelled. Now it’s back on.
mail-changed-after-all-kept = You’re still on our list. You don’t need to do anything.
mail-changed-still-coming = I’m still coming
mail-changed-otherwise = The new date is far from the old one. If you’re still coming, we’ll keep your sign-up until { $new }. If we don’t hear from you, we’ll delete it on { $ends }, as we first said, and you won’t have a place.
mail-cancelled-subject = Cancelled: { $title }
mail-cancelled-heading = Cancelled: { $title }
mail-cancelled-deleted = We’ll delete your sign-up automatically on { $ends }. You don’t need to do anything.
mail-cancelled-calendar = The attached file removes it from your calendar.

# Newsletters.
mail-subscribed-subject = You’re subscribed: { $title }
mail-subscribed-lead = You’re subscribed: it comes to this address. How often: { $frequency }.
mail-subscribed-stop = You can unsubscribe at any time: every email has a link. After { $months } months we’ll ask if you still want it. If we don’t hear from you, we’ll stop sending it.
mail-renew-subject = Do you still want { $title }?
mail-renew-heading = Do you still want { $title }?
mail-renew-lead = You signed up a while ago. We ask now and then, so nobody gets emails they no longer want.
mail-renew-button = Yes, keep sending it
mail-renew-otherwise = If not, you don’t need to do anything. It’ll stop on { $ends }, and we’ll delete your address.

# An issue of a newsletter.
mail-why-issue = You’re getting this because you subscribed to “{ $title }” from { $branch }. Your subscription ends on { $ends } unless you renew it. Questions? Just reply.
mail-link-subscription = Your subscription
mail-link-on-the-web = See it on the web
# A picture of an issue, in the text part of the email.
mail-picture = Picture: { $alt }
mail-card-cancelled = Cancelled: { $title }
mail-card-more = Details and sign-up

# Everything held under an address.
mail-your-data-subject = The details we hold about you
mail-your-data-heading = The details we hold about you
mail-your-data-lead = { $count ->
    [one] We hold one sign-up with this address. Use the links to see, change or delete it.
   *[other] We hold { $count } sign-ups with this address. Use the links to see, change or delete each one.
}
mail-your-data-nothing = { $organisation } holds no sign-ups with this address.
mail-your-data-record = { $state }. Deleted on { $ends }.
mail-your-data-confirm = Confirm my sign-up
mail-your-data-delete = Cancel and delete it
mail-your-data-why = You’re getting this email because someone entered your address in the “Your details” form of { $organisation }. Not you? Ignore this email. We’ll delete the request after 5 days.
mail-your-data-contact = Questions? Email { $email } or call { $phone }.
mail-state-pending = Not confirmed yet
mail-state-confirmed = You’re coming, with { $seats ->
    [one] a place
   *[other] { $seats } places
}
mail-state-waiting = On the waiting list
mail-state-subscribed = Subscribed

# After an erasure.
mail-goodbye-subject = Deleted: your sign-up for { $title }
mail-goodbye-heading = We’ve deleted your sign-up
mail-goodbye-lead = We’ve deleted your sign-up for “{ $title }” from our site. This is our last email about it.
mail-goodbye-backups = Within { $days } days, it’ll be unreadable in our backups too.
mail-goodbye-nothing-left = We haven’t kept a copy of it.
mail-goodbye-proof = We keep a record that you once agreed, and one that stops this list from emailing you. Neither holds your address. We’ll delete both later, as our privacy notice says.
mail-goodbye-check = See what you still hold about me

# What organisers write to those who come, and the reminder two days before.
mail-reminder-subject = Coming up: { $title }
mail-reminder-cannot = Can’t come? Tell us now and we’ll give { $seats ->
    [one] your place
   *[other] your { $seats } places
} to the next person waiting. It takes one button, and we’ll delete your sign-up straight away.
mail-reminder-lead = Coming? You have { $seats ->
    [one] a place.
   *[other] { $seats } places.
} See you there.

# Getting mail again after “never write to me”.
mail-lift-subject = Unblock your email address?
mail-lift-heading = Unblock your email address?
mail-lift-lead = You once asked { $organisation } never to email you. Now someone has asked us to change that. If it was you, press the button.
mail-lift-button = Unblock my address
mail-lift-nothing = Not you? Ignore this email and nothing will change.
mail-lift-why = You’re getting this one email because our data officer was asked for it. The link works for 5 days. Then we’ll delete the request.
mail-check-subject = Mail check: { $organisation }
mail-check-heading = This email has arrived
mail-check-lead = The people who run the site of { $organisation } asked for it, to see whether its emails arrive and are trusted.
mail-check-look = Now open the email’s source. Many programs call it “Show original” or “View source”. There should be “pass” next to SPF, DKIM and DMARC.
mail-check-unsubscribe = It has the headers of a newsletter, because receivers look at those too. Your program may offer to unsubscribe you: that does nothing, because you’re on no list.
mail-check-why = You’re getting this one email because someone entered your address for the check. We don’t keep it.
