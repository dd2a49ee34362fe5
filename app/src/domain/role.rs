//! Who may do what: roles, what each allows, and what a person must have done before it counts.

use serde::{Deserialize, Serialize};

/// A role in a branch and in all branches below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Publishes events and newsletters, and works with their lists.
    Organiser,
    /// Answers for what is held: requests, exports, templates, audit.
    DataOfficer,
    /// Gives roles and takes them away.
    Administrator,
}

/// Something that needs a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Permission {
    /// Write drafts and look at previews.
    Draft,
    /// Publish, change, copy, close and reopen.
    Publish,
    /// Cancel an event.
    Cancel,
    /// See how many records are held and until when, but no person.
    SeeCounts,
    /// Open a list of people.
    SeeList,
    /// Add, change and move people on a list.
    EditList,
    /// Erase somebody from a list.
    Erase,
    /// Mark arrivals, hand out door links.
    Door,
    /// Export a list.
    Export,
    /// Write to the attendees.
    Announce,
    /// Answer people who ask about their data.
    AnswerRequests,
    /// Read the audit.
    ReadAudit,
    /// Change the templates.
    EditTemplates,
    /// Say yes or no to a draft that goes beyond its template.
    DecideApprovals,
    /// See which exports are not yet destroyed.
    SeeExports,
    /// See who has confirmed the guidance.
    SeeReaders,
    /// Invite people, give and take roles, reset a second factor.
    ManageTeam,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 3] = [Self::Organiser, Self::DataOfficer, Self::Administrator];

    /// Its name in the database and in forms.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Organiser => "organiser",
            Self::DataOfficer => "data_officer",
            Self::Administrator => "administrator",
        }
    }

    /// The role with this name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }

    /// Whether the role allows it. The table in `docs/organisers.md` says the same; a test checks every cell.
    #[must_use]
    pub const fn may(self, permission: Permission) -> bool {
        use Permission as P;
        match permission {
            P::Draft | P::Publish | P::EditList | P::Door | P::Announce => matches!(self, Self::Organiser),
            P::Cancel | P::SeeList | P::Erase | P::Export => matches!(self, Self::Organiser | Self::DataOfficer),
            P::AnswerRequests | P::ReadAudit | P::EditTemplates | P::DecideApprovals | P::SeeExports => {
                matches!(self, Self::DataOfficer)
            }
            P::SeeReaders => matches!(self, Self::DataOfficer | Self::Administrator),
            P::ManageTeam => matches!(self, Self::Administrator),
            P::SeeCounts => true,
        }
    }
}

impl Permission {
    /// Every permission, in the order of the manual's table.
    pub const ALL: [Self; 17] = [
        Self::Draft,
        Self::Publish,
        Self::Cancel,
        Self::SeeCounts,
        Self::SeeList,
        Self::EditList,
        Self::Erase,
        Self::Door,
        Self::Export,
        Self::Announce,
        Self::AnswerRequests,
        Self::ReadAudit,
        Self::EditTemplates,
        Self::DecideApprovals,
        Self::SeeExports,
        Self::SeeReaders,
        Self::ManageTeam,
    ];

    /// Whether it needs the second factor: true for all that shows people, publishes, or gives others power.
    #[must_use]
    pub const fn needs_factor(self) -> bool {
        !matches!(self, Self::Draft | Self::SeeCounts)
    }

    /// Whether it needs the guidance: never at the door, and never for cancelling, erasing or answering requests.
    #[must_use]
    pub const fn needs_guidance(self) -> bool {
        matches!(self, Self::Publish | Self::SeeList | Self::EditList | Self::Export | Self::Announce)
    }
}
