//! A snapshot of both parts of every mail, and rules that all of them must follow.

use super::blocks::{Block, Mail, PICTURE_ID};
use super::kind::MailKind;
use super::{RecordMail, announcement_test, compose, sign_up_subject, to_organiser, your_data, your_data_subject};
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
    mails.push((
        "your_data_of_several",
        your_data(&samples::organisation(), &english, &held, "https://p.example/privacy"),
    ));
    mails
        .extend(samples_mails::to_organisers().into_iter().map(|(name, note, mail)| (name, to_organiser(note, &mail))));
    let (written, mail) = samples_mails::tested();
    mails.push(("announcement_test", announcement_test(&written, &mail)));
    mails
        .push(("your_data_of_nobody", your_data(&samples::organisation(), &english, &[], "https://p.example/privacy")));
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
            Block::Heading(text) | Block::Paragraph(text) | Block::Foot(text) => texts.push(text),
            Block::Rich { .. } | Block::Picture { .. } => {}
            Block::Button { label, url } | Block::Link { label, url } => {
                texts.push(label);
                urls.push(url);
            }
            Block::Facts(lines) => texts.extend(lines.into_iter().flat_map(|(term, value)| [term, value])),
            Block::Slip { title, lines } => {
                texts.push(title);
                texts.extend(lines.into_iter().flat_map(|(term, value)| [term, value]));
            }
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
fn nothing_in_a_mail_is_fetched() {
    for (name, mail) in everything() {
        // The only picture is inside the mail.
        let html = mail.html().replace(&format!("<img src=\"cid:{}\"", PICTURE_ID), "");
        for forbidden in ["<img", "<script", "<link", "src=", "url(", "@import", "<iframe"] {
            assert!(!html.contains(forbidden), "{name}: {forbidden}");
        }
    }
}

#[test]
fn the_first_button_comes_before_anything_else_to_press_and_ends_in_the_imprint() {
    for (name, mail) in everything() {
        let pressed = mail.blocks.iter().find(|b| matches!(b, Block::Button { .. } | Block::Link { .. })).unwrap();
        let nothing_to_do = name.starts_with("goodbye") || name == "removed" || name == "your_data_of_nobody";
        assert!(matches!(pressed, Block::Button { .. }) || nothing_to_do, "{name}");
        let imprint = samples::organisation().imprint.get(&Language::english()).to_owned();
        assert_eq!(mail.blocks.last(), Some(&Block::Foot(imprint)), "{name}");
    }
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
    assert!(compose(kind, &mail).text().contains("We hold your 2 places until"));
    mail.now = until;
    let text = one_line(&compose(kind, &mail).text());
    assert!(text.contains("We cannot hold 2 places for you. The first to confirm gets in."), "{text}");
}

#[test]
fn only_those_who_come_read_the_door_code() {
    for (name, mail) in everything() {
        let told = mail.text().contains("4821");
        assert_eq!(told, matches!(name, "added_by_hand" | "ticket" | "seat_free" | "reminder"), "{name}");
    }
}
