//! A box that agrees to something.

use leptos::prelude::*;

use super::errors::{Complained, Complaint, id_of};
use super::text::{Piece, Said};
use crate::text::Words;

/// A box to tick, always empty at first, with the exact words that ticking agrees to.
#[component]
pub fn Agreement(
    /// The texts.
    words: Words,
    /// The input's name.
    name: String,
    /// What is agreed to, word for word.
    label: Piece,
    /// Whether it was ticked.
    checked: bool,
    /// What is wrong.
    complaint: Option<Complaint>,
) -> impl IntoView {
    let id = id_of(&name);
    let error = format!("{id}-error");
    let class = if complaint.is_some() { "field wrong" } else { "field" };
    let wrong = complaint.is_some().then_some("true");
    let described_by = complaint.is_some().then(|| error.clone());
    let message = complaint.map(|complaint| {
        view! { <p class="message" id=error><span class="unseen">{words.get("error-prefix")}" "</span><Complained complaint/></p> }
    });
    view! {
        <div class=class>
            {message}
            <div class="tick">
                <input type="checkbox" id=id.clone() name=name value="yes" checked=checked
                    aria-describedby=described_by aria-invalid=wrong/>
                <label for=id><Said piece=label/></label>
            </div>
        </div>
    }
}
