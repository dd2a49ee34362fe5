//! What somebody has to do once before they may publish: foreseen on a draft's pages, and done on the way when
//! "Publish" was pressed too early.

use leptos::prelude::*;

use crate::paths;
use crate::text::Words;

/// What has been done of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PublishConditions {
    /// Login codes are set up.
    pub codes: bool,
    /// The guidance is confirmed.
    pub guidance: bool,
}

impl PublishConditions {
    /// Whether nothing is left to do.
    #[must_use]
    pub const fn are_met(self) -> bool {
        self.codes && self.guidance
    }
}

/// The two conditions with their ticks; each that's left is a link that comes back to `next`, if there's one.
#[component]
fn Conditions(words: Words, conditions: PublishConditions, next: Option<String>) -> impl IntoView {
    let all = [
        (conditions.codes, "editor-before-codes", paths::organise::SECOND_FACTOR),
        (conditions.guidance, "editor-before-guidance", paths::organise::GUIDANCE),
    ];
    let items = all.map(|(done, key, path)| {
        let text = words.get(key);
        let text = match next.clone().filter(|_| !done) {
            Some(next) => view! { <a href=format!("{path}?next={next}")>{text}</a> }.into_any(),
            None => text.into_any(),
        };
        let class = if done { "is-done" } else { "to-do" };
        let done = done.then(|| view! { <span class="unseen">{words.get("editor-before-done")}" "</span> });
        view! { <li class=class>{done}{text}</li> }
    });
    view! { <ul class="conditions">{items.into_iter().collect::<Vec<_>>()}</ul> }
}

/// What is left to do before publishing, told while there's time; nothing if all is done.
#[component]
pub fn BeforePublishing(
    /// The texts.
    words: Words,
    /// What has been done.
    conditions: PublishConditions,
    /// The page to come back to.
    next: String,
) -> impl IntoView {
    (!conditions.are_met()).then(|| {
        view! {
            <section class="notice" aria-labelledby="before">
                <h2 id="before">{words.get("editor-before")}</h2>
                <Conditions words=words.clone() conditions next=Some(next)/>
                <p class="small">{words.get("editor-before-text")}</p>
            </section>
        }
    })
}

/// A draft whose "Publish" was pressed before everything was done. The form that does the last of it publishes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PendingPublish {
    /// The draft's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its revision, as its publisher has seen it.
    pub revision: String,
    /// The revision of what it changes, as its publisher has seen it; empty for something new.
    pub published: String,
    /// That they have seen it, sealed for their login.
    pub token: String,
    /// What has been done.
    pub conditions: PublishConditions,
}

impl PendingPublish {
    /// The input, and the key in the query, of the token.
    pub const INPUT: &'static str = "pending";

    /// Where its form is sent to.
    #[must_use]
    pub fn path(&self) -> String {
        paths::organise::draft_check(&self.id)
    }

    /// The query of the page that does what's left.
    #[must_use]
    pub fn query(&self) -> String {
        format!("?next={}&{}={}", self.path(), Self::INPUT, self.token)
    }

    /// The same as hidden inputs, with what the draft's check reads.
    pub fn inputs(&self) -> impl IntoView + use<> {
        let Self { token, revision, published, .. } = self.clone();
        view! {
            <input type="hidden" name=Self::INPUT value=token/>
            <input type="hidden" name="revision" value=revision/>
            <input type="hidden" name="published" value=published/>
        }
    }

    /// The button of the guidance: it publishes, unless something else is left.
    #[must_use]
    pub fn button(&self, words: &Words) -> String {
        let title = [("title", self.title.clone().into())];
        if self.conditions.codes { words.with("editor-pending-read", title) } else { words.get("desk-guidance-button") }
    }

    /// The button below the recovery codes: it publishes, unless something else is left.
    #[must_use]
    pub fn kept(&self, words: &Words) -> String {
        let title = [("title", self.title.clone().into())];
        if self.conditions.guidance { words.with("editor-pending-kept", title) } else { words.get("desk-codes-go-on") }
    }

    /// That it isn't published yet, and what is left to do.
    pub fn notice(&self, words: &Words) -> impl IntoView + use<> {
        let title = || [("title", self.title.clone().into())];
        let (heading, then) = (words.with("editor-pending", title()), words.get("editor-pending-text"));
        let (words, conditions) = (words.clone(), self.conditions);
        view! {
            <section class="notice" aria-labelledby="pending">
                <h2 id="pending">{heading}</h2>
                <Conditions words conditions next=None/>
                <p>{then}</p>
            </section>
        }
    }
}
