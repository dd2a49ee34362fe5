# What every page has, the lists of home and branch, the pages that say one thing.
title-error = Error: { $title }
skip = Skip to main content
foot-privacy = Privacy
foot-your-data = Your details
foot-call = No email? Call

language-name = English
home-title = Come along, or stay in touch
home-intro = You don’t need an account. We ask only for what we need, and delete it automatically when we no longer need it.
list-events = Coming up
list-no-events = Nothing planned at the moment. Check back soon.
list-cancelled = Cancelled
list-full = Full
list-closed = Sign-up closed
list-not-yet = Sign-up opens on { $day }
list-left = { $left } left
list-pages = Pages
list-newsletters = News by email
list-no-newsletters = No newsletters at the moment.
branch-contact = Contact us
contact-email = Email
contact-phone = Phone
contact-post = Post
contact-controller = Responsible for your details

not-found = Page not found
not-found-text = The link may be old or mistyped.
dead-link = This link no longer works
dead-link-text = It may have expired. We can email you a new one.
dead-link-data = Email me my links
already = You’re already signed up
already-text = You’ve already used this link, so there’s nothing more to do. We can email you the link to your sign-up again.
already-button = Email me my link
link-mailed = Check your email
link-mailed-text = Your link is in our email. If we sent you one in the last 10 minutes, use that: we won’t send another.
erased = You’ve cancelled
erased-text = { $seats ->
    [one] Your place
   *[other] Your { $seats } places
} at “{ $title }” { $seats ->
    [one] is
   *[other] are
} free again.
erased-pending = It’s deleted
erased-pending-text = Nobody is signed up for “{ $title }” through that form any more.
erased-waiting = You’ve left the waiting list
erased-waiting-text = You’re no longer waiting for “{ $title }”.
erased-subscription-text = You won’t get “{ $title }” any more.
erased-deleted = We’ve deleted your email address and your answers.
gone = This sign-up is deleted
gone-text = There’s nothing left to cancel. This sign-up has already been deleted.
unsubscribed = You’re unsubscribed
unsubscribed-text = You won’t get this newsletter any more. We’ve deleted the details we held for it.
never-text = We won’t email this address again, about anything on this site.
gone-backups = Copies in our backups become unreadable within { $days } days.
too-often = Please wait a little
too-often-text = This link, or your network, has been used a lot in the last few minutes. Nothing was changed. Please try again later.
wrong-method = That didn’t work
wrong-method-text = You can’t use this page that way. Please go back and try again.
elsewhere = A link on another site brought you here
elsewhere-text = We record who opens this page, so we haven’t opened it yet. Do you want to see it?
elsewhere-on = Yes, open it
foreign = We couldn’t accept that form
foreign-text = Nothing was changed. Please open the page on this site and press the button again.
too-large = Your answers are too long
too-large-text = Please go back, shorten them and send them again. Nothing was saved.
too-slow = That took too long to reach us
too-slow-text = Your connection may be weak. Please go back and try again. Nothing was saved.
bad-request = We couldn’t read that
bad-request-text = Something in the form wasn’t clear. Please go back and try again. Nothing was saved.
error-title = Something went wrong
error-text = Sorry, that’s our fault. Nothing was changed. Please try again in a few minutes.
busy = We’re very busy right now
busy-text = Nothing was changed. Please try again in a minute.
full = We can’t save anything right now
full-text = Our server is full, so nothing was saved or changed. Please try again later. You can still cancel or unsubscribe.
way-home = See what’s coming up
message-help = Need help? Email { $email } or call { $phone }.
