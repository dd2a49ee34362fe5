# An event's list: who is coming, one person, adding somebody, whom to call, totals, badges.
desk-list-title = Attendees
desk-list-caption = Attendees and waiting list
desk-list-taken = { $seats } of { $capacity } places
desk-list-sum = { $seats ->
    [one] 1 person
   *[other] { $seats } people
} in { $rows ->
    [one] 1 sign-up
   *[other] { $rows } sign-ups
}
desk-list-cancelled = { $sum }, { $count ->
    [one] 1 sign-up
   *[other] { $count } sign-ups
} cancelled
desk-list-wait = Waiting: { $sum }
desk-list-unconfirmed = { $count ->
    [one] 1 sign-up
   *[other] { $count } sign-ups
} not confirmed yet
desk-list-here = { $count ->
    [one] 1 person has
   *[other] { $count } people have
} arrived
desk-list-filter = Filter
desk-list-more = More
desk-list-call = { $count ->
    [one] 1 person to call
   *[other] { $count } people to call
}
desk-list-name = Name or code
desk-list-no-name = No name
desk-list-state = Status
desk-list-pending = Not confirmed
desk-list-confirmed = Has a place
desk-list-waiting = On the waiting list
desk-list-both = Everyone
desk-list-seats = People
desk-list-arrived = Arrived
desk-list-signed-up = Signed up
desk-list-no-address = no email
desk-list-by-hand = added by hand
desk-list-withheld = Answered
desk-list-withheld-why = “Answered” means there’s an answer, but only the event’s organisers can read it here. If a person asks for their data, open their page.
desk-list-add = Add someone
desk-list-export = Download or print
desk-list-whole = Back to the whole list
desk-list-show = Show
desk-list-sort = Sort by
desk-list-by-time = Sign-up time
desk-list-by-name = Name
desk-list-by-state = Status
desk-list-why = Why are you looking?
desk-list-why-preparing = Preparing the event
desk-list-why-door = Running the door
desk-list-why-arranging = Arranging food or access
desk-list-why-asked-by-person = The person asked us
desk-list-why-calling = Calling people without email
desk-list-why-mistake = Signed up twice, or by mistake
desk-list-why-safety = Behaviour or safety
desk-list-why-legal = A legal reason, or a complaint
desk-list-choose = Show
desk-list-noted = We log each time a list is opened: who, when, and why if you say so. Please look only at what you need.
desk-list-none = No sign-ups yet.
desk-list-none-found = Nobody found.
desk-list-rows = Sign-ups { $first } to { $last } of { $all }
desk-list-found = { $last } shown, { $all ->
    [one] 1 sign-up
   *[other] { $all } sign-ups
} found
desk-list-page = Page { $page }
desk-list-removed = Removed from the list and deleted
error-read-out = Read the text out, and tick the box if they agreed

desk-call-title = People to call
desk-call-lead = These people gave no email address, so they won’t get emails. Call them if anything changes.
desk-call-none = Everyone on this list gets our emails.
desk-call-no-phone = No phone number
desk-call-people = { $seats ->
    [one] 1 person
   *[other] { $seats } people
}

desk-one-back = Back to the list
desk-one-no-address = None
desk-one-by-hand = Added by hand, from a phone call or on paper
desk-one-request = Why do you need to see all answers?
desk-one-request-button = Show all answers
desk-one-change = Edit
desk-one-change-text = We won’t email them about this. They’ll see it on their own page.
desk-one-change-text-call = They have no email address, so please tell them.
desk-one-to-place = Give a place now
desk-one-to-place-text = Only if there’s room. If they have an email address, we’ll send them the ticket.
desk-one-to-waiting = Move to the waiting list
desk-one-to-waiting-text = Only if someone whose group fits is waiting. They’ll get the place. Anyone with an email address will get an email.
desk-one-call = This person has none, so please call them.
desk-one-remove = Remove from the list
desk-one-remove-text = This deletes everything about this sign-up, straight away and for good.
desk-one-remove-button = Remove and delete
desk-one-tell-label = Should we tell them?
desk-one-tell = Yes, by email
desk-one-tell-not = No: { $why }
desk-one-remove-why = Why are you removing them?
desk-one-added = Added: code { $code }
desk-one-added-waiting = Added to the waiting list
desk-one-add-another = Add another
desk-one-deleted = Will be deleted on
desk-one-agreed = They agreed that we use these private answers for this event
error-their-agreement = Ask them. Tick the box if they agree, or clear the answer
desk-one-said-added = We’ll email them to say who added them and how to undo it
desk-one-said-added-no-mail = We can’t email this address, so please tell them yourself
desk-one-said-added-no-address = They won’t get emails. If there’s a ticket code, read it out
desk-one-said-changed = Changes saved
desk-one-said-moved = Moved. If they have an email address, we’ll email them
desk-one-said-full = There aren’t enough places left. Nothing was changed
desk-one-said-arrived = More people than that have arrived already. Nothing was changed
desk-one-said-room-left = Nobody whose group fits is waiting, so the place would go straight back to them. Nothing was changed
desk-one-said-meanwhile = Someone else has changed this
desk-one-said-meanwhile-text = Nothing was saved. You can see their version below, and yours is in the form. If you save again, yours will replace theirs.
desk-one-said-over = The event is over or cancelled. Nothing was changed

desk-add-title = Add someone
desk-add-lead = For people who sign up by phone, in person or on paper. Only ask what they want to tell you.
desk-add-lead-newsletter = For people who sign up by phone, in person or on paper. We’ll email them a button. They’re on the list once they press it.
desk-add-read = Read this out
desk-add-email = Their email address
desk-add-email-hint = Leave it empty if they have none
desk-add-phone = Their phone number
desk-add-phone-hint = Only needed without an email address, to call them if anything changes. We’ll delete it on { $day }
desk-add-phone-own-hint = Needed without an email address, to call them if anything changes
desk-add-no-phone = They have no phone either
error-phone-to-call = Without an email address, enter a phone number like 0161 496 0000, or tick that they have no phone
desk-add-seats = How many people?
desk-add-read-box = I read this out and they agreed
desk-add-button = Add
desk-add-asked = If we’re allowed to email this address, we’ll send one email with a button to press
desk-add-known = This address is already on the list
desk-add-known-link = Open that sign-up

desk-totals-title = Totals
desk-totals-of = Everyone with a place: { $sum }
desk-totals-lead = No names, so you can hand this to the people who cook or set up. An answer counts for everyone in its sign-up.
desk-totals-none = This event asks nothing that can be added up.
desk-totals-caption = How often each answer was chosen
desk-totals-choice = Answer
desk-totals-sign-ups = Sign-ups
desk-totals-silent = No answer
desk-totals-sum = Total: { $sum }, from { $people }
desk-totals-written = Written answers from { $people }
desk-totals-nothing = No answers yet
desk-totals-written-why = Written answers can name people, so they aren’t shown here.
desk-totals-print = Print them without names
desk-totals-withheld = Private answers are left out. Only the event’s organisers can see them.

desk-badges-title = Name badges and table list
desk-badges-lead = For everyone with a place. Without a name, we print the ticket code.
desk-badges-what = What do you want to print?
desk-badges-badges = Name badges
desk-badges-table = A table list: names by first letter
desk-badges-button = Show it to print
desk-badges-with = with { $name }
desk-badges-codes = Codes, without a name
