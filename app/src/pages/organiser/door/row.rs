//! A row of the door's list: name and code left, one button right. What has just happened to it is said in the row, so
//! that a thumb and an eye stay where they are.

use leptos::prelude::*;

use super::list::{AtRow, DoorPage};
use super::{here, people, said, seen};
use crate::domain::attendee::Attendee;
use crate::domain::registration::RegistrationState;
use crate::text::Words;
use crate::text::attendees::called;

/// The most buttons for part of a group.
const PARTS: u32 = 9;

pub(super) fn row(words: &Words, row: &Attendee, page: &DoorPage, path: &str) -> impl IntoView + use<> {
    let at = page.at.as_ref().filter(|at| at.token() == row.token);
    let name = called(words, row);
    let heading = match at {
        Some(AtRow::Marked(_)) => said(words, row),
        Some(AtRow::Already(_)) => words.with("door-already", [("name", name.clone().into())]),
        None => name.clone(),
    };
    let heading = view! { <h2>{heading}</h2> };
    let heading = match at {
        Some(_) => view! { <div role="status">{heading}</div> }.into_any(),
        None => heading.into_any(),
    };
    let can_mark = row.state == RegistrationState::Confirmed && page.event.cancelled_at.is_none();
    let is_all_here = row.arrived >= row.seats;
    let class = match (is_all_here, at) {
        (true, Some(_)) => "in just",
        (true, None) => "in",
        (false, Some(_)) => "just",
        (false, None) => "",
    };
    // The undo of what was done by mistake is where the finger still is.
    let undoes = row.arrived > 0 && (is_all_here || at.is_some());
    let button =
        can_mark.then(|| if undoes { undo(words, &name).into_any() } else { all(words, row, &name).into_any() });
    let below = below(words, row, page, can_mark && !is_all_here && row.seats > 1, undoes);
    view! {
        <li class=class id=format!("t-{}", row.token)>
            <form method="post" action=page.view.url_at(path, None, &row.token)>
                {seen(row)}
                <div>{heading}{below}</div>
                {button}
            </form>
        </li>
    }
}

/// The second line: the state, else the code; with the parts of a group to open.
fn below(words: &Words, row: &Attendee, page: &DoorPage, has_parts: bool, undoes: bool) -> AnyView {
    if row.state == RegistrationState::Waiting {
        return view! { <p class="overdue">{words.get("door-waiting")}" \u{b7} "{people(words, row)}</p> }.into_any();
    }
    let here = here(words, row, page.event.timezone);
    let class = if here.is_some() { "here" } else { "small" };
    let line = here.or_else(|| row.code.clone().filter(|_| row.name.is_some())).unwrap_or_else(|| people(words, row));
    if !has_parts {
        return view! { <p class=class>{line}</p> }.into_any();
    }
    let name = called(words, row);
    let others = parts(words, row);
    let undo = (row.arrived > 0 && !undoes).then(|| undo(words, &name));
    let all = undoes.then(|| all(words, row, &name));
    view! {
        <details>
            <summary><span class=class>{line}</span>" \u{b7} "<u>{words.get("door-some")}</u></summary>
            <p class="buttons">{others}{undo}{all}</p>
        </details>
    }
    .into_any()
}

/// The buttons for part of a group.
pub(super) fn parts(words: &Words, row: &Attendee) -> Vec<AnyView> {
    let parts = (1..row.seats.min(PARTS + 1)).filter(|n| *n != row.arrived).map(|n| {
        let label = words.with("door-part", [("n", n.into()), ("m", row.seats.into())]);
        view! { <button class="quiet" name="now" value=n.to_string()>{label}</button> }.into_any()
    });
    parts.collect()
}

fn all(words: &Words, row: &Attendee, name: &str) -> impl IntoView + use<> {
    let label = words.with("door-row-all", [("m", row.seats.into())]);
    let whose = words.with("door-whose", [("label", label.clone().into()), ("name", name.to_owned().into())]);
    view! { <button name="now" value=row.seats.to_string() aria-label=whose>{label}</button> }
}

fn undo(words: &Words, name: &str) -> impl IntoView + use<> {
    let label = words.get("door-undo");
    let whose = words.with("door-whose", [("label", label.clone().into()), ("name", name.to_owned().into())]);
    view! { <button class="quiet" name="now" value="0" aria-label=whose>{label}</button> }
}
