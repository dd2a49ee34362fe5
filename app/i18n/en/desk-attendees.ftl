# An event's list: who is coming, one person, adding somebody, whom to ring.
desk-list-title = Who is coming
desk-list-caption = Who is coming and who waits
desk-list-places = Places taken
desk-list-taken = { $seats } of { $capacity }
desk-list-sum = { $seats ->
    [one] 1 person
   *[other] { $seats } people
} in { $rows ->
    [one] 1 sign-up
   *[other] { $rows } sign-ups
}
desk-list-unproven = { $count ->
    [one] 1 sign-up. You see it here once the address is proven
   *[other] { $count } sign-ups. You see them here once the address is proven
}
desk-list-name = Name or code
desk-list-no-name = No name
desk-list-state = State
desk-list-pending = Not confirmed
desk-list-confirmed = Has a place
desk-list-waiting = On the waiting list
desk-list-both = Everyone
desk-list-seats = People
desk-list-arrived = Here
desk-list-signed-up = Signed up
desk-list-no-address = no e-mail
desk-list-by-hand = added by hand
desk-list-withheld = Answered
desk-list-withheld-why = “Answered” means that there is an answer. Only those who run the event can read it here. To answer a person’s request, open their own page.
desk-list-add = Add somebody
desk-list-export = Take this list out
desk-list-whole = Back to the whole list
desk-list-show = Show
desk-list-sort = Sort by
desk-list-by-time = Time of sign-up
desk-list-by-name = Name
desk-list-by-state = State
desk-list-why = Why are you looking?
desk-list-why-preparing = Getting the event ready
desk-list-why-door = Running the door
desk-list-why-arranging = Arranging food or access
desk-list-why-asked-by-person = The person asked us
desk-list-why-ringing = Ringing people without e-mail
desk-list-why-mistake = Signed up twice, or by mistake
desk-list-why-safety = Behaviour or safety
desk-list-why-legal = A complaint, or the law
desk-list-choose = Show
desk-list-noted = We note each time a list is opened: who, when, and why if you say so. Look at what you need, and no more.
desk-list-none = Nobody is on this list yet.
desk-list-none-found = Nobody was found.
desk-list-rows = { $first } to { $last } of { $all }
desk-list-found = { $last } shown, { $all } found
desk-list-page = Page { $page }
desk-list-removed = Removed, and deleted from this site
error-read-out = Read the text to the person and tick the box if they said yes

desk-ring-title = Whom to ring
desk-ring-lead = These people gave no e-mail address, so no mail reaches them. Ring them when something changes.
desk-ring-none = Everyone on this list gets our mail.
desk-ring-no-phone = No phone number
desk-ring-people = { $seats ->
    [one] 1 person
   *[other] { $seats } people
}

desk-one-back = Back to the list
desk-one-no-address = None
desk-one-by-hand = Added by hand, by phone or from paper
desk-one-request = Is there a request to answer?
desk-one-request-button = Show all answers
desk-one-change = Change answers or places
desk-one-change-text = We send no mail about this. The person sees it on their own page.
desk-one-change-text-ring = This person has no e-mail address, so tell them yourself.
desk-one-move = Move
desk-one-to-place = Give a place now
desk-one-to-place-text = This works if there is room. Whoever has an e-mail address gets a mail with the ticket.
desk-one-to-waiting = Move to the waiting list
desk-one-to-waiting-text = This works if somebody else is waiting who fits. They get the place. Whoever has an e-mail address gets a mail.
desk-one-ring = This person has none, so ring them.
desk-one-remove = Take off the list
desk-one-remove-text = This deletes everything that we hold about this sign-up, at once and for good.
desk-one-remove-button = Take off and delete
desk-one-tell-label = Do we tell the person?
desk-one-tell = Yes, by mail
desk-one-tell-not = No. Why: { $why }
desk-one-remove-why = Why are they taken off?
desk-one-said-added = Added. A mail is on its way that says who added them, and how to undo it
desk-one-said-added-no-mail = Added. We may not write to this address, so please tell the person yourself
desk-one-said-added-no-address = Added. Read out the ticket code if there is one
desk-one-said-changed = Changed
desk-one-said-moved = Moved. The person gets a mail, if there is an address
desk-one-said-full = There are not so many places left. Nothing was changed
desk-one-said-arrived = More people than that are here already. Nothing was changed
desk-one-said-room-left = Nobody else who fits is waiting, so the place would come straight back. Nothing was changed
desk-one-said-meanwhile = Somebody else has changed this meanwhile
desk-one-said-meanwhile-text = Nothing was saved. What is held now stands below, and what you wrote stands in the form. If you save again, yours takes its place.
desk-one-said-over = The event is over or cancelled. Nothing was changed

desk-add-title = Add somebody
desk-add-lead = For people who ask by phone, in person or on paper. Ask only what they want to tell you.
desk-add-lead-newsletter = For people who ask by phone, in person or on paper. We mail them one button. They are on the list once they press it.
desk-add-read = Read this out
desk-add-email = Their e-mail address
desk-add-email-hint = Without one no mail reaches them, and you ring them when something changes
desk-add-read-box = I read this to the person, and they said yes
desk-add-button = Add
desk-add-asked = We have noted that. If we may write to the address, a mail with one button is on its way
desk-add-known = This address is on the list already
desk-add-known-link = Open that sign-up
