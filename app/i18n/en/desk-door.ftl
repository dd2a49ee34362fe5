# The door of an event.
desk-door-title = The door
door-here = { $n } of { $m } here since { $clock }
door-nobody-here = Nobody of this ticket is marked as here just now
door-all = { $m ->
    [one] Mark as arrived
   *[other] All { $m } are here
}
door-part = Only { $n } of { $m } came
door-some = Only some of them
door-undo = Undo
door-already = { $name }: somebody else has just marked this ticket
door-already-here = Already marked: { $here }
door-gone = This ticket does not count any more. It was given back or taken away
door-elsewhere = That is a ticket for another event: { $title }
door-other-day = This ticket is for another day. Check the date before you mark it
door-waiting = On the waiting list, no place yet
door-room = { $count } in the room
door-room-text = { $arrived } of { $seats } with a ticket, { $walkins ->
    [one] 1 walk-in
   *[other] { $walkins } walk-ins
}
door-walk-in-more = +1 walk-in
door-walk-in-fewer = −1 walk-in
door-refresh = Show the newest count
door-search = Find somebody
door-search-hint = A name or a ticket code
door-search-button = Search
door-pages = Pages of the list
door-whole = Everyone
door-not-here = Not here yet
door-none-missing = Everyone with a place is here.
door-none = Nobody has a place yet.
door-none-found = Nobody was found. Check the name, or count them as a walk-in.
door-to-list = To the door list
door-show = Show this at the door
door-show-text = The people at the door open it with their own phone and mark you as here. You need do nothing more.
door-unknown = No ticket with this code
door-unknown-text = It is not a ticket for a door where you help. Or it was given back, and does not count any more.

door-links = Links for helpers
door-links-lead = Give each helper a link of their own. They need no account. They see names or codes, how many people, and who is here. Nothing else.
door-links-window = The links work from { $from } to { $to }.
door-link = Helper { $number }
door-link-made = Made on { $at }
door-link-qr = Show as a picture to scan
door-link-make = Make a link
door-link-end = End this link
door-venue = Sign-up at the door
door-venue-text = Show this to people who sign up here and now. All of them share one network, and with this link up to 1,000 an hour can sign up over it. Without it the site may stop them. It works while the links for helpers work, and for this event alone.
door-venue-qr = Sign up for this event
door-help-title = Help at the door
door-help-1 = Use this list for the door and nothing else.
door-help-2 = Take no pictures of it, and read out no names.
door-help-3 = Keep the phone with you, and close the page when you go.
door-help-early = The door list opens on { $at }. Come back to this link then.
door-help-button = I will. Open the door list
door-practice = Practice ticket
door-practice-hint = Try it first:
door-practice-text = This is not a real ticket. Press a button as you would at the door. Nothing is kept.
door-practice-done = { $n } of 2 marked as here. That is all there is to it
