//! A branch of the organisation; every purpose belongs to one.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::language::LocalText;
use super::slug::Slug;

/// A branch, with the contacts that mails and pages show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Branch {
    /// Its id (UUIDv7).
    pub id: Uuid,
    /// The branch above it; a role there is valid here too.
    pub parent_id: Option<Uuid>,
    /// Its name in URLs.
    pub slug: Slug,
    /// Its content.
    pub content: BranchContent,
}

/// The content of a branch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BranchContent {
    /// Its name.
    pub name: LocalText,
    /// The Reply-To of its mails.
    pub email: String,
    /// For people without email.
    pub phone: Option<String>,
    /// Its postal address.
    pub post: Option<LocalText>,
    /// The controller, where the branch is one alongside the organisation (UK GDPR Art. 26).
    pub controller: Option<LocalText>,
}
