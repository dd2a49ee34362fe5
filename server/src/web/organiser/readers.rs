//! `/organise/officer/readers`: who has read the guidance, and who is due.

use app::domain::role::Permission;
use app::pages::organiser::readers::{ReadersPage, Reads, html};
use axum::extract::State;

use super::{desk, shown};
use crate::actions::account::access::Signed;
use crate::actions::officer::readers;
use crate::web::Web;
use crate::web::answer::Answer;
use crate::web::reader::Reader;
use crate::web::session::need_somewhere;

/// The page.
pub async fn get(State(web): State<Web>, reader: Reader, signed: Signed) -> Answer {
    need_somewhere(&signed, Permission::SeeReaders, "/organise/officer/readers")?;
    let members = readers(&web.site, &signed.branches(Permission::SeeReaders)).await?;
    let readers = members.into_iter().map(|member| Reads {
        name: member.account.secret.name.clone(),
        at: member.account.row.guidance_at,
        standing: member.guidance,
    });
    let readers = readers.collect();
    let desk = desk(&web, &reader, &signed, None).await?;
    Ok(shown(html(ReadersPage { desk, readers }), false))
}
