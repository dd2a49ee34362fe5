# The parts of organisers' pages that get quicker with script. A { $n } or { $m } is filled in by the browser, so these
# must read well with any number.
island-signed-out = You are signed out. Sign in again to go on.

table-search = Find someone
table-hint = Type a name, a ticket code or the exact e-mail address.
table-button = Search
table-pages = More pages of this list
table-arrived = { $n } of { $m }
table-shown = { $n } of { $m } shown.
table-shown-first = The first { $n } of { $m } shown. Type to find one.
table-failed = The whole list could not be loaded. Search and pages still work.

builder-question = Question { $n }
builder-label = Question
builder-kind = Kind of answer
builder-hint = How to answer (if it needs saying)
builder-why = Why we ask
builder-why-hint = People read this beside the question. Begin with “so that” or “to”.
builder-words = { $n } of at most { $m } words
builder-options = Choices
builder-options-hint = One on each line.
builder-keep = Delete this answer so many days after the event
builder-keep-hint = Leave it empty to keep it as long as the sign-up.
builder-required = People must answer this
builder-special = The answer tells something about health, beliefs or the like
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

progress-bar = How far it has gone
progress-sent = Sent
progress-failed = Failed
progress-in-doubt = In doubt
progress-left = Still to send
