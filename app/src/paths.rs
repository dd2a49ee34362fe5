//! Every path of the site, spelt once: router, pages, links, mails and tests share them. The parts in braces are filled
//! in by the function's arguments; the router passes the braces, `event("{slug}")`.

use std::fmt::Display;

macro_rules! paths {
    ($($(#[$doc:meta])* $name:ident($($part:ident),+) = $path:literal;)*) => {
        $(
            $(#[$doc])*
            #[must_use]
            pub fn $name($($part: impl Display),+) -> String {
                format!($path)
            }
        )*

        /// All of them, as the router takes them.
        pub const PATTERNS: &[&str] = &[$($path),*];
    };
}

macro_rules! fixed {
    ($($(#[$doc:meta])* $name:ident = $path:literal;)*) => {
        $(
            $(#[$doc])*
            pub const $name: &str = $path;
        )*

        /// All of them.
        pub const FIXED: &[&str] = &[$($path),*];
    };
}

fixed! {
    /// What is coming up.
    HOME = "/";
    /// Redirects home.
    BRANCHES = "/branches";
    /// Redirects home.
    EVENTS = "/events";
    /// Redirects home.
    NEWSLETTERS = "/newsletters";
    /// Asks for links to everything held.
    YOUR_DATA = "/your-data";
    /// The organisers' guidance, for everybody.
    GUIDANCE = "/guidance";
    /// The privacy notice.
    PRIVACY = "/privacy";
    /// For crawlers.
    ROBOTS = "/robots.txt";
    /// For crawlers.
    SITEMAP = "/sitemap.xml";
    /// The icon that browsers request without being told to.
    FAVICON = "/favicon.ico";
    /// Whether the process is alive.
    HEALTHZ = "/healthz";
    /// Whether it can serve.
    READYZ = "/readyz";
}

paths! {
    /// A branch.
    branch(slug) = "/branches/{slug}";
    /// An event with its form; its calendar file with `.ics` appended.
    event(slug) = "/events/{slug}";
    /// A newsletter with its form.
    newsletter(slug) = "/newsletters/{slug}";
    /// Asks for the button that stops it.
    newsletter_stop(slug) = "/newsletters/{slug}/stop";
    /// The issues of a newsletter that were sent.
    issues(slug) = "/newsletters/{slug}/issues";
    /// One of them.
    issue(slug, number) = "/newsletters/{slug}/issues/{number}";
    /// The same for feed readers.
    issues_feed(slug) = "/newsletters/{slug}/issues.atom";
    /// The page after a form.
    sent(token) = "/sent/{token}";
    /// The button that confirms.
    confirm(token) = "/confirm/{token}";
    /// What is held about somebody.
    your_sign_up(token) = "/your-sign-up/{token}";
    /// Changes it.
    change(token) = "/your-sign-up/{token}/change";
    /// Ends it.
    cancel(token) = "/your-sign-up/{token}/cancel";
    /// The same as a file (UK GDPR Art. 20).
    data(token) = "/your-sign-up/{token}/data.json";
    /// Unsubscribes, by one click too (RFC 8058).
    unsubscribe(token) = "/unsubscribe/{token}";
    /// Undoes "never email me again".
    mail_again(token) = "/mail-again/{token}";
    /// A ticket: shown by its owner, checked at the door.
    door(code) = "/door/{code}";
    /// A helper's link to the door.
    door_help(token) = "/door/help/{token}";
    /// The small stylesheet with an accent colour, under the hash of its text.
    accent(file) = "/accent/{file}";
    /// A logo, under the hash of its content.
    logo(file) = "/logo/{file}";
    /// A picture of an issue, under the hash of its content.
    picture(file) = "/pictures/{file}";
    /// Takes an address from a form on another site, and shows the event's own form.
    event_form(slug) = "/events/{slug}/form";
    /// The same for a newsletter.
    newsletter_form(slug) = "/newsletters/{slug}/form";
    /// Script and WebAssembly of the islands.
    pkg(file) = "/pkg/{file}";
}

/// Pages for developers.
#[cfg(feature = "samples")]
pub mod dev {
    fixed! {
        /// The mails that were written to files.
        MAILBOX = "/dev/mailbox";
        /// The islands with sample data.
        ISLANDS = "/dev/islands";
    }
}

/// The organisers' pages.
pub mod organise {
    use std::fmt::Display;

    fixed! {
        /// What is held, and until when.
        HOME = "/organise";
        /// Redirects home.
        DRAFTS = "/organise/drafts";
        /// Redirects home.
        EVENTS = "/organise/events";
        /// Redirects home.
        NEWSLETTERS = "/organise/newsletters";
        /// Chooses a template for a new draft.
        NEW = "/organise/new";
        /// Logging in.
        LOGIN = "/organise/login";
        /// The second factor's code.
        LOGIN_CODE = "/organise/login/code";
        /// Logging out.
        LOGOUT = "/organise/logout";
        /// "Forgotten your password?".
        FORGOTTEN = "/organise/forgotten";
        /// Reads and confirms the guidance.
        GUIDANCE = "/organise/guidance";
        /// Your own account.
        ACCOUNT = "/organise/account";
        /// Sets up the second factor.
        SECOND_FACTOR = "/organise/account/factor";
        /// Gives up all your roles.
        LEAVE = "/organise/account/leave";
        /// How to run an event here.
        HELP = "/organise/help";
        /// Roles.
        TEAM = "/organise/team";
        /// The organisation's colour and logo, and a branch's.
        SETTINGS = "/organise/settings";
        /// Your own exports.
        EXPORTS = "/organise/exports";
        /// What the data officer looks after.
        OFFICER = "/organise/officer";
        /// What to do when somebody asks about their data.
        REQUESTS = "/organise/officer/requests";
        /// Everybody's exports.
        OFFICER_EXPORTS = "/organise/officer/exports";
        /// Who has read the guidance.
        READERS = "/organise/officer/readers";
        /// Who did what, when and why.
        AUDIT = "/organise/officer/audit";
        /// Templates.
        TEMPLATES = "/organise/officer/kinds";
        /// Drafts that go beyond their template.
        APPROVALS = "/organise/officer/departures";
        /// Lifts "never email me again".
        LIFT_SUPPRESSION = "/organise/officer/never";
    }

    paths! {
        /// The islands' server functions.
        api(function) = "/organise/api/{function}";
        /// Accepts an invitation.
        invitation(token) = "/organise/invitation/{token}";
        /// Sets a new password.
        new_password(token) = "/organise/new-password/{token}";
        /// Says yes or no to a role.
        offer(token) = "/organise/offer/{token}";
        /// A colleague.
        colleague(token) = "/organise/team/{token}";
        /// Takes away all of a colleague's roles.
        colleague_leave(token) = "/organise/team/{token}/leave";
        /// A template.
        template(slug) = "/organise/officer/kinds/{slug}";
        /// A draft: what it is.
        draft(id) = "/organise/drafts/{id}";
        /// What it asks.
        draft_questions(id) = "/organise/drafts/{id}/questions";
        /// When its records end.
        draft_ending(id) = "/organise/drafts/{id}/ending";
        /// What has to be put right before it's published.
        draft_check(id) = "/organise/drafts/{id}/check";
        /// What people will see.
        draft_preview(id) = "/organise/drafts/{id}/preview";
        /// Asks the data officer for an approval.
        draft_approval(id) = "/organise/drafts/{id}/departure";
        /// Deletes it.
        draft_delete(id) = "/organise/drafts/{id}/delete";
        /// An event.
        event(slug) = "/organise/events/{slug}";
        /// Begins a draft that changes it.
        event_edit(slug) = "/organise/events/{slug}/edit";
        /// Begins a draft of another like it.
        event_copy(slug) = "/organise/events/{slug}/copy";
        /// Closes its form.
        event_close(slug) = "/organise/events/{slug}/close";
        /// Reopens its form, or undoes its cancellation.
        event_reopen(slug) = "/organise/events/{slug}/reopen";
        /// Cancels it.
        event_cancel(slug) = "/organise/events/{slug}/cancel";
        /// Repeats it on more dates.
        event_repeat(slug) = "/organise/events/{slug}/repeat";
        /// Its link and code, to pass on.
        event_share(slug) = "/organise/events/{slug}/share";
        /// Its poster.
        event_poster(slug) = "/organise/events/{slug}/poster";
        /// A sheet on which people sign up by hand.
        event_paper(slug) = "/organise/events/{slug}/paper";
        /// Which of its records have expired.
        event_receipts(slug) = "/organise/events/{slug}/receipts";
        /// Its list.
        attendees(slug) = "/organise/events/{slug}/attendees";
        /// Adds somebody by hand.
        attendees_add(slug) = "/organise/events/{slug}/attendees/add";
        /// Whom to call because they gave no address.
        attendees_call(slug) = "/organise/events/{slug}/attendees/call";
        /// Exports the list as a file.
        attendees_export(slug) = "/organise/events/{slug}/attendees/export";
        /// Exports the list on paper.
        attendees_print(slug) = "/organise/events/{slug}/attendees/print";
        /// Its choices added up, without names.
        totals(slug) = "/organise/events/{slug}/totals";
        /// Name badges, or a list for the table at the door, on paper.
        badges(slug) = "/organise/events/{slug}/badges";
        /// One of them.
        attendee(slug, token) = "/organise/events/{slug}/attendees/{token}";
        /// Its announcements.
        announcements(slug) = "/organise/events/{slug}/announcements";
        /// Writes an announcement.
        announcement_new(slug) = "/organise/events/{slug}/announcements/new";
        /// One of them.
        announcement(slug, id) = "/organise/events/{slug}/announcements/{id}";
        /// Changes it.
        announcement_change(slug, id) = "/organise/events/{slug}/announcements/{id}/change";
        /// Its door.
        door(slug) = "/organise/events/{slug}/door";
        /// Helpers' links to it.
        door_links(slug) = "/organise/events/{slug}/door/links";
        /// A newsletter.
        newsletter(slug) = "/organise/newsletters/{slug}";
        /// Begins a draft that changes it.
        newsletter_edit(slug) = "/organise/newsletters/{slug}/edit";
        /// Begins a draft of another like it.
        newsletter_copy(slug) = "/organise/newsletters/{slug}/copy";
        /// Closes it.
        newsletter_close(slug) = "/organise/newsletters/{slug}/close";
        /// Reopens it.
        newsletter_reopen(slug) = "/organise/newsletters/{slug}/reopen";
        /// Its link, a form for other sites, a form for a stall.
        newsletter_share(slug) = "/organise/newsletters/{slug}/share";
        /// A sheet on which people sign up by hand.
        newsletter_paper(slug) = "/organise/newsletters/{slug}/paper";
        /// Its issues.
        issues(slug) = "/organise/newsletters/{slug}/issues";
        /// Writes an issue.
        issue_new(slug) = "/organise/newsletters/{slug}/issues/new";
        /// An issue.
        issue(slug, id) = "/organise/newsletters/{slug}/issues/{id}";
        /// Changes it.
        issue_change(slug, id) = "/organise/newsletters/{slug}/issues/{id}/change";
        /// What it said before.
        issue_saves(slug, id) = "/organise/newsletters/{slug}/issues/{id}/saves";
        /// Adds somebody by hand, who is asked to confirm.
        newsletter_add(slug) = "/organise/newsletters/{slug}/add";
        /// Brings an existing list to it.
        newsletter_import(slug) = "/organise/newsletters/{slug}/import";
        /// What a list's file would do, and how far it has got.
        newsletter_import_one(slug, id) = "/organise/newsletters/{slug}/import/{id}";
    }
}
