//! Who is responsible for the data, who handles it for them, and who to complain to.

use leptos::prelude::*;

use crate::components::facts::{Fact, Facts};
use crate::components::text::{Interpolated, Piece, Said};
use crate::domain::branch::Branch;
use crate::domain::organisation::Organisation;
use crate::domain::phone::dial;
use crate::pages::public::branch::contact;
use crate::text::Words;

/// The controller, and the branches that are controllers alongside it.
#[component]
pub(super) fn Who(words: Words, organisation: Organisation, branches: Vec<Branch>) -> impl IntoView {
    let name = Piece::of(&organisation.name, &words);
    let sentence = words.with("privacy-controller", [("name", name.text.clone().into())]);
    let branches = branches.into_iter().map(|branch| {
        let name = Piece::of(&branch.content.name, &words);
        view! { <h3><Said piece=name/></h3><Facts facts=contact(&words, &branch)/> }
    });
    let branches = branches.collect::<Vec<_>>();
    view! {
        <p><Interpolated sentence piece=name/></p>
        <Facts facts=privacy_contact(&words, &organisation)/>
        {(!branches.is_empty()).then(|| view! {
            <details class="entry"><summary>{words.get("privacy-branches")}</summary>{branches}</details>
        })}
    }
}

fn privacy_contact(words: &Words, organisation: &Organisation) -> Vec<Fact> {
    let (email, phone) = (organisation.privacy_email.clone(), organisation.privacy_phone.clone());
    let (mail_to, dial) = (format!("mailto:{email}"), dial(&phone));
    let address = Piece::of(&organisation.address, words);
    vec![
        Fact::new(words.get("contact-email"), view! { <a href=mail_to>{email}</a> }),
        Fact::new(words.get("contact-phone"), view! { <a href=dial>{phone}</a> }),
        Fact::new(words.get("contact-post"), view! { <Said piece=address/> }),
    ]
}

/// Processors and transfers abroad.
#[component]
pub(super) fn Handlers(words: Words, organisation: Organisation) -> impl IntoView {
    let processors = organisation.processors.iter().map(|text| {
        let piece = Piece::of(text, &words);
        view! { <li><Said piece/></li> }
    });
    let processors = processors.collect::<Vec<_>>();
    let abroad = match organisation.transfers.as_ref().map(|text| Piece::of(text, &words)) {
        Some(piece) => view! { <p><Said piece/></p> }.into_any(),
        None => view! { <p>{words.get("privacy-no-transfers")}</p> }.into_any(),
    };
    let listed = if processors.is_empty() {
        view! { <p>{words.get("privacy-no-processors")}</p> }.into_any()
    } else {
        view! { <p>{words.get("privacy-processors")}</p><ul>{processors}</ul> }.into_any()
    };
    view! { {listed}{abroad}<p>{words.get("privacy-never-sold")}</p> }
}

/// To us first, then to the regulator.
#[component]
pub(super) fn Complain(words: Words, organisation: Organisation) -> impl IntoView {
    let regulator = Piece::of(&organisation.regulator_name, &words);
    view! {
        <p>{words.get("privacy-complain-us")}</p>
        <p>
            {words.get("privacy-complain-regulator")}" "
            <a href=organisation.regulator_url rel="noreferrer"><Said piece=regulator/></a>"."
        </p>
    }
}
