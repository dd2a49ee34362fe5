# The way in: login, code, invitation, forgotten password.
desk-login-title = Log in
desk-login-lead = For people who help to run events and newsletters. You don’t need an account to sign up for one.
desk-login-email = Your email address
desk-login-password = Password
desk-login-button = Log in
desk-login-forgotten = Forgotten your password?
desk-login-wrong = Check your email address and password. They don’t match
desk-login-wait = Too many tries. Wait { $minutes ->
    [one] a minute
   *[other] { $minutes } minutes
  }, then try again
desk-login-busy = Lots of people are logging in right now. Wait a few seconds and try again

desk-code-title = Enter your login code
desk-code-lead = Open the app on your phone and type the 6 digits it shows.
desk-code-label = Code
desk-code-hint = Or use a recovery code, like 4k7mq-x2c9p
desk-code-button = Continue
desk-code-wrong = That code isn’t right, or it’s been used already. Wait for the next one
desk-code-lost = Lost your phone and your recovery codes? Ask a team lead to reset your login codes.

desk-password-invited = Welcome, { $name }
desk-password-invited-lead = Choose a password to start. You’ll set up login codes before you publish.
desk-password-new = Choose a new password
desk-password-new-lead = You’ll be logged out everywhere else.
desk-password-account = Your account is { $email }.
desk-password-label = New password
desk-password-hint = At least { $least } characters. Three or four unrelated words work well. Leave out your name and your email address.
desk-password-button = Save and continue
desk-password-short = Use { $least } characters or more
desk-password-long = Use { $most } characters or fewer
desk-password-common = That password is easy to guess. Choose another one

desk-password-show = Show what I typed
desk-password-shown = You typed:

desk-forgotten-title = Forgotten your password?
desk-forgotten-lead = Enter the email address of your account. We’ll send you a link to choose a new password.
desk-forgotten-button = Send me a link
desk-forgotten-sent = Check your email
desk-forgotten-sent-lead = If there’s an account for this address, we’ll email it a link. The link works for one day.
desk-forgotten-sent-none = No email? Check the address. If it’s right, ask the person who invited you.
desk-back-to-login = Back to login
