# Getting mail again after "never write to me": the officer's page, the mail, the page that its link opens.
mail-lift-subject = Do you want mail from us again?
mail-lift-heading = Do you want mail from us again?
mail-lift-lead = You once told { $organisation } never to write to you. Now someone asked us to change that. If it was you, press the button.
mail-lift-button = Let mail through again
mail-lift-nothing = If it was not you, do nothing. Then we go on writing nothing to you.
mail-lift-why = You get this one e-mail because our data officer was asked for it. The link works for 5 days, then the request is deleted.

lift-title = Do you want mail from us again?
lift-text = You told us never to write to this address. If you press the button, you can sign up here again.
lift-button = Yes, let mail through again
lifted = Mail comes through again
lifted-text = You can sign up for events and newsletters again. You are on no list until you do.
lift-used = Nothing more to do here
lift-used-text = You have used this link before, or it is more than 5 days old. If you still get no mail after you sign up, ask us for a new one.

desk-never-title = Someone wants mail again
desk-never-lead = Did someone choose “never write to me” and ask you to undo it? Type their address. We send one link to it. Only the person who reads that mail can undo it.
desk-never-email-why = to send the link to it
desk-never-button = Send the link
desk-never-sent = Done
desk-never-sent-text = If this address is blocked, the link is on its way. We say the same for every address.
