//! The headings that columns are known by, and the statuses of people who aren't to be written to: all as they're
//! compared, without case, blanks and punctuation.

/// The headings of the column with the addresses, the likeliest first.
pub(super) const ADDRESS: [&str; 6] = ["email", "emailaddress", "primaryemail", "email1", "mail", "emailadresse"];
/// Headings of the day on which somebody agreed, the surest first: Mailchimp's confirmation, its form, Action Network's.
pub(super) const AGREED: [&str; 8] = [
    "confirmtime",
    "consentdate",
    "consentedat",
    "consentgivenat",
    "optintime",
    "optindate",
    "can2subscriptiondate",
    "subscribedat",
];
/// Headings of a day on which somebody left, or on which an address stopped working.
pub(super) const LEFT_ON: [&str; 5] = ["unsubtime", "unsubscribedat", "unsubscribedate", "cleantime", "optouttime"];
/// Headings that mean, where it says yes, that somebody is not to be written to.
pub(super) const LEFT_IF: [&str; 9] = [
    "unsubscribed",
    "isunsubscribed",
    "optedout",
    "donotcontact",
    "donotemail",
    "emailisbad",
    "email1isbad",
    "isdeceased",
    "blocklisted",
];
/// The same where it says no.
pub(super) const LEFT_UNLESS: [&str; 4] = ["emailoptin", "emailsubscribed", "subscribed", "acceptsemail"];
/// Headings of a status.
pub(super) const STATUS: [&str; 4] =
    ["status", "subscriptionstatus", "emailsubscriptionstatus", "can2subscriptionstatus"];
/// Statuses of people who are not to be written to.
pub(super) const LEFT: [&str; 28] = [
    "unsubscribed",
    "nonsubscribed",
    "notsubscribed",
    "neversubscribed",
    "optedout",
    "blocklisted",
    "blacklisted",
    "suppressed",
    "disabled",
    "inactive",
    "removed",
    "archived",
    "bouncing",
    "bounced",
    "previousbounce",
    "cleaned",
    "complained",
    "spamcomplaint",
    "previousspamcomplaint",
    "pending",
    "unconfirmed",
    "notconfirmed",
    "awaitingconfirmation",
    "unsubscribe",
    "spam",
    "junk",
    "invalid",
    "deleted",
];
