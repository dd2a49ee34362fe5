//! Each purpose in the notice: what for, why we may, who sees it, until when, and whether people have to answer.

use leptos::prelude::*;

use crate::components::facts::{Fact, Facts};
use crate::components::text::{Piece, Said};
use crate::domain::branch::Branch;
use crate::domain::held::Subject;
use crate::domain::purpose::{LawfulBasis, PurposeVersion, Wording};
use crate::domain::retention::LINKS_REQUEST;
use crate::paths;
use crate::text::Words;

/// A purpose for which data is asked or held, with its branch and current wording.
pub(super) type LivePurpose = (Subject, Branch, PurposeVersion);

/// The purposes in groups: events whose wordings say the same are one entry. Newsletters have one each.
pub(super) fn grouped(purposes: Vec<LivePurpose>) -> Vec<Vec<LivePurpose>> {
    let mut groups: Vec<Vec<LivePurpose>> = Vec::new();
    for purpose in purposes {
        let same = |group: &&mut Vec<LivePurpose>| group.first().is_some_and(|first| says_the_same(first, &purpose));
        match groups.iter_mut().find(same) {
            Some(group) => group.push(purpose),
            None => groups.push(vec![purpose]),
        }
    }
    groups
}

fn says_the_same((subject, _, version): &LivePurpose, (other, _, others): &LivePurpose) -> bool {
    let said = |version: &PurposeVersion| {
        let wording = &version.wording;
        let required = wording.fields.iter().filter(|field| field.required).map(|field| field.label.clone());
        (
            (wording.statement.clone(), wording.seen_by.clone(), wording.interest.clone()),
            (wording.lawful_basis, wording.special_condition.is_some(), wording.keep),
            required.collect::<Vec<_>>(),
        )
    };
    matches!((subject, other), (Subject::Event(_), Subject::Event(_))) && said(version) == said(others)
}

/// An entry: purposes with the same wording.
#[component]
pub(super) fn Purpose(words: Words, of: Vec<LivePurpose>) -> impl IntoView {
    let (subject, branch, version) = of.first()?;
    let wording = &version.wording;
    let deleted = match subject {
        Subject::Event(_) => words.with("privacy-deleted-event", [("days", wording.keep.length().num_days().into())]),
        Subject::Newsletter(newsletter) => {
            words.with("privacy-deleted-list", [("months", wording.renewed_after(newsletter).into())])
        }
    };
    let mut facts = Vec::new();
    if let [_] = of.as_slice() {
        facts.push(said(words.get("privacy-run-by"), Piece::of(&branch.content.name, &words)));
    }
    facts.push(Fact::new(words.get("privacy-basis"), basis(&words, wording)));
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
    ]);
    let (name, which) = named(&words, &of);
    let used_for = Piece::of(&wording.statement, &words);
    Some(view! {
        <Entry name used_for=view! { <Said piece=used_for/> }.into_any()>
            {which}
            <Facts facts/>
        </Entry>
    })
}

/// An entry: what it's for, and behind that everything else.
#[component]
fn Entry(name: AnyView, used_for: AnyView, children: Children) -> impl IntoView {
    view! {
        <details class="entry">
            <summary><h3>{name}</h3><span>{used_for}</span></summary>
            {children()}
        </details>
    }
}

/// Whose entry it is: a title, or how many events; and the way to each. An unlisted event isn't named: only people with
/// its link may know.
fn named(words: &Words, of: &[LivePurpose]) -> (AnyView, AnyView) {
    let title = |(subject, ..): &LivePurpose| match subject {
        Subject::Event(event) if event.listed => {
            Some((paths::event(&event.slug), Piece::of(&event.content.title, words)))
        }
        Subject::Event(_) => None,
        Subject::Newsletter(newsletter) => {
            Some((paths::newsletter(&newsletter.slug), Piece::of(&newsletter.content.title, words)))
        }
    };
    if let [one] = of {
        return match title(one) {
            Some((path, title)) => {
                let link = view! { <p><a class="go" href=path><Said piece=title.clone()/></a></p> };
                (view! { <Said piece=title/> }.into_any(), link.into_any())
            }
            None => (words.get("privacy-unlisted").into_any(), ().into_any()),
        };
    }
    let items = of.iter().map(|held| {
        let branch = Piece::of(&held.1.content.name, words);
        let title = match title(held) {
            Some((path, title)) => view! { <a href=path><Said piece=title/></a> }.into_any(),
            None => view! { {words.get("privacy-unlisted")} }.into_any(),
        };
        view! { <li>{title}" \u{b7} "<Said piece=branch/></li> }
    });
    let items = items.collect::<Vec<_>>();
    let name = words.with("privacy-events", [("count", of.len().into())]);
    (name.into_any(), view! { <ul>{items}</ul> }.into_any())
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
        <Entry name=words.get("privacy-own").into_any() used_for=words.get("privacy-own-for").into_any()>
            <ul>
                <li>{words.with("privacy-own-request", [("days", days.into())])}</li>
                <li>{words.get("privacy-own-never")}</li>
                <li>{words.get("privacy-own-proof")}</li>
                <li>{words.get("privacy-own-safe")}</li>
            </ul>
            <p>{words.get("privacy-own-basis")}</p>
        </Entry>
    }
}
