//! Mails of every kind as they leave a site that signs: what RFCs and big receivers ask for, read from their bytes, and
//! signatures that a verifier of another make agrees with.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use mail_parser::{Message, MessageParser, MimeHeaders as _, PartType};
use server::actions::samples::CONTENTS;
use server::clock::Clock;
use server::commands::mailcheck::mailcheck;
use server::mail::check::{CheckedMail, Verdict, check};
use server::mail::dns::DnsRecord;
use server::mail::lookup::Dns;
use server::vault::dkim::DkimKeys;

use crate::every_mail::of_every_kind;
use crate::support::app::{TestApp, refusal, start};
use crate::support::database::{Engine, TestDatabase};
use crate::support::dkimpy;
use crate::support::mailbox::Received;

const DOMAIN: &str = "events.example";
const SENDER: [(&str, &str); 1] = [("ONPURPOSE_MAIL_FROM", "no-reply@events.example")];
/// Those that a list's mail has, and no other.
const OF_LISTS: [&str; 6] =
    ["List-Id", "List-Unsubscribe", "List-Unsubscribe-Post", "List-Help", "List-Owner", "List-Post"];

fn keys(folder: &Path, now: DateTime<Utc>) -> Vec<DnsRecord> {
    let keys = DkimKeys::create(&folder.join("dkim-keys"), now).expect("keys");
    let record = |key: &server::vault::dkim::DkimKey| {
        DnsRecord::dkim(DOMAIN, &key.selector(), key.algorithm.name(), &key.public)
    };
    keys.all().iter().map(record).collect()
}

/// A site that signs, and the records of its keys.
async fn signing() -> (TestApp, Vec<DnsRecord>) {
    let database = TestDatabase::new(Engine::Sqlite).await;
    let records = keys(database.folder(), start());
    let app = TestApp::over(database, Arc::new(Clock::test(start())), &SENDER).await;
    app.import(CONTENTS).await;
    (app, records)
}

fn values<'m>(message: &'m Message<'_>, name: &str) -> Vec<&'m str> {
    message.headers_raw().filter(|(found, _)| found.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim()).collect()
}

/// RFC 5322 and MIME.
fn is_well_formed(mail: &Received) {
    let message = MessageParser::default().parse(mail.raw.as_bytes()).expect("a mail");
    for name in ["From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type", "Content-Language"] {
        assert_eq!(values(&message, name).len(), 1, "{name} of {}", mail.subject);
    }
    assert!(mail.raw.is_ascii() && mail.raw.ends_with("\r\n"), "{}", mail.subject);
    for line in mail.raw.split("\r\n") {
        assert!(!line.contains(['\r', '\n']) && line.len() <= 998, "{}", mail.subject);
    }
    let alternative = message.parts.iter().find(|part| part.is_content_type("multipart", "alternative"));
    let children = alternative.and_then(|part| part.sub_parts()).expect("alternatives");
    let parts: Vec<_> = children.iter().map(|at| &message.parts[*at as usize]).collect();
    assert!(matches!(&parts[0].body, PartType::Text(text) if text.len() > 100), "text first in {}", mail.subject);
    let html = parts[1].is_content_type("text", "html") || parts[1].is_content_type("multipart", "related");
    assert!(html, "HTML second in {}", mail.subject);
    assert!(mail.from.ends_with("<no-reply@events.example>"), "{}", mail.from);
}

/// RFC 2369, RFC 2919, RFC 8058; and RFC 3834 for every mail.
fn has_what_lists_have(mail: &Received, base: &str) {
    let message = MessageParser::default().parse(mail.raw.as_bytes()).expect("a mail");
    assert_eq!(values(&message, "Auto-Submitted"), ["auto-generated"]);
    let is_of_list = mail.subject.starts_with("You’re subscribed");
    for name in OF_LISTS {
        assert_eq!(values(&message, name).len(), usize::from(is_of_list), "{name} of {}", mail.subject);
    }
    if is_of_list {
        let one = |name| values(&message, name)[0].to_owned();
        assert!(one("List-Unsubscribe").starts_with(&format!("<{base}/unsubscribe/")));
        assert_eq!(one("List-Unsubscribe-Post"), "List-Unsubscribe=One-Click");
        assert!(one("List-Id").ends_with('>') && one("List-Owner").starts_with("<mailto:"));
    }
}

#[tokio::test]
async fn every_mail_has_what_is_asked_of_it_and_another_verifier_agrees_with_both_signatures() {
    let (app, records) = signing().await;
    let mails = of_every_kind(&app).await;
    let base = app.site.config.base_url.clone();
    for mail in &mails {
        is_well_formed(mail);
        has_what_lists_have(mail, &base);
        let sent = CheckedMail {
            bytes: mail.raw.as_bytes(),
            return_path: "no-reply@events.example",
            protection: None,
            keys: &records,
        };
        let is_of_list = mail.subject.starts_with("You’re subscribed");
        for found in check(&sent, is_of_list, Some(&Dns::Given(records.clone()))).await {
            // A site in development has neither https nor relay, and nothing but keys is published here.
            let expected = ["https address", "a relay", "an SPF record", "a DMARC record"];
            let is_expected = expected.iter().any(|what| found.what.contains(what));
            assert!(found.verdict != Verdict::Missing || is_expected, "{found} in {}", mail.subject);
        }
    }
    let bytes: Vec<&[u8]> = mails.iter().map(|mail| mail.raw.as_bytes()).collect();
    let said = dkimpy::verify(&bytes, &records);
    assert_eq!(said.len(), 2 * mails.len());
    for (number, mail) in mails.iter().enumerate() {
        let of: BTreeSet<_> = said.iter().filter(|one| one.mail == number).map(|one| &*one.algorithm).collect();
        assert_eq!(of, BTreeSet::from(["ed25519-sha256", "rsa-sha256"]), "{}", mail.subject);
    }
    let wrong: Vec<_> = said.iter().filter(|one| one.outcome != "ok").collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[tokio::test]
async fn another_verifier_sees_what_was_changed_and_whose_key_it_is_not() {
    let (app, records) = signing().await;
    app.sign_up_and_confirm("/newsletters/news", &[("email", "ada@example.org"), ("consent", "yes")]).await;
    let mail = app.mail_to("ada@example.org").await;
    let changed = |from: &str, to: &str| {
        // From its end: the signatures name the headers too.
        let at = mail.raw.rfind(from).unwrap_or_else(|| panic!("{from} in {}", mail.raw));
        format!("{}{to}{}", &mail.raw[..at], &mail.raw[at + from.len()..])
    };
    let mails = [
        mail.raw.clone(),
        changed("\r\nContent-Language: en", "\r\nContent-Language: fr"),
        changed("\r\nFrom: ", "\r\nFrom: eve@example.org\r\nFrom: "),
        changed("\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click", ""),
        changed("/unsubscribe/", "/unsubscribe/x"),
        changed("subscribed", "suscribed"),
    ];
    let said = dkimpy::verify(&mails.iter().map(String::as_bytes).collect::<Vec<_>>(), &records);
    assert_eq!(said.len(), 2 * mails.len());
    assert!(said.iter().all(|one| (one.outcome == "ok") == (one.mail == 0)), "{said:?}");

    let other = TestDatabase::new(Engine::Sqlite).await;
    let others = keys(other.folder(), start());
    assert_ne!(others, records);
    assert!(dkimpy::verify(&[mail.raw.as_bytes()], &others).iter().all(|one| one.outcome != "ok"));
}

#[tokio::test]
async fn without_keys_nothing_is_signed_and_damaged_ones_stop_the_start() {
    let app = TestApp::new(Engine::Sqlite).await;
    app.submit("/newsletters/news", &[("email", "ada@example.org"), ("consent", "yes")]).await;
    assert!(!app.mail_to("ada@example.org").await.raw.contains("DKIM-Signature"));
    let (database, clock) = app.stop().await;
    let path = database.folder().join("dkim-keys");
    keys(database.folder(), start());
    let whole = fs::read_to_string(&path).expect("the keys");
    fs::write(&path, whole.replacen("ed25519 ", "ed25519 A", 1)).expect("a file");
    let said = refusal(&database, &clock).await;
    assert!(said.contains("dkim-keys is damaged") && said.contains("onpurpose dkim new"), "{said}");
}

#[tokio::test]
async fn the_mail_check_reports_on_the_bytes_that_left() {
    let (app, records) = signing().await;
    let mut out = Vec::new();
    let dns = Dns::Given(records.clone());
    let error = mailcheck(&app.site, "ada@example.org", Some(&dns), &mut out).await.expect_err("things to do");
    let said = String::from_utf8(out).expect("text");
    assert_eq!(error.to_string(), "4 things are missing.", "{said}");
    for line in [
        "ok: the mail is in a file",
        "ok: one From",
        "ok: a signature by rsa-sha256, selector 202705-rsa, that verifies",
        "ok: the record 202705-ed25519._domainkey.events.example is published",
        "missing: List-Unsubscribe with exactly one https address (RFC 8058 §3.1)\n    Set ONPURPOSE_BASE_URL",
        "missing: a relay\n    No relay is set",
        "missing: an SPF record at events.example\n",
        "can't know here: the relay's address",
    ] {
        assert!(said.contains(line), "{line} in\n{said}");
    }
    let mail = app.mailbox.to("ada@example.org").pop().expect("the mail");
    assert!(dkimpy::verify(&[mail.raw.as_bytes()], &records).iter().all(|one| one.outcome == "ok"));
    let links: Vec<String> = mail.links().into_iter().filter(|link| link.contains("/unsubscribe/")).collect();
    assert_eq!(links, [] as [&str; 0], "its unsubscribe header leads nowhere, and no text shows it");

    let refused = mailcheck(&app.site, "no address", None, &mut Vec::new()).await.expect_err("a refusal");
    assert!(refused.to_string().contains("is not an email address"));
}
