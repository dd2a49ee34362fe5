//! The organisers' pages: one file a page, with `get` and `post`. Each says first what its reader must be allowed to do.

pub mod editor;
pub mod home;
pub mod logout;

use app::components::desk::{Desk, Place};
use app::domain::branch::Branch;
use app::domain::role::Permission;

use super::Web;
use super::answer::Refused;
use super::reader::Reader;
use crate::actions::account::access::Signed;
use crate::assets;

/// The frame of a page for somebody who is logged in.
///
/// # Errors
/// When the database refuses.
pub async fn desk(web: &Web, reader: &Reader, signed: &Signed, branch: Option<Branch>) -> Result<Desk, Refused> {
    Ok(Desk {
        name: Some(signed.account.secret.name.clone()),
        places: places(signed),
        ..way_in(web, reader, branch).await?
    })
}

/// The frame of a page on the way in.
///
/// # Errors
/// When the database refuses.
pub async fn way_in(web: &Web, reader: &Reader, branch: Option<Branch>) -> Result<Desk, Refused> {
    let frame = web.frame(reader, branch, None).await?;
    Ok(Desk { frame, style: assets::desk_style_path().to_owned(), name: None, places: vec![] })
}

/// Where somebody can go.
fn places(signed: &Signed) -> Vec<Place> {
    let may = |permission| signed.may_somewhere(permission);
    let all = [
        (Place::Home, true),
        (Place::Write, may(Permission::Draft)),
        (Place::Team, may(Permission::ManageTeam)),
        (Place::Officer, may(Permission::ReadAudit) || may(Permission::SeeReaders)),
        (Place::Account, true),
    ];
    all.into_iter().filter(|(_, shown)| *shown).map(|(place, _)| place).collect()
}
