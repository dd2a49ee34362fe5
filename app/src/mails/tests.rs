//! A snapshot of both parts of every mail, and rules that all of them must follow.

use super::blocks::{Block, Mail, QR_CODE_ID};
use super::kind::MailKind;
use super::{RecordMail, compose, mail_check, sign_up_subject, to_organiser, your_data, your_data_subject};
use crate::domain::field::{Answers, FieldKey};
use crate::domain::held::{Held, RecordState};
use crate::domain::language::Language;
use crate::{samples, samples_mails};

/// What a person typed: long and odd, so that no text contains it by chance.
const TYPED: [&str; 3] = ["Zz-typed-name", "Zz-typed-food", "zz-typed@example.org"];

fn typed(mut mail: RecordMail) -> RecordMail {
    let answer = |key: &str, text: &str| (FieldKey::parse(key).unwrap(), vec![text.to_owned()]);
    mail.held.answers = Answers([answer("name", TYPED[0]), answer("food", TYPED[1])].into());
    mail.held.email = crate::domain::email_address::EmailAddress::parse(TYPED[2]).unwrap();
    mail
}

fn everything() -> Vec<(&'static str, Mail)> {
    let english = Language::english();
    let mut mails: Vec<_> =
        samples_mails::mails().into_iter().map(|(name, kind, mail)| (name, compose(kind, &typed(mail)))).collect();
    mails.extend(samples_mails::others().into_iter().map(|(name, compose, mail)| (name, compose(&typed(mail)))));
    let all: Vec<Held> = samples_mails::mails().into_iter().map(|(_, _, mail)| typed(mail).held).collect();
    let held = [&all[0], &all[2], &all[7], &all[11]].map(|held| (held.clone(), samples::links()));
    let (organisation, privacy) = (samples::organisation(), "https://p.example/privacy");
    mails.push(("your_data_of_several", your_data(&organisation, &english, &held, privacy)));
    mails
        .extend(samples_mails::to_organisers().into_iter().map(|(name, note, mail)| (name, to_organiser(note, &mail))));
    mails.extend(samples_mails::tested());
    mails.push(("mail_check", mail_check(&organisation, &english, privacy)));
    mails.push(("your_data_of_nobody", your_data(&organisation, &english, &[], privacy)));
    mails
}

/// The HTML as people read it: without tags and entities, white space collapsed.
fn read(html: &str) -> String {
    let body = html.split_once("<body").unwrap().1;
    let mut text = String::new();
    let mut inside = true;
    for c in body.chars() {
        match c {
            '<' => inside = true,
            '>' if inside => inside = false,
            c if !inside => text.push(c),
            _ => {}
        }
    }
    one_line(&unescaped(&text))
}

fn unescaped(html: &str) -> String {
    html.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#x27;", "'").replace("&amp;", "&")
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Every text and every URL of a mail.
fn said(mail: &Mail) -> (Vec<String>, Vec<String>) {
    let (mut texts, mut urls) = (Vec::new(), Vec::new());
    for block in mail.blocks.clone() {
        match block {
            Block::From(text)
            | Block::Heading(text)
            | Block::Subheading(text)
            | Block::Strong(text)
            | Block::Paragraph(text)
            | Block::Foot(text) => texts.push(text),
            Block::Rich { .. } | Block::Picture { .. } | Block::QrCode { .. } => {}
            Block::Button { label, url } | Block::Link { label, url } | Block::FootLink { label, url } => {
                texts.push(label);
                urls.push(url);
            }
            Block::Card { title, about, label, url } => {
                texts.extend([title, about, label]);
                urls.push(url);
            }
            Block::FootLinks(links) => {
                let (labels, to): (Vec<_>, Vec<_>) = links.into_iter().unzip();
                texts.extend(labels);
                urls.extend(to);
            }
            Block::Facts(lines) => texts.extend(lines.into_iter().flat_map(|(term, value)| [term, value])),
            Block::Code { label, code } => texts.extend([label, code]),
        }
    }
    (texts, urls)
}

#[test]
fn every_mail_reads_as_it_did() {
    for (name, mail) in everything() {
        insta::assert_snapshot!(format!("{name}.txt"), format!("Subject: {}\n\n{}", mail.subject, mail.text()));
        insta::assert_snapshot!(format!("{name}.html"), mail.html());
    }
}

#[test]
fn both_parts_say_the_same() {
    for (name, mail) in everything() {
        let (text, html) = (one_line(&mail.text()), mail.html());
        let (read, source) = (read(&html), unescaped(&html));
        let (texts, urls) = said(&mail);
        for part in texts.iter().map(|part| one_line(part)) {
            assert!(text.contains(&part), "{name}: text lacks {part}");
            assert!(read.contains(&part), "{name}: HTML lacks {part}");
        }
        for url in urls {
            assert!(text.contains(&url), "{name}: text lacks {url}");
            assert!(source.contains(&format!("href=\"{url}\"")), "{name}: HTML lacks {url}");
        }
    }
}

#[test]
fn no_mail_repeats_what_a_person_typed() {
    for (name, mail) in everything() {
        for typed in TYPED {
            assert!(!mail.subject.contains(typed), "{name}: subject");
            assert!(!mail.text().contains(typed), "{name}: text");
            assert!(!mail.html().contains(typed), "{name}: HTML");
        }
    }
}

#[test]
fn no_text_is_missing_and_the_product_is_not_named() {
    for (name, mail) in everything() {
        let all = format!("{} {}", mail.subject, mail.text());
        assert!(!all.contains("Unknown localization"), "{name}: {all}");
        assert!(!all.contains("{$") && !all.contains("{ $"), "{name}: an argument is missing");
        assert!(!format!("{all}{}", mail.html()).to_lowercase().contains("onpurpose"), "{name}");
    }
}

#[test]
fn lines_are_short_but_for_urls() {
    for (name, mail) in everything() {
        for line in mail.text().lines() {
            assert!(line.chars().count() <= 78 || line.starts_with("https://"), "{name}: {line}");
        }
        assert!(mail.html().lines().all(|line| line.len() <= 998), "{name}");
        assert!(!mail.subject.contains('\n'), "{name}");
    }
}

#[test]
fn nothing_in_a_mail_is_fetched_but_the_pictures_of_an_issue_from_our_site() {
    for (name, mail) in everything() {
        // The code of a ticket is inside the mail.
        let html = mail.html().replace(&format!("<img src=\"cid:{}\"", QR_CODE_ID), "");
        let html = html.replace("<img src=\"https://events.harbour.example/pictures/", "");
        for forbidden in ["<img", "<script", "<link", "src=", "url(", "@import", "<iframe"] {
            assert!(!html.contains(forbidden), "{name}: {forbidden}");
        }
    }
}

#[test]
fn the_first_button_comes_before_anything_else_to_press_and_ends_in_the_imprint() {
    for (name, mail) in everything() {
        let pressed = mail.blocks.iter().find(|b| matches!(b, Block::Button { .. } | Block::Link { .. }));
        let nothing_to_do = name.starts_with("goodbye")
            || ["mail_check", "removed", "stop_nothing", "your_data_of_nobody"].contains(&name);
        assert!(matches!(pressed, Some(Block::Button { .. })) || nothing_to_do, "{name}");
        let imprint = samples::organisation().imprint.get(&Language::english()).to_owned();
        assert_eq!(mail.blocks.last(), Some(&Block::Foot(imprint)), "{name}");
    }
}

#[test]
fn a_mail_says_first_whose_it_is_and_what_about() {
    for (name, mail) in everything() {
        let Block::From(from) = &mail.blocks[0] else { panic!("{name}") };
        assert!(from.starts_with("Harbour Co-operative Society"), "{name}");
        assert_eq!(mail.blocks.iter().filter(|block| matches!(block, Block::Heading(_))).count(), 1, "{name}");
    }
    for (name, kind, mail) in samples_mails::mails() {
        let (blocks, title) = (compose(kind, &mail).blocks, mail.held.title().get(&mail.held.language));
        assert_eq!(blocks[0], Block::From("Harbour Co-operative Society \u{b7} Quayside branch".to_owned()), "{name}");
        assert!(matches!(&blocks[1], Block::Heading(heading) if heading.contains(title)), "{name}");
        if mail.held.event().is_some() {
            let Block::Strong(when) = &blocks[2] else { panic!("{name}") };
            assert!(when.contains("2027") && when.contains('\n'), "{name}: {when}");
        }
    }
}

#[test]
fn a_mail_has_each_link_once_and_a_short_foot() {
    for (name, mail) in everything() {
        let mut urls = said(&mail).1;
        let all = urls.len();
        urls.sort();
        urls.dedup();
        assert!(urls.len() == all || name == "your_data_of_several", "{name}: {urls:?}");
        let (_, foot) = mail.parts();
        assert!(foot.len() <= 4, "{name}: {foot:?}");
    }
}

#[test]
fn nothing_that_outlook_does_not_know_makes_the_page() {
    for (name, mail) in everything() {
        for unknown in [":flex", ":grid", "rem;", "em;", ":pre-line", "<dl"] {
            assert!(!mail.html().contains(unknown), "{name}: {unknown}");
        }
    }
}

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
