//! `/organise/events/{slug}/door/links`: personal links for helpers without an account.

use chrono::{DateTime, Utc};
use leptos::prelude::*;

use super::of_event;
use super::ticket::PRACTICE;
use crate::components::desk::{Desk, DeskDocument};
use crate::components::qr::Qr;
use crate::components::render::render;
use crate::domain::event::Event;
use crate::domain::retention::{DOOR_AFTER, DOOR_BEFORE};
use crate::paths;
use crate::text::dates;

/// A link that works.
#[derive(Clone, Debug)]
pub struct DoorLink {
    /// The whole URL.
    pub url: String,
    /// Identifies it in the form that ends it.
    pub token: String,
    /// When it was made.
    pub made_at: DateTime<Utc>,
}

/// What the page shows.
#[derive(Clone, Debug)]
pub struct LinksPage {
    /// The frame.
    pub desk: Desk,
    /// The event.
    pub event: Event,
    /// The links, oldest first.
    pub links: Vec<DoorLink>,
    /// The link to show people who sign up at the venue.
    pub venue: String,
}

/// The page.
#[must_use]
pub fn html(page: LinksPage) -> String {
    render(move || {
        let words = page.desk.words();
        let door = paths::organise::door(&page.event.slug);
        let path = format!("{door}/links");
        let zone = page.event.timezone;
        let (from, to) = (page.event.starts_at - DOOR_BEFORE, page.event.ends_at + DOOR_AFTER);
        let window = words.with(
            "door-links-window",
            [("from", dates::moment(&words, from, zone).into()), ("to", dates::moment(&words, to, zone).into())],
        );
        let links = page.links.iter().enumerate().map(|(at, link)| {
            let name = words.with("door-link", [("number", (at + 1).into())]);
            let made = dates::short(&words, link.made_at, page.event.starts_at, zone);
            let made = words.with("door-link-made", [("at", made.into())]);
            let (url, token) = (link.url.clone(), link.token.clone());
            view! {
                <li>
                    <h2>{name.clone()}</h2>
                    <p class="typed address">{url.clone()}</p>
                    <p class="small">{made}</p>
                    <details><summary>{words.get("door-link-qr")}</summary><Qr of=url alt=name/></details>
                    <form method="post" action=path.clone()>
                        <input type="hidden" name="end" value=token/>
                        <p class="buttons"><button class="quiet">{words.get("door-link-end")}</button></p>
                    </form>
                </li>
            }
        });
        let links = links.collect::<Vec<_>>();
        let head = of_event(&words, &page.event, true);
        view! {
            <DeskDocument desk=page.desk title=words.get("door-links")>
                {head}
                <h1>{words.get("door-links")}</h1>
                <p class="lead">{words.get("door-links-lead")}</p>
                <p>{window}</p>
                <form method="post" action=path.clone()>
                    <p class="buttons"><button name="make" value="yes">{words.get("door-link-make")}</button></p>
                </form>
                <ul class="listing">{links}</ul>
                <h2>{words.get("door-venue")}</h2>
                <p>{words.get("door-venue-text")}</p>
                <p class="typed address">{page.venue.clone()}</p>
                <details><summary>{words.get("door-link-qr")}</summary><Qr of=page.venue alt=words.get("door-venue-qr")/></details>
                <p>{words.get("door-practice-hint")}" "<a href=paths::door(PRACTICE)>{words.get("door-practice")}</a></p>
                <p><a class="go" href=door>{words.get("door-to-list")}</a></p>
            </DeskDocument>
        }
    })
}
