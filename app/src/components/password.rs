//! Inputs for passwords, and the button that shows what was typed.

use leptos::prelude::*;

use super::desk_form::question;
use super::errors::id_of;
use super::question::{Control, FormGroup};
use crate::forms::password::{LOOK, SHOW, shows};
use crate::forms::state::FormState;
use crate::text::Words;

/// An input. Once somebody has asked to see what they typed it stands below as text, so that the browser still takes
/// the input for a password and remembers it nowhere else.
#[component]
pub fn PasswordInput(
    /// The texts.
    words: Words,
    /// The form, by `forms::password::again`: with the password only if it's to be seen.
    form: FormState,
    /// The input's name.
    #[prop(default = "password")]
    name: &'static str,
    /// The question.
    #[prop(into)]
    label: String,
    /// Whether the browser fills in the current password, or suggests a new one.
    autocomplete: &'static str,
    /// How to answer.
    #[prop(optional, into)]
    hint: String,
) -> impl IntoView {
    let control = Control::Line { kind: "password", autocomplete: Some(autocomplete), inputmode: None };
    let question = question(&words, &form, name, label, hint, false, control);
    let typed = Some(form.typed.first(name).to_owned()).filter(|typed| !typed.is_empty());
    let below = typed.map(|typed| {
        view! {
            <p class="shown" role="status">
                {words.get("desk-password-shown")}" "<b class="typed" dir="auto">{typed}</b>
            </p>
        }
    });
    view! {
        <FormGroup words=words.clone() question/>
        {below}
    }
}

/// The button that shows what was typed. It comes after the form's own: Enter presses the first.
#[component]
pub fn ShowPassword(
    /// The texts.
    words: Words,
    /// The form.
    form: FormState,
    /// The first of its passwords.
    #[prop(default = "password")]
    name: &'static str,
) -> impl IntoView {
    let shown = shows(&form).then(|| view! { <input type="hidden" name=SHOW value="yes"/> });
    // The page comes back where it was left.
    let action = format!("#{}", id_of(name));
    view! {
        <button class="text" name=SHOW value=LOOK formaction=action>{words.get("desk-password-show")}</button>
        {shown}
    }
}
