# Unsubscribing without one of the newsletter's emails: the page, and the email that brings the button.
stop-link = Unsubscribe
stop-title = Unsubscribe from “{ $title }”
stop-lead = Enter your email address. We’ll send you an email with a button. Press it, then confirm on the page that opens.
stop-email-why = to send you the button
stop-used-for = Sending you the button. Nothing else.
stop-button = Send me the email
stop-after = Everyone sees the same message, so nobody can find out who gets this newsletter.
sent-lead-stop = Open our email, press its button, and confirm on the page that opens. Until then, nothing changes.

mail-stop-subject = Unsubscribe from “{ $title }”?
mail-stop-lead = Press the button, then confirm on our page. You won’t get it any more, and we’ll delete your details for it.
mail-stop-nothing = Changed your mind? Or wasn’t it you? Ignore this email and nothing will change.
mail-stop-none = This address doesn’t get “{ $title }”, so there’s nothing to unsubscribe from. If it still arrives, it goes to another of your addresses. Enter that one on the page.
mail-stop-why = You’re getting this email because someone entered your address on our page to unsubscribe from a newsletter. Not you? Ignore this email. We’ll delete the request after 5 days.
