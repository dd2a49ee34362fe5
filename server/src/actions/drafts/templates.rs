//! Templates: as shipped, or as changed by a data officer.

use std::sync::Arc;

use app::domain::audit::Act;
use app::domain::template::Template;
use app::text::template_texts;
use uuid::Uuid;

use crate::actions::Failure;
use crate::actions::audit::{AuditEntry, note};
use crate::db::templates;
use crate::site::Site;

/// Every template with its name in URLs.
pub async fn all(site: &Site) -> Result<Vec<(String, Template)>, Failure> {
    let mut changed = templates::all(site.db.read()).await?;
    let mut take = |slug: &str| changed.iter().position(|(own, _)| own == slug).map(|at| changed.remove(at).1);
    let templates = template_texts::templates()
        .into_iter()
        .map(|(slug, template)| (slug.to_owned(), take(slug).unwrap_or(template)));
    Ok(templates.collect())
}

/// The template with this name.
pub async fn find(site: &Site, slug: &str) -> Result<Option<Template>, Failure> {
    Ok(all(site).await?.into_iter().find(|(own, _)| own == slug).map(|(_, template)| template))
}

/// Changes a template, for everything that is written from now on.
pub async fn change(site: &Arc<Site>, slug: String, template: Template, by: Uuid) -> Result<(), Failure> {
    site.write(move |work| async move {
        templates::save(&work.tx.conn, &slug, &template, work.now).await?;
        note(&work, AuditEntry::own(Act::TemplateChanged, Some(by), None)).await
    })
    .await
}
