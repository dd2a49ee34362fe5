//! The organisation's own look: its accent colour and its logo, and a branch's. It's set here by the import and by the
//! settings page; pages and mails read it.

pub mod logo;

use std::collections::HashMap;
use std::sync::Arc;

use app::domain::audit::Act;
use app::domain::brand::{Accent, Brand, Brands, Logo};
use app::mails::brand::{MailBrand, MailLogo};
use uuid::Uuid;

use crate::db::{brands, epochs};
use crate::site::{Site, UnitOfWork};

use super::Failure;
use super::audit::{AuditEntry, note};
use logo::LogoFile;

/// What of a brand is to be changed: each part is left as it is, removed, or replaced.
#[derive(Clone, Debug, Default)]
pub struct BrandChange {
    /// The colour.
    pub accent: Option<Option<Accent>>,
    /// The logo.
    pub logo: Option<Option<LogoFile>>,
}

/// Every brand.
pub async fn all(site: &Site) -> Result<Brands, Failure> {
    brands::all(site.db.read()).await.map_err(Failure::from)
}

/// A logo's file by the hash of its content.
pub async fn file(site: &Site, hash: &str) -> Result<Option<Vec<u8>>, Failure> {
    brands::file(site.db.read(), hash).await.map_err(Failure::from)
}

/// Changes the brand of a branch, or of the organisation. Returns whether anything is different now. A logo that nobody
/// has any more is deleted.
///
/// # Errors
/// When the database refuses.
pub async fn change(work: &UnitOfWork, of: Option<Uuid>, change: BrandChange) -> Result<bool, Failure> {
    let db = &work.tx.conn;
    // Nobody deletes the file that somebody else is about to use.
    epochs::lock_vault(db).await?;
    let before = brands::all(db).await?.own(of);
    let mut after = before.clone();
    if let Some(accent) = change.accent {
        after.accent = accent;
    }
    if let Some(file) = change.logo {
        if let Some(LogoFile { logo, bytes }) = &file {
            brands::keep_file(db, &logo.hash, bytes.clone()).await?;
        }
        after.logo = file.map(|file| file.logo);
    }
    if after != before {
        brands::save(db, of, &after).await?;
    }
    brands::drop_unused(db).await?;
    Ok(after != before)
}

/// The same for an organiser, noted in the audit.
///
/// # Errors
/// When the database refuses.
pub async fn change_by(
    site: &Arc<Site>,
    organiser: Uuid,
    of: Option<Uuid>,
    asked: BrandChange,
) -> Result<bool, Failure> {
    site.write(move |work| async move {
        let changed = change(&work, of, asked).await?;
        if changed {
            note(&work, AuditEntry::own(Act::BrandChanged, Some(organiser), of)).await?;
        }
        Ok::<_, Failure>(changed)
    })
    .await
}

/// Every brand with the files of its logos, for a batch of mails.
#[derive(Debug, Default)]
pub struct MailBrands {
    brands: Brands,
    files: HashMap<String, Arc<[u8]>>,
}

impl MailBrands {
    /// Reads them.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn read(site: &Site) -> Result<Self, Failure> {
        let db = site.db.read();
        let brands = brands::all(db).await?;
        let files = if brands == Brands::default() { vec![] } else { brands::files(db).await? };
        Ok(Self { brands, files: files.into_iter().map(|(hash, bytes)| (hash, Arc::from(bytes))).collect() })
    }

    /// What a mail of a branch, or of the organisation, shows.
    #[must_use]
    pub fn of(&self, branch: Option<Uuid>) -> MailBrand {
        let Brand { accent, logo } = self.brands.of(branch);
        let with_file = |logo: Logo| Some(MailLogo { file: self.files.get(&logo.hash)?.clone(), logo });
        MailBrand { accent, logo: logo.and_then(with_file) }
    }
}
