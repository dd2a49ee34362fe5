# The pages of events and newsletters.
fact-event = Event
fact-newsletter = Newsletter
fact-when = When
fact-where = Where
fact-access = Getting in
fact-cost = Cost
fact-photos = Photos
fact-photos-notice = We may take photos. Tell us at the door if you want to be left out.
fact-places = Places
fact-how-often = How often
fact-who-for = Who it is for
places-all = { $capacity }
places-left = { $left } of { $capacity } left
places-full = Full. You can join the waiting list

event-sign-up = Sign up
event-button = Sign up
event-email-why = to send your ticket and any change of plan
event-cancelled = This event is cancelled
event-cancelled-text = If you signed up, we have sent you a mail.
event-over = This event is over
event-closed = Sign-up is closed
event-closed-text = It closed on { $moment }.
event-not-yet = Sign-up opens on { $moment }
event-not-yet-text = Please come back then. There is no need to sign up early.
event-questions = Questions? Write to
event-more = See what else is coming up

offer-held = We hold your place until { $until }. Press the button in our e-mail to keep it.
offer-first = We can’t hold places any more. They go to the first people who press the button in our e-mail.
offer-waiting = The event is full. You would join the waiting list, and we write to you if a place is free.
waiting-rule = A free place goes to the first on the waiting list it is enough for. A bigger group is passed over three times at most. After that we keep free places for it.
offer-bigger = A group bigger than { $left } would join the waiting list.

newsletter-sign-up = Get it by e-mail
newsletter-button = Subscribe
newsletter-email-why = to send you this newsletter
newsletter-after = We send you one e-mail first. Nothing more comes until you press the button in it.
newsletter-age = People aged { $age } or over
newsletter-closed = This newsletter has ended
newsletter-closed-text = You can’t join it any more.
newsletter-more = See what else there is
