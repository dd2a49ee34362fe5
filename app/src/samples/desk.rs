//! Sample data for the organisers' pages.

use super::frame;
use crate::components::desk::{Desk, Place};
use crate::components::frame::Frame;
use crate::forms::state::FormState;
use crate::pages::organiser::{home, never};
use crate::pages::public::mail_again;

/// The frame of an organiser's page.
#[must_use]
pub fn desk() -> Desk {
    Desk {
        frame: Frame { canonical: None, ..frame() },
        style: "/desk.css".to_owned(),
        name: Some("Olu Adeyemi".to_owned()),
        places: vec![Place::Home, Place::Team, Place::Officer, Place::Account],
    }
}

/// The pages that belong to no other part.
#[must_use]
pub fn pages() -> Vec<(&'static str, String)> {
    let home = super::desk_takeout::home();
    let never = |sent| never::html(never::NeverPage { desk: desk(), form: FormState::empty(), sent });
    vec![
        ("desk-home", home::html(home)),
        ("desk-never", never(false)),
        ("desk-never-sent", never(true)),
        ("mail-again", mail_again::html(mail_again::MailAgainPage { frame: Frame { canonical: None, ..frame() } })),
    ]
}
