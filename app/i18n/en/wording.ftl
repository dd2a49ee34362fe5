# What people agree to, and the built-in question of an event. It is stored word for word when it is published:
# a change here makes a new version with the next import.
wording-event-consent = By signing up I agree that { $organisation } uses this to run the event. I understand it may show my political views. I can stop at any time.
wording-newsletter-consent = I agree that { $organisation } uses my e-mail address to send me { $title }. I understand it may show my political views. I can stop at any time.
wording-event-agreement = I agree that { $organisation } uses this answer for this event. I understand it may show my health or beliefs. I can take this back at any time.
wording-newsletter-agreement = I agree that { $organisation } uses this answer for { $title }. I understand it may show my health or beliefs. I can take this back at any time.
wording-name-label = Name for the door
wording-name-why = so that we can greet you
wording-free = Free
wording-co-hosts = Organisers of { $branches } see it too.
