# Texts of every mail to people. Short sentences, plain words: a reading age of 12.

# Foot, slip and facts, shared by the mails.
mail-slip-title = What happens to your data
mail-link-your-sign-up = See or change your sign-up
mail-link-cancel = Cancel and delete your sign-up
mail-link-unsubscribe = Unsubscribe
mail-link-not-me = This wasn’t me: delete now, or never write to me again
mail-link-privacy = How we handle your data
mail-button-your-sign-up = See my sign-up
mail-cannot-come = I can’t come after all
mail-contact = Questions? Just reply to this e-mail. It goes to { $branch }, { $organisation }.
mail-why-pending = You get this e-mail because someone typed your address into a form of { $branch }, { $organisation }.
mail-why-event = You get this e-mail because you signed up for { $title }.
mail-why-newsletter = You get this e-mail because you signed up for { $title }.
mail-held-pending = We hold your address and what was typed into the form. Both are deleted on { $ends } at the latest, unless you confirm.
mail-held-event = We hold your address, the number of places and your answers until { $ends }. Then they are deleted.
mail-held-newsletter = We hold your address and your answers, if we asked any questions, until { $ends }. Then they are deleted.
mail-fact-when = When
mail-fact-when-old = When, before
mail-fact-when-new = When, now
mail-fact-where = Where
mail-fact-where-old = Where, before
mail-fact-where-new = Where, now
mail-fact-access = Getting in and around
mail-fact-attendee-info = For those who come
mail-fact-seats = Places
mail-fact-ticket-code = Ticket code
mail-fact-for = For
mail-fact-state = Where it stands
mail-fact-deleted = Deleted on
mail-fact-deleted-old = Deleted on, before
mail-fact-deleted-new = Deleted on, now
mail-fact-deleted-silent = Deleted on, if we hear nothing
mail-fact-deleted-coming = Deleted on, if you still come
mail-calendar-attached = The date is attached for your calendar.

# Confirm, and the answer to a known address: one subject for both.
mail-sign-up-subject = Your sign-up: { $title }
mail-confirm-heading = One more step
mail-confirm-lead = Someone signed up for { $title } with this address. Was that you? Then please confirm it.
mail-confirm-button = Confirm my sign-up
mail-confirm-button-newsletter = Yes, send it to me
mail-confirm-frequency = How often it comes: { $frequency }.
mail-confirm-held = We hold { $seats ->
    [one] your place
   *[other] your { $seats } places
} until { $until }. After that, the first to confirm gets in.
mail-confirm-first-come = We cannot hold { $seats ->
    [one] a place
   *[other] { $seats } places
} for you. The first to confirm gets in. If there is no room when you confirm, you join the waiting list.
mail-confirm-otherwise = Was it not you? Then do nothing: the sign-up is deleted by itself on { $ends } at the latest. Or delete it now with the link below.

mail-confirm-reminder-subject = Still to confirm: { $title }
mail-confirm-reminder-lead = Yesterday someone signed up for { $title } with this address. It still has to be confirmed. We will not remind you again.

mail-already-heading = You are already signed up
mail-already-lead = Someone typed your address into the form for { $title } again. You are signed up already, so nothing has changed.
mail-already-not-you = Was that not you? You need do nothing. What was typed this time is deleted within two hours.

# Seats and the waiting list.
mail-ticket-subject = You are coming: { $title }
mail-ticket-heading = You are coming
mail-ticket-lead = Your sign-up for { $title } is confirmed. We look forward to seeing you.
mail-ticket-if-not = If you cannot come, please tell us. Someone else may be waiting for the place.
mail-ticket-change = Change your sign-up
mail-added-subject = You are signed up: { $title }
mail-added-heading = We have signed you up
mail-added-lead = { $branch } has put you on the list for { $title }, as you asked by phone or on paper.
mail-added-seats = { $seats ->
    [one] You have a place.
   *[other] You have { $seats } places.
}
mail-added-waiting = All places are taken just now, so you are on the waiting list.
mail-added-wrong = Did you not ask for this? Or did you change your mind? Take yourself off the list at once:
mail-added-remove = Take me off the list and delete what you hold
mail-why-added = You get this e-mail because { $branch } put you on the list for { $title }.
mail-moved-subject = You are on the waiting list now: { $title }
mail-moved-heading = You are on the waiting list now
mail-moved-lead = { $branch } has moved your sign-up for { $title } from a place to the waiting list. Your ticket does not count any more. Just reply if you think this is wrong.
mail-removed-subject = You were taken off the list: { $title }
mail-removed-heading = You were taken off the list
mail-removed-lead = { $branch } has taken you off the list for { $title }. Everything that we held about your sign-up is deleted. Just reply if you think this is wrong.
mail-waiting-subject = Waiting list: { $title }
mail-waiting-heading = You are on the waiting list
mail-waiting-lead = All places at { $title } are taken just now. You need do nothing.
mail-waiting-how = When { $seats ->
    [one] a place becomes free, it goes
   *[other] { $seats } places become free, they go
} to the first on the list that fits. If that is you, you get an e-mail at once. A bigger group is passed over three times at most. After that we keep free places for it.
mail-waiting-leave = Leave the waiting list
mail-seat-free-subject = You have a place: { $title }
mail-seat-free-heading = Good news: you have a place
mail-seat-free-lead = { $seats ->
    [one] A place at { $title } has become free, and it is yours. You need do nothing.
   *[other] { $seats } places at { $title } have become free, and they are yours. You need do nothing.
} If you cannot come, please tell us, so that the next on the list can.

# Changes of the event.
mail-changed-subject = Changed: { $title }
mail-changed-heading = Please note the change
mail-changed-lead = Something has changed for { $title }. Old and new are below.
mail-changed-info = There is news for all who come to { $title }. It is below.
mail-changed-after-all-heading = It takes place after all
mail-changed-after-all-subject = It takes place after all: { $title }
mail-changed-after-all = { $title } was cancelled. Now it takes place after all: { $when }.
mail-changed-after-all-kept = You are still on our list. You need do nothing.
mail-changed-still-coming = I am still coming
mail-changed-otherwise = The new date is far from the old one, so we ask. If you are still coming, your sign-up is kept until { $new }. If we hear nothing, it is deleted on { $ends }, as we said at first, and you have no place.
mail-cancelled-subject = Cancelled: { $title }
mail-cancelled-heading = This event is cancelled
mail-cancelled-lead = { $title } will not take place. It was planned for { $when }.
mail-cancelled-deleted = Your sign-up is deleted by itself on { $ends }. You need do nothing.
mail-cancelled-calendar = The note attached takes the date out of your calendar.
mail-cancelled-delete-now = Delete my sign-up now

# Newsletters.
mail-subscribed-subject = You are subscribed: { $title }
mail-subscribed-heading = You are subscribed
mail-subscribed-lead = From now on { $title } comes to this address. How often: { $frequency }.
mail-subscribed-stop = You can stop at any time. Every e-mail has a link for that. After { $months } months we ask whether you still want it; if we hear nothing, it ends by itself.
mail-renew-subject = Do you still want this? { $title }
mail-renew-heading = Do you still want { $title }?
mail-renew-lead = You signed up a while ago. We ask now and then, so that nobody gets e-mail they no longer want.
mail-renew-button = Yes, keep sending it
mail-renew-otherwise = If not, you need do nothing. It ends by itself on { $ends }, and your address is deleted.

# Everything held under an address.
mail-your-data-subject = What we hold under your address
mail-your-data-heading = What we hold under your address
mail-your-data-lead = { $count ->
    [one] There is one sign-up under this address. The links let you see, change or delete it.
   *[other] There are { $count } sign-ups under this address. The links let you see, change or delete each one.
}
mail-your-data-nothing = { $organisation } holds no sign-up under this address.
mail-your-data-open = See, change or delete “{ $title }”
mail-your-data-confirm = Confirm “{ $title }”
mail-your-data-delete = Delete my sign-up for “{ $title }”
mail-your-data-unsubscribe = Unsubscribe from “{ $title }”
mail-your-data-why = You get this e-mail because someone typed your address into the “your data” form of { $organisation }. Was it not you? You need do nothing.
mail-your-data-request = The request itself is kept for 5 days. Then it is deleted.
mail-your-data-contact = Questions? Write to { $email } or ring { $phone }.
mail-state-pending = Not confirmed yet
mail-state-confirmed = You are coming
mail-state-waiting = On the waiting list
mail-state-subscribed = Subscribed

# After an erasure.
mail-goodbye-subject = Deleted: your sign-up for { $title }
mail-goodbye-heading = It is deleted
mail-goodbye-lead = Your sign-up for { $title } is deleted from our site. This is the last e-mail about it.
mail-goodbye-backups = Within { $days } days our backups cannot show it any more.
mail-goodbye-nothing-left = We keep no copy of it.
mail-goodbye-proof = We keep a mark that shows you once agreed, and one that stops this list from writing to you. Neither holds your address. Both are deleted later, as our privacy page says.
mail-goodbye-check = Ask what we still hold

# What organisers write to those who come, and the reminder two days before.
mail-announcement-lead = { $branch } writes to you because you signed up for { $title }.
mail-reminder-subject = Soon: { $title }
mail-reminder-heading = Can’t come? Give your place to someone waiting
mail-reminder-cannot = Plans change, and that is fine. Tell us now and { $seats ->
    [one] your place goes
   *[other] your places go
} to the next in line. One button does it, and your sign-up is deleted at once.
mail-reminder-lead = You are coming? Then there is nothing to do. We look forward to seeing you at { $title }.

# Getting mail again after “never write to me”.
mail-lift-subject = Do you want mail from us again?
mail-lift-heading = Do you want mail from us again?
mail-lift-lead = You once told { $organisation } never to write to you. Now someone asked us to change that. If it was you, press the button.
mail-lift-button = Let mail through again
mail-lift-nothing = If it was not you, do nothing. Then we go on writing nothing to you.
mail-lift-why = You get this one e-mail because our data officer was asked for it. The link works for 5 days, then the request is deleted.
