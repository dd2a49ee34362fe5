//! What is known of many addresses under a newsletter at once.

use std::collections::HashMap;

use app::domain::email_address::EmailAddress;
use app::domain::list_import::RowFate;
use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::db::purposes::ADMINISTRATION;
use crate::db::{ConnectionTrait, consents, list_imports, suppressions};
use crate::site::Site;

use super::Failure;

/// The fate of each address, in the same order: new, subscribed or blocked. Blocked are those that want no mail, from this
/// list or at all, and those that once got it: they left it, had their data deleted, or didn't renew it.
pub async fn standings<C: ConnectionTrait>(
    site: &Site,
    db: &C,
    purpose: Uuid,
    addresses: &[EmailAddress],
    now: DateTime<Utc>,
) -> Result<Vec<RowFate>, Failure> {
    let folded: Vec<String> = addresses.iter().map(EmailAddress::folded).collect();
    let indexes: Vec<Vec<Vec<u8>>> = folded.iter().map(|folded| site.vault.indexes(purpose, folded)).collect();
    let hashes = |scope: Uuid| folded.iter().map(move |folded| site.vault.suppression_hash(scope, folded));
    let subjects: Vec<Vec<u8>> = folded.iter().map(|folded| site.vault.evidence_hash(purpose, folded)).collect();

    let subscribed = list_imports::subscribed(db, purpose, indexes.iter().flatten().cloned().collect(), now).await?;
    let known = consents::known(db, purpose, subjects.clone(), now).await?;
    let (of_list, of_all): (Vec<_>, Vec<_>) = hashes(purpose).zip(hashes(ADMINISTRATION)).unzip();
    let asked = HashMap::from([(purpose, of_list.clone()), (ADMINISTRATION, of_all.clone())]);
    let suppressed = suppressions::among(db, asked, now).await?;

    let fates = indexes.iter().zip(subjects).zip(of_list.into_iter().zip(of_all));
    let fates = fates.map(|((indexes, subject), (of_list, of_all))| {
        if indexes.iter().any(|index| subscribed.contains(index)) {
            return RowFate::Subscribed;
        }
        let is_suppressed = suppressed.contains(&(purpose, of_list)) || suppressed.contains(&(ADMINISTRATION, of_all));
        if is_suppressed || known.contains(&subject) { RowFate::Blocked } else { RowFate::New }
    });
    Ok(fates.collect())
}
