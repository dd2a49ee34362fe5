# Getting mail again after "never write to me": the data officer's page, and the page that the mailed link opens.
lift-title = Unblock your email address?
lift-text = You asked us never to email this address. Press the button and you can sign up here again.
lift-button = Unblock my address
lifted = Your address is unblocked
lifted-text = You can sign up for events and newsletters again. You won’t be on any list until you do.
lift-used = Nothing more to do here
lift-used-text = You’ve already used this link, or it’s more than 5 days old. If you still get no emails after you sign up, ask us for a new one.

desk-lift-title = Unblock an email address
desk-lift-lead = Did someone choose “never email me again” and ask you to undo it? Enter their address and we’ll email it a link. Only the person who reads that email can undo it.
desk-lift-email-why = to send them the link
desk-lift-button = Send the link
desk-lift-sent = Done
desk-lift-sent-text = If this address is blocked, the link is on its way. We say the same for every address.
