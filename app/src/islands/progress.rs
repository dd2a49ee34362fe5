//! How far an announcement has got: polled every two seconds until nothing more will happen, when the page makes way for
//! one that says so.

use std::time::Duration;

use leptos::prelude::*;

use super::packed::Packed;
use super::poll::{Next, poll};
use crate::api::{self, ApiError, Sending};
use crate::packed::{packed, texts};

/// How often the server is polled.
const EVERY: Duration = Duration::from_secs(2);

texts! {
    /// The island's texts.
    pub struct ProgressTexts {
        /// What the bar measures, for people who don't see it.
        pub bar: String,
        /// The label of the number sent.
        pub sent: String,
        /// The label of the number refused.
        pub failed: String,
        /// The label of the number in doubt.
        pub in_doubt: String,
        /// The label of the number still to be sent.
        pub left: String,
        /// The session has ended.
        pub signed_out: String,
    }
}

packed! {
    /// An announcement being sent.
    pub struct Announcement {
        /// The server's name for it; see [`api::ask_sending`].
        pub announcement: String,
        /// How far it had got when the page was made.
        pub now: Sending,
        /// The path of the page that says how it ended, and offers what can be done then; empty if there's none.
        pub end: String,
        /// The island's texts.
        pub texts: ProgressTexts,
    }
}

/// The sending of one announcement. Without script it shows how far that was when the page was made.
#[island]
pub fn Progress(
    /// The announcement.
    announcement: Packed<Announcement>,
) -> impl IntoView {
    let Packed(Announcement { announcement, now, end, texts }) = announcement;
    let is_over = now.done;
    let (now, set_now) = signal(now);
    let (trouble, set_trouble) = signal(None::<String>);
    let (announcement, end) = (StoredValue::new(announcement), StoredValue::new(end));
    let signed_out = StoredValue::new(texts.signed_out);
    if !is_over {
        poll(EVERY, move || async move {
            match api::ask_sending(announcement.get_value()).await {
                Ok(sending) => {
                    let is_over = sending.done;
                    set_now.set(sending);
                    if !is_over {
                        return Next::Again;
                    }
                    end.with_value(|end| {
                        if !end.is_empty() {
                            drop(location().replace(end))
                        }
                    });
                    Next::Stop
                }
                Err(ApiError::SignedOut) => {
                    set_trouble.set(Some(signed_out.get_value()));
                    Next::Stop
                }
                Err(ApiError::NotFound) => Next::Stop,
                // The next answer may be better.
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
            // Read out once it's finished, not every two seconds.
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
