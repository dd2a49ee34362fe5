//! `/organise/newsletters/{slug}/import`: how the people of a list consented, and the file.

use leptos::prelude::*;

use crate::components::desk::{Desk, DeskDocument};
use crate::components::desk_form::{Choice, FileInput, TextArea, TextInput};
use crate::components::errors::ErrorSummary;
use crate::components::render::render;
use crate::components::text::{Piece, Said};
use crate::domain::list_import::ConsentMeans;
use crate::domain::newsletter::Newsletter;
use crate::forms::list_import::{FILE, HOW, WHEN, WORDING};
use crate::forms::state::FormState;
use crate::paths;
use crate::text::Words;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct ListImportForm {
    /// The frame.
    pub desk: Desk,
    /// The newsletter.
    pub newsletter: Newsletter,
    /// The newsletter's questions whose answers can come with the list.
    pub questions: Vec<String>,
    /// The form.
    pub form: FormState,
}

/// The page.
#[must_use]
pub fn html(page: ListImportForm) -> String {
    render(move || {
        let words = page.desk.words();
        let of = Piece::of(&page.newsletter.content.title, &words);
        let back = paths::organise::newsletter(&page.newsletter.slug);
        let means = ConsentMeans::ALL
            .iter()
            .map(|means| (means.name().to_owned(), words.get(&format!("desk-import-means-{}", means.name()))));
        let means = means.collect::<Vec<_>>();
        let takes = takes(&words, &page.questions);
        let (form, title) = (page.form, words.get("desk-import-title"));
        let again = words.clone();
        let w = move || again.clone();
        view! {
            <DeskDocument desk=page.desk title=title.clone() refused=form.is_refused()>
                <ErrorSummary words=w() form=form.clone()/>
                <p class="when"><a href=back.clone()><Said piece=of/></a></p>
                <h1>{title}</h1>
                <p class="lead">{words.get("desk-import-lead")}</p>
                <div class="notice">
                    <h2>{words.get("desk-import-consent-title")}</h2>
                    <p>{words.get("desk-import-consent")}</p>
                    <p>{words.get("desk-import-consent-proof")}</p>
                </div>
                <form method="post" enctype="multipart/form-data" novalidate=true>
                    <TextInput words=w() form=form.clone() name=WHEN label=words.get("desk-import-when")
                        hint=words.get("desk-import-when-hint") kind="date"/>
                    <Choice words=w() form=form.clone() name=HOW label=words.get("desk-import-how") options=means/>
                    <TextArea words=w() form=form.clone() name=WORDING label=words.get("desk-import-wording")
                        hint=words.get("desk-import-wording-hint") rows=4/>
                    // The last input: what comes before it is read first, and the file as it arrives.
                    <FileInput words=w() form=form.clone() name=FILE label=words.get("desk-import-file")
                        hint=words.get("desk-import-file-hint")/>
                    <p>{takes}</p>
                    <p class="small">{words.get("desk-import-kept")}</p>
                    <p class="buttons">
                        <button>{words.get("desk-import-button")}</button>
                        <a href=back>{words.get("desk-import-back")}</a>
                    </p>
                </form>
            </DeskDocument>
        }
    })
}

fn takes(words: &Words, questions: &[String]) -> String {
    if questions.is_empty() {
        return words.get("desk-import-takes-only");
    }
    words.with("desk-import-takes", [("questions", questions.join(", ").into())])
}
