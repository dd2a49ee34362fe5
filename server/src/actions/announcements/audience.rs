//! Who a stored announcement or issue is for: what it belongs to says so, see [`Audience`].

use app::domain::audience::Audience;
use app::domain::held::Subject;
use uuid::Uuid;

use crate::actions::{Failure, answers, terms};
use crate::db::entity::announcement::Model;
use crate::db::records::Record;
use crate::db::{ConnectionTrait, announcements, contents};
use crate::site::Site;

/// Who it is for.
///
/// # Errors
/// When it belongs to nothing, or names people of something else.
pub async fn of<C: ConnectionTrait>(db: &C, row: &Model) -> Result<Audience, Failure> {
    let subject = subject(db, row.purpose_id).await?.ok_or(Failure::Stored("an announcement of nothing"))?;
    announcements::audience(row, &subject)?.ok_or(Failure::Stored("an announcement for nobody"))
}

/// The event or newsletter of a purpose.
pub async fn subject<C: ConnectionTrait>(db: &C, purpose: Uuid) -> Result<Option<Subject>, Failure> {
    if let Some(event) = contents::event_of(db, purpose).await? {
        return Ok(Some(Subject::Event(Box::new(event))));
    }
    let newsletter = contents::newsletter_of(db, purpose).await?;
    Ok(newsletter.map(|newsletter| Subject::Newsletter(Box::new(newsletter))))
}

/// Whether somebody gave the answer that is asked for, if one is.
pub async fn has_answered<C: ConnectionTrait>(
    site: &Site,
    db: &C,
    audience: &Audience,
    record: &Record,
) -> Result<bool, Failure> {
    let Some(answer) = audience.answer() else { return Ok(true) };
    let version = terms::version(db, record.purpose_id(), record.version_id()).await?;
    let given = answers::read(site, db, record).await?.answers;
    Ok(answer.is_among(&version, &given))
}
