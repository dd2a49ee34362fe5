# Mails to organisers.
desk-mail-why = You got this because you help to run events or newsletters for { $organisation }.

desk-mail-invitation-subject = Your invitation to help with events
desk-mail-invitation-heading = You are invited, { $name }
desk-mail-invitation-lead = { $organisation } would like you to help with its events and newsletters. Choose a password and you can start at once.
desk-mail-invitation-button = Choose a password
desk-mail-invitation-after = The link works for 14 days. If you did not expect this, leave it: the invitation is deleted by itself.
