# The organisers' help: one page, in the order of an event.
help-title = Help
help-lead = How to run an event here, from the first login to the day after.
help-contents = On this page

help-start = What to do first
help-start-1 = Set up login codes on “Your account”. An app on your phone then shows a code each time you log in. It takes five minutes.
help-start-2 = Read the guidance. It’s one page about looking after people’s details. We’ll ask you to read it again once a year.
help-start-3 = Create your first event. You can look around and write drafts before you’ve done the other two.

help-event = Create an event
help-event-1 = Press “Create” and choose the closest match. It comes with the right questions and deletion date.
help-event-2 = Fill in what it is, when and where. Each page is saved when you press its button. Nobody else can see a draft until you publish it.
help-event-3 = Only ask for what you’ll use. Under each question you say why you ask it.
help-event-4 = Check it and publish it. Then share the link, show the QR code or print the poster.
help-event-5 = Does it happen again? Open the event and press “Repeat” or “Copy”.

help-list = The list
help-list-1 = “List” shows who’s coming and who’s waiting. When a place is free, the next person on the waiting list gets it automatically.
help-list-2 = Did someone call, or sign up on paper? Press “Add someone”. Without an email address they won’t get emails, so call them if anything changes.
help-list-3 = You can download or print the list. Destroy each copy by the date on it. We’ll ask you whether you have.
help-list-4 = Each time you open a list, the log notes it. You don’t need to do anything.

help-door = The door
help-door-1 = On the day, open “Door” on your phone. Find the name or the ticket code and mark who’s here.
help-door-2 = Helpers don’t need an account. Send them a link. It works for this event only, and ends soon after it.
help-door-3 = People can show the code in their email, or just say their name.

help-message = A message to everyone who’s coming
help-message-1 = Press “Messages” and write it. Look at the preview and send a test to yourself first.
help-message-2 = Each person gets an email of their own. Nobody sees anyone else’s address.
help-message-3 = The reminder two days before goes out automatically. So do emails about a new time or place, and when you cancel.
help-message-4 = Don’t copy addresses into your own email.

help-call = Who to call
help-call-1 = Lost your phone, or can’t log in? Your team lead can reset your login.
help-call-2 = Has a list got lost, or did an email reach the wrong person? Tell the data officer straight away. Nobody will blame you.
help-call-3 = Has someone asked what we know about them? Show them “Your details” at the bottom of each page. It sends them everything.
help-call-how = Call or write to us:
