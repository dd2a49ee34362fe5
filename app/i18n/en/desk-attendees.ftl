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
desk-list-search = Search
desk-list-search-hint = A name, a ticket code, or a whole e-mail address
desk-list-search-button = Search
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
desk-list-noted = We note each time a list is opened: who, when and why. Look at what you need, and no more.
desk-list-none = Nobody is on this list yet.
desk-list-none-found = Nobody was found.
desk-list-rows = { $first } to { $last } of { $all }
desk-list-found = { $last } shown, { $all } found
desk-list-pages = Pages of the list
desk-list-removed = Removed, and deleted from this site

desk-ring-title = Whom to ring
