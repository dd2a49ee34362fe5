//! `/organise/help`: how to run an event here, in the order in which it happens.

use leptos::prelude::*;

use crate::components::desk::{Desk, DeskDocument, MenuItem};
use crate::components::render::render;
use crate::domain::phone::dial;
use crate::text::Words;

/// The parts, each with how many points it has.
pub const PARTS: [(&str, u8); 6] = [("start", 3), ("event", 5), ("list", 4), ("door", 3), ("message", 4), ("call", 3)];

/// The page.
#[must_use]
pub fn html(desk: Desk) -> String {
    render(move || {
        let words = desk.words();
        let (phone, email) = (desk.frame.phone().to_owned(), desk.frame.email().to_owned());
        let (dial, mail_to) = (dial(&phone), format!("mailto:{email}"));
        let contents = PARTS.map(|(part, _)| {
            view! { <li><a href=format!("#{part}")>{words.get(&format!("help-{part}"))}</a></li> }
        });
        let parts = PARTS.map(|(part, points)| view! { <Part words=words.clone() part points/> });
        let title = words.get("help-title");
        view! {
            <DeskDocument desk section=MenuItem::Help title=title.clone()>
                <h1>{title}</h1>
                <p class="lead">{words.get("help-lead")}</p>
                <nav aria-label=words.get("help-contents")><ul class="contents">{contents.into_iter().collect::<Vec<_>>()}</ul></nav>
                {parts.into_iter().collect::<Vec<_>>()}
                <p>{words.get("help-call-how")}" "<a href=dial>{phone}</a>", "<a href=mail_to>{email}</a></p>
            </DeskDocument>
        }
    })
}

#[component]
fn Part(words: Words, part: &'static str, points: u8) -> impl IntoView {
    let items = (1..=points).map(|at| view! { <li>{words.get(&format!("help-{part}-{at}"))}</li> });
    view! {
        <h2 id=part>{words.get(&format!("help-{part}"))}</h2>
        <ul>{items.collect::<Vec<_>>()}</ul>
    }
}
