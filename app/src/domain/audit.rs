//! The audit's acts and reasons, with nothing personal in them.

use serde::{Deserialize, Serialize};

/// Declares a fixed list of names that the database, forms and texts share.
macro_rules! names {
    ($(#[$of:meta])* $list:ident { $($(#[$doc:meta])* $one:ident = $name:literal,)* }) => {
        $(#[$of])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $list {
            $($(#[$doc])* #[serde(rename = $name)] $one,)*
        }

        impl $list {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$one,)*];

            /// Its name in the database, in forms and, after a prefix, in the Fluent files.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$one => $name,)*
                }
            }

            /// The one with this name.
            #[must_use]
            pub fn parse(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.name() == name)
            }
        }
    };
}

pub(super) use names;

names! {
    /// What was done.
    Act {
        /// A list of people was opened.
        ListOpened = "list-opened",
        /// One person's record was opened.
        RecordOpened = "record-opened",
        /// An address, a name or a code was searched.
        Searched = "searched",
        /// A list was exported to a file.
        Exported = "exported",
        /// A list was opened for printing.
        Printed = "printed",
        /// Somebody confirmed that every copy of an export is destroyed.
        CopiesDestroyed = "copies-destroyed",
        /// The rows of a list were checked, to bring them to a newsletter.
        ImportChecked = "import-checked",
        /// The people of a list were brought to a newsletter.
        Imported = "imported",
        /// Bringing them was ended before all of them were.
        ImportStopped = "import-stopped",
        /// Somebody was added by hand.
        Added = "added",
        /// A record was changed by hand.
        Edited = "edited",
        /// Somebody was moved between seats and waiting list.
        Moved = "moved",
        /// Somebody was erased by hand.
        Erased = "erased",
        /// The door list was opened: names or codes, seats, arrivals.
        DoorOpened = "door-opened",
        /// A link to the door was made.
        DoorLinkMade = "door-link-made",
        /// A link to the door was ended.
        DoorLinkEnded = "door-link-ended",
        /// An announcement was sent or scheduled.
        Announced = "announced",
        /// An announcement was stopped.
        AnnouncementStopped = "announcement-stopped",
        /// An issue of a newsletter was sent or scheduled.
        IssueSent = "issue-sent",
        /// An issue was paused.
        IssuePaused = "issue-paused",
        /// A paused issue went on.
        IssueResumed = "issue-resumed",
        /// An issue was stopped, or a scheduled one was taken back.
        IssueStopped = "issue-stopped",
        /// An event or newsletter was published.
        Published = "published",
        /// A published event or newsletter was changed.
        Changed = "changed",
        /// An event was cancelled.
        Cancelled = "cancelled",
        /// Sign-up was closed.
        Closed = "closed",
        /// Sign-up was reopened.
        Reopened = "reopened",
        /// The colour or the logo was changed.
        BrandChanged = "brand-changed",
        /// A template was changed.
        TemplateChanged = "kind-changed",
        /// A deviation from a template was asked for.
        ApprovalAsked = "departure-asked",
        /// An approval was granted.
        ApprovalGranted = "departure-granted",
        /// An approval was refused.
        ApprovalRefused = "departure-refused",
        /// A link was sent to an address whose owner asked for it.
        RequestAnswered = "request-answered",
        /// Somebody was invited.
        Invited = "invited",
        /// A role was given or renewed.
        RoleGiven = "role-given",
        /// A role was offered to somebody who has an account.
        RoleOffered = "role-offered",
        /// The role's new owner said yes.
        RoleTaken = "role-taken",
        /// The role's new owner said no.
        RoleDeclined = "role-declined",
        /// The offer was taken back.
        OfferTakenBack = "offer-taken-back",
        /// A role was ended.
        RoleEnded = "role-ended",
        /// Somebody logged in with email and password.
        LoggedIn = "logged-in",
        /// This many passwords of an account were wrong.
        PasswordFailed = "password-failed",
        /// A code of the second factor was accepted.
        CodePassed = "code-passed",
        /// A recovery code was used up.
        RecoveryUsed = "recovery-used",
        /// This many codes of an account were wrong.
        CodeFailed = "code-failed",
        /// Somebody ended their other logins.
        LoginsEnded = "logins-ended",
        /// New recovery codes were made.
        RecoveryMade = "recovery-made",
        /// A second factor was set up.
        FactorSet = "factor-set",
        /// A second factor was reset.
        FactorReset = "factor-reset",
        /// A password was set.
        PasswordSet = "password-set",
        /// The guidance was confirmed.
        GuidanceConfirmed = "guidance-confirmed",
        /// An organiser left.
        Left = "left",
        /// The audit was read.
        AuditRead = "audit-read",
        /// The audit was exported to a file.
        AuditExported = "audit-exported",
    }
}

names! {
    /// What an entry counts.
    Counted {
        /// Records of people.
        SignUps = "sign-ups",
        /// Rows of a file, before they are anybody's record.
        Rows = "rows",
        /// Mails that are sent because of it, or aren't.
        Emails = "emails",
        /// How often somebody failed.
        Times = "times",
        /// Entries of the log.
        Entries = "entries",
    }
}

impl Act {
    /// What its entries count; `None` if each is about one thing.
    #[must_use]
    pub const fn counts(self) -> Option<Counted> {
        match self {
            Self::ListOpened
            | Self::RecordOpened
            | Self::Searched
            | Self::Exported
            | Self::Printed
            | Self::CopiesDestroyed
            | Self::Imported
            | Self::Added
            | Self::Edited
            | Self::Moved
            | Self::Erased
            | Self::DoorOpened => Some(Counted::SignUps),
            Self::ImportChecked | Self::ImportStopped => Some(Counted::Rows),
            Self::Announced
            | Self::AnnouncementStopped
            | Self::IssueSent
            | Self::IssuePaused
            | Self::IssueResumed
            | Self::IssueStopped
            | Self::Published
            | Self::Changed
            | Self::Cancelled
            | Self::Closed
            | Self::Reopened => Some(Counted::Emails),
            Self::PasswordFailed | Self::CodeFailed => Some(Counted::Times),
            Self::AuditRead | Self::AuditExported => Some(Counted::Entries),
            _ => None,
        }
    }
}

names! {
    /// Why a list was viewed or exported. A fixed list, so that nothing personal gets into the audit.
    Reason {
        /// Getting the event ready.
        Preparing = "preparing",
        /// Running the door.
        Door = "door",
        /// Arranging food or access.
        Arranging = "arranging",
        /// A person asked for it.
        AskedByPerson = "asked-by-person",
        /// Calling people who have no email.
        Calling = "calling",
        /// Somebody signed up twice or by mistake.
        Mistake = "mistake",
        /// Somebody's behaviour or safety.
        Safety = "safety",
        /// A complaint, or the law.
        Legal = "legal",
    }
}
