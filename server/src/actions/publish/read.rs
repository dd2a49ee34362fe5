//! Reads an event, a newsletter and their questions, from a draft's form or from a file.

use app::domain::event::EventContent;
use app::domain::field::{Field, FieldKey, FieldKind};
use app::domain::language::LocalText;
use app::domain::purpose::PurposeKind;
use app::domain::retention::Keep;
use app::domain::template::NameAsked;
use app::domain::why::Why;
use app::domain::zone::Zone;
use app::forms::check;
use app::forms::content::{self, ContentInput};
use app::forms::inputs::Inputs;
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::SourcePosition;
use super::draft::{
    BranchRef, DraftSlug, EventDraft, EventManagement, FieldDraft, NewsletterDraft, PurposeDraft, Times,
};

/// The source of an event or a newsletter.
pub trait ContentSource: Inputs<ContentInput> {
    /// Its branch and its public name.
    fn named(&mut self) -> Option<(BranchRef, DraftSlug)>;

    /// The zone of its times.
    fn zone(&mut self) -> Option<Zone>;

    /// The instant of its start, its end, or when sign-up opens or closes.
    fn instant(&mut self, input: ContentInput, zone: Zone) -> Option<DateTime<Utc>>;

    /// The position of its end.
    fn end(&self) -> SourcePosition;

    /// Checks times that fit together for further faults.
    fn check_times(&mut self, times: &Times);

    /// Its questions.
    fn fields(&mut self) -> Vec<FieldDraft>;

    /// Whether it asks for a name.
    fn name_asked(&mut self) -> Option<NameAsked>;

    /// How long registrations are kept, and the reason for that.
    fn keep(&mut self) -> Option<(Keep, Option<LocalText>)>;

    /// Its purpose.
    fn purpose(&mut self) -> Option<PurposeDraft>;

    /// Why it's cancelled.
    fn cancelled(&mut self) -> Option<LocalText>;

    /// Whether its list is closed.
    fn is_closed(&mut self) -> bool;

    /// Who answers for it; `None` leaves that unchanged.
    fn owner(&self) -> Option<Uuid>;

    /// How it's run; `None` leaves it unchanged, or at the defaults if it's new.
    fn management(&self) -> Option<EventManagement>;
}

/// Reads an event.
pub fn event(source: &mut impl ContentSource) -> Option<EventDraft> {
    let named = source.named();
    let content = content::event(source);
    let cancelled = source.cancelled();
    let times = times(source);
    let capacity = source.count(ContentInput::Capacity, &check::SEATS);
    let group_max = source.count(ContentInput::GroupMax, &check::GROUP);
    let listed = source.is_on(ContentInput::Listed, true);
    let fields = source.fields();
    let name = source.name_asked();
    let keep = source.keep();
    let purpose = source.purpose();
    let ((branch, named), (keep, keep_why)) = (named?, keep?);
    Some(EventDraft {
        named,
        branch,
        content: EventContent { cancelled, keep_why, ..content? },
        times: times?,
        capacity,
        group_max: group_max.unwrap_or(4),
        listed,
        keep,
        name: name.unwrap_or(NameAsked::Optional),
        purpose: purpose?,
        fields,
        management: source.management(),
    })
}

fn times(source: &mut impl ContentSource) -> Option<Times> {
    let zone = source.zone()?;
    let starts_at = source.instant(ContentInput::From, zone);
    let ends_at = source.instant(ContentInput::Until, zone);
    let opens_at = source.instant(ContentInput::OpensAt, zone);
    let closes_at = source.instant(ContentInput::ClosesAt, zone);
    let (starts_at, ends_at) = (starts_at?, ends_at?);
    let closes_at = closes_at.unwrap_or(starts_at);
    let times = Times { zone, starts_at, ends_at, opens_at, closes_at, ends: source.end() };
    for (input, why) in times.faults() {
        source.refuse(input, why);
    }
    source.check_times(&times);
    Some(times)
}

/// Reads a newsletter.
pub fn newsletter(source: &mut impl ContentSource) -> Option<NewsletterDraft> {
    let named = source.named();
    let content = content::newsletter(source);
    let renew_months = source.count(ContentInput::RenewMonths, &check::RENEWAL);
    let closed = source.is_closed();
    let fields = source.fields();
    let purpose = source.purpose();
    let (branch, named) = named?;
    Some(NewsletterDraft {
        named,
        branch,
        content: content?,
        renew_months: renew_months.unwrap_or(24),
        closed,
        purpose: purpose?,
        fields,
        owner: source.owner(),
    })
}

/// The source of one question.
pub trait QuestionSource: Inputs<&'static str> {
    /// Its key.
    fn key(&mut self) -> Option<FieldKey>;

    /// Its kind.
    fn kind(&mut self) -> Option<FieldKind>;

    /// The labels of its options.
    fn options(&mut self, kind: Option<FieldKind>) -> Option<Vec<LocalText>>;

    /// Whether its answers are special category data.
    fn is_special(&mut self) -> bool;

    /// How long its answers are kept.
    fn keep(&mut self, of: PurposeKind) -> Option<Keep>;
}

/// Reads a question. `condition` says whether the purpose has a condition for special category data.
pub fn question(source: &mut impl QuestionSource, of: PurposeKind, condition: bool) -> Option<FieldDraft> {
    let key = source.key();
    let label = source.need("label", check::line);
    let kind = source.kind();
    let hint = source.text("hint", check::line);
    let why = source.need("why", check::reason);
    let labels = source.options(kind);
    let options = kind
        .zip(labels)
        .and_then(|(kind, labels)| check::options(kind, labels).map_err(|why| source.refuse("options", why)).ok());
    let special = source.is_special();
    if special && !condition {
        source.refuse("special", Why::SpecialWithoutCondition);
    }
    let keep = source.keep(of).or(special.then_some(Keep::SPECIAL));
    let required = source.is_on("required", false);
    let field = Field {
        key: key?,
        kind: kind?,
        label: label?,
        hint,
        why: why?,
        required,
        options: options?,
        // A newsletter has no end to count from.
        keep: keep.filter(|_| of == PurposeKind::Event),
        agreement: None,
    };
    Some(FieldDraft { field, special })
}
