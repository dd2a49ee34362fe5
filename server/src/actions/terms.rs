//! How long a record is kept under its own wording and every later one: a shortened keep applies to everyone, a
//! lengthened one only to later sign-ups.

use std::collections::BTreeMap;

use app::domain::purpose::{PurposeVersion, Wording};
use uuid::Uuid;

use crate::db::purposes;
use crate::db::{ConnectionTrait, DbErr};

/// A version of a purpose, with how long it keeps data now.
///
/// # Errors
/// When there's no such version.
pub async fn version<C: ConnectionTrait>(db: &C, purpose: Uuid, id: Uuid) -> Result<PurposeVersion, DbErr> {
    let versions = purposes::versions(db, purpose).await?;
    let wording = of(&versions).remove(&id);
    let version = versions.into_iter().find(|version| version.id == id).zip(wording);
    let (version, wording) = version.ok_or_else(|| DbErr::RecordNotFound("purpose version".to_owned()))?;
    Ok(PurposeVersion { wording, ..version })
}

/// The wordings by version id, with how long each keeps data now. `versions` are those of one purpose, oldest first.
#[must_use]
pub fn of(versions: &[PurposeVersion]) -> BTreeMap<Uuid, Wording> {
    let mut terms = BTreeMap::new();
    let mut later: Option<Wording> = None;
    for version in versions.iter().rev() {
        let mut wording = version.wording.clone();
        if let Some(later) = &later {
            shorten(&mut wording, later);
        }
        terms.insert(version.id, wording.clone());
        later = Some(wording);
    }
    terms
}

fn shorten(wording: &mut Wording, later: &Wording) {
    wording.keep = wording.keep.min(later.keep);
    wording.renew_months = wording.renew_months.into_iter().chain(later.renew_months).min();
    for field in &mut wording.fields {
        let other = later.field(&field.key).and_then(|field| field.keep);
        field.keep = field.keep.into_iter().chain(other).min();
    }
}
