//! The contents of a file: its tables read into drafts, each checked as far as that needs no database.

use app::domain::branch::BranchContent;
use app::domain::organisation::Organisation;
use app::domain::zone::Zone;
use toml::de::DeTable;

use super::brand::BrandDraft;
use super::fault::Source;
use super::section::Section;
use super::{brand, content, values};
use crate::actions::publish::Fault;
use crate::actions::publish::draft::{BranchRef, DraftSlug, EventDraft, NewsletterDraft};
use crate::config::first_run;

/// A whole file.
#[derive(Debug)]
pub struct File {
    /// `[organisation]`
    pub organisation: Option<Organisation>,
    /// `[[branch]]`
    pub branches: Vec<BranchDraft>,
    /// The colours and logos of these.
    pub brands: Vec<BrandDraft>,
    /// `[[event]]`
    pub events: Vec<EventDraft>,
    /// `[[newsletter]]`
    pub newsletters: Vec<NewsletterDraft>,
}

/// A branch.
#[derive(Clone, Debug)]
pub struct BranchDraft {
    /// Its name.
    pub named: DraftSlug,
    /// The branch above it.
    pub parent: Option<BranchRef>,
    /// What is shown of it.
    pub content: BranchContent,
}

/// Reads a file. `home` is the organisation's time zone, unless the file gives another.
///
/// # Errors
/// Every fault in it, in the order of the file.
pub fn read(text: &str, home: Zone) -> Result<File, Vec<Fault>> {
    let source = Source::new(text);
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in errors {
        let mark = source.guess(error.span().map_or(0, |span| span.start));
        source.add(mark.fault(error.message().lines().collect::<Vec<_>>().join(", ")));
    }
    let mut faults = source.into_faults();
    if !faults.is_empty() {
        faults.dedup();
        return Err(faults);
    }
    let source = Source::new(text);
    let file = tables(Section::root(&source, table.into_inner()), home);
    names(&source, &file);
    match source.into_faults() {
        faults if faults.is_empty() => Ok(file),
        faults => Err(faults),
    }
}

fn tables(mut root: Section<'_, '_>, home: Zone) -> File {
    let mut brands = Vec::new();
    let organisation = root.table("organisation").and_then(|mut section| {
        brands.extend(brand::read(&mut section, None));
        organisation(section)
    });
    let home = organisation.as_ref().map_or(home, |organisation| organisation.timezone);
    let file = File {
        organisation,
        branches: root.tables("branch").into_iter().filter_map(|section| branch(section, &mut brands)).collect(),
        events: root.tables("event").into_iter().filter_map(|section| content::event(section, home)).collect(),
        newsletters: root
            .tables("newsletter")
            .into_iter()
            .filter_map(|section| content::newsletter(section, home))
            .collect(),
        brands,
    };
    root.finish();
    file
}

/// A public name stands for only one thing, whatever its kind.
fn names(source: &Source<'_>, file: &File) {
    let mut seen: Vec<&DraftSlug> = vec![];
    let branches = file.branches.iter().map(|draft| &draft.named);
    let events = file.events.iter().map(|draft| &draft.named);
    for named in branches.chain(events).chain(file.newsletters.iter().map(|draft| &draft.named)) {
        if let Some(first) = seen.iter().find(|other| other.slug == named.slug) {
            source.add(named.at.fault(format!("\u{201c}{}\u{201d} is taken in line {}", named.slug, first.at.line)));
        }
        seen.push(named);
    }
}

fn organisation(mut section: Section<'_, '_>) -> Option<Organisation> {
    let name = section.need("name", values::line);
    let address = section.need("address", values::text);
    let privacy_email = section.need("privacy_email", values::email);
    let privacy_phone = section.need("privacy_phone", values::plain);
    let imprint = section.need("imprint", values::text);
    let regulator_name = section.need("regulator_name", values::line);
    let regulator_url = section.need("regulator_url", values::page);
    let processors = section.need("processors", values::lines);
    let transfers = section.need("transfers", values::text_or_none);
    let minimum_age = section.may("minimum_age", |value| match values::count(value, &(13..=18)) {
        Ok(age @ (13 | 16 | 18)) => Ok(u8::try_from(age).unwrap_or(18)),
        _ => Err("must be 13, 16 or 18".into()),
    });
    let timezone = section.may("timezone", values::zone).unwrap_or_else(first_run::timezone);
    section.finish();
    Some(Organisation {
        name: name?,
        address: address?,
        privacy_email: privacy_email?,
        privacy_phone: privacy_phone?,
        imprint: imprint?,
        regulator_name: regulator_name?,
        regulator_url: regulator_url?,
        processors: processors?,
        transfers: transfers?,
        minimum_age: minimum_age.unwrap_or(13),
        timezone,
    })
}

/// Reads the public name.
pub fn named(section: &mut Section<'_, '_>) -> Option<DraftSlug> {
    let at = section.mark("slug");
    section.need("slug", values::slug).map(|slug| DraftSlug { slug, at })
}

/// Reads its branch.
pub fn of_branch(section: &mut Section<'_, '_>) -> Option<BranchRef> {
    let at = section.mark("branch");
    section.need("branch", values::slug).map(|slug| BranchRef { slug, at })
}

fn branch(mut section: Section<'_, '_>, brands: &mut Vec<BrandDraft>) -> Option<BranchDraft> {
    let named = named(&mut section);
    let brand = brand::read(&mut section, named.as_ref());
    brands.extend(brand.filter(|_| named.is_some()));
    let at = section.mark("parent");
    let parent = section.may("parent", values::slug).map(|slug| BranchRef { slug, at });
    let name = section.need("name", values::line);
    let email = section.need("email", values::email);
    let phone = section.may("phone", values::plain);
    let post = section.may("post", values::text);
    let controller = section.may("controller", values::text);
    section.finish();
    let content = BranchContent { name: name?, email: email?, phone, post, controller };
    Some(BranchDraft { named: named?, parent, content })
}
