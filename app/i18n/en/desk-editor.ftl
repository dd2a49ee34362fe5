# Creating, publishing and running events and newsletters.
editor-new = Create an event or newsletter
editor-new-lead = Choose the closest match. It comes with the right questions and deletion date. You can change the rest later.
editor-kind = What do you want to create?
editor-kind-events = An event
editor-kind-newsletters = A newsletter
editor-branch = For which branch?
editor-begin = Start
editor-drafts = Drafts
editor-badge-draft = Draft
editor-badge-change = Changes not published yet
editor-changed = changed on { $moment }
editor-untitled-event = New event
editor-untitled-newsletter = New newsletter
editor-kind-event = Draft event
editor-kind-event-change = Changes to an event
editor-kind-newsletter = Draft newsletter
editor-kind-newsletter-change = Changes to a newsletter
editor-online = Online
editor-no-kind = Choose what you want to create

editor-steps = Steps
editor-step-what = Details
editor-step-questions = What you ask
editor-step-ending = When it’s deleted
editor-step-check = Check and publish
editor-save-next = Save and continue
editor-save = Save
editor-saved = Saved
editor-change-waits = Nobody sees your changes until you publish them, at “Check and publish”.
editor-delete = Delete this draft
editor-delete-change = Delete these changes
editor-delete-change-text = If you delete these changes, the published page stays as it is.
editor-more-newsletter = More: who can read past issues
editor-more = More: cost, door code, when sign-up opens and closes, other branches
editor-back = Go back
editor-empty = (empty)
editor-somebody = Someone
editor-conflict = Someone else has saved this since you opened it
editor-conflict-text = { $name } saved it on { $moment }. Their changes are safe, and yours are still in the form below.
editor-conflict-theirs = Their version
editor-conflict-mine = If you save now, your version will replace theirs.

editor-title = What’s it called?
editor-summary = What’s it about?
editor-summary-hint = A few sentences: what happens, and who it’s for.
editor-date = Which day?
editor-from = From
editor-until = Until
editor-until_date = Last day
editor-until_date-hint = Only if it ends on another day
editor-place = Where is it?
editor-place-hint = Name and street, or “Online”
editor-access = Accessibility
editor-access-hint = Steps, lift, toilet, hearing loop. For an online event: captions. Or tick the box below.
editor-access_unknown = We don’t know about accessibility yet
editor-attendee_info = For people with a place only
editor-attendee_info-hint = A door code or a link to join. Shown on the ticket, not on the public page.
editor-cost = What does it cost?
editor-cost-hint = Leave empty if it’s free
editor-photos = We’ll take photos (puts a notice on the page)
editor-zone = Time zone
editor-zone-change = { $zone } · change
editor-zone-hint = A continent and city, like Europe/Rome or Asia/Tokyo
editor-opens_at = Sign-up opens
editor-opens_at-hint = Leave empty to open it straight away
editor-closes_at = Sign-up closes
editor-closes_at-hint = Leave empty to close it when the event starts
editor-capacity = How many places are there?
editor-capacity-hint = Leave empty for no limit
editor-group_max = How many places can one sign-up take?
editor-group_max-hint = From 1 to 20
editor-listed = Who can find it?
editor-listed-yes = Everyone: it’s listed on our site
editor-listed-no = Only people with the link
editor-archive = Anyone can read past issues on this site
editor-archive_search = Search engines can list them too
editor-line-archive = Past issues on this site
editor-line-archive-search = In search engines
editor-reminds = Remind people two days before
editor-co_host = Are other branches running it with you?
editor-co_host-hint = Their organisers can see and change this event, and the form says so.
editor-frequency = How often will it come out?
editor-frequency-hint = For example: once a month
editor-renew_months = After how many months should we ask “Do you still want this?”

editor-questions-lead = We always ask for an email address. Only ask for more if you’ll use the answer.
editor-new-version = People have already signed up. They keep the form they saw. Your changes are for new sign-ups.
editor-name_asked = Do you want to ask for a name?
editor-name_asked-optional = Yes, but people can leave it out
editor-name_asked-required = Yes, and people must give one
editor-name_asked-off = No
editor-add-title = Suggested questions
editor-question-part = Question { $number }: { $part }
editor-q-label = Question
editor-q-kind = Kind of answer
editor-q-options = Choices
editor-q-why = Why we ask
editor-q-hint = How to answer
editor-q-keep = Days after the event until we delete the answer
editor-q-required = People must answer this
editor-q-special = The answer may show health, beliefs or similar. People agree with one tick for all such answers.

editor-ending-lead = Everything people tell you is deleted automatically after the event. You don’t have to do anything.
editor-ending-rule = We keep it for { $days } days after the event. If you need longer, say why. For more than { $most } days, the data officer must approve it.
editor-keep_days = How many days after the event?
editor-keep_days-hint = From 0 to 90
editor-keep_why = Why longer than usual?
editor-keep_why-hint = Only if you keep it longer than usual
editor-purpose-more = Change this wording
editor-purpose-text = This wording suits the template. If you change it, the data officer must approve it first.
editor-statement = What do you need people’s details for?
editor-statement-hint = In plain words. You can’t use them for anything else.
editor-seen_by = Who can see them?
editor-seen_by-hint = Roles, not names
editor-slip = What people will see
editor-no-slip = Once this is there, you’ll see here what people will see.

editor-missing = Still missing
editor-lines = Check your answers
editor-lines-all = Everything it says
editor-line-change = Change
editor-line-title = Title
editor-line-summary = About
editor-line-day = Day
editor-line-time = Time
editor-line-unknown = Not known yet
editor-line-unlimited = No limit
editor-line-group = Places per sign-up, at most
editor-line-at-once = Straight away
editor-line-at-start = When the event starts
editor-line-listed = Who can find it
editor-line-reminder = Reminder
editor-line-reminds = Two days before
editor-line-name = Name
editor-line-renewal = Asked again
editor-line-months = After { $months } months
editor-line-special = Private: people agree with one tick for all such answers
editor-line-sooner = Deleted { $days ->
    [one] 1 day
   *[other] { $days } days
} after the event
editor-line-days = { $days ->
    [one] 1 day
   *[other] { $days } days
} after the event
editor-line-deleted = { $day }, { $after }
editor-change-title = What changes
editor-change-what = What
editor-change-old = Now
editor-change-new = New
editor-unchanged = You haven’t changed anything yet.
editor-reach-emails = { $emails ->
    [one] 1 person
   *[other] { $emails } people
} will get an email.
editor-reach-sent = { $emails ->
    [one] 1 person is
   *[other] { $emails } people are
} being emailed.
editor-reach-calls = { $calls ->
    [one] 1 person has
   *[other] { $calls } people have
} no email address.
editor-reach-call = Call them
editor-reach-nobody = Nobody gets an email about this.

editor-before = Before you publish
editor-before-codes = Set up login codes (5 minutes)
editor-before-guidance = Read the guidance (3 minutes)
editor-before-done = Done:
editor-before-text = You can do this now or later. When you press Publish, we’ll take you through what’s left.
editor-pending = “{ $title }” isn’t published yet
editor-pending-text = As soon as this is done, we’ll publish it.
editor-pending-kept = I’ve saved them. Publish “{ $title }”
editor-pending-read = I’ve read this and will follow it. Publish “{ $title }”

editor-preview = Preview the page
editor-preview-note = This is a preview
editor-preview-text = Nobody else can see this page, and the form doesn’t work yet.
editor-preview-back = Back to the draft
editor-publish = Publish
editor-publish-change = Publish changes
editor-publish-email = Publish and email { $emails ->
    [one] 1 person
   *[other] { $emails } people
}
editor-publish-mine = Publish mine instead
editor-shrunk = { $taken ->
    [one] 1 place is
   *[other] { $taken } places are
} taken, and you’re offering { $seats }. Nobody will lose a place. New people will join the waiting list.
editor-since = It’s been changed since you started
editor-since-text = The published version isn’t the one you started from. Yours is still here. If you publish it, it will replace what’s there now.
editor-since-now = Published now
editor-departs = This needs the data officer’s approval
editor-departs-text = You can publish once the data officer approves it, or once you change it back.
editor-departs-asked = We’ve asked the data officer
editor-departs-asked-text = We’ll email you the answer. You can’t publish this until then.
editor-departs-granted = The data officer has approved this
editor-departs-granted-text = You can publish it now.
editor-departs-refused = The data officer hasn’t approved this
editor-departs-refused-text = Change it back, or ask again and tell them more.
editor-departs-why = Why do you need this?
editor-departs-ask = Ask the data officer
editor-departs-statement = What you need people’s details for: “{ $text }”
editor-departs-seen-by = Who can see them: “{ $text }”
editor-departs-keep = Kept for { $days } days after the event
editor-departs-special = A question that may show health, beliefs or similar: “{ $text }”

editor-done-published = Published. People can sign up now
editor-done-changed = Changes published
editor-done-cancelled = Cancelled
editor-done-closed = Closed
editor-done-reopened = Open again
editor-done-repeated = The dates have been published
editor-tabs = This event
editor-go-overview = Overview
editor-go-attendees = List
editor-go-door = Door
editor-go-receipts = What was deleted
editor-go-announce = Messages
editor-go-share = Share
editor-share-now = Share this event
editor-door-now = Open the door list
editor-public = See the public page
editor-dates = Other dates
editor-details = Details
editor-changes = More
editor-edit = Edit
editor-copy = Copy
editor-close = Close sign-up
editor-reopen = Reopen sign-up
editor-after-all = Put it back on
editor-repeat = Repeat
editor-cancel = Cancel the event
editor-fact-state = Sign-up
editor-number-taken = places taken
editor-number-taken-no-limit = places taken, no limit
editor-number-to-confirm = { $count ->
    [one] sign-up to confirm
   *[other] sign-ups to confirm
}
editor-number-waiting = { $count ->
    [one] sign-up waiting
   *[other] sign-ups waiting
}
editor-fact-hosts = Run with
editor-number-readers = { $count ->
    [one] reader
   *[other] readers
}
editor-state-open = Open until { $moment }
editor-state-not-yet = Opens on { $moment }
editor-state-closed = Closed
editor-state-cancelled = Cancelled
editor-state-over = Over
editor-state-running = Open
editor-state-ended = Ended
editor-seats-of = { $taken } of { $capacity }
editor-seats-over = That’s more than there are. Nobody will lose a place, and new people will join the waiting list.
editor-chart-title = Sign-ups by day
editor-chart-text = { $signed_up ->
    [one] 1 sign-up
   *[other] { $signed_up } sign-ups
} from { $first } to { $last }. The most on one day: { $most }. { $cancelled ->
    [0] Nobody has cancelled.
    [one] 1 was cancelled or removed.
   *[other] { $cancelled } were cancelled or removed.
}
editor-chart-day = { $day }: { $signed_up } signed up, { $cancelled } cancelled
editor-chart-up = Signed up
editor-chart-down = Cancelled or removed
editor-close-newsletter = End the newsletter
editor-reopen-newsletter = Start it again

editor-cancel-title = Cancel “{ $title }”?
editor-cancel-nobody = Nobody has signed up yet.
editor-cancel-text = We’ll also delete their details sooner.
editor-cancel-why = Why is it cancelled?
editor-cancel-why-hint = Shown in the email and on the page.
editor-cancel-yes = Cancel the event
editor-end-title = End “{ $title }”?
editor-end-text = { $count ->
    [0] It has no readers. You can’t undo this.
    [one] Its one reader will be taken off the list and their address deleted straight away. You can’t undo this.
   *[other] All { $count } readers will be taken off the list and their addresses deleted straight away. You can’t undo this.
}
editor-end-yes = End the newsletter
editor-repeat-title = Repeat “{ $title }”
editor-repeat-text = Each date is its own event, with its own list and deletion date. People sign up for each one.
editor-every = How often?
editor-every-week = Every week
editor-every-fortnight = Every two weeks
editor-every-month = Every month on the same weekday
editor-every-dates = On dates I choose
editor-every-missing = Choose how often
editor-times = How many more dates?
editor-times-hint = From 1 to 12
editor-dates-typed = The dates
editor-dates-hint = One on each line, like 12/06/2027. Only if you choose the dates yourself.
editor-repeat-yes = Publish these dates
editor-share-title = Share “{ $title }”
editor-share-text = Copy the link, show the QR code or print the poster.
editor-share-unlisted = It isn’t listed on our site. Only people with this link can find it.
editor-share-link = Link
editor-share-qr = QR code of the link
editor-share-poster = Poster to print
editor-poster-print = Print this page from your browser.
editor-poster-scan = Scan to sign up
editor-poster-sign-up = or go to
editor-poster-used-for = What we use your details for:
editor-poster-deleted = When we delete them:

kinds-title = Event templates
kinds-lead = Organisers start from these. Your changes apply to what they create from now on.
kinds-note = Organisers can’t choose the legal basis. They get the one set here.
kinds-about = When to use it
kinds-basis = Legal basis
kinds-basis-consent = People agree to it (consent)
kinds-basis-contract = We need it to do what they sign up for (contract)
kinds-basis-legitimate_interests = We have a good reason that doesn’t harm them (legitimate interests; name it below)
kinds-interest = The reason, if that’s the basis
kinds-keep = Days kept after the event
kinds-longest = Days an organiser can choose without asking you
kinds-questions = Questions the form starts with
kinds-special = Questions about health and similar that can be asked
departures-title = Drafts waiting for approval
departures-lead = Each of these does something its template doesn’t allow. It can’t be published until you approve it.
departures-why = Their reason:
departures-yes = Approve
departures-no = Don’t approve
departures-none = Nothing is waiting for approval.
departures-done = Done. We’ll email the organiser
departures-stale = The draft has changed since you opened it. Please check it again

event-dates = Other dates
