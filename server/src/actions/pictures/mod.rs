//! Pictures in issues of newsletters: read, made ready, kept while an issue uses them.

pub mod file;
pub mod pixels;

use std::collections::BTreeMap;
use std::sync::Arc;

use app::components::markdown::pictures;
use app::domain::picture::Picture;
use uuid::Uuid;

use super::Failure;
use super::announcements::draft;
use crate::db::{Tx, pictures as db};
use crate::site::Site;
use file::PictureFile;

/// Keeps a picture for a draft whose text is about to show it.
pub async fn add(site: &Arc<Site>, purpose: Uuid, issue: Uuid, file: PictureFile) -> Result<(), Failure> {
    site.write(move |work| async move {
        if draft(&work, purpose, issue).await?.is_some() {
            keep(&work.tx, &file).await?;
            db::link(&work.tx.conn, issue, &[file.picture.file]).await?;
        }
        Ok(())
    })
    .await
}

/// Keeps a picture that a draft is about to use.
pub(super) async fn keep(tx: &Tx, file: &PictureFile) -> Result<(), Failure> {
    db::keep(&tx.conn, &file.picture, file.bytes.clone()).await.map_err(Failure::from)
}

/// Notes which pictures a draft's text shows. Those that it showed before stay: an earlier save may, or the form that a
/// colleague has open.
pub(super) async fn link(tx: &Tx, issue: Uuid, text: &str) -> Result<(), Failure> {
    db::link(&tx.conn, issue, &names(text)).await.map_err(Failure::from)
}

/// Notes that an issue shows the pictures of its text and no others, and deletes those that no issue uses any more. One
/// that's withdrawn has no text.
pub(super) async fn relink(tx: &Tx, issue: Uuid, text: &str) -> Result<(), Failure> {
    db::relink(&tx.conn, issue, &names(text)).await?;
    db::drop_unused(tx).await.map_err(Failure::from)
}

/// Deletes the pictures that no issue uses any more.
pub(super) async fn drop_unused(site: &Arc<Site>) -> Result<(), Failure> {
    if !db::are_any_unused(site.db.read()).await? {
        return Ok(());
    }
    site.write_on_reserve(|work| async move { db::drop_unused(&work.tx).await.map_err(Failure::from) }).await
}

/// The pictures of a text that are kept, by the name of their file.
pub async fn of(site: &Site, text: &str) -> Result<BTreeMap<String, Picture>, Failure> {
    let kept = db::named(site.db.read(), &names(text)).await?;
    Ok(kept.into_iter().map(|picture| (picture.file.clone(), picture)).collect())
}

fn names(text: &str) -> Vec<String> {
    pictures(text).into_iter().map(|picture| picture.file).collect()
}

/// Whether an issue that hasn't ended uses a picture.
pub async fn is_used(site: &Site, file: &str) -> Result<bool, Failure> {
    db::is_used(site.db.read(), file, site.clock.now()).await.map_err(Failure::from)
}

/// A picture's file by its name.
pub async fn bytes(site: &Site, file: &str) -> Result<Option<Vec<u8>>, Failure> {
    db::bytes(site.db.read(), file).await.map_err(Failure::from)
}
