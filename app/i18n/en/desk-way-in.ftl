# The way in: login, code, invitation, forgotten password.
desk-login-title = Log in
desk-login-lead = For people who help to run events and newsletters. To sign up for one, you need no account.
desk-login-email = Your e-mail address
desk-login-password = Password
desk-login-button = Log in
desk-login-forgotten = I forgot my password
desk-login-wrong = Check your address and your password. They do not go together
desk-login-wait = Too many tries. Wait { $minutes ->
    [one] a minute
   *[other] { $minutes } minutes
  }, then try again
desk-login-busy = Many people are logging in right now. Wait a few seconds and try again

desk-code-title = One more step: your code
desk-code-lead = Open the app on your phone that makes your codes. Type the six digits that it shows now.
desk-code-label = Code
desk-code-hint = Or one of your recovery codes, like 4k7mq-x2c9p
desk-code-button = Go on
desk-code-wrong = This code does not fit, or it was used before. Wait for the next one
desk-code-lost = No phone and no codes? Ask someone who looks after your team. They can reset this step for you.

desk-password-invited = Welcome, { $name }
desk-password-invited-lead = Choose a password, and you can start at once.
desk-password-new = Choose a new password
desk-password-new-lead = You will be logged out everywhere else.
desk-password-account = Your account is { $email }.
desk-password-label = New password
desk-password-hint = At least { $least } letters or signs. Three or four words that do not belong together make a good one.
desk-password-button = Save and go on
desk-password-short = Use at least { $least } letters or signs
desk-password-long = Use at most { $most } letters or signs
desk-password-common = Choose another one. This one is easy to guess

desk-forgotten-title = I forgot my password
desk-forgotten-lead = Type the address of your account. We will send it a link to choose a new one.
desk-forgotten-button = Send me the link
desk-forgotten-sent = Look in your inbox
desk-forgotten-sent-lead = If there is an account for this address, a mail with a link is on its way. The link works for one day.
desk-forgotten-sent-none = No mail? Check the address. If it is right, ask whoever invited you.
desk-back-to-login = Back to the login
