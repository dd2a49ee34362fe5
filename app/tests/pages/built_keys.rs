//! The keys of texts that are built at run time, as the sources spell them, with everything that can fill the gap.

use std::collections::BTreeSet;

use app::components::guidance::RULES;
use app::domain::announcement::{AnnouncementState, Segment};
use app::domain::attendee::Order;
use app::domain::audit::{Act, Counted, Reason};
use app::domain::bounce::{Halt, SuspensionReason};
use app::domain::catalogue::CATALOGUE;
use app::domain::issue::{LinkFault, PictureFault};
use app::domain::language::Language;
use app::domain::list_import::{ConsentMeans, RowFate};
use app::domain::purpose::LawfulBasis;
use app::domain::role::Role;
use app::domain::template::BUILT_IN;
use app::forms::content::ContentInput;
use app::forms::inputs::Takes;
use app::forms::take_out::OWN;
use app::pages::organiser::attendees::badges::NamePaper;
use app::pages::organiser::attendees::one::AttendeeNotice;
use app::pages::organiser::help::PARTS;
use app::text::Words;

/// The names of the editor's inputs.
fn inputs() -> BTreeSet<&'static str> {
    ContentInput::ALL.iter().map(|input| input.name()).collect()
}

/// Those with a hint.
fn with_hint() -> Vec<&'static str> {
    let words = Words::timeless(&Language::english());
    inputs().into_iter().filter(|name| words.find(&format!("editor-{name}-hint")).is_some()).collect()
}

fn choices() -> Vec<String> {
    let of = |input: &ContentInput| match input.takes() {
        Takes::One(values) => values.iter().map(|value| format!("editor-{}-{value}", input.name())).collect(),
        _ => vec![],
    };
    ContentInput::ALL.iter().flat_map(of).collect()
}

fn all<T: ToString>(pattern: &'static str, gaps: impl IntoIterator<Item = T>) -> (&'static str, Vec<String>) {
    let (head, rest) = pattern.split_once('{').expect("a gap");
    let (_, tail) = rest.split_once('}').expect("the end of a gap");
    (pattern, gaps.into_iter().map(|gap| format!("{head}{}{tail}", gap.to_string())).collect())
}

fn templates() -> Vec<String> {
    let parts = |basis| {
        let interest = (basis == LawfulBasis::LegitimateInterests).then_some("interest");
        ["name", "about", "statement", "seen-by"].into_iter().chain(interest)
    };
    BUILT_IN.iter().flat_map(|kind| parts(kind.lawful_basis).map(|part| format!("kind-{}-{part}", kind.slug))).collect()
}

fn catalogue() -> Vec<String> {
    let mut keys = Vec::new();
    for entry in &CATALOGUE {
        let parts = [(entry.hint, "hint"), (entry.why, "why"), (true, "label")];
        let parts = parts.into_iter().filter(|(there, _)| *there).map(|(_, part)| part.to_owned());
        let options = (1..=entry.options).map(|n| format!("option-{n}"));
        keys.extend(parts.chain(options).map(|part| format!("catalogue-{}-{part}", entry.key)));
    }
    keys
}

fn help() -> Vec<String> {
    let points = |(part, points)| (1..=points).map(move |at: u8| format!("help-{part}-{at}"));
    PARTS.into_iter().flat_map(points).collect()
}

/// Each pattern with its keys.
pub fn families() -> Vec<(&'static str, Vec<String>)> {
    let roles = || Role::ALL.map(Role::name);
    let reasons = || Reason::ALL.iter().map(|reason| reason.name());
    let segments = Segment::ALL.iter().map(|segment| segment.name());
    let notices = AttendeeNotice::ALL.map(|(name, _)| name);
    let sooner = ["registration-pending", "registration-confirmed", "registration-waiting", "answers-sooner"];
    let held = sooner.into_iter().chain(["subscription-pending", "subscription-confirmed"]);
    let gone = ["registration", "subscription", "request", "answer_part", "consent", "suppression"];
    let agreed = ["event-consent", "newsletter-consent", "event-agreement", "newsletter-agreement"];
    let asked = ["age", "address", "phone", "member", "health", "origin"];
    vec![
        ("catalogue-{key}-{part}", catalogue()),
        ("kind-{slug}-{of}", templates()),
        all("catalogue-{key}-label", CATALOGUE.iter().map(|entry| entry.key)),
        all("agreed-means-{}", ConsentMeans::ALL.iter().map(|means| means.name())),
        all("desk-import-fate-{}", RowFate::ALL.iter().map(|fate| fate.name())),
        all("desk-import-means-{}", ConsentMeans::ALL.iter().map(|means| means.name())),
        all("act-{}", Act::ALL.iter().map(|act| act.name())),
        all("desk-announce-error-empty-{name}", ["subject", "text"]),
        all("desk-announce-{name}", ["subject", "text"]),
        all("desk-announce-segment-{}", segments),
        all("desk-announce-state-{}", AnnouncementState::ALL.iter().map(|state| state.name())),
        all("desk-badges-{name}", NamePaper::NAMES.map(|(name, _)| name)),
        all("desk-copies-taken-{}", ["csv", "print"]),
        all("desk-export-column-{name}", OWN),
        all("desk-home-gone-{}", gone),
        all("desk-home-held-{}", held),
        all("desk-list-by-{}", Order::ALL.map(Order::name)),
        all("desk-list-why-{}", reasons()),
        all("desk-log-unit-{}", Counted::ALL.iter().map(|counted| counted.name())),
        all("desk-mail-halted-{}", Halt::ALL.iter().map(|why| why.name())),
        all("desk-one-said-{name}", notices.into_iter().chain(["meanwhile"])),
        all("desk-role-{}", roles()),
        all("desk-team-role-{name}", roles()),
        all("desk-team-role-{}", roles()),
        all("editor-q-{part}", ["hint", "keep", "kind", "label", "options", "required", "special", "why"]),
        all("editor-{name}", inputs()),
        all("editor-{name}-hint", with_hint()),
        ("editor-{name}-{value}", choices()),
        all("issue-check-link-{}", LinkFault::ALL.map(LinkFault::name)),
        all("issue-check-picture-{}", PictureFault::ALL.map(PictureFault::name)),
        all("issue-how-{at}", 1..=7),
        all("issue-state-{}", AnnouncementState::ALL.iter().map(|state| state.name())),
        all("issue-{name}", ["subject", "preview", "text"]),
        all("guidance-here-{rule}", 1..=RULES),
        all("guidance-now-{rule}", 1..=RULES),
        all("guidance-said-{rule}", 1..=RULES),
        all("help-{part}", PARTS.map(|(part, _)| part)),
        ("help-{part}-{at}", help()),
        all("month-short-{}", 1..=12),
        all("month-{}", 1..=12),
        all("over-asking-{}", asked),
        all("read-out-{of}", agreed),
        all("reason-{}", reasons()),
        all("suspended-{}", SuspensionReason::ALL.iter().map(|reason| reason.name())),
        all("weekday-short-{}", 1..=7),
        all("weekday-{}", 1..=7),
        all("wording-{of}", agreed),
    ]
}
