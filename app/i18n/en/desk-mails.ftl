# Texts of every mail to an organiser.
desk-mail-why = You got this because you help to run events or newsletters for { $organisation }.

desk-mail-invitation-why = You got this because somebody in the team of { $organisation } invited you.
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
desk-mail-draft-button = Open the draft
desk-mail-password-subject = Choose a new password
desk-mail-password-heading = Choose a new password, { $name }
desk-mail-password-lead = Somebody asked for a new password for your account with { $organisation }. If it was you, choose one now.
desk-mail-password-button = Choose a new password
desk-mail-password-after = The link works for one day, and once. If you did not ask, leave it: your old password still works.

desk-mail-factor-subject = Your login codes were reset
desk-mail-factor-heading = Your login codes were reset
desk-mail-factor-lead = Someone who looks after your team took the codes off your account, so that you can set them up again. You were logged out everywhere.
desk-mail-factor-button = Set up new codes
desk-mail-factor-after = Did you not ask for this? Tell your team at once, and choose a new password.

desk-mail-factor-done-subject = You reset a colleague’s login codes
desk-mail-factor-done-heading = You reset a colleague’s login codes
desk-mail-factor-done-lead = They have got a mail too. If it was not you who did this, choose a new password now and tell your team.
desk-mail-factor-done-button = Look at the team

desk-mail-role-offered-subject = A role for you: { $role } for { $title }
desk-mail-role-offered-heading = Would you take this on?
desk-mail-role-offered-lead = You are asked to be { $role } for { $title }. Say yes or no by { $day }. Nothing changes until you do. A role ends by itself after a year, unless it is renewed.
desk-mail-role-offered-button = Say yes or no
desk-mail-role-offered-surprise = Did you not expect this? Say no, or leave it. Your other roles stay as they are.

desk-mail-role-subject = Your role ends on { $day }
desk-mail-role-heading = Your role ends on { $day }
desk-mail-role-lead = Every role ends after a year, so that nobody keeps access who does not need it. Your role as { $role } for { $title } ends on { $day }.
desk-mail-role-renew = Do you want to go on? Read the guidance once more, and ask someone who looks after your team to renew the role.
desk-mail-role-button = Look at your account

desk-mail-guidance-subject = Please read the guidance again
desk-mail-guidance-heading = Please read the guidance again
desk-mail-guidance-lead = Once a year we all read how we treat what people tell us. It takes two minutes. Please do it by { $day }.
desk-mail-guidance-button = Read the guidance
desk-mail-guidance-after = After that day you can’t open lists or publish until you have read it. The door still works, and you can still cancel and delete.

desk-mail-copies-subject = Someone left: { $count } { $count ->
    [one] list
   *[other] lists
  } to follow up
desk-mail-copies-heading = Lists to follow up
desk-mail-copies-lead = Someone has left your team. They took { $count ->
    [one] a list
   *[other] { $count } lists
  } out of the site and never said that all copies are destroyed.
desk-mail-copies-why = Please ask around whether copies are left, and note it on the page. The people on the lists count on it.
desk-mail-copies-button = See the lists

desk-mail-reset-subject = Your way in was reset
desk-mail-reset-heading = Your way in was reset
desk-mail-reset-lead = Whoever runs the site took the password and the login codes off your account with { $organisation }. Choose a new password, then set up your codes again.
desk-mail-reset-after = The link works for 14 days, and once. Did you not ask for this? Tell your team at once.

desk-mail-test-subject = Test
desk-mail-test-lead = This is a test, sent to you alone. Those who come to { $title } get the same text. Below it they find the links to their own sign-up.
desk-mail-test-button = Back to the message

desk-mail-destroy-subject = Please destroy your copies: { $title }
desk-mail-destroy-heading = Are all copies gone?
desk-mail-destroy-lead = You took out a list for { $title }. It names { $count ->
    [one] one person
   *[other] { $count } people
}. Every copy was to be destroyed by { $day }.
desk-mail-destroy-how = Shred what is on paper. Delete the file, also from your downloads, your bin and every phone or mail it went to.
desk-mail-destroy-button = Say that it is done
desk-mail-destroy-after = Until you do, your data officer sees that this list is still open.

desk-mail-receipt-subject = Deleted: sign-ups for { $title }
desk-mail-receipt-heading = It is done: the list is gone
desk-mail-receipt-lead = { $count ->
    [one] One registration
   *[other] { $count } registrations
} for { $title } { $count ->
    [one] was
   *[other] were
} deleted on { $day }.
desk-mail-receipt-earlier = { $earlier ->
    [one] One more was
   *[other] { $earlier } more were
} deleted before that: places on the waiting list, and sign-ups that nobody confirmed.
desk-mail-receipt-copies = You need do nothing, unless you took out a list. Then please destroy every copy of it too.
desk-mail-receipt-button = See the receipts
