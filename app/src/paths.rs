//! Every path of the site, spelt once: the router, pages, links, mails and tests share them. What stands in braces is
//! filled in by the function's arguments; the router asks for them with the braces, `event("{slug}")`.

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

        /// All of them as the router takes them.
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
    /// Leads home.
    BRANCHES = "/branches";
    /// Leads home.
    EVENTS = "/events";
    /// Leads home.
    NEWSLETTERS = "/newsletters";
    /// Asks for the links of everything that is held.
    YOUR_DATA = "/your-data";
    /// The organisers' guidance, for everybody.
    GUIDANCE = "/guidance";
    /// The privacy notice.
    PRIVACY = "/privacy";
    /// For crawlers.
    ROBOTS = "/robots.txt";
    /// For crawlers.
    SITEMAP = "/sitemap.xml";
    /// The icon that browsers ask for unasked.
    FAVICON = "/favicon.ico";
    /// Whether the process lives.
    HEALTHZ = "/healthz";
    /// Whether it can serve.
    READYZ = "/readyz";
}

paths! {
    /// A branch.
    branch(slug) = "/branches/{slug}";
    /// An event with its form; its calendar file with `.ics` behind it.
    event(slug) = "/events/{slug}";
    /// A newsletter with its form.
    newsletter(slug) = "/newsletters/{slug}";
    /// What comes after a form.
    sent(token) = "/sent/{token}";
    /// The button that confirms.
    confirm(token) = "/confirm/{token}";
    /// What is held of somebody.
    your_sign_up(token) = "/your-sign-up/{token}";
    /// Changes it.
    change(token) = "/your-sign-up/{token}/change";
    /// Ends it.
    cancel(token) = "/your-sign-up/{token}/cancel";
    /// The same as a file (UK GDPR Art. 20).
    data(token) = "/your-sign-up/{token}/data.json";
    /// Unsubscribes, by one click too (RFC 8058).
    unsubscribe(token) = "/unsubscribe/{token}";
    /// Takes back "never write to me again".
    mail_again(token) = "/mail-again/{token}";
    /// A ticket: shown by its owner, checked at the door.
    door(code) = "/door/{code}";
    /// A helper's way to the door.
    door_help(token) = "/door/help/{token}";
    /// Script and WebAssembly of the islands.
    pkg(file) = "/pkg/{file}";
}

/// Pages for whoever develops.
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
        /// Leads home.
        DRAFTS = "/organise/drafts";
        /// Leads home.
        EVENTS = "/organise/events";
        /// Leads home.
        NEWSLETTERS = "/organise/newsletters";
        /// Chooses a template for a new draft.
        NEW = "/organise/new";
        /// The way in.
        LOGIN = "/organise/login";
        /// The second factor's code.
        LOGIN_CODE = "/organise/login/code";
        /// The way out.
        LOGOUT = "/organise/logout";
        /// "I forgot my password".
        FORGOTTEN = "/organise/forgotten";
        /// Reads and confirms the guidance.
        GUIDANCE = "/organise/guidance";
        /// One's own account.
        ACCOUNT = "/organise/account";
        /// Sets up the second factor.
        SECOND_FACTOR = "/organise/account/factor";
        /// Gives up all one's roles.
        LEAVE = "/organise/account/leave";
        /// Roles.
        TEAM = "/organise/team";
        /// Lists that one took out.
        EXPORTS = "/organise/exports";
        /// What the data officer looks after.
        OFFICER = "/organise/officer";
        /// Lists that anybody took out.
        OFFICER_EXPORTS = "/organise/officer/exports";
        /// Who has read what.
        READERS = "/organise/officer/readers";
        /// Who did what, when and why.
        AUDIT = "/organise/officer/audit";
        /// Templates.
        TEMPLATES = "/organise/officer/kinds";
        /// Drafts that go beyond their template.
        APPROVALS = "/organise/officer/departures";
        /// Lifts "never write to me again".
        LIFT_SUPPRESSION = "/organise/officer/never";
    }

    paths! {
        /// What islands ask.
        api(function) = "/organise/api/{function}";
        /// Takes up an invitation.
        invitation(token) = "/organise/invitation/{token}";
        /// Sets a new password.
        new_password(token) = "/organise/new-password/{token}";
        /// Says yes or no to a role.
        offer(token) = "/organise/offer/{token}";
        /// A colleague.
        colleague(token) = "/organise/team/{token}";
        /// Takes all of a colleague's roles.
        colleague_leave(token) = "/organise/team/{token}/leave";
        /// A template.
        template(slug) = "/organise/officer/kinds/{slug}";
        /// A draft: what it is.
        draft(id) = "/organise/drafts/{id}";
        /// What it asks.
        draft_questions(id) = "/organise/drafts/{id}/questions";
        /// When its records end.
        draft_ending(id) = "/organise/drafts/{id}/ending";
        /// What is to be put right before it is published.
        draft_check(id) = "/organise/drafts/{id}/check";
        /// What people will see.
        draft_preview(id) = "/organise/drafts/{id}/preview";
        /// Asks the data officer for an approval.
        draft_approval(id) = "/organise/drafts/{id}/departure";
        /// Throws it away.
        draft_delete(id) = "/organise/drafts/{id}/delete";
        /// An event.
        event(slug) = "/organise/events/{slug}";
        /// Begins a draft that changes it.
        event_edit(slug) = "/organise/events/{slug}/edit";
        /// Begins a draft of another like it.
        event_copy(slug) = "/organise/events/{slug}/copy";
        /// Closes its form.
        event_close(slug) = "/organise/events/{slug}/close";
        /// Opens its form, or undoes its cancellation.
        event_reopen(slug) = "/organise/events/{slug}/reopen";
        /// Cancels it.
        event_cancel(slug) = "/organise/events/{slug}/cancel";
        /// Makes more dates of it.
        event_repeat(slug) = "/organise/events/{slug}/repeat";
        /// Its link and code, to pass on.
        event_share(slug) = "/organise/events/{slug}/share";
        /// Its poster.
        event_poster(slug) = "/organise/events/{slug}/poster";
        /// What of it has expired.
        event_receipts(slug) = "/organise/events/{slug}/receipts";
        /// Its list.
        attendees(slug) = "/organise/events/{slug}/attendees";
        /// Adds somebody by hand.
        attendees_add(slug) = "/organise/events/{slug}/attendees/add";
        /// Whom to ring, as they gave no address.
        attendees_ring(slug) = "/organise/events/{slug}/attendees/ring";
        /// Takes the list out as a file.
        attendees_export(slug) = "/organise/events/{slug}/attendees/export";
        /// Takes the list out on paper.
        attendees_print(slug) = "/organise/events/{slug}/attendees/print";
        /// One of them.
        attendee(slug, token) = "/organise/events/{slug}/attendees/{token}";
        /// Its announcements.
        announcements(slug) = "/organise/events/{slug}/announcements";
        /// Writes one.
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
        /// Opens it again.
        newsletter_reopen(slug) = "/organise/newsletters/{slug}/reopen";
        /// Adds somebody by hand, who is asked to confirm.
        newsletter_add(slug) = "/organise/newsletters/{slug}/add";
    }
}
