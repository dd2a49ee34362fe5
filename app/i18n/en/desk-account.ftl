# One's own account, its second factor, leaving.
desk-account-title = Your account
desk-account-done-name = Your name is changed
desk-account-done-password = Your password is changed
desk-account-done-password-text = You were logged out everywhere else.
desk-account-done-ended = Logged out there
desk-account-facts = Address
desk-account-roles = Roles
desk-account-role = { $role } for { $branch }, until { $day }
desk-account-no-roles = None
desk-account-offers = Roles offered to you
desk-account-factor = Login codes
desk-account-factor-set = Set up on { $day }
desk-account-factor-unset = Not set up yet
desk-account-factor-link = Look after your codes
desk-account-factor-set-up = Set up your codes
desk-account-guidance = Guidance
desk-account-guidance-read = Read on { $day }
desk-account-guidance-unread = Not read yet
desk-account-guidance-link = Read the guidance
desk-account-copies-link = See which are not destroyed yet
desk-account-name = Your name
desk-account-name-label = Name
desk-account-name-hint = Your team sees it. People who sign up do not.
desk-account-name-button = Save the name
desk-account-name-wrong = Write a name of at most { $most } letters
desk-account-password = Change your password
desk-account-password-old = Password that you have now
desk-account-password-old-wrong = This is not your password
desk-account-password-button = Save the password
desk-account-sessions = Where you are logged in
desk-account-session-begun = Logged in
desk-account-session-used = Last used
desk-account-session-this = This is where you are now
desk-account-session-end = Log out there
desk-account-session-end-others = Log out everywhere else
desk-account-leave = Leave the team
desk-account-leave-link = I want to leave

desk-role-organiser = Organiser
desk-role-data_officer = Data officer
desk-role-administrator = Team lead

desk-factor-title = Login codes
desk-factor-lead = An app on your phone makes a new code each half minute. With it, a stolen password alone opens nothing.
desk-factor-step-app = 1. Get an app
desk-factor-step-app-text = Any app for login codes will do. Your phone’s shop has many, and they cost nothing.
desk-factor-step-scan = 2. Scan this picture with the app
desk-factor-picture = QR code with the key for your app. The key to type stands below it.
desk-factor-key = Or type this key into the app:
desk-factor-step-code = 3. Type the code that the app shows
desk-factor-code = Code of six digits
desk-factor-button = Set up my codes
desk-factor-wrong = This code does not fit. Check that the clock of your phone is right, and use the newest code
desk-factor-wrong-both = The code or the password does not fit
desk-factor-password = Your password
desk-factor-is-set = Your login codes were set up on { $day }. { $left ->
    [0] You have no recovery codes left.
    [one] You have one recovery code left.
   *[other] You have { $left } recovery codes left.
  }
desk-factor-off = They can’t be turned off, as your roles let you see what people told us.
desk-factor-new-phone = A new phone
desk-factor-new-phone-text = Set up the app on the new phone. The old one stops working, and you get new recovery codes.
desk-factor-new-codes = New recovery codes
desk-factor-new-codes-text = Those that you have now stop working.
desk-factor-new-codes-button = Make new codes
desk-codes-title = Keep these ten codes
desk-codes-lead = Each one lets you in once, if your phone is lost. Print them or write them down, and keep them where you keep your papers. They are never shown again.
desk-codes-go-on = I have kept them. Go on

desk-leave-title = Leave the team
desk-leave-lead = Your roles end, and so do all your logins and links. Your account is deleted { $days } days later.
desk-leave-other = { $name } leaves
desk-leave-other-lead = All roles of { $name } that you look after end. Without any role left, so do all logins and links, and the account is deleted { $days } days later.
desk-leave-owned = Events and news to hand over
desk-leave-heir = Who looks after them from now on?
desk-leave-heir-nobody = Choose a colleague
desk-leave-heir-wrong = Choose who looks after them
desk-leave-heir-alone = No colleague can look after them yet. Invite one first, or nobody will.
desk-leave-copies = { $count ->
    [one] One list was taken out of the site and is not known to be destroyed.
   *[other] { $count } lists were taken out of the site and are not known to be destroyed.
  } The data officer is told.
desk-leave-sure = Yes, the roles end now
desk-leave-sure-wrong = Tick the box if you are sure
desk-leave-button = Leave the team
desk-leave-button-other = End all roles
desk-leave-last = You are the last team lead of { $branch }. Make somebody else team lead first
desk-leave-gone = You have left the team
desk-leave-gone-lead = Thank you for all you did. Your roles have ended, and your account is deleted on { $day }.
