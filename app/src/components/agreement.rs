//! A box that agrees to something.

use leptos::prelude::*;

use super::errors::{Complaint, ErrorMessage, id_of};
use super::text::{Piece, Said};
use crate::forms::state::FormState;
use crate::text::Words;

/// A box to tick, with the exact words that ticking agrees to. Its value is `yes`; it's ticked only if it was sent ticked.
#[component]
pub fn Agreement(
    /// The texts.
    words: Words,
    /// The form.
    form: FormState,
    /// The input's name.
    name: &'static str,
    /// What is agreed to, word for word.
    label: Piece,
) -> impl IntoView {
    let complaint = Complaint::about(&words, &form, name, &[]);
    let checked = form.typed.first(name) == "yes";
    let id = id_of(name);
    let error = format!("{id}-error");
    let class = if complaint.is_some() { "field wrong" } else { "field" };
    let wrong = complaint.is_some().then_some("true");
    let described_by = complaint.is_some().then(|| error.clone());
    view! {
        <div class=class>
            {complaint.map(|complaint| view! { <ErrorMessage words id=error complaint/> })}
            <div class="tick">
                <input type="checkbox" id=id.clone() name=name value="yes" checked=checked
                    aria-describedby=described_by aria-invalid=wrong/>
                <label for=id><Said piece=label/></label>
            </div>
        </div>
    }
    .into_any()
}
