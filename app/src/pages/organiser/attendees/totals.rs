//! `/organise/events/{slug}/totals`: what people chose, added up without their names, to be handed to whoever cooks or
//! sets up. What they wrote isn't here: it can name them.

use leptos::prelude::*;

use super::of_event;
use crate::components::desk::{Desk, DeskDocument};
use crate::components::render::render;
use crate::components::text::{Piece, Said};
use crate::domain::event::Event;
use crate::domain::totals::{Choosable, QuestionTotal, Tally, Total, Totals};
use crate::forms::take_out::ExportContent;
use crate::paths;
use crate::text::Words;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct TotalsPage {
    /// The frame.
    pub desk: Desk,
    /// The event.
    pub event: Event,
    /// The totals of the questions that the viewer may see.
    pub totals: Totals,
}

/// The page.
#[must_use]
pub fn html(page: TotalsPage) -> String {
    render(move || {
        let words = page.desk.words();
        let list = paths::organise::attendees(&page.event.slug);
        let print =
            format!("{}?what={}", paths::organise::attendees_print(&page.event.slug), ExportContent::Answers.name());
        let head = of_event(&words, &page.event);
        let all = page.totals.all;
        let of = words.with("desk-totals-of", [("sum", people(&words, all).into())]);
        let questions = page.totals.questions.iter().map(|one| question(&words, one, all)).collect::<Vec<_>>();
        let none = questions.is_empty().then(|| view! { <p class="empty">{words.get("desk-totals-none")}</p> });
        let written = page.totals.questions.iter().any(|one| one.total == Total::Written && one.answered.sign_ups > 0);
        let written = written.then(|| {
            view! { <p class="unprinted">{words.get("desk-totals-written-why")}" "<a href=print>{words.get("desk-totals-print")}</a></p> }
        });
        let withheld = page.totals.withheld.then(|| view! { <p class="small">{words.get("desk-totals-withheld")}</p> });
        let title = words.get("desk-totals-title");
        view! {
            <DeskDocument desk=page.desk title=title.clone()>
                {head}
                <h1>{title}</h1>
                <p class="lead">{of}</p>
                <p>{words.get("desk-totals-lead")}</p>
                {none}
                {questions}
                {withheld}
                {written}
                <p><a class="go" href=list>{words.get("desk-one-back")}</a></p>
            </DeskDocument>
        }
    })
}

fn question(words: &Words, one: &QuestionTotal, all: Tally) -> impl IntoView + use<> {
    let label = Piece::of(&one.field.label, words);
    let answered = people(words, one.answered);
    let silent = Tally {
        sign_ups: all.sign_ups.saturating_sub(one.answered.sign_ups + one.withheld.sign_ups),
        people: all.people.saturating_sub(one.answered.people + one.withheld.people),
    };
    let body = match &one.total {
        Total::Choices(choices) => {
            let silent = (silent.sign_ups > 0).then(|| line(Piece::own(words.get("desk-totals-silent")), silent));
            let rows = choices.iter().map(|(choice, tally)| line(name(words, choice), *tally)).chain(silent);
            let caption = words.get("desk-totals-caption");
            view! {
                <table class="totals">
                    <caption class="unseen">{caption}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{words.get("desk-totals-choice")}</th>
                            <th scope="col" class="number">{words.get("desk-list-seats")}</th>
                            <th scope="col" class="number">{words.get("desk-totals-sign-ups")}</th>
                        </tr>
                    </thead>
                    <tbody>{rows.collect::<Vec<_>>()}</tbody>
                </table>
            }
            .into_any()
        }
        Total::Sum(sum) => {
            let said = words.with("desk-totals-sum", [("sum", sum.to_string().into()), ("people", answered.into())]);
            view! { <p>{said}</p> }.into_any()
        }
        Total::Written => {
            let is_silent = one.answered.sign_ups + one.withheld.sign_ups == 0;
            let key = if is_silent { "desk-totals-nothing" } else { "desk-totals-written" };
            view! { <p>{words.with(key, [("people", answered.into())])}</p> }.into_any()
        }
    };
    view! { <section><h2><Said piece=label/></h2>{body}</section> }
}

fn name(words: &Words, choice: &Choosable) -> Piece {
    match choice {
        Choosable::Yes => Piece::own(words.get("answer-yes")),
        Choosable::No => Piece::own(words.get("answer-no")),
        Choosable::Option(label) => Piece::of(label, words),
    }
}

fn line(name: Piece, tally: Tally) -> impl IntoView + use<> {
    view! {
        <tr>
            <th scope="row"><Said piece=name/></th>
            <td class="number">{tally.people}</td>
            <td class="number">{tally.sign_ups}</td>
        </tr>
    }
}

fn people(words: &Words, tally: Tally) -> String {
    words.with("desk-list-sum", [("seats", tally.people.into()), ("rows", tally.sign_ups.into())])
}
