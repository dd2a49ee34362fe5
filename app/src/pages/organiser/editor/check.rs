//! `/organise/drafts/{id}/check`: what is missing, what needs approval, what it says and changes; then publish.

use leptos::prelude::*;

use super::answers::{DraftChange, DraftLine};
use super::conditions::BeforePublishing;
use super::parts::{DraftPage, DraftTop, Missing, label};
use crate::components::desk::{DeskDocument, MenuItem};
use crate::components::desk_form::TextArea;
use crate::components::notice::{Notice, Tone};
use crate::components::reach::WhoHears;
use crate::components::render::render;
use crate::domain::reach::Reach;
use crate::forms::inputs::Step;
use crate::forms::state::FormState;
use crate::text::Words;

/// The state of an approval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ApprovalState {
    /// Nobody was asked.
    None,
    /// The data officer was asked.
    Asked,
    /// Yes.
    Granted,
    /// No.
    Refused,
}

/// What a draft changes of what is published.
#[derive(Clone, Debug)]
pub struct ChangeOf {
    /// The published revision, as shown.
    pub revision: i32,
    /// The public name of the event; `None` for a newsletter.
    pub slug: Option<String>,
    /// What differs.
    pub changes: Vec<DraftChange>,
    /// Who hears of it.
    pub reach: Reach,
    /// What was changed elsewhere since the draft was begun: what is published now, by input.
    pub since: Option<Vec<(String, String)>>,
}

/// What the page shows.
#[derive(Clone, Debug)]
pub struct CheckPage {
    /// The draft; its form has no errors here.
    pub draft: DraftPage,
    /// What is wrong or missing: the input's name and the sentence.
    pub faults: Vec<(String, String)>,
    /// What it says.
    pub lines: Vec<DraftLine>,
    /// The deviations from the template, in words.
    pub deviations: Vec<String>,
    /// The state of their approval.
    pub state: ApprovalState,
    /// How many seats are taken, and the smaller number there would be.
    pub shrunk: Option<(u32, u32)>,
    /// What it changes, if it's of something published.
    pub of: Option<ChangeOf>,
    /// The form for asking the data officer.
    pub ask: FormState,
}

impl CheckPage {
    /// Whether it can be published: nothing is missing or waits for approval, and there's something to publish.
    fn is_ready(&self) -> bool {
        let is_allowed = self.deviations.is_empty() || self.state == ApprovalState::Granted;
        self.faults.is_empty() && is_allowed && self.of.as_ref().is_none_or(|of| !of.changes.is_empty())
    }
}

/// The page.
#[must_use]
pub fn html(page: CheckPage) -> String {
    render(move || {
        let draft = page.draft.clone();
        let words = draft.words();
        let shrunk = page.shrunk.map(|(taken, seats)| {
            let text = words.with("editor-shrunk", [("taken", taken.into()), ("seats", seats.into())]);
            view! { <p class="notice plain">{text}</p> }
        });
        let of = page.of.clone();
        let since = of.clone().and_then(|of| of.since).map(|since| view! { <Since words=words.clone() since/> });
        let missing = (!page.faults.is_empty())
            .then(|| view! { <Missing page=draft.clone() step=Step::Check faults=page.faults.clone()/> });
        let deviations = (!page.deviations.is_empty()).then(|| deviations(&page));
        let changes = of.map(|of| view! { <Changes words=words.clone() of/> });
        let publish = page.is_ready().then(|| publish(&page));
        view! {
            <DeskDocument desk=draft.desk.clone() section=MenuItem::Write title=draft.title() refused=page.ask.is_refused()>
                <DraftTop page=draft step=Step::Check/>
                {since}
                {missing}
                {deviations}
                {changes}
                {shrunk}
                <Lines page=page.clone()/>
                {publish}
            </DeskDocument>
        }
    })
}

/// What it says, each line with the way to its input. For a change, what differs is told already.
#[component]
fn Lines(page: CheckPage) -> impl IntoView {
    let words = page.draft.words();
    let faults: Vec<&str> = page.faults.iter().map(|(name, _)| name.as_str()).collect();
    let is_shown = |line: &&DraftLine| !line.value.is_empty() || faults.contains(&line.input.as_str());
    let rows = page.lines.iter().filter(is_shown).map(|line| {
        let value = if line.value.is_empty() { words.get("editor-empty") } else { line.value.clone() };
        // A newsletter has no step for what its template says.
        let change = (page.draft.is_event || Step::of_input(&line.input) != Step::Ending).then(|| {
            let label = line.label.clone();
            let link = page.draft.link(Step::Check, &line.input);
            view! { <a href=link>{words.get("editor-line-change")}<span class="unseen">" "{label}</span></a> }
        });
        view! {
            <div><dt>{line.label.clone()}</dt><dd class="typed">{value}</dd><dd class="change">{change}</dd></div>
        }
    });
    let rows = rows.collect::<Vec<_>>();
    let list = view! { <dl class="answers">{rows}</dl> };
    let preview = page.faults.is_empty().then(|| {
        let path = format!("{}/preview", page.draft.path);
        view! { <p><a class="go" href=path>{words.get("editor-preview")}</a></p> }
    });
    if page.of.is_some() {
        view! { <details><summary>{words.get("editor-lines-all")}</summary>{list}</details>{preview} }.into_any()
    } else {
        view! { <h2>{words.get("editor-lines")}</h2>{list}{preview} }.into_any()
    }
}

/// What a change changes, old and new side by side, and who hears of it.
#[component]
fn Changes(words: Words, of: ChangeOf) -> impl IntoView {
    if of.changes.is_empty() {
        return view! { <p><strong>{words.get("editor-unchanged")}</strong></p> }.into_any();
    }
    let (old, new) = (words.get("editor-change-old"), words.get("editor-change-new"));
    let said = |value: String| if value.is_empty() { words.get("editor-empty") } else { value };
    let rows = of.changes.into_iter().map(|change| {
        view! {
            <tr>
                <th scope="row">{change.label}</th>
                <td class="typed" data-label=old.clone()>{said(change.old)}</td>
                <td class="typed" data-label=new.clone()>{said(change.new)}</td>
            </tr>
        }
    });
    let rows = rows.collect::<Vec<_>>();
    let told = match of.slug.filter(|_| !of.reach.is_nobody()) {
        Some(slug) => view! { <WhoHears words=words.clone() reach=of.reach slug/> }.into_any(),
        None => view! { <p>{words.get("editor-reach-nobody")}</p> }.into_any(),
    };
    view! {
        <section aria-labelledby="changes">
            <h2 id="changes">{words.get("editor-change-title")}</h2>
            <table class="cards">
                <thead>
                    <tr>
                        <th scope="col">{words.get("editor-change-what")}</th>
                        <th scope="col">{old.clone()}</th>
                        <th scope="col">{new.clone()}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
            {told}
        </section>
    }
    .into_any()
}

#[component]
fn Since(words: Words, since: Vec<(String, String)>) -> impl IntoView {
    let rows = since.into_iter().map(|(name, value)| {
        let value = if value.is_empty() { words.get("editor-empty") } else { value };
        view! { <tr><th scope="row">{label(&words, &name)}</th><td class="typed">{value}</td></tr> }
    });
    let rows = rows.collect::<Vec<_>>();
    view! {
        <div class="notice" role="alert" aria-labelledby="since">
            <h2 id="since">{words.get("editor-since")}</h2>
            <p>{words.get("editor-since-text")}</p>
            <div class="wide" tabindex="0" role="region" aria-label=words.get("editor-since-now")>
                <table><caption>{words.get("editor-since-now")}</caption><tbody>{rows}</tbody></table>
            </div>
        </div>
    }
}

fn deviations(page: &CheckPage) -> impl IntoView + use<> {
    let words = page.draft.words();
    let items = page.deviations.iter().map(|text| view! { <li>{text.clone()}</li> }).collect::<Vec<_>>();
    let (heading, text) = match page.state {
        ApprovalState::None => ("editor-departs", "editor-departs-text"),
        ApprovalState::Asked => ("editor-departs-asked", "editor-departs-asked-text"),
        ApprovalState::Granted => ("editor-departs-granted", "editor-departs-granted-text"),
        ApprovalState::Refused => ("editor-departs-refused", "editor-departs-refused-text"),
    };
    let tone = if page.state == ApprovalState::Granted { Tone::Done } else { Tone::Plain };
    let ask = matches!(page.state, ApprovalState::None | ApprovalState::Refused).then(|| {
        let action = format!("{}/departure", page.draft.path);
        view! {
            <form method="post" action=action novalidate=true>
                <TextArea words=words.clone() form=page.ask.clone() name="departure_why" label=words.get("editor-departs-why")/>
                <input type="hidden" name="revision" value=page.draft.revision.to_string()/>
                <p class="buttons"><button>{words.get("editor-departs-ask")}</button></p>
            </form>
        }
    });
    view! {
        <Notice tone heading=words.get(heading)>
            <ul>{items}</ul>
            <p>{words.get(text)}</p>
            {ask}
        </Notice>
    }
}

fn publish(page: &CheckPage) -> impl IntoView + use<> {
    let words = page.draft.words();
    let action = format!("{}/check", page.draft.path);
    let published = page.of.as_ref().map(|of| {
        view! { <input type="hidden" name="published" value=of.revision.to_string()/> }
    });
    let label = match &page.of {
        None => words.get("editor-publish"),
        Some(of) if of.since.is_some() => words.get("editor-publish-mine"),
        Some(of) if of.reach.emails > 0 => words.with("editor-publish-email", [("emails", of.reach.emails.into())]),
        Some(_) => words.get("editor-publish-change"),
    };
    let (conditions, next) = (page.draft.conditions, action.clone());
    view! {
        <BeforePublishing words=words.clone() conditions next/>
        <form method="post" action=action>
            <input type="hidden" name="revision" value=page.draft.revision.to_string()/>
            {published}
            <p class="buttons"><button>{label}</button></p>
        </form>
    }
}
