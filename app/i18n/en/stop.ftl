# Leaving a newsletter without one of its emails: the page, and the email that brings the button.
stop-link = Stop this newsletter
stop-title = Stop “{ $title }”
stop-lead = Enter your email address. We’ll send you an email with a button that stops this newsletter.
stop-email-why = to send you the button
stop-used-for = Sending you the button. Nothing else.
stop-button = Send me the email
stop-after = Everyone sees the same message, so nobody can find out who gets this newsletter.
sent-lead-stop = Open our email and press the button. Until then, nothing changes.

mail-stop-subject = Stop “{ $title }”?
mail-stop-lead = Press the button, then confirm on our page. You won’t get it any more, and we’ll delete your details for it.
mail-stop-nothing = Changed your mind? Or wasn’t it you? Ignore this email and nothing will change.
mail-stop-none = This address doesn’t get “{ $title }”, so there’s nothing to stop. If it still arrives, it goes to another of your addresses. Enter that one on the page.
mail-stop-why = You’re getting this email because someone entered your address on our page to stop a newsletter. Not you? Ignore this email. We’ll delete the request after 5 days.
