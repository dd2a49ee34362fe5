//! A logo travels inside the mail that shows it.

use std::sync::Arc;

use app::domain::brand::Logo;
use app::mails::brand::{LOGO_ID, MailBrand, MailLogo};

use super::*;

fn branded(blocks: Vec<Block>) -> Mail {
    let logo = Logo { hash: "ab".to_owned(), width: 400, height: 80 };
    let logo = Some(MailLogo { logo, file: Arc::from(b"\x89PNG\r\n\x1a\nlogo".as_slice()) });
    Mail { blocks, brand: MailBrand { accent: None, logo }, ..mail() }
}

#[test]
fn the_logo_is_a_part_of_the_mail_that_the_html_refers_to() {
    let email = build(&branded(mail().blocks), &envelope()).unwrap();
    let parsed = MessageParser::default().parse(email.bytes()).unwrap();
    let pictures: Vec<_> = parsed.parts.iter().filter(|part| part.is_content_type("image", "png")).collect();
    let [logo] = pictures.as_slice() else { panic!("{} pictures", pictures.len()) };
    assert_eq!(logo.content_id(), Some(LOGO_ID));
    assert!(logo.contents().starts_with(b"\x89PNG"));
    let html = parsed.body_html(0).unwrap();
    assert_eq!(html.matches(&format!("cid:{LOGO_ID}")).count(), 1);
    assert!(!html.contains("src=\"http"), "nothing is fetched");
}

#[test]
fn a_ticket_has_both_its_code_and_the_logo() {
    let picture = Block::QrCode { of: "https://events.example/door/ABC346".to_owned(), alt: "Your ticket".to_owned() };
    let email = build(&branded(vec![picture]), &envelope()).unwrap();
    let parsed = MessageParser::default().parse(email.bytes()).unwrap();
    let ids: Vec<_> = parsed.parts.iter().filter_map(|part| part.content_id()).collect();
    assert_eq!(ids, [LOGO_ID, QR_CODE_ID]);
}
