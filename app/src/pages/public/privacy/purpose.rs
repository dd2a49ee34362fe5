//! Each purpose in the notice: what for, why we may, who sees it, until when, and whether people have to answer.

use leptos::prelude::*;

use crate::components::facts::{Fact, Facts};
use crate::components::slip::Slip;
use crate::components::text::{Piece, Said};
use crate::domain::branch::Branch;
use crate::domain::held::Subject;
use crate::domain::purpose::{LawfulBasis, PurposeVersion, Wording};
use crate::domain::retention::LINKS_REQUEST;
use crate::paths;
use crate::text::Words;

/// A purpose for which data is asked or held. An unlisted event isn't named: only people with its link may know.
#[component]
pub(super) fn Purpose(words: Words, subject: Subject, branch: Branch, version: PurposeVersion) -> impl IntoView {
    let wording = &version.wording;
    let (heading, deleted) = match &subject {
        Subject::Event(event) => {
            let slip = Slip::of_event(&words, event, wording);
            let heading = if event.listed {
                named(paths::event(&event.slug), Piece::of(&event.content.title, &words))
            } else {
                view! { <h3>{words.get("privacy-unlisted")}</h3> }.into_any()
            };
            (heading, slip.deleted)
        }
        Subject::Newsletter(newsletter) => {
            let deleted = words.with("privacy-deleted-list", [("months", wording.renewed_after(newsletter).into())]);
            let path = paths::newsletter(&newsletter.slug);
            (named(path, Piece::of(&newsletter.content.title, &words)), deleted)
        }
    };
    let mut facts = vec![
        said(words.get("privacy-run-by"), Piece::of(&branch.content.name, &words)),
        said(words.get("slip-used-for"), Piece::of(&wording.statement, &words)),
        Fact::new(words.get("privacy-basis"), basis(&words, wording)),
    ];
    if let Some(interest) = &wording.interest {
        facts.push(said(words.get("privacy-interest"), Piece::of(interest, &words)));
    }
    if wording.special_condition.is_some() {
        facts.push(Fact::new(words.get("privacy-special"), words.get("privacy-special-text")));
    }
    facts.extend([
        said(words.get("slip-seen-by"), Piece::of(&wording.seen_by, &words)),
        Fact::new(words.get("slip-passed-on"), words.get("slip-nobody")),
        Fact::new(words.get("slip-deleted"), deleted),
        Fact::new(words.get("privacy-needed"), needed(&words, wording)),
        Fact::new(
            words.get("privacy-wording"),
            words.with("privacy-wording-text", [("number", version.number.into())]),
        ),
    ]);
    view! { {heading}<Facts facts/> }
}

fn named(path: String, title: Piece) -> AnyView {
    view! { <h3><a href=path><Said piece=title/></a></h3> }.into_any()
}

fn said(term: String, piece: Piece) -> Fact {
    Fact::new(term, view! { <Said piece/> })
}

fn basis(words: &Words, wording: &Wording) -> String {
    match wording.lawful_basis {
        LawfulBasis::Contract => words.get("basis-contract"),
        LawfulBasis::LegitimateInterests => words.get("basis-interests"),
        LawfulBasis::Consent => words.get("basis-consent"),
    }
}

/// Whether people have to tell us, and what happens if they don't: the address always, everything else as declared.
fn needed(words: &Words, wording: &Wording) -> AnyView {
    let required: Vec<_> = wording
        .fields
        .iter()
        .filter(|field| field.required)
        .map(|field| {
            let label = Piece::of(&field.label, words);
            view! { <li><Said piece=label/></li> }
        })
        .collect();
    let also = (!required.is_empty()).then(|| view! { <p>{words.get("privacy-needed-also")}</p><ul>{required}</ul> });
    view! { <p>{words.get("privacy-needed-email")}</p>{also} }.into_any()
}

/// What the site itself needs to keep: requests, suppressions, proof of an agreement.
#[component]
pub(super) fn OwnPurposes(words: Words) -> impl IntoView {
    let days = LINKS_REQUEST.num_days();
    view! {
        <h3>{words.get("privacy-own")}</h3>
        <ul>
            <li>{words.with("privacy-own-request", [("days", days.into())])}</li>
            <li>{words.get("privacy-own-never")}</li>
            <li>{words.get("privacy-own-proof")}</li>
            <li>{words.get("privacy-own-safe")}</li>
        </ul>
        <p>{words.get("privacy-own-basis")}</p>
    }
}
