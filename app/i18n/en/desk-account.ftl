# One's own account, its second factor, leaving.
desk-account-title = Your account
desk-account-done-name = Your name has been changed
desk-account-done-password = Your password has been changed
desk-account-done-password-text = You’ve been logged out everywhere else.
desk-account-done-ended = You’ve logged out there
desk-account-facts = Email
desk-account-roles = Roles
desk-account-role = { $role } for { $branch }, until { $day }
desk-account-no-roles = None
desk-account-offers = Roles offered to you
desk-account-factor = Login codes
desk-account-factor-set = Set up on { $day }
desk-account-factor-unset = Not set up yet
desk-account-factor-link = Manage your codes
desk-account-factor-set-up = Set up login codes
desk-account-guidance = Guidance
desk-account-guidance-read = Read on { $day }
desk-account-guidance-unread = Not read yet
desk-account-guidance-link = Read the guidance
desk-account-copies-link = See which aren’t destroyed yet
desk-account-name = Change your name
desk-account-name-label = Name
desk-account-name-hint = Your team can see it. People who sign up can’t.
desk-account-name-button = Save name
desk-account-name-wrong = Enter a name of { $most } characters or fewer
desk-account-password = Change your password
desk-account-password-old = Current password
desk-account-password-old-wrong = That isn’t your current password
desk-account-password-button = Save password
desk-account-sessions = Where you’re logged in
desk-account-session-begun = Logged in
desk-account-session-used = Last used
desk-account-session-this = You’re using this one now
desk-account-session-end = Log out there
desk-account-session-end-others = Log out everywhere else
desk-account-leave = Leave the team
desk-account-leave-link = Leave the team

desk-role-organiser = Organiser
desk-role-data_officer = Data officer
desk-role-administrator = Team lead

desk-factor-title = Login codes
desk-factor-lead = An app on your phone shows a new code every 30 seconds. Even if someone steals your password, they can’t get in.
desk-factor-step-app = 1. Get an app
desk-factor-step-app-text = For example Google Authenticator, Microsoft Authenticator or Aegis. They’re free in your app store.
desk-factor-step-scan = 2. Add your key to the app
desk-factor-here = On this phone?
desk-factor-tap = Tap to add it
desk-factor-elsewhere = On another phone? Scan this QR code with the app.
desk-factor-picture = QR code with the key for your app. The key is also written below.
desk-factor-key = Can’t scan it? Type this key into the app:
desk-factor-step-code = 3. Enter the code the app shows
desk-factor-code = 6-digit code
desk-factor-button = Set up login codes
desk-factor-wrong = That code isn’t right. Use the newest one, and check the clock on your phone
desk-factor-wrong-both = The code or the password isn’t right
desk-factor-password = Your password
desk-factor-is-set = Your login codes were set up on { $day }. { $left ->
    [0] You have no recovery codes left.
    [one] You have one recovery code left.
   *[other] You have { $left } recovery codes left.
  }
desk-factor-off = You can’t turn them off, because your roles let you see people’s details.
desk-factor-new-phone = Got a new phone?
desk-factor-new-phone-text = Set up the app on your new phone. The old one will stop working, and you’ll get new recovery codes.
desk-factor-new-codes = New recovery codes
desk-factor-new-codes-text = Your current ones will stop working.
desk-factor-new-codes-button = Get new codes
desk-codes-title = Save your recovery codes
desk-codes-lead = If you lose your phone, each code lets you in once. Keep them somewhere safe, away from your phone. We won’t show them again.
desk-codes-print = Print this page or write them down.
desk-codes-go-on = I’ve saved them. Continue

desk-leave-title = Leave the team
desk-leave-lead = Your roles, logins and links will end straight away. We’ll delete your account { $days } days later.
desk-leave-other = Remove { $name } from the team
desk-leave-other-lead = This ends all the roles of { $name } that you manage. If no roles are left, all logins and links end too. We’ll delete the account { $days } days later.
desk-leave-owned = Events and newsletters to hand over
desk-leave-heir = Who will look after them?
desk-leave-heir-nobody = Choose a colleague
desk-leave-heir-wrong = Choose who will look after them
desk-leave-heir-alone = Nobody can take these over yet. Please invite someone first.
desk-leave-copies = { $count ->
    [one] 1 downloaded or printed list isn’t confirmed as destroyed.
   *[other] { $count } downloaded or printed lists aren’t confirmed as destroyed.
  } We’ll tell the data officer.
desk-leave-sure = Yes, end these roles now
desk-leave-sure-wrong = Tick the box if you’re sure
desk-leave-button = Leave the team
desk-leave-button-other = End all roles
desk-leave-last = You’re the last team lead of { $branch }. Make someone else team lead first
desk-leave-gone = You’ve left the team
desk-leave-gone-lead = Thank you for all you did. Your roles have ended, and we’ll delete your account on { $day }.
