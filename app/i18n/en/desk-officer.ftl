# What the data officer looks after: start, log, readers.
desk-officer-title = Data officer
desk-officer-lead = What is held, who looks at it, and what waits for you.
desk-officer-paused = Nothing is deleted at the moment
desk-officer-paused-text = The clock of the server may be wrong. So nothing goes that is past its end, though nobody sees it any more. Ask whoever runs the server to check the clock.
desk-officer-log = Log
desk-officer-never-text = For people who once blocked all mail from you and want it again.
desk-officer-log-text = Who looked at what, when and why.
desk-officer-readers = Guidance
desk-officer-readers-text = { $count ->
    [0] Everyone has read it.
    [one] One person is to read it.
   *[other] { $count } people are to read it.
  }
desk-officer-exports = Lists that left the site
desk-officer-exports-text = { $count ->
    [0] All are known to be destroyed.
    [one] One is not yet known to be destroyed.
   *[other] { $count } are not yet known to be destroyed.
  }
desk-officer-departures = Forms that differ from their kind
desk-officer-departures-text = { $count ->
    [0] None waits for you.
    [one] One waits for your yes or no.
   *[other] { $count } wait for your yes or no.
  }
desk-officer-kinds = Ready kinds
desk-officer-kinds-text = What each kind of event asks, why, and how long it is kept.

desk-readers-title = Who has read the guidance
desk-readers-name = Name
desk-readers-at = Last read
desk-readers-never = Never
desk-readers-stands = How it stands
desk-readers-fresh = Fresh until { $day }
desk-readers-due = Due by { $day }
desk-readers-missing = Missing. No lists until it is read

desk-log-title = Log
desk-log-lead = Each line is locked to the one before it, so none can be changed unseen. Looking at the log is noted too.
desk-log-who = Who
desk-log-what = What
desk-log-about = About
desk-log-when = When
desk-log-count = How many
desk-log-why = Why
desk-log-all = All
desk-log-filter = Show
desk-log-none = Nothing fits.
desk-log-site = The site, or who runs it
desk-log-gone = Someone who has left
desk-log-own = Accounts and settings
desk-log-past = Something that is deleted
desk-log-found = { $count ->
    [one] One line
   *[other] { $count } lines
  }
desk-log-newer = Newer
desk-log-older = Older

act-list-opened = Opened the list
act-record-opened = Opened one sign-up
act-searched = Searched
act-exported = Saved the list as a file
act-printed = Printed the list
act-copies-destroyed = Said that all copies are destroyed
act-added = Added by hand
act-edited = Changed a sign-up
act-moved = Moved to or from the waiting list
act-erased = Deleted by hand
act-door-opened = Opened the door list
act-door-link-made = Made a link to the door
act-door-link-ended = Ended a link to the door
act-announced = Wrote to those who come
act-announcement-stopped = Stopped a message
act-published = Published
act-changed = Changed what is published
act-cancelled = Cancelled the event
act-closed = Closed sign-up
act-reopened = Opened sign-up again
act-kind-changed = Changed a ready kind
act-departure-asked = Asked to differ from a kind
act-departure-granted = Said yes to a form that differs
act-departure-refused = Said no to a form that differs
act-request-answered = Sent a link to an address whose owner asked
act-invited = Invited
act-role-given = Gave or renewed a role
act-role-offered = Offered a role
act-role-taken = Said yes to a role
act-role-declined = Said no to a role
act-offer-taken-back = Took the offer of a role back
act-role-ended = Ended a role
act-logged-in = Logged in
act-password-failed = A password did not fit
act-code-passed = Gave a login code
act-recovery-used = Used up a recovery code
act-code-failed = A login code did not fit
act-logins-ended = Logged out elsewhere
act-recovery-made = Made new recovery codes
act-factor-set = Set up login codes
act-factor-reset = Reset login codes
act-password-set = Set a password
act-guidance-confirmed = Read the guidance
act-left = Left the team
act-audit-read = Read the log

reason-preparing = Getting ready
reason-door = At the door
reason-arranging = Food or access
reason-asked-by-person = The person asked
reason-ringing = Ringing people
reason-mistake = Twice or by mistake
reason-safety = Safety
reason-legal = The law, or a complaint
