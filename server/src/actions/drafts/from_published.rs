//! The form of something that is published: filled so that publishing it again would change nothing.

use app::domain::event::Event;
use app::domain::field::{Field, FieldKey};
use app::domain::language::Language;
use app::domain::purpose::Wording;
use app::domain::template::NameAsked;
use app::forms::questions::TypedQuestion;
use app::forms::state::Typed;
use app::paths;
use chrono::{DateTime, FixedOffset, Utc};
use uuid::Uuid;

use super::begin::set;
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

    /// Whose it is.
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

    /// The path of its page among the organisers'.
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
    let english = Language::english();
    let wording = purposes::current_version(site.db.read(), of.purpose()).await?.wording;
    let mut typed = Typed::default();
    match of {
        Published::Event(event, also) => {
            of_event(&mut typed, event, &wording, &english);
            let (run, _) = editing::run(site.db.read(), event.id).await?;
            set(&mut typed, "reminds", if run.reminds { "yes" } else { "" });
            let branches = contents::branches(site.db.read()).await?;
            let hosts = branches.iter().filter(|branch| also.contains(&branch.id));
            typed.set("co_host", hosts.map(|branch| branch.slug.to_string()).collect());
            let seen_by = without_co_hosts(&wording.seen_by, &names(site, also).await?);
            set(&mut typed, "seen_by", seen_by.get(&english));
        }
        Published::Newsletter(newsletter) => {
            set(&mut typed, "title", newsletter.content.title.get(&english));
            set(&mut typed, "summary", newsletter.content.description.get(&english));
            set(&mut typed, "frequency", newsletter.content.frequency.get(&english));
            set(&mut typed, "renew_months", newsletter.renew_months.to_string());
            set(&mut typed, "seen_by", wording.seen_by.get(&english));
        }
    }
    set(&mut typed, "statement", wording.statement.get(&english));
    set(&mut typed, "keep_days", wording.keep.length().num_days().to_string());
    questions(&mut typed, &wording, &english);
    Ok(typed)
}

fn of_event(typed: &mut Typed, event: &Event, wording: &Wording, english: &Language) {
    let content = &event.content;
    let local = |at: DateTime<Utc>| event.timezone.local(at);
    let (start, end) = (local(event.starts_at), local(event.ends_at));
    let day = |at: &DateTime<FixedOffset>| at.format("%Y-%m-%d").to_string();
    let clock = |at: &DateTime<FixedOffset>| at.format("%H:%M").to_string();
    let moment = |at: DateTime<Utc>| local(at).format("%Y-%m-%dT%H:%M").to_string();
    let said = |text: &Option<app::domain::language::LocalText>| {
        text.as_ref().map_or(String::new(), |text| text.get(english).to_owned())
    };
    let yes = |is: bool| if is { "yes" } else { "" }.to_owned();
    let closes = (event.closes_at != event.starts_at).then(|| moment(event.closes_at));
    for (name, value) in [
        ("title", content.title.get(english).to_owned()),
        ("summary", content.summary.get(english).to_owned()),
        ("place", content.place.get(english).to_owned()),
        ("access", said(&content.access)),
        ("access_unknown", yes(content.access.is_none())),
        ("attendee_info", said(&content.attendee_info)),
        ("cost", content.cost.get(english).to_owned()),
        ("keep_why", said(&content.keep_why)),
        ("photos", yes(content.photos)),
        ("date", day(&start)),
        ("from", clock(&start)),
        ("until", clock(&end)),
        ("until_date", if day(&start) == day(&end) { String::new() } else { day(&end) }),
        ("zone", event.timezone.name().to_owned()),
        ("opens_at", event.opens_at.map_or(String::new(), moment)),
        ("closes_at", closes.unwrap_or_default()),
        ("capacity", event.capacity.map_or(String::new(), |seats| seats.to_string())),
        ("group_max", event.group_max.to_string()),
        ("listed", if event.listed { "yes" } else { "no" }.to_owned()),
    ] {
        set(typed, name, value);
    }
    let name = wording.fields.iter().find(|field| field.key.as_str() == FieldKey::NAME);
    set(typed, "name_asked", NameAsked::of(name).name());
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
