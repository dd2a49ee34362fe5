# The parts of organisers' pages that get quicker with script. A { $n } or { $m } is filled in by the browser, so these
# must read well with any number.
island-signed-out = You’ve been logged out. Log in again to continue.

table-search = Find by name, code or full email
table-button = Search
table-pages = More pages of this list
table-arrived = { $n } of { $m }
table-shown = { $n } of { $m } shown.
table-shown-first = First { $n } of { $m } shown. Type to find someone.
table-failed = The whole list couldn’t load. Search and pages still work.

builder-question = Question { $n }
builder-label = Question
builder-kind = Kind of answer
builder-hint = How to answer (optional)
builder-why = Why we ask
builder-why-hint = Shown beside the question. Begin with “so that” or “to”.
builder-words = { $n } of { $m } words at most
builder-options = Choices
builder-options-hint = One on each line.
builder-keep = Days to keep this answer after the event
builder-keep-hint = Leave empty to keep it as long as the sign-up.
builder-required = People must answer this
builder-special = The answer may say something about health, beliefs or similar
builder-up = Move question { $n } up
builder-down = Move question { $n } down
builder-remove = Remove question { $n }
builder-add = Add a question
builder-preview = What people see
builder-untitled = (no question yet)

kind-short-text = A line of text
kind-long-text = A longer text
kind-phone = A phone number
kind-number = A number
kind-yes-no = Yes or no
kind-one-of = One of several choices
kind-several-of = Any of several choices

progress-bar = Sending progress
progress-sent = Sent
progress-failed = Couldn’t be sent
progress-in-doubt = May not have arrived
progress-left = Still to send
