# The form on a tablet at a stall.
stall-longer = I need more time
stall-clears = { $minutes ->
    [one] We clear this form after one minute.
   *[other] We clear this form after { $minutes } minutes.
}
stall-clear = Clear it now
stall-thanks = Thank you
stall-thanks-text = Now look at your email. Press the button in it to confirm.
stall-next = Next person
stall-privacy = How we use your details: { $page }
