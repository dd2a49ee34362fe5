# Forms: questions, reasons, messages. The slip's own lines are here too.
form-trap = Leave this empty
form-private = Private questions
form-private-text = Only answer if you’d like us to know.
field-email = Your email address
field-seats = How many people are coming, including you?
field-seats-choose = Choose
field-optional = (optional)
field-why = Why we ask:
field-sooner = Deleted on { $day }.
field-sooner-all = We’ll delete your answers on { $day }.

slip-title = What this is for
slip-short-deleted = Deleted { $deleted }.
slip-used-for = Used for
slip-seen-by = Seen by
slip-passed-on = Passed on to
slip-nobody = Nobody
slip-deleted = Deleted
slip-deleted-itself = { $day }, automatically
slip-deleted-waiting = { $day }, automatically. If you get a place: { $later }
slip-deleted-list = { $day } if you don’t renew, or when you unsubscribe
slip-deleted-pending = { $day }, unless you confirm
slip-sooner-line = “{ $label }” on { $day }
slip-backups-by = Unreadable in backups after { $day }
slip-backups-later = Unreadable in backups { $days } days later

# Between the thousands of a large number.
number-thousands = ,

error-heading = There is a problem
error-prefix = Error:
error-email-empty = Enter your email address
error-email-at = Enter an email address with an @ in it, like name@example.org
error-email-character = Remove spaces and characters an email address can’t have
error-email-long = Enter a shorter email address. This one is too long to be right
error-email-letters = Use plain letters, a to z, before the @. We can’t email other addresses yet
error-email-domain = Check the part after the @. It should look like example.org
error-seats = Choose how many people are coming, from 1 to { $most }
error-more-seats = { $more ->
    [0] No more places are free
    [one] Only 1 more place is free
   *[other] Only { $more } more places are free
}
error-consent = Tick the box if you want to get this newsletter
error-agreement = Tick the box to let us use your private answers, or clear them
error-missing = Enter an answer to “{ $label }”
error-choose = Choose an answer to “{ $label }”
error-too-long = Use { $most } characters or fewer for “{ $label }”
error-character = Remove the characters we can’t store from “{ $label }”
error-phone = Enter one phone number for “{ $label }”, like 0161 496 0000 or 0161 496 0000 ext 12
error-number = Enter a whole number for “{ $label }”, like 2
error-option = Choose from the list for “{ $label }”
error-repeated = Give only one answer to “{ $label }”

form-notice-typo = Did you mean { $address }?
form-notice-typo-text = We can only reach you if the address is right.
form-notice-typo-use = Use { $address }
form-notice-typo-keep = Keep { $address }
form-notice-sure = Ready to send?
form-notice-sure-text = Please check your answers.
form-notice-sure-button = Yes, send it
form-notice-stale = Please check this again
form-notice-stale-text = This form was open for a long time, or it has changed. We’ve kept your answers. Please check them, then send them.
form-notice-too-many = Too many sign-ups
form-notice-full = We couldn’t save this
form-notice-full-text = Our server is full, so nothing was saved. We’ve kept your answers here. Please send them again later.
form-notice-too-many-text = Lots of people signed up from your network in the last hour. We’ve kept your answers. Please send them again later.
