# Bringing an existing list to a newsletter: the form, what would happen, how far it is; and the email to its people.
desk-import-title = Bring an existing list
desk-import-lead = Move a list from another program, or one that you typed from paper. First you’ll see what happens to each row. Nothing happens until you say yes.
desk-import-consent-title = Only people who said yes
desk-import-consent = Each person must have agreed to get this newsletter by email. People you know, members and old contacts haven’t, unless they said so.
desk-import-consent-proof = We keep your answers below as proof. Without them we can’t take the list.
desk-import-when = When did they agree?
desk-import-when-hint = If it was on several days, enter the last one. Dates in the file count first.
desk-import-how = How did they agree?
desk-import-means-paper = On paper
desk-import-means-web-form = On a web form
desk-import-means-email = By email
desk-import-means-spoken = In person or by phone
desk-import-wording = What did they agree to?
desk-import-wording-hint = Copy it from the form or the sheet, word for word.
desk-import-file = The list
desk-import-file-hint = A CSV file with one row for each person. Excel and Google Sheets can save a list as CSV.
desk-import-takes = We take the addresses, the day each person agreed if the file has it, and answers to this newsletter’s own questions: { $questions }. If the file says that someone has unsubscribed, we don’t add them. We leave out the rest.
desk-import-takes-only = We take only the addresses, and the day each person agreed if the file has it. If the file says that someone has unsubscribed, we don’t add them. We leave out the rest.
desk-import-kept = We don’t keep your file. If you don’t say yes, we delete what we read from it after a day.
desk-import-button = Check the list
desk-import-back = Back to the newsletter
desk-import-error-when = Enter the day they agreed, like { $example }. It can’t be later than today
desk-import-error-how = Choose how they agreed
desk-import-error-wording = Enter what they agreed to, in { $most } characters or fewer
desk-import-error-file = Choose the file
desk-import-error-not-csv = Save the list as CSV, then choose that file. This one is something else
desk-import-error-no-address = Call the column with the addresses “email”. We can’t find it
desk-import-error-long-row = Look at row { $row }. It’s too long: maybe a quotation mark isn’t closed
desk-import-error-many-rows = Split the list. It has more than { $most } rows
desk-import-error-empty = Choose a file with at least one row
desk-import-error-large = Remove columns you don’t need, or split the list. The file is bigger than { $most } MB
desk-import-error-cut = Choose the file again. It didn’t reach us in full

desk-import-checked-title = Check before you say yes
desk-import-new = will be added
desk-import-not-new = won’t be
desk-import-caption = What happens to each row
desk-import-column-fate = What happens
desk-import-column-count = Rows
desk-import-column-first = The first ones
desk-import-fate-new = Added, and told by email
desk-import-fate-subscribed = Nothing: already on the list
desk-import-fate-blocked = Left out: they unsubscribed, were deleted, or want no emails
desk-import-fate-opted-out = Left out: your file says they unsubscribed, or their emails come back
desk-import-fate-twice = Left out: the same address is further up
desk-import-fate-missing = Left out: no address
desk-import-fate-invalid = Left out: not an email address
desk-import-row = Row { $row }: { $text }
desk-import-row-empty = Row { $row }
desk-import-read-as = How we read it
desk-import-format = Made by
desk-import-encoding = Text
desk-import-taken = Columns we use
desk-import-left-out = Columns we leave out
desk-import-none = None
desk-import-wrong-answers = { $count ->
    [one] 1 answer doesn’t fit its question. We leave it out.
   *[other] { $count } answers don’t fit their questions. We leave them out.
}
desk-import-proof = Proof that they agreed
desk-import-proof-when = When
desk-import-proof-days = The day in the column “{ $column }”, or { $day } for rows without one
desk-import-proof-how = How
desk-import-proof-wording = What they agreed to
desk-import-mail = Everyone who is added gets one email. It says where you got the address, and how to unsubscribe.
desk-import-start = { $count ->
    [one] Add 1 person
   *[other] Add { $count } people
}
desk-import-nobody = There’s nobody to add.
desk-import-discard = Delete this list
desk-import-again = Choose another file

desk-import-running-title = Adding people
desk-import-running-text = We add people as fast as their emails can go out. You can close this page.
desk-import-progress = { $done } of { $total } added
desk-import-skipped = { $count ->
    [one] 1 wasn’t added: they unsubscribed or signed up in the meantime.
   *[other] { $count } weren’t added: they unsubscribed or signed up in the meantime.
}
desk-import-reload = See how far it is now
desk-import-stop = Stop adding people
desk-import-stop-text = People who were added stay on the list. The others won’t be added.
desk-import-done-title = The list is here
desk-import-done-text = { $done ->
    [one] 1 person was added.
   *[other] { $done } people were added.
}
desk-import-deleted = We’ve deleted everything else from your file.

keep-list = Addresses of a list that an organiser is moving here
keep-list-until = A day, or until each person is told by email

agreed-elsewhere = Agreed { $means } on { $day }, before this list came here
agreed-means-paper = on paper
agreed-means-web-form = on a web form
agreed-means-email = by email
agreed-means-spoken = in person or by phone

mail-brought-in-subject = You’re on this list: { $title }
mail-brought-in-lead = { $branch } now sends this newsletter from here. Your address came with its list.
mail-brought-in-source = { $branch } says that on { $day } you agreed { $means } to get the newsletter.
mail-brought-in-stop = Don’t want it? Press the button and confirm on our page. You’ll be off the list, and we’ll delete your address.
mail-brought-in-often = Happy to get it? You don’t need to do anything. How often: { $frequency }. After { $months } months we’ll ask if you still want it.
mail-brought-in-see = See what we hold, and what you agreed to
mail-brought-in-why = You’re getting this email because { $branch } brought its list here, and your address was on it. Questions? Just reply.
