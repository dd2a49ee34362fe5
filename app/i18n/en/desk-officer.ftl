# What the data officer looks after: start, log, readers.
desk-officer-title = Data officer
desk-officer-lead = What’s stored, who looks at it, and what’s waiting for you.
desk-officer-paused = Automatic deletion is paused
desk-officer-paused-text = The clock of the server may be wrong, so we aren’t deleting anything. Nobody can see what’s past its date. Please ask the person who runs the server to check the clock.
desk-officer-act = Act now
desk-officer-requests = Someone asks about their data
desk-officer-requests-text = { $count ->
    [0] No requests in the last 5 days.
    [one] 1 request in the last 5 days, which the site answers.
   *[other] { $count } requests in the last 5 days, which the site answers.
  } What to do when they ask you.
desk-officer-first = What needs you
desk-officer-more = Also here
desk-officer-log = Log
desk-officer-never-text = For people who blocked all our emails and want them again.
desk-officer-log-text = Who looked at what, when and why.
desk-officer-readers = Guidance
desk-officer-readers-text = { $count ->
    [0] Everyone has read it.
    [one] 1 person still needs to read it.
   *[other] { $count } people still need to read it.
  }
desk-officer-exports = Downloaded and printed lists
desk-officer-exports-text = { $count ->
    [0] All confirmed as destroyed.
    [one] 1 not yet confirmed as destroyed.
   *[other] { $count } not yet confirmed as destroyed.
  }
desk-officer-exports-late = { $count ->
    [one] 1 is overdue.
   *[other] { $count } are overdue.
  }
desk-officer-departures = Forms waiting for approval
desk-officer-departures-text = { $count ->
    [0] Nothing is waiting for you.
    [one] 1 is waiting for you.
   *[other] { $count } are waiting for you.
  }
desk-officer-kinds = Event templates
desk-officer-kinds-text = What each template asks, why, and how long we keep it.

desk-requests-lead = Send them to this page. You can read it out on the phone.
desk-requests-self = They enter their email address. A few minutes later the site emails them links to all we hold about them. There they can see, change, download and delete it.
desk-requests-limit = You have one month from the day they ask (Article 12(3) of the UK GDPR). If it’s complex, you can take two months more, but tell them within the first.
desk-requests-no-email = They gave no email address
desk-requests-no-email-text = Ask for the code on their ticket. It opens their sign-up. There you see all we hold, can read it out to them, and can delete it.
desk-requests-code = Ticket code
desk-requests-code-hint = Six letters and numbers, like P4KACM
desk-requests-find = Open the sign-up
desk-requests-none = We found no sign-up with this code. Check it with them. It may already be deleted
desk-requests-no-code = They have no code? Open the event’s list and search for their name.
desk-requests-events = Go to your events
desk-requests-sure = Make sure it’s really them
desk-requests-sure-text = Before you read out or delete anything, ask what only they would know: which event, how many places, when they signed up.
desk-requests-else = They ask for something else

desk-readers-title = Who has read the guidance
desk-readers-name = Name
desk-readers-at = Last read
desk-readers-never = Never
desk-readers-stands = Status
desk-readers-fresh = Valid until { $day }
desk-readers-due = Due by { $day }
desk-readers-missing = Not read. No lists until then

desk-log-title = Log
desk-log-lead = Each entry is locked to the one before, so nobody can change one unnoticed. Reading the log is logged too.
desk-log-who = Who
desk-log-what = What
desk-log-about = About
desk-log-when = When
desk-log-count = How many
desk-log-unit = Of what
desk-log-unit-sign-ups = { $count ->
    [one] sign-up
   *[other] sign-ups
  }
desk-log-unit-rows = { $count ->
    [one] row
   *[other] rows
  }
desk-log-unit-emails = { $count ->
    [one] email
   *[other] emails
  }
desk-log-unit-times = { $count ->
    [one] time
   *[other] times
  }
desk-log-unit-entries = { $count ->
    [one] entry
   *[other] entries
  }
desk-log-why = Why
desk-log-all = All
desk-log-filter = Show
desk-log-none = Nothing found.
desk-log-site = The site, or the person who runs it
desk-log-gone = Someone who has left
desk-log-own = Accounts and settings
desk-log-past = Something that’s been deleted
desk-log-found = { $count ->
    [one] 1 entry
   *[other] { $count } entries
  }
desk-log-newest = Newest
desk-log-older = Older
desk-log-narrow = Show only some
desk-log-from = From
desk-log-to = To
desk-log-day-wrong = Enter a day, like 12/06/2027
desk-log-times = { $act } ({ $times } times)
desk-log-download = Download as CSV
desk-log-download-hint = A file covers up to 3 months. If you don’t choose a “From” day under “Show only some”, you get the last month.
desk-log-too-long = A file covers up to 3 months. Choose a later “From” day or an earlier “To” day

act-list-opened = Opened the list
act-record-opened = Opened a sign-up
act-searched = Searched
act-exported = Downloaded the list
act-printed = Printed the list
act-copies-destroyed = Confirmed that all copies are destroyed
act-import-checked = Checked a list to bring
act-imported = Brought a list
act-import-stopped = Stopped bringing a list
act-added = Added by hand
act-edited = Changed a sign-up
act-moved = Moved to or from the waiting list
act-erased = Deleted by hand
act-door-opened = Opened the door list
act-door-link-made = Created a link to the door
act-door-link-ended = Ended a link to the door
act-announced = Messaged attendees
act-announcement-stopped = Stopped a message
act-issue-sent = Sent or scheduled an issue
act-issue-paused = Paused an issue
act-issue-resumed = Resumed an issue
act-issue-stopped = Stopped an issue
act-published = Published
act-changed = Published changes
act-cancelled = Cancelled the event
act-closed = Closed sign-up
act-reopened = Reopened sign-up
act-kind-changed = Changed a template
act-brand-changed = Changed the colour or logo
act-departure-asked = Asked for approval of a form
act-departure-granted = Approved a form
act-departure-refused = Didn’t approve a form
act-request-answered = Sent a link to someone who asked
act-invited = Invited
act-role-given = Gave or renewed a role
act-role-offered = Offered a role
act-role-taken = Accepted a role
act-role-declined = Declined a role
act-offer-taken-back = Withdrew the offer of a role
act-role-ended = Ended a role
act-logged-in = Logged in
act-password-failed = Wrong password
act-code-passed = Entered a login code
act-recovery-used = Used a recovery code
act-code-failed = Wrong login code
act-logins-ended = Logged out elsewhere
act-recovery-made = Got new recovery codes
act-factor-set = Set up login codes
act-factor-reset = Reset login codes
act-password-set = Set a password
act-guidance-confirmed = Read the guidance
act-left = Left the team
act-audit-read = Read the log
act-audit-exported = Downloaded the log

reason-preparing = Preparing the event
reason-door = At the door
reason-arranging = Food or access
reason-asked-by-person = The person asked
reason-calling = Calling people
reason-mistake = Signed up twice or by mistake
reason-safety = Safety
reason-legal = Legal reason or complaint
