//! What is looked at before an issue is sent. No address of the web is asked for: that would tell others what is being
//! written, and when.

use app::components::markdown::{MarkdownPicture, addresses, cards, pictures, refused, strays};
use app::domain::email_address::EmailAddress;
use app::domain::issue::{IssueChecks, IssueContent, LinkFault, PictureFault};
use app::domain::language::Language;
use app::domain::newsletter::Newsletter;
use app::paths;
use url::Url;

use super::{archive, body};
use crate::actions::{Failure, pictures as kept, show};
use crate::db::contents;
use crate::site::Site;

/// Looks at an issue; `size` is that of its HTML.
pub async fn check(
    site: &Site,
    newsletter: &Newsletter,
    content: &IssueContent,
    size: usize,
) -> Result<IssueChecks, Failure> {
    let db = site.db.read();
    let organisation = show::organisation(site).await?.ok_or(Failure::Stored("no organisation"))?;
    let branch = contents::branch(db, newsletter.branch_id).await?;
    let events = body::events(site, &content.text).await?;
    let unusable = refused(&content.text).into_iter().map(|link| (link, LinkFault::Unusable));
    let mut links: Vec<_> = unusable.collect();
    for link in addresses(&content.text) {
        links.extend(fault(site, &link).await?.map(|fault| (link, fault)));
    }
    links.dedup();
    Ok(IssueChecks {
        is_open: newsletter.closed_at.is_none(),
        has_subject: !content.subject.is_empty(),
        has_text: !content.text.is_empty(),
        links,
        cards: cards(&content.text).into_iter().filter(|name| !events.contains_key(name)).collect(),
        pictures: pictures(&content.text).len(),
        picture_faults: picture_faults(site, &content.text).await?,
        has_imprint: !organisation.imprint.get(&Language::english()).trim().is_empty(),
        has_sender: EmailAddress::parse(&branch.content.email).is_ok(),
        size,
    })
}

/// What is wrong with the pictures.
async fn picture_faults(site: &Site, text: &str) -> Result<Vec<(String, PictureFault)>, Failure> {
    let kept = kept::of(site, text).await?;
    let fault = |picture: &MarkdownPicture| match () {
        () if !kept.contains_key(&picture.file) => Some(PictureFault::Missing),
        () if picture.alt.is_empty() && !picture.is_decoration => Some(PictureFault::Undescribed),
        () => None,
    };
    let shown = pictures(text).into_iter();
    let faults = shown.filter_map(|picture| fault(&picture).map(|fault| (paths::picture(picture.file), fault)));
    Ok(faults.chain(strays(text).into_iter().map(|link| (link, PictureFault::Stray))).collect())
}

/// What is wrong with a link.
async fn fault(site: &Site, link: &str) -> Result<Option<LinkFault>, Failure> {
    if let Some(address) = link.strip_prefix("mailto:") {
        let address = address.split('?').next().unwrap_or_default();
        return Ok(EmailAddress::parse(address).is_err().then_some(LinkFault::Unusable));
    }
    let Some(host) = Url::parse(link).ok().and_then(|url| url.host_str().map(str::to_owned)) else {
        return Ok(Some(LinkFault::Unusable));
    };
    let own = link.strip_prefix(site.config.base_url.as_str());
    match own.map(|path| path.split(['?', '#']).next().unwrap_or_default()) {
        Some(path) if path.is_empty() || path.starts_with('/') => own_page(site, path).await,
        _ => Ok((!host.contains('.') && host != "localhost").then_some(LinkFault::Unusable)),
    }
}

/// What is wrong with a link to a page of ours.
async fn own_page(site: &Site, path: &str) -> Result<Option<LinkFault>, Failure> {
    let personal = [
        paths::sent(""),
        paths::confirm(""),
        paths::your_sign_up(""),
        paths::unsubscribe(""),
        paths::mail_again(""),
        paths::door(""),
    ];
    if personal.iter().any(|start| path.starts_with(start.as_str())) {
        return Ok(Some(LinkFault::Personal));
    }
    if path.starts_with(paths::organise::HOME) {
        return Ok(Some(LinkFault::Organisers));
    }
    let is_there = path.is_empty() || paths::FIXED.contains(&path) || is_published(site, path).await?;
    Ok((!is_there).then_some(LinkFault::Missing))
}

async fn is_published(site: &Site, path: &str) -> Result<bool, Failure> {
    let db = site.db.read();
    if let Some(name) = path.strip_prefix(paths::event("").as_str()) {
        let slug = name.strip_suffix(".ics").unwrap_or(name);
        return Ok(contents::event_by_slug(db, slug).await?.is_some());
    }
    if let Some(slug) = path.strip_prefix(paths::branch("").as_str()) {
        return Ok(contents::branch_by_slug(db, slug).await?.is_some());
    }
    let Some(name) = path.strip_prefix(paths::newsletter("").as_str()) else { return Ok(false) };
    let slug = name.split(['/', '.']).next().unwrap_or_default();
    let Some(newsletter) = contents::newsletter_by_slug(db, slug).await? else { return Ok(false) };
    let own = [paths::newsletter(slug), paths::issues(slug), paths::issues_feed(slug)];
    if let Some(number) = path.strip_prefix(paths::issue(slug, "").as_str()) {
        return Ok(archive::one(site, &newsletter, number).await?.is_some());
    }
    let at = own.iter().position(|own| own == path);
    Ok(at.is_some_and(|at| at == 0 || newsletter.content.archive))
}
