# Mails to organisers.
desk-mail-why = You got this because you help to run events or newsletters for { $organisation }.

desk-mail-invitation-subject = Your invitation to help with events
desk-mail-invitation-heading = You are invited, { $name }
desk-mail-invitation-lead = { $organisation } would like you to help with its events and newsletters. Choose a password and you can start at once.
desk-mail-invitation-button = Choose a password
desk-mail-invitation-after = The link works for 14 days. If you did not expect this, leave it: the invitation is deleted by itself.

desk-mail-granted-subject = Yes: { $title }
desk-mail-granted-heading = You can publish “{ $title }”
desk-mail-granted-lead = The data officer agrees to what you asked. Open the draft and publish it. If you change what was agreed, you need to ask again.
desk-mail-refused-subject = Not yet: { $title }
desk-mail-refused-heading = “{ $title }” can’t go out like this
desk-mail-refused-lead = The data officer does not agree to what you asked. Open the draft and take that part back. Then you can publish it.
desk-mail-departure-button = Open the draft
