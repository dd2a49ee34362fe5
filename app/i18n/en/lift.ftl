# Getting mail again after "never write to me": the data officer's page, and the page that the mailed link opens.
lift-title = Do you want mail from us again?
lift-text = You told us never to write to this address. If you press the button, you can sign up here again.
lift-button = Yes, let mail through again
lifted = Mail comes through again
lifted-text = You can sign up for events and newsletters again. You are on no list until you do.
lift-used = Nothing more to do here
lift-used-text = You have used this link before, or it is more than 5 days old. If you still get no mail after you sign up, ask us for a new one.

desk-lift-title = Someone wants mail again
desk-lift-lead = Did someone choose “never write to me” and ask you to undo it? Type their address. We send one link to it. Only the person who reads that mail can undo it.
desk-lift-email-why = to send the link to it
desk-lift-button = Send the link
desk-lift-sent = Done
desk-lift-sent-text = If this address is blocked, the link is on its way. We say the same for every address.
