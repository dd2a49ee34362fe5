//! Sample data for the organisers' pages.

use super::frame;
use crate::components::desk::{Desk, MenuItem};
use crate::components::frame::Frame;
use crate::forms::state::FormState;
use crate::pages::organiser::lift_suppression;
use crate::pages::public::mail_again;

/// The frame of an organiser's page.
#[must_use]
pub fn desk() -> Desk {
    Desk {
        frame: Frame { canonical: None, ..frame() },
        style: "/desk.css".to_owned(),
        name: Some("Olu Adeyemi".to_owned()),
        menu: vec![MenuItem::Home, MenuItem::Team, MenuItem::Officer, MenuItem::Account],
    }
}

/// The pages that aren't in another file.
#[must_use]
pub fn pages() -> Vec<(&'static str, String)> {
    let lift_suppression = |sent| {
        lift_suppression::html(lift_suppression::LiftSuppressionPage { desk: desk(), form: FormState::default(), sent })
    };
    vec![
        ("desk-lift", lift_suppression(false)),
        ("desk-lift-sent", lift_suppression(true)),
        ("mail-again", mail_again::html(mail_again::MailAgainPage { frame: Frame { canonical: None, ..frame() } })),
    ]
}
