# What people agree to, and the built-in question of an event. It is stored word for word when it is published:
# a change here makes a new version with the next import.
wording-event-consent = By signing up, I agree that { $organisation } uses my details to run this event. My sign-up may say something about my political views. I can withdraw this consent at any time.
wording-newsletter-consent = I agree that { $organisation } uses my email address to send me “{ $title }”. Getting it may say something about my political views. I can withdraw this consent at any time.
wording-event-agreement = I agree that { $organisation } uses my private answers for this event. They may say something about my health or beliefs. I can withdraw this consent at any time.
wording-newsletter-agreement = I agree that { $organisation } uses my private answers for “{ $title }”. They may say something about my health or beliefs. I can withdraw this consent at any time.
# The same as an organiser says them to somebody on the phone. A test compares the two.
read-out-event-consent = By signing up, you agree that { $organisation } uses your details to run this event. Your sign-up may say something about your political views. You can withdraw this consent at any time.
read-out-newsletter-consent = You agree that { $organisation } uses your email address to send you “{ $title }”. Getting it may say something about your political views. You can withdraw this consent at any time.
read-out-event-agreement = You agree that { $organisation } uses your private answers for this event. They may say something about your health or beliefs. You can withdraw this consent at any time.
read-out-newsletter-agreement = You agree that { $organisation } uses your private answers for “{ $title }”. They may say something about your health or beliefs. You can withdraw this consent at any time.
wording-name-label = Name for the door
wording-name-why = so that we can greet you
wording-free = Free
wording-co-hosts = Organisers of { $branches } can see this too.
