//! A snapshot of both parts of every mail, and rules that all of them must follow.

mod each;

use super::blocks::{Block, Mail, QR_CODE_ID};
use super::{RecordMail, compose, mail_check, to_organiser, your_data};
use crate::domain::field::{Answers, FieldKey};
use crate::domain::held::Held;
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

/// How many blocks a test has that the email of others hasn't: they come after everything else.
fn note_of_test(name: &str) -> usize {
    if name.ends_with("_test") { 2 } else { 0 }
}

#[test]
fn the_first_button_comes_before_anything_else_to_press_and_ends_in_the_imprint() {
    for (name, mail) in everything() {
        let pressed = mail.blocks.iter().find(|b| matches!(b, Block::Button { .. } | Block::Link { .. }));
        let nothing_to_do = name.starts_with("goodbye")
            || ["mail_check", "removed", "stop_nothing", "your_data_of_nobody"].contains(&name);
        assert!(matches!(pressed, Some(Block::Button { .. })) || nothing_to_do, "{name}");
        let imprint = samples::organisation().imprint.get(&Language::english()).to_owned();
        assert_eq!(mail.blocks.iter().rev().nth(note_of_test(name)), Some(&Block::Foot(imprint)), "{name}");
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
        assert!(foot.len() <= 4 + note_of_test(name), "{name}: {foot:?}");
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
