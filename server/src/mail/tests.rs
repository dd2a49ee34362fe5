//! What the mail tests share, and the tests of the message.

mod calendar;
mod files;
mod logo;
pub(super) mod signing;

use app::domain::email_address::EmailAddress;
use app::domain::language::Language;
use app::mails::blocks::{Block, Mail, QR_CODE_ID};
use app::mails::brand::MailBrand;
use mail_parser::{MessageParser, MimeHeaders as _};

use super::calendar::Method;
use super::message::{CalendarPart, Email, Envelope, ListHeaders, MessageError, build, from_name};

fn mail() -> Mail {
    Mail {
        language: Language::english(),
        subject: "Please confirm: Café on the quay".to_owned(),
        preview: None,
        brand: MailBrand::default(),
        blocks: vec![
            Block::Heading("Was this you?".to_owned()),
            Block::Button { label: "Confirm".to_owned(), url: "https://events.example/confirm/S4mpl3".to_owned() },
        ],
    }
}

fn envelope() -> Envelope {
    Envelope {
        from_name: from_name(Some("Quayside branch"), "Harbour Co-operative Society"),
        from_address: "no-reply@events.example".to_owned(),
        return_path: None,
        reply_to: Some("quayside@harbour.example".to_owned()),
        to: EmailAddress::parse("ada@example.org").unwrap(),
        message_id: "<4d2b@events.example>".to_owned(),
        date: "2027-05-20T17:40:00Z".parse().unwrap(),
        auto_submitted: true,
        list: None,
        calendar: None,
        enclosed: None,
    }
}

fn list() -> ListHeaders {
    ListHeaders {
        archive_url: None,
        name: "Quayside news, monthly".to_owned(),
        id: "quayside-news.events.example".to_owned(),
        unsubscribe_url: "https://events.example/unsubscribe/S4mpl3".to_owned(),
        unsubscribe_address: None,
        help_url: "https://events.example/newsletters/quayside-news".to_owned(),
        owner: "quayside@harbour.example".to_owned(),
    }
}

pub(super) fn email() -> Email {
    build(&mail(), &envelope()).unwrap()
}

pub(super) fn email_to_a_list() -> Email {
    build(&mail(), &Envelope { list: Some(list()), ..envelope() }).unwrap()
}

fn raw(envelope: &Envelope) -> String {
    String::from_utf8(build(&mail(), envelope).unwrap().bytes().to_vec()).unwrap()
}

#[test]
fn a_from_name_with_a_comma_or_quotes_is_quoted_and_any_other_is_encoded() {
    for name in ["Quayside branch, Harbour Co-operative Party", "The \"O'Brien\" \\ branch", "Cangen y Môr, Cymru"] {
        let raw = raw(&Envelope { from_name: name.to_owned(), ..envelope() });
        assert_eq!(raw.contains("From: \""), name.is_ascii(), "{raw}");
        let parsed = MessageParser::default().parse(raw.as_bytes()).unwrap();
        let from = parsed.from().unwrap().first().unwrap();
        assert_eq!((from.name(), from.address()), (Some(name), Some("no-reply@events.example")));
    }
}

#[test]
fn a_message_looks_like_this() {
    insta::assert_snapshot!(raw(&envelope()));
}

#[test]
fn a_list_message_with_a_calendar_entry_looks_like_this() {
    let ics = "BEGIN:VCALENDAR\r\nMETHOD:PUBLISH\r\nEND:VCALENDAR\r\n".to_owned();
    let calendar = Some(CalendarPart { ics, method: Method::Publish });
    insta::assert_snapshot!(raw(&Envelope { list: Some(list()), calendar, ..envelope() }));
}

#[test]
fn a_retry_is_the_same_message_byte_for_byte() {
    assert_eq!(raw(&envelope()), raw(&envelope()));
}

#[test]
fn a_message_is_ascii_with_crlf_and_short_lines() {
    let mut long = mail();
    long.blocks.push(Block::Paragraph("né".repeat(2000)));
    let email = build(&long, &Envelope { list: Some(list()), ..envelope() }).unwrap();
    let bytes = email.bytes();
    assert!(bytes.is_ascii());
    for line in bytes.split(|b| *b == b'\n') {
        assert!(line.len() <= 998 && (line.is_empty() || line.ends_with(b"\r")));
    }
}

#[test]
fn a_message_reads_back_with_both_parts_and_one_recipient() {
    let ics = "BEGIN:VCALENDAR\r\nSUMMARY:Café\r\nEND:VCALENDAR\r\n".to_owned();
    let calendar = Some(CalendarPart { ics: ics.clone(), method: Method::Cancel });
    let raw = raw(&Envelope { list: Some(list()), calendar, ..envelope() });
    let parsed = MessageParser::default().parse(raw.as_bytes()).unwrap();
    assert_eq!(parsed.subject(), Some("Please confirm: Café on the quay"));
    assert_eq!(parsed.message_id(), Some("4d2b@events.example"));
    assert_eq!(parsed.to().unwrap().iter().count(), 1);
    assert!(parsed.cc().is_none() && parsed.bcc().is_none());
    assert_eq!(parsed.body_text(0).unwrap().replace("\r\n", "\n").trim(), mail().text().trim());
    assert_eq!(parsed.body_html(0).unwrap().replace("\r\n", "\n").trim(), mail().html().trim());
    let entries: Vec<_> = parsed.parts.iter().filter(|part| part.is_content_type("text", "calendar")).collect();
    assert_eq!(entries.len(), 2);
    for entry in entries {
        assert_eq!(entry.content_type().unwrap().attribute("method"), Some("CANCEL"));
        assert_eq!(entry.text_contents().unwrap().trim(), ics.trim());
    }
    for (name, value) in [
        ("List-Unsubscribe", "<https://events.example/unsubscribe/S4mpl3>"),
        ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
        ("List-Id", "Quayside news monthly <quayside-news.events.example>"),
        ("List-Post", "NO"),
        ("Auto-Submitted", "auto-generated"),
    ] {
        assert_eq!(parsed.header_raw(name).unwrap().replace("\r\n", "").trim(), value, "{name}");
    }
}

#[test]
fn a_picture_comes_with_the_mail_beside_the_page_that_shows_it() {
    let mut mail = mail();
    let of = "https://events.example/door/H7QK4M".to_owned();
    mail.blocks.push(Block::QrCode { of: of.clone(), alt: "Your ticket code".to_owned() });
    let email = build(&mail, &envelope()).unwrap();
    let bytes = email.bytes();
    assert_eq!(bytes, build(&mail, &envelope()).unwrap().bytes(), "a retry is the same message");
    let parsed = MessageParser::default().parse(bytes).unwrap();
    let related = parsed.parts.iter().find(|part| part.is_content_type("multipart", "related")).unwrap();
    let children = related.sub_parts().unwrap().iter().map(|at| &parsed.parts[*at as usize]).collect::<Vec<_>>();
    assert!(children[0].is_content_type("text", "html") && children[1].is_content_type("image", "png"));
    assert_eq!(children[1].content_id(), Some(QR_CODE_ID));
    assert!(children[0].text_contents().unwrap().contains(&format!("cid:{QR_CODE_ID}")));
    assert_eq!(children[1].contents(), mail.qr_code().unwrap());
    assert!(!mail.text().contains(&of), "the text has the code in words");
}

#[test]
fn nothing_can_be_smuggled_into_a_header() {
    for bad in ["x\r\nBcc: eve@example.org", "x\nBcc: eve@example.org", "x\rBcc: e", "x\0", "x\u{7}", "x\u{202e}y", ""]
    {
        let bad = || bad.to_owned();
        let subject = Mail { subject: bad(), ..mail() };
        assert_eq!(build(&subject, &envelope()).unwrap_err(), MessageError::Header("Subject"));
        let language = Mail { language: Language::new(&bad()), ..mail() };
        assert_eq!(build(&language, &envelope()).unwrap_err(), MessageError::Header("Content-Language"));
        let refused = [
            Envelope { from_name: bad(), ..envelope() },
            Envelope { from_address: bad(), ..envelope() },
            Envelope { reply_to: Some(bad()), ..envelope() },
            Envelope { message_id: format!("<{}@events.example>", bad()), ..envelope() },
            Envelope { list: Some(ListHeaders { name: bad(), ..list() }), ..envelope() },
            Envelope { list: Some(ListHeaders { id: bad(), ..list() }), ..envelope() },
            Envelope { list: Some(ListHeaders { unsubscribe_url: bad(), ..list() }), ..envelope() },
            Envelope { list: Some(ListHeaders { help_url: bad(), ..list() }), ..envelope() },
            Envelope { list: Some(ListHeaders { owner: bad(), ..list() }), ..envelope() },
        ];
        for envelope in refused {
            assert!(build(&mail(), &envelope).is_err(), "{envelope:?}");
        }
    }
}

#[test]
fn a_second_url_or_address_does_not_fit_beside_the_first() {
    let two = "https://a.example/x>, <mailto:eve@example.org".to_owned();
    let list = Some(ListHeaders { unsubscribe_url: two, ..list() });
    assert!(build(&mail(), &Envelope { list, ..envelope() }).is_err());
    let from_address = "a@example.org, b@example.org".to_owned();
    assert!(build(&mail(), &Envelope { from_address, ..envelope() }).is_err());
}

#[test]
fn an_error_names_the_header_and_not_the_value() {
    let error = build(&mail(), &Envelope { from_address: "secret\r\n".to_owned(), ..envelope() }).unwrap_err();
    assert_eq!(error.to_string(), "the address in From cannot be used");
}
