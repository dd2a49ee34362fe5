//! `onpurpose organiser add|reset`

use std::io::Write;
use std::sync::Arc;

use app::domain::email_address::EmailAddress;
use app::domain::language::Language;
use app::domain::role::Role;
use app::forms::line::{NAME, line};

use crate::actions::account::invite::{Invitation, Invited, invite};
use crate::actions::account::reset;
use crate::actions::account::scope::RoleGrant;
use crate::actions::show;
use crate::site::Site;

use super::CommandError;

/// Who to invite to what, as typed.
#[derive(Clone, Debug)]
pub struct New {
    /// The address.
    pub email: String,
    /// The name that colleagues see.
    pub name: String,
    /// The branch's name in URLs.
    pub branch: String,
    /// The role.
    pub role: Role,
}

fn address(written: &str) -> Result<EmailAddress, CommandError> {
    EmailAddress::parse(written).map_err(|error| CommandError::Wrong(format!("The address is none: {error}.")))
}

/// Invites somebody: prints the link that is also mailed.
///
/// # Errors
/// See [`CommandError`].
pub async fn add(site: &Arc<Site>, new: New, out: &mut impl Write) -> Result<(), CommandError> {
    let email = address(&new.email)?;
    let name = line(&new.name, NAME).ok_or_else(|| {
        CommandError::Wrong("The name is empty, too long, or has signs that cannot be kept.".to_owned())
    })?;
    let branch = show::branch(site, &new.branch).await?;
    let branch = branch.ok_or_else(|| CommandError::Wrong(format!("There is no branch {}.", new.branch)))?;
    let language = Language::english();
    let invitation = Invitation { email, name, grant: RoleGrant::of_operator(branch.id, new.role), language };
    match invite(site, invitation).await? {
        Invited::Link(link) => {
            writeln!(out, "Invited. The mail is on its way; this is its link, good for 14 days:\n{link}")?;
        }
        Invited::Offered(link) => {
            let offered = "This account is in use: its owner is asked by mail to say yes. The link, good for 14 days:";
            writeln!(out, "{offered}\n{link}")?;
        }
        Invited::Held => writeln!(out, "This account is in use, and has the role already.")?,
    }
    Ok(())
}

/// Takes password and second factor from somebody, and prints the link to set a new password that is also mailed.
///
/// # Errors
/// See [`CommandError`].
pub async fn reset(site: &Arc<Site>, email: &str, out: &mut impl Write) -> Result<(), CommandError> {
    match reset::reset(site, address(email)?).await? {
        Some(link) => writeln!(out, "Reset. The mail is on its way; this is its link, good for 14 days:\n{link}")?,
        None => return Err(CommandError::Wrong("There is no account under this address.".to_owned())),
    }
    Ok(())
}
