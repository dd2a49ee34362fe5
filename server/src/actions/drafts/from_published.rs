//! The form of something published, filled so that publishing it again would change nothing.

use app::domain::field::{Field, FieldKey};
use app::domain::language::Language;
use app::domain::purpose::Wording;
use app::forms::content::{self, PublishedSettings};
use app::forms::questions::TypedQuestion;
use app::forms::state::Typed;
use app::paths;
use uuid::Uuid;

use super::{Published, names};
use crate::actions::Failure;
use crate::actions::publish::wording::without_co_hosts;
use crate::db::entity::draft::What;
use crate::db::{contents, editing, purposes};
use crate::site::Site;

impl Published {
    /// Its purpose.
    #[must_use]
    pub fn purpose(&self) -> Uuid {
        match self {
            Self::Event(event, _) => event.purpose_id,
            Self::Newsletter(newsletter) => newsletter.purpose_id,
        }
    }

    /// Its own branch.
    #[must_use]
    pub fn branch(&self) -> Uuid {
        match self {
            Self::Event(event, _) => event.branch_id,
            Self::Newsletter(newsletter) => newsletter.branch_id,
        }
    }

    /// Every branch that holds it, its own first.
    #[must_use]
    pub fn branches(&self) -> Vec<Uuid> {
        match self {
            Self::Event(event, also) => std::iter::once(event.branch_id).chain(also.iter().copied()).collect(),
            Self::Newsletter(newsletter) => vec![newsletter.branch_id],
        }
    }

    /// `event` or `newsletter`.
    #[must_use]
    pub const fn what(&self) -> What {
        match self {
            Self::Event(..) => What::Event,
            Self::Newsletter(_) => What::Newsletter,
        }
    }

    /// The path of its organisers' page.
    #[must_use]
    pub fn path(&self) -> String {
        match self {
            Self::Event(event, _) => paths::organise::event(&event.slug),
            Self::Newsletter(newsletter) => paths::organise::newsletter(&newsletter.slug),
        }
    }
}

/// Fills the form.
pub async fn form(site: &Site, of: &Published) -> Result<Typed, Failure> {
    let wording = purposes::current_version(site.db.read(), of.purpose()).await?.wording;
    let mut typed = match of {
        Published::Event(event, also) => {
            let (current, _) = editing::management(site.db.read(), event.id).await?;
            let branches = contents::branches(site.db.read()).await?;
            let hosts = branches.iter().filter(|branch| also.contains(&branch.id));
            let hosts = hosts.map(|branch| branch.slug.to_string()).collect();
            let seen_by = &without_co_hosts(&wording.seen_by, &names(site, also).await?);
            let settings = PublishedSettings { wording: &wording, seen_by, reminds: current.reminds, hosts };
            content::filled(|input| content::of_event(event, input), &settings)
        }
        Published::Newsletter(newsletter) => {
            let settings =
                PublishedSettings { wording: &wording, seen_by: &wording.seen_by, reminds: false, hosts: vec![] };
            content::filled(|input| content::of_newsletter(newsletter, input), &settings)
        }
    };
    questions(&mut typed, &wording, &Language::english());
    Ok(typed)
}

fn questions(typed: &mut Typed, wording: &Wording, english: &Language) {
    let own = wording.fields.iter().filter(|field| field.key.as_str() != FieldKey::NAME);
    for (field, n) in own.zip(1..) {
        let Field { key, kind, label, hint, why, required, options, keep, agreement } = field;
        let options: Vec<&str> = options.iter().map(|option| option.label.get(english)).collect();
        let question = TypedQuestion {
            key: key.as_str().to_owned(),
            label: label.get(english).to_owned(),
            kind: kind.name().to_owned(),
            hint: hint.as_ref().map_or("", |hint| hint.get(english)).to_owned(),
            why: why.get(english).to_owned(),
            options: options.join("\n"),
            keep: keep.map_or(String::new(), |keep| keep.length().num_days().to_string()),
            required: *required,
            special: agreement.is_some(),
        };
        question.write(typed, n);
    }
}
