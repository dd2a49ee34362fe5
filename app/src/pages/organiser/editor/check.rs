//! `/organise/drafts/{id}/check`: what is missing, what needs approval; then publish.

use leptos::prelude::*;

use super::parts::{DraftPage, DraftTop, label};
use crate::components::desk::DeskDocument;
use crate::components::desk_form::TextArea;
use crate::components::notice::{Notice, Tone};
use crate::components::render::render;
use crate::components::slip::{PurposeSlip, Slip};
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

/// What the page shows.
#[derive(Clone, Debug)]
pub struct CheckPage {
    /// The draft; its form has no errors here.
    pub draft: DraftPage,
    /// What is wrong or missing: the input's name and the sentence.
    pub faults: Vec<(String, String)>,
    /// The deviations from the template, in words.
    pub deviations: Vec<String>,
    /// The state of their approval.
    pub state: ApprovalState,
    /// The slip.
    pub slip: Option<Slip>,
    /// How many seats are taken, and the smaller number there would be.
    pub shrunk: Option<(u32, u32)>,
    /// What was changed elsewhere since the draft was begun: what is published now, by input.
    pub since: Option<Vec<(String, String)>>,
    /// The published revision, as shown.
    pub published: Option<i32>,
    /// The form for asking the data officer.
    pub ask: FormState,
}

/// The page.
#[must_use]
pub fn html(page: CheckPage) -> String {
    render(move || {
        let draft = page.draft.clone();
        let words = draft.words();
        let slip = page.slip.clone().map(|slip| view! { <PurposeSlip words=words.clone() slip/> });
        let preview = page.faults.is_empty().then(|| {
            let path = format!("{}/preview", draft.path);
            view! { <p><a class="go" href=path>{words.get("editor-preview")}</a></p> }
        });
        let shrunk = page.shrunk.map(|(taken, seats)| {
            let text = words.with("editor-shrunk", [("taken", taken.into()), ("seats", seats.into())]);
            view! { <p class="notice plain">{text}</p> }
        });
        let since = page.since.clone().map(|since| view! { <Since words=words.clone() since/> });
        let deviations = (!page.deviations.is_empty()).then(|| deviations(&page));
        let ready = page.faults.is_empty() && (page.deviations.is_empty() || page.state == ApprovalState::Granted);
        let publish = ready.then(|| publish(&page));
        view! {
            <DeskDocument desk=draft.desk.clone() title=draft.title() refused=page.ask.is_refused()>
                <DraftTop page=draft step=Step::Check/>
                {since}
                <Missing page=page.clone()/>
                {deviations}
                {shrunk}
                {slip}
                {preview}
                {publish}
            </DeskDocument>
        }
    })
}

/// Everything missing, each a link to its input; or that nothing is.
#[component]
fn Missing(page: CheckPage) -> impl IntoView {
    let words = page.draft.words();
    if page.faults.is_empty() {
        return view! { <p><strong>{words.get("editor-nothing-missing")}</strong></p> }.into_any();
    }
    let items = page.faults.iter().map(|(name, sentence)| {
        let link = format!("{}{}#f-{name}", page.draft.path, Step::of_input(name).path());
        view! { <li><a href=link>{label(&words, name)}</a>" \u{2013} "{sentence.clone()}</li> }
    });
    let items = items.collect::<Vec<_>>();
    view! {
        <section aria-labelledby="missing">
            <h2 id="missing">{words.get("editor-missing")}</h2>
            <ul>{items}</ul>
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
    let published = page.published.map(|revision| {
        view! { <input type="hidden" name="published" value=revision.to_string()/> }
    });
    let label = match (page.since.is_some(), page.published.is_some()) {
        (true, _) => "editor-publish-mine",
        (false, true) => "editor-publish-change",
        (false, false) => "editor-publish",
    };
    let told = page.published.is_some().then(|| view! { <p class="small">{words.get("editor-publish-told")}</p> });
    view! {
        <form method="post" action=action>
            <input type="hidden" name="revision" value=page.draft.revision.to_string()/>
            {published}
            {told}
            <p class="buttons"><button>{words.get(label)}</button></p>
        </form>
    }
}
