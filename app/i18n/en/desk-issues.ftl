# Issues of a newsletter: writing, checking and sending them, and what organisers learn.
issues-title = Issues
issues-none = No issues yet.
issues-growth = How readers come and go
issues-month = Month
issues-came = Subscribed
issues-left = Unsubscribed
issues-no-tracking = We don’t count who opens an issue or follows a link, because that would mean watching people read.
issue-new = Write an issue
issue-new-title = Write an issue
issue-untitled = No subject yet
issue-number = No. { $number }
# A small number of people, which isn't shown exactly.
issue-few = fewer than { $few }
issue-state-draft = Draft, saved on { $when }
issue-state-scheduled = Will be sent on { $when }
issue-state-sending = Sending since { $when }
issue-state-paused = Paused
issue-state-done = Sent on { $when }
issue-state-stopped = Stopped
issue-sent = { $sent } of { $total } sent.
issue-time-left = { $minutes ->
    [one] About a minute left.
   *[other] About { $minutes } minutes left.
}
issue-unsubscribed = Unsubscribed since: { $count }.
issue-spared = { $count ->
    [one] 1 wasn’t sent: the person unsubscribed or asked for no emails, or it was stopped.
   *[other] { $count } weren’t sent: the people unsubscribed or asked for no emails, or it was stopped.
}

issue-only-this = We’ll send it to the people who subscribed to this newsletter, and to nobody else. Keep to what they asked for:
issue-subject = Subject
issue-subject-hint = One line that says what’s in this issue.
issue-preview = Preview line
issue-preview-hint = Inboxes show it after the subject.
issue-text = Text
issue-text-hint = An empty line starts a new paragraph.
issue-how = Headings, lists, links and buttons
issue-how-1 = ## at the start of a line makes a heading, ### a smaller one.
issue-how-2 = **Two stars** make bold, *one* makes italics.
issue-how-3 = A dash at the start of a line makes a list, 1. a numbered one. A > makes a quote.
issue-how-4 = [words](https://…) make a link.
issue-how-5 = [words](https://… "button") on a line of its own, between empty lines, make a button.
issue-how-6 = {"{"}event: its-name{"}"} on a line of its own, between empty lines, makes a card of an event: its date and place are always up to date. You can choose one below.
issue-card = Show an event
issue-card-choose = Choose an event
issue-card-hint = It’s added at the end of the text. You can then move its line.
issue-card-add = Add its card
issue-who = Who gets it?
issue-who-hint = You can send it only to people who gave one answer to a question of this newsletter’s form.
issue-all = Everyone who subscribed
issue-who-lost = The form no longer has the answer you chose
issue-save = Save and preview
issue-back = Back
# Under the form, while somebody writes: each follows what they typed last.
issue-autosaved = Saved at { $time }.
issue-autosave-refused = Not saved. { $why }
issue-autosave-conflict = Not saved: { $name } saved this on { $moment }. Press “Save and preview” to see both versions.
issue-autosave-gone = Not saved: this isn’t a draft any more, or you can’t edit it any more. Copy your text if you still need it.
issue-autosave-failed = Not saved yet: we can’t reach the site. Your text is still here, and we’ll keep trying.
issue-autosave-signed-out = Not saved yet: you’ve been logged out. Log in again in another tab. Your text is still here, and we’ll save it then.
issue-saves = Earlier versions
issue-saves-text = Each time you save a changed draft, we keep what it said before. While it saves itself as you write, we keep one version every ten minutes. We keep the last 20, until you send or delete the draft, for a year at most.
issue-saves-none = No earlier versions yet.
issue-save-by = { $name }, { $moment }
issue-bring-back = Bring this back
issue-bring-back-text = This becomes the draft’s text again. What the draft says now is kept as an earlier version, and who gets it doesn’t change.
issue-brought-back = The earlier version is back
issue-error-answer = Choose who gets it
issue-error-time = Choose a time from now on, within a year

issue-look = Preview
issue-light = On a phone in light colours
issue-dark = On a phone in dark colours
issue-change = Edit
issue-changed = Someone has changed this issue since you opened it, so we haven’t sent it. Check it again.
issue-checks = Before you send it
issue-check-wrong = To do:
issue-check-open = People can subscribe to this newsletter
issue-check-closed = This newsletter is closed
issue-check-subject = It has a subject
issue-check-no-subject = Enter a subject
issue-check-text = It has a text
issue-check-no-text = Enter the text
issue-check-links = The links look right, and those to this site work
issue-check-link-unusable = Begin this link with https:// or mailto: { $link }
issue-check-link-missing = This site has no such page: { $link }
issue-check-link-personal = This page is one person’s own: { $link }
issue-check-link-organisers = Only organisers can open this page: { $link }
issue-check-card = There’s no listed event called “{ $name }”
issue-check-sender = It says who publishes it, and replies reach your branch
issue-check-no-sender = The site’s imprint or the branch’s address is missing: ask the people who run this site
issue-check-size = It’s { $size } kB, so no inbox cuts it off
issue-check-too-large = It’s { $size } kB. Some inboxes cut emails off after { $most } kB: make it shorter
issue-check-asked = Is this what people asked for when they subscribed? Only you can check that.
issue-send-title = Send it
issue-send-some = Send to those of { $people } who gave this answer
issue-later = Send it later
issue-schedule = Schedule it
issue-unschedule = Take it back and edit it
issue-pause-text = When you pause it, it can go on later. When you stop it, emails that haven’t gone out yet won’t be sent.
issue-pause = Pause
issue-stop = Stop
issue-halted = We’ve paused this issue
issue-paused-text = Nobody gets it while it’s paused.
issue-resume = Let it go on
issue-copy = Copy to a new draft
issue-withdraw = Take it off the website
issue-on-the-web = See it on the web
issue-fact-total = Readers when it started
issue-fact-sent = Handed over
issue-fact-failed = Couldn’t be sent
issue-fact-in-doubt = May not have arrived
issue-fact-spared = Not sent
issue-fact-left = Left to send
issue-fact-bounced = Came back
issue-fact-unsubscribed = Unsubscribed since

# The issues that anybody can read.
archive-title = Past issues
archive-none = No issues yet.
archive-feed = For feed readers
archive-subscribe = Get this newsletter
archive-sent = Sent on { $day }
