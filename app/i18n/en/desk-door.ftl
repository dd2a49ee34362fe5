# The door of an event.
desk-door-title = Door
door-here = { $m ->
    [one] Here since { $clock }
   *[other] { $n } of { $m } here since { $clock }
}
door-nobody-here = Nobody on this ticket is marked as arrived
door-all = { $m ->
    [one] Mark as arrived
    [2] Both here
   *[other] All { $m } here
}
door-part = Only { $n } of { $m } here
door-row-all = { $m ->
    [one] Here
    [2] Both here
   *[other] All { $m } here
}
# A button of a row, as read out: “Here: Joan Pettigrew”.
door-whose = { $label }: { $name }
door-some = Some of them
door-people = { $seats ->
    [one] 1 person
   *[other] { $seats } people
}
door-said = { $n ->
    [0] { $name }: not here after all
   *[other] { $name }: { $n } here
}
door-undo = Undo
door-already = { $name }: someone else has just marked this ticket
door-already-here = Already marked: { $here }
door-gone = This ticket isn’t valid any more. The place was given up or taken away
door-elsewhere = This ticket is for another event: { $title }
door-other-day = This ticket is for another day. Check the date before you mark it
door-waiting = On the waiting list, no place yet
door-room = { $count } in the room
door-room-text = { $arrived } of { $seats } with a ticket, { $walkins ->
    [one] 1 walk-in
   *[other] { $walkins } walk-ins
}
door-walk-in-more = +1 walk-in
door-walk-in-fewer = −1 walk-in
door-refresh = Refresh
door-search = Name or ticket code
door-search-button = Find
door-pages = Pages of the list
door-whole = Everyone
door-not-here = Not here yet
door-early = { $months ->
    [0] { $days ->
        [one] This event is in 1 day. Mark anyway?
       *[other] This event is in { $days } days. Mark anyway?
    }
   *[other] This event is in { $months } months. Mark anyway?
}
door-early-text = Check the date above. If you say yes, we won’t ask again while you’re on this list.
door-early-button = Mark anyway
door-none-missing = Everyone with a place is here.
door-none = Nobody has a place yet.
door-none-found = Nobody found. Check the name, or count them as a walk-in.
door-to-list = Go to the door list
door-show = Show this at the door
door-show-text = The people at the door will scan it and mark you as arrived. That’s all you need to do.
door-unknown = No ticket with this code
door-unknown-text = It’s not for an event you’re helping at, or it isn’t valid any more.

door-links = Links for helpers
door-links-lead = Give each helper their own link. They don’t need an account. They’ll see names or codes, how many people, and who’s arrived. Nothing else.
door-links-window = The links work from { $from } to { $to }.
door-link = Helper { $number }
door-link-made = Created on { $at }
door-link-qr = Show the QR code
door-link-make = Create a link
door-link-end = End this link
door-venue = Sign-up at the door
door-venue-text = Show this to people who want to sign up at the door. They often share one network, and the site may block many sign-ups from one place. With this link, up to 1,000 people an hour can sign up. It works only for this event, at the same times as the links for helpers.
door-venue-qr = Sign up for this event
door-help-title = Help at the door
door-help-1 = Only use this list for the door.
door-help-2 = Don’t take photos of it or read names out.
door-help-3 = Keep your phone with you, and close the page when you leave.
door-help-early = The door list opens on { $at }. Please come back to this link then.
door-help-button = I agree. Open the door list
door-practice = Practice ticket
door-practice-hint = Try it first:
door-practice-text = This isn’t a real ticket. Press a button as you would at the door. Nothing is saved.
door-practice-done = { $n } of 2 marked as arrived. That’s all there is to it
