//! Publishes the wording of a purpose: the next version when it differs, nothing when it does not.

use app::domain::purpose::{PurposeKind, PurposeVersion, Wording};
use uuid::Uuid;

use crate::clock;
use crate::db::{Tx, purposes};
use crate::site::Site;

use super::fault::ImportError;

/// Makes a purpose with its first version.
pub async fn first(
    site: &Site,
    tx: &Tx,
    branch: Uuid,
    kind: PurposeKind,
    wording: Wording,
) -> Result<Uuid, ImportError> {
    let now = site.clock.now();
    let purpose_id = clock::ordered_id(now);
    purposes::add(&tx.conn, purpose_id, Some(branch), kind).await?;
    let version = PurposeVersion { id: clock::ordered_id(now), purpose_id, number: 1, wording };
    purposes::publish(&tx.conn, &version, now).await?;
    Ok(purpose_id)
}

/// Every version of a purpose, oldest first, before and after publishing `wording`.
pub async fn next(
    site: &Site,
    tx: &Tx,
    purpose_id: Uuid,
    wording: Wording,
) -> Result<(Vec<PurposeVersion>, Vec<PurposeVersion>), ImportError> {
    let before = purposes::versions(&tx.conn, purpose_id).await?;
    let newest = before.last();
    if newest.is_some_and(|version| version.wording == wording) {
        return Ok((before.clone(), before));
    }
    let now = site.clock.now();
    let number = newest.map_or(1, |version| version.number + 1);
    let version = PurposeVersion { id: clock::ordered_id(now), purpose_id, number, wording };
    purposes::publish(&tx.conn, &version, now).await?;
    let after = before.iter().cloned().chain([version]).collect();
    Ok((before, after))
}
