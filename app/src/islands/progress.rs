//! How far an announcement has gone: asked every two seconds until nothing more will happen.

use std::time::Duration;

use leptos::prelude::*;

use super::packed::Packed;
use super::poll::{Next, poll};
use crate::api::{self, ApiError, Sending};
use crate::packed::{packed, texts};

/// How often the server is asked.
const EVERY: Duration = Duration::from_secs(2);

texts! {
    /// What the island says.
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
}

packed! {
    /// An announcement on its way.
    pub struct Announcement {
        /// What the server calls it; see [`api::ask_sending`].
        pub announcement: String,
        /// How far it is as the page is made.
        pub now: Sending,
        /// What to say.
        pub texts: ProgressTexts,
    }
}

/// The sending of one announcement. Without script it shows how far it was when the page was made.
#[island]
pub fn Progress(
    /// The announcement.
    announcement: Packed<Announcement>,
) -> impl IntoView {
    let Packed(Announcement { announcement, now, texts }) = announcement;
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
    let all = Signal::derive(move || now.with(|now| now.sent + now.failed + now.in_doubt + now.left).max(1));
    let over = Signal::derive(move || now.with(|now| now.sent + now.failed + now.in_doubt));
    let live = Signal::derive(move || if now.with(|now| now.done) { "polite" } else { "off" });
    let text = Signal::derive(move || now.with(|now| now.text.clone()));
    let fact = move |name: String, number: fn(&Sending) -> u32| {
        view! { <div><dt>{name}</dt><dd>{Signal::derive(move || now.with(number))}</dd></div> }
    };
    view! {
        <div class="progress">
            <progress aria-label=texts.bar max=all value=over></progress>
            // Read out when all is said and done, not every two seconds.
            <p aria-live=live>{text}</p>
            <p class="message" role="status">{trouble}</p>
            <dl class="facts">
                {fact(texts.sent, |now| now.sent)}
                {fact(texts.failed, |now| now.failed)}
                {fact(texts.in_doubt, |now| now.in_doubt)}
                {fact(texts.left, |now| now.left)}
            </dl>
        </div>
    }
}
