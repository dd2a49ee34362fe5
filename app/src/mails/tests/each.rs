//! What single mails say, and when they say something else.

use super::super::blocks::Block;
use super::super::kind::MailKind;
use super::super::{compose, sign_up_subject, your_data, your_data_subject};
use super::{everything, one_line};
use crate::domain::held::RecordState;
use crate::domain::language::Language;
use crate::{samples, samples_mails};

#[test]
fn who_comes_online_gets_a_button_to_join_and_nothing_for_a_door() {
    let mails = everything();
    let of = |name| &mails.iter().find(|(own, _)| *own == name).unwrap().1;
    for name in ["ticket_online", "reminder_online"] {
        let pressed = of(name).blocks.iter().find_map(|block| match block {
            Block::Button { label, url } => Some((label.as_str(), url.as_str())),
            _ => None,
        });
        assert_eq!(pressed, Some(("Join online", "https://meet.harbour.example/supper")), "{name}");
        assert!(of(name).qr_code().is_none() && !of(name).text().contains("ticket code"), "{name}");
    }
    assert!(of("ticket").qr_code().is_some() && of("ticket").text().contains("Your ticket code: H7QK4M"));
}

#[test]
fn a_change_says_what_is_new_and_what_it_was_in_the_subject_too() {
    for (name, subject, line) in [
        (
            "event_later",
            "New time: 6.30 pm (was 6 pm) \u{2013} Summer supper on the quay",
            "New time: 6.30 pm to 9.30 pm (was 6 pm to 9 pm)",
        ),
        (
            "event_moved",
            "New date: 19 June 2027 (was 12 June 2027), and a new venue \u{2013} Summer supper on the quay",
            "New venue: Boat Shed, 9 Rope Walk (was Sail Loft, 4 Rope Walk)",
        ),
        (
            "event_with_news",
            "New information: Summer supper on the quay",
            "New information: The new door code is 4711.",
        ),
    ] {
        let mails = everything();
        let mail = &mails.iter().find(|(own, _)| *own == name).unwrap().1;
        assert_eq!(mail.subject, subject);
        assert!(one_line(&mail.text()).contains(line), "{name}: {}", mail.text());
    }
}

#[test]
fn a_full_event_is_called_full_before_anything_is_confirmed() {
    let mails = everything();
    let of = |name| one_line(&mails.iter().find(|(own, _)| *own == name).unwrap().1.text());
    assert!(of("confirm_event_full").contains("The event is full. Confirm to join the waiting list."));
    assert!(!of("confirm_event_full").contains("first people to confirm"));
    assert!(!of("confirm_event").contains("full") && !of("confirm_newsletter").contains("full"));
}

#[test]
fn a_known_address_gets_the_subject_of_a_new_one() {
    for (_, kind, mail) in samples_mails::mails() {
        if matches!(kind, MailKind::Confirm | MailKind::AlreadySignedUp) {
            let title = mail.held.title().get(&mail.held.language);
            assert_eq!(compose(kind, &mail).subject, sign_up_subject(&mail.held.language, title));
        }
    }
    let asked = your_data(&samples::organisation(), &Language::english(), &[], "https://p.example/privacy");
    assert_eq!(asked.subject, your_data_subject(&Language::english()));
}

#[test]
fn a_hold_that_has_run_out_is_not_promised() {
    let (_, kind, mut mail) = samples_mails::mails().remove(0);
    let RecordState::Pending { held_until: Some(until) } = mail.held.state else { panic!("the sample has a hold") };
    assert!(one_line(&compose(kind, &mail).text()).contains("We’re holding your 2 places until 8.40 pm."));
    mail.now = until;
    let text = one_line(&compose(kind, &mail).text());
    assert!(text.contains("We can’t hold 2 places for you. Places go to the first people to confirm."), "{text}");
}

#[test]
fn only_those_who_come_read_the_door_code() {
    for (name, mail) in everything() {
        let told = mail.text().contains("4821");
        assert_eq!(
            told,
            matches!(name, "added_by_hand" | "ticket" | "seat_free" | "seats_changed" | "reminder"),
            "{name}"
        );
    }
}
