# Texts of every email to an organiser.
desk-mail-why = You got this because you help to run events or newsletters for { $organisation }.

desk-mail-invitation-why = You got this because someone in the team of { $organisation } invited you.
desk-mail-invitation-subject = Your invitation to help with events
desk-mail-invitation-heading = You’re invited, { $name }
desk-mail-invitation-lead = { $organisation } would like you to help with its events and newsletters. Choose a password to start. You’ll set up login codes before you publish.
desk-mail-invitation-button = Choose a password
desk-mail-invitation-after = The link works for 14 days. Weren’t expecting this? Ignore it, and the invitation will expire.

desk-mail-granted-subject = Approved: { $title }
desk-mail-granted-heading = You can publish “{ $title }”
desk-mail-granted-lead = The data officer has approved what you asked for. Open the draft and publish it. If you change the part they approved, you’ll need to ask again.
desk-mail-refused-subject = Not approved: { $title }
desk-mail-refused-heading = You can’t publish “{ $title }” like this
desk-mail-refused-lead = The data officer hasn’t approved what you asked for. Open the draft and change that part back. Then you can publish it.
desk-mail-draft-button = Open the draft
desk-mail-password-subject = Choose a new password
desk-mail-password-heading = Choose a new password, { $name }
desk-mail-password-lead = Someone asked for a new password for your account with { $organisation }. If it was you, choose one now.
desk-mail-password-button = Choose a new password
desk-mail-password-after = The link works once, for one day. If you didn’t ask, ignore this: your old password still works.

desk-mail-factor-subject = Your login codes were reset
desk-mail-factor-heading = Your login codes were reset
desk-mail-factor-lead = A team lead reset your login codes so that you can set them up again. You’ve been logged out everywhere.
desk-mail-factor-button = Set up new codes
desk-mail-factor-after = Didn’t ask for this? Tell your team straight away, and choose a new password.

desk-mail-factor-done-subject = You reset a colleague’s login codes
desk-mail-factor-done-heading = You reset a colleague’s login codes
desk-mail-factor-done-lead = We’ve emailed them too. If this wasn’t you, choose a new password now and tell your team.
desk-mail-factor-done-button = Go to your team

desk-mail-role-offered-subject = Role offered: { $role } for { $title }
desk-mail-role-offered-heading = Can you take on this role?
desk-mail-role-offered-lead = You’ve been offered a role: { $role } for { $title }. Please accept or decline by { $day }. Nothing changes until you do. The role will end after a year, unless it’s renewed.
desk-mail-role-offered-button = Accept or decline
desk-mail-role-offered-surprise = Weren’t expecting this? Decline it, or ignore this email. Your other roles stay the same.

desk-mail-role-subject = Your role ends on { $day }
desk-mail-role-heading = Your role ends on { $day }
desk-mail-role-lead = Every role ends after a year, so that only people who need access keep it. Your role as { $role } for { $title } ends on { $day }.
desk-mail-role-renew = Want to keep it? Read the guidance again, and ask a team lead to renew your role.
desk-mail-role-button = Go to your account

desk-mail-guidance-subject = Please read the guidance again
desk-mail-guidance-heading = Please read the guidance again
desk-mail-guidance-lead = Once a year, we all read how we look after people’s details. It takes two minutes. Please read it by { $day }.
desk-mail-guidance-button = Read the guidance
desk-mail-guidance-after = After that day, you can’t open lists or publish until you’ve read it. You can still use the door, cancel and delete.

desk-mail-copies-subject = Someone left: { $count } { $count ->
    [one] list
   *[other] lists
  } to follow up
desk-mail-copies-heading = Lists to follow up
desk-mail-copies-lead = Someone has left your team. They downloaded or printed { $count ->
    [one] a list
   *[other] { $count } lists
  } and haven’t confirmed that all copies are destroyed.
desk-mail-copies-why = Please ask whether any copies are left, and confirm on the page when they’re gone. The people on the lists rely on it.
desk-mail-copies-button = See the lists

desk-mail-reset-subject = Your login was reset
desk-mail-reset-heading = Your login was reset
desk-mail-reset-lead = The person who runs the site reset your password and login codes for { $organisation }. Choose a new password, then set up your codes again.
desk-mail-reset-after = The link works once, for 14 days. Didn’t ask for this? Tell your team straight away.

desk-mail-test-subject = Test
desk-mail-test-note = This is a test, sent only to you. Everyone else will get the same email with their own links. In this one, those links don’t work.
desk-mail-test-link = Back to what you wrote

desk-mail-destroy-subject = Please destroy your copies: { $title }
desk-mail-destroy-heading = Have all copies been destroyed?
desk-mail-destroy-lead = You downloaded or printed a list for { $title }, with { $count ->
    [one] 1 sign-up
   *[other] { $count } sign-ups
} on it. Every copy was due to be destroyed by { $day }.
desk-mail-destroy-how = Shred paper copies. Delete the file, also from your downloads, your bin, and any phones or emails it went to.
desk-mail-destroy-button = Confirm that it’s done
desk-mail-destroy-after = Until you do, your data officer will see this list as open.

desk-mail-receipt-subject = Deleted: sign-ups for { $title }
desk-mail-receipt-heading = The sign-ups have been deleted
desk-mail-receipt-lead = { $count ->
    [one] 1 sign-up
   *[other] { $count } sign-ups
} for { $title } { $count ->
    [one] was
   *[other] were
} deleted on { $day }.
desk-mail-receipt-earlier = { $earlier ->
    [one] 1 more was
   *[other] { $earlier } more were
} deleted before that: places on the waiting list, and sign-ups that nobody confirmed.
desk-mail-receipt-copies = You don’t need to do anything, unless you downloaded or printed a list. If you did, please destroy every copy too.
desk-mail-receipt-button = See what was deleted
desk-mail-halted-subject = Stopped: { $title }
desk-mail-halted-heading = Your message has been stopped
desk-mail-halted-hard-bounces = More than one in 20 of the addresses don’t work any more. If we keep sending to them, mail services will stop trusting our emails.
desk-mail-halted-complaints = More than one in 1,000 people marked it as spam. Mail services soon stop trusting a site that keeps sending after that.
desk-mail-halted-refused = Some mail services won’t take it: for what it says, or for how our mail is set up.
desk-mail-halted-rest = The rest isn’t sent. Look at who it was for and what it says, and ask the people who run this site. Then write it as a new message.
desk-mail-halted-button = Look at it
desk-mail-paused-subject = Paused: { $title }
desk-mail-paused-heading = We’ve paused your issue
desk-mail-paused-rest = Nobody else gets it for now. Look at who it’s for and what it says, and ask the people who run this site. Then you can resume it, or stop it.
desk-mail-refused-mails-subject = Some won’t get it: { $title }
desk-mail-refused-mails-heading = Some mail services won’t take your message
desk-mail-refused-mails-goes-on = It still goes to all others. Tell the people who run this site: there’s more about it in the log.
desk-mail-reply-subject = A reply about { $title }
desk-mail-reply-heading = Somebody has replied
desk-mail-reply-lead = They answered an email about { $title }. What they wrote is attached.
desk-mail-reply-cut = It was too long: only its first part is here.
desk-mail-reply-how = Reply to this mail to answer them. We keep no copy.
desk-mail-reply-why = You got this because this is the address of your team at { $organisation }.
