//! A branch of the organisation, to which every purpose belongs.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::language::LocalText;
use super::slug::Slug;

/// A branch, with the contacts that mails and pages show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Branch {
    /// Its id (UUIDv7).
    pub id: Uuid,
    /// The branch above it; roles there hold here too.
    pub parent_id: Option<Uuid>,
    /// Its name in URLs.
    pub slug: Slug,
    /// What is shown of it.
    pub content: BranchContent,
}

/// What is shown of a branch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BranchContent {
    /// Its name.
    pub name: LocalText,
    /// The Reply-To of its mails.
    pub email: String,
    /// For people without e-mail.
    pub phone: Option<String>,
    /// Its postal address.
    pub post: Option<LocalText>,
    /// Who the controller is, where the branch is one beside the organisation (UK GDPR Art. 26).
    pub controller: Option<LocalText>,
}
