//! `/organise/events/{slug}/badges`: name badges to cut out, or a list by first letter for the table at the door. Paper
//! leaves the site like every other list: with a reason, and a day by which it's destroyed.

use leptos::prelude::*;

use super::super::exports::form::WhyAndUntil;
use super::of_event;
use crate::components::desk::{Desk, DeskDocument};
use crate::components::desk_form::Choice;
use crate::components::errors::ErrorSummary;
use crate::components::render::render;
use crate::components::text::{Piece, Said};
use crate::domain::attendee::Attendee;
use crate::domain::event::Event;
use crate::folding::fold;
use crate::forms::state::FormState;
use crate::paths;
use crate::text::Words;
use crate::text::attendees::called;

/// What is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NamePaper {
    /// A badge for each person.
    Badges,
    /// The names by first letter.
    Table,
}

impl NamePaper {
    /// Each with its name in the form.
    pub const NAMES: [(&'static str, Self); 2] = [("badges", Self::Badges), ("table", Self::Table)];

    /// The one with this name, or badges.
    #[must_use]
    pub fn parse(name: &str) -> Self {
        Self::NAMES.iter().find(|(own, _)| *own == name).map_or(Self::Badges, |(_, paper)| *paper)
    }
}

/// The form.
#[derive(Clone, Debug)]
pub struct BadgesPage {
    /// The frame.
    pub desk: Desk,
    /// The event.
    pub event: Event,
    /// What was typed.
    pub form: FormState,
}

/// The form's page.
#[must_use]
pub fn html(page: BadgesPage) -> String {
    render(move || {
        let words = page.desk.words();
        let head = of_event(&words, &page.event);
        let what = NamePaper::NAMES.map(|(name, _)| (name.to_owned(), words.get(&format!("desk-badges-{name}"))));
        let list = paths::organise::attendees(&page.event.slug);
        let (form, title) = (page.form, words.get("desk-badges-title"));
        let again = words.clone();
        let w = move || again.clone();
        view! {
            <DeskDocument desk=page.desk title=title.clone() refused=form.is_refused()>
                <ErrorSummary words=w() form=form.clone()/>
                {head}
                <h1>{title}</h1>
                <p class="lead">{words.get("desk-badges-lead")}</p>
                <form method="post" novalidate=true>
                    <Choice words=w() form=form.clone() name="what" label=words.get("desk-badges-what") options=what.to_vec()/>
                    <WhyAndUntil words=w() form=form.clone()/>
                    <p class="buttons">
                        <button>{words.get("desk-badges-button")}</button>
                        <a href=list>{words.get("desk-export-back")}</a>
                    </p>
                </form>
            </DeskDocument>
        }
    })
}

/// What leaves on paper.
#[derive(Clone, Debug)]
pub struct NamesSheet {
    /// The frame.
    pub desk: Desk,
    /// The event.
    pub event: Event,
    /// What is printed.
    pub paper: NamePaper,
    /// What it's for, who took it, until when.
    pub notes: Vec<String>,
    /// Everybody with a place, by name.
    pub people: Vec<Attendee>,
}

/// The page to print.
#[must_use]
pub fn sheet(page: NamesSheet) -> String {
    render(move || {
        let words = page.desk.words();
        let title = Piece::of(&page.event.content.title, &words);
        let back = paths::organise::attendees(&page.event.slug);
        let notes = page.notes.iter().map(|note| view! { <p>{note.clone()}</p> }).collect::<Vec<_>>();
        let content = match page.paper {
            NamePaper::Badges => view! { <div class="notes">{notes}</div>{badges(&words, &page)} }.into_any(),
            NamePaper::Table => by_letter(&words, &page.people, notes.into_any()).into_any(),
        };
        view! {
            <DeskDocument desk=page.desk title=title.text.clone()>
                <h1 class="unprinted"><Said piece=title/></h1>
                <p class="unprinted">{words.get("desk-export-print-how")}" "<a href=back>{words.get("desk-export-back")}</a></p>
                {content}
            </DeskDocument>
        }
    })
}

/// A badge for everybody: the others of a group write their own names.
fn badges(words: &Words, page: &NamesSheet) -> impl IntoView + use<> {
    let event = Piece::of(&page.event.content.title, words);
    let badge = |name: Option<String>, with: Option<String>| {
        let name = match name {
            Some(name) => view! { <b>{name}</b> }.into_any(),
            None => view! { <b class="write"></b> }.into_any(),
        };
        let with = with.map(|name| view! { <span>{words.with("desk-badges-with", [("name", name.into())])}</span> });
        view! { <li>{name}{with}<span><Said piece=event.clone()/></span></li> }
    };
    let badges = page.people.iter().flat_map(|row| {
        let name = called(words, row);
        let own = std::iter::once((Some(name.clone()), None));
        own.chain((1..row.seats).map(move |_| (None, Some(name.clone()))))
    });
    let badges = badges.map(|(name, with)| badge(name, with)).collect::<Vec<_>>();
    view! { <ul class="badges">{badges}</ul> }
}

/// The list for the table, with what it's for on every sheet: a table's head is repeated.
fn by_letter(words: &Words, people: &[Attendee], notes: AnyView) -> impl IntoView + use<> {
    let parts = people.chunk_by(|one, other| letter(one) == letter(other)).map(|rows| {
        let letter = rows.first().and_then(letter).unwrap_or_else(|| words.get("desk-badges-codes"));
        let rows = rows.iter().map(|row| {
            view! {
                <tr>
                    <td class="box"></td>
                    <td>{called(words, row)}</td>
                    <td class="number">{row.seats}</td>
                    <td>{row.code.clone()}</td>
                </tr>
            }
        });
        view! { <tbody><tr><th scope="rowgroup" colspan="4">{letter}</th></tr>{rows.collect::<Vec<_>>()}</tbody> }
    });
    let parts = parts.collect::<Vec<_>>();
    let shred = words.get("desk-export-shred");
    view! {
        <table class="sheet letters">
            <thead>
                <tr><td class="notes" colspan="4">{notes}</td></tr>
                <tr>
                    <th scope="col">{words.get("desk-export-here")}</th>
                    <th scope="col">{words.get("desk-list-name")}</th>
                    <th scope="col" class="number">{words.get("desk-list-seats")}</th>
                    <th scope="col">{words.get("desk-export-column-code")}</th>
                </tr>
            </thead>
            <tfoot><tr><td class="notes" colspan="4">{shred}</td></tr></tfoot>
            {parts}
        </table>
    }
}

/// The letter that somebody is found under; `None` for those who gave no name.
fn letter(row: &Attendee) -> Option<String> {
    let name = fold(row.name.as_deref()?);
    let first = name.chars().next().filter(|c| c.is_alphabetic());
    Some(first.map_or_else(|| "#".to_owned(), |first| first.to_uppercase().collect()))
}
