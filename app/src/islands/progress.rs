//! How far an announcement has gone: asked every two seconds until nothing more will happen.

use std::time::Duration;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::poll::{Next, poll};
use crate::api::{self, ApiError, Sending};

/// How often the server is asked.
const EVERY: Duration = Duration::from_secs(2);

/// What the island says.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct ProgressTexts {
    /// What the bar measures, for those who do not see it.
    pub bar: String,
    /// Names the number handed over.
    pub sent: String,
    /// Names the number refused.
    pub failed: String,
    /// Names the number that nobody knows about.
    pub in_doubt: String,
    /// Names the number still to come.
    pub left: String,
    /// Nobody is signed in any more.
    pub signed_out: String,
}

/// The sending of one announcement. Without script it shows how far it was when the page was made.
#[island]
pub fn Progress(
    /// What the server calls it; see [`api::ask_sending`].
    announcement: String,
    /// How far it is as the page is made.
    now: Sending,
    /// What to say.
    texts: ProgressTexts,
) -> impl IntoView {
    let is_over = now.done;
    let (now, set_now) = signal(now);
    let (trouble, set_trouble) = signal(None::<String>);
    let announcement = StoredValue::new(announcement);
    let signed_out = StoredValue::new(texts.signed_out);
    if !is_over {
        poll(EVERY, move || async move {
            match api::ask_sending(announcement.get_value()).await {
                Ok(sending) => {
                    let next = if sending.done { Next::Stop } else { Next::Again };
                    set_now.set(sending);
                    next
                }
                Err(ApiError::SignedOut) => {
                    set_trouble.set(Some(signed_out.get_value()));
                    Next::Stop
                }
                Err(ApiError::NotFound) => Next::Stop,
                // The next answer may be a better one.
                Err(ApiError::Busy | ApiError::Failed) => Next::Again,
            }
        });
    }
    let all = move || now.with(|now| now.sent + now.failed + now.in_doubt + now.left).max(1);
    let over = move || now.with(|now| now.sent + now.failed + now.in_doubt);
    let fact = move |name: String, number: fn(&Sending) -> u32| {
        view! { <div><dt>{name}</dt><dd>{move || now.with(number)}</dd></div> }
    };
    view! {
        <div class="progress">
            <progress aria-label=texts.bar max=all value=over></progress>
            // Read out when all is said and done, not every two seconds.
            <p aria-live=move || if now.with(|now| now.done) { "polite" } else { "off" }>
                {move || now.with(|now| now.text.clone())}
            </p>
            <p class="message" role="status">{move || trouble.get()}</p>
            <dl class="facts">
                {fact(texts.sent, |now| now.sent)}
                {fact(texts.failed, |now| now.failed)}
                {fact(texts.in_doubt, |now| now.in_doubt)}
                {fact(texts.left, |now| now.left)}
            </dl>
        </div>
    }
}
