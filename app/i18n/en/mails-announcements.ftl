# What organisers write to those who come, and the reminder two days before.
mail-announcement-lead = { $branch } writes to you because you signed up for { $title }.
mail-reminder-subject = Soon: { $title }
mail-reminder-heading = Can’t come? Give your place to someone waiting
mail-reminder-cannot = Plans change, and that is fine. Tell us now and { $seats ->
    [one] your place goes
   *[other] your places go
} to the next in line. One button does it, and your sign-up is deleted at once.
mail-reminder-lead = You are coming? Then there is nothing to do. We look forward to seeing you at { $title }.
