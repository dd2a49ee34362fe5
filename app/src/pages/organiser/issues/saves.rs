//! `/organise/newsletters/{slug}/issues/{id}/saves`: what a draft said before, one of them whole, and its button.

use leptos::prelude::*;

use super::{SAID, newsletter_link, saved_text, title};
use crate::components::desk::{Desk, DeskDocument};
use crate::components::render::render;
use crate::domain::issue::{EarlierSave, Issue};
use crate::domain::newsletter::Newsletter;
use crate::paths;
use crate::text::{Words, dates};

/// The name of an earlier save in the page's address and its form.
pub const SAVE: &str = "save";
/// How many characters of a text tell it from the others.
const FIRST: usize = 120;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct IssueSavesPage {
    /// The frame.
    pub desk: Desk,
    /// The newsletter.
    pub newsletter: Newsletter,
    /// The issue.
    pub issue: Issue,
    /// What it said before, newest first.
    pub saves: Vec<EarlierSave>,
    /// The one that's shown whole.
    pub shown: Option<EarlierSave>,
}

/// The page.
#[must_use]
pub fn html(page: IssueSavesPage) -> String {
    render(move || {
        let words = page.desk.words();
        let (slug, id) = (&page.newsletter.slug, page.issue.id);
        let of = newsletter_link(&words, &page.newsletter);
        let (own, issue) = (paths::organise::issue_saves(slug, id), paths::organise::issue(slug, id));
        let whole = page.shown.as_ref().map(|save| whole(&words, save));
        let none = page.saves.is_empty().then(|| view! { <p>{words.get("issue-saves-none")}</p> });
        let items = page.saves.iter().map(|save| {
            let path = format!("{own}?{SAVE}={}#{SAVE}", save.id);
            view! {
                <li>
                    <p class="when">{who_and_when(&words, save)}</p>
                    <h2><a href=path>{subject(&words, save)}</a></h2>
                    <p>{first_words(&save.content.text)}</p>
                </li>
            }
        });
        let items = items.collect::<Vec<_>>();
        let list = (!items.is_empty()).then(|| view! { <ul class="listing">{items}</ul> });
        let heading = words.get("issue-saves");
        view! {
            <DeskDocument desk=page.desk title=heading.clone()>
                <p class="when">{of}" \u{b7} "<a href=issue>{title(&words, &page.issue)}</a></p>
                <h1>{heading}</h1>
                <p>{words.get("issue-saves-text")}</p>
                {whole}
                {none}
                {list}
            </DeskDocument>
        }
    })
}

/// One of them, with the button that brings it back.
fn whole(words: &Words, save: &EarlierSave) -> AnyView {
    let content = save.content.clone();
    let said = SAID.into_iter().zip([content.subject, content.preview, content.text]).collect();
    view! {
        <section id=SAVE>
            {saved_text(words, who_and_when(words, save), said)}
            <form method="post">
                <input type="hidden" name=SAVE value=save.id.to_string()/>
                <p>{words.get("issue-bring-back-text")}</p>
                <p class="buttons"><button>{words.get("issue-bring-back")}</button></p>
            </form>
        </section>
    }
    .into_any()
}

fn who_and_when(words: &Words, save: &EarlierSave) -> String {
    let name = save.name.clone().unwrap_or_else(|| words.get("editor-somebody"));
    let moment = dates::moment(words, save.saved_at, words.home());
    words.with("issue-save-by", [("name", name.into()), ("moment", moment.into())])
}

fn subject(words: &Words, save: &EarlierSave) -> String {
    let subject = &save.content.subject;
    if subject.is_empty() { words.get("issue-untitled") } else { subject.clone() }
}

/// The beginning of a text, as far as its last whole word.
fn first_words(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((end, _)) = line.char_indices().nth(FIRST) else { return line };
    let start = line.get(..end).unwrap_or_default();
    let whole = start.rsplit_once(' ').map_or(start, |(whole, _)| whole);
    format!("{whole}\u{2026}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_after_a_whole_word() {
        assert_eq!(first_words("## Roof\n\n  done"), "## Roof done");
        let long = "boats came home ".repeat(20);
        let first = first_words(&long);
        assert!(first.chars().count() <= FIRST + 1 && long.starts_with(first.trim_end_matches('\u{2026}')), "{first}");
        assert!(first.ends_with("home\u{2026}") || first.ends_with("came\u{2026}") || first.ends_with("boats\u{2026}"));
        assert_eq!(first_words(&"ü".repeat(200)).chars().count(), FIRST + 1);
    }
}
