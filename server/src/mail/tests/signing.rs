//! Signatures: what they cover, and that they don't survive a change.

use std::sync::LazyLock;

use mail_auth::common::crypto::Ed25519Key;
use rsa::PrivateKey;
use rsa::pkcs8::{EncodePrivateKey as _, EncodePublicKey as _};
use uuid::Uuid;

use super::super::dns::DnsRecord;
use super::super::signing::{SIGNED, Signer, SignerError};
use super::super::transport::{Outcome, Transport};
use super::super::verify::{VerifiedSignature, signatures};
use super::{email, email_to_a_list};

const DOMAIN: &str = "events.example";

/// A signer, and the records of its keys.
pub(in crate::mail) struct Keys {
    pub(in crate::mail) signer: std::sync::Arc<Signer>,
    pub(in crate::mail) records: Vec<DnsRecord>,
}

/// Made once, for RSA keys take a moment.
pub(in crate::mail) fn keys() -> &'static Keys {
    static KEYS: LazyLock<Keys> = LazyLock::new(|| {
        let rsa = PrivateKey::new(&mut getrandom::SysRng, 2048).unwrap();
        let (private, public) = (rsa.to_pkcs8_der().unwrap(), rsa.to_public_key().to_public_key_der().unwrap());
        let ed25519 = Ed25519Key::generate_pkcs8().unwrap();
        let signer = Signer::new(DOMAIN, ("202705-rsa", private.as_bytes()), ("202705-ed25519", &ed25519)).unwrap();
        let ed25519 = Ed25519Key::from_pkcs8_der(&ed25519).unwrap().public_key();
        let records = vec![
            DnsRecord::dkim(DOMAIN, "202705-rsa", "rsa", public.as_bytes()),
            DnsRecord::dkim(DOMAIN, "202705-ed25519", "ed25519", &ed25519),
        ];
        Keys { signer: signer.into(), records }
    });
    &KEYS
}

async fn verified(message: &str) -> Vec<VerifiedSignature> {
    signatures(message.as_bytes(), &keys().records).await.unwrap()
}

fn signed(message: &[u8]) -> String {
    String::from_utf8(keys().signer.sign(message).unwrap()).unwrap()
}

#[tokio::test]
async fn a_mail_has_two_valid_signatures_over_every_header_once_more_than_it_is_there() {
    for email in [email(), email_to_a_list()] {
        let whole = signed(email.bytes());
        assert!(whole.ends_with(str::from_utf8(email.bytes()).unwrap()), "the message itself is as it was");
        let found = verified(&whole).await;
        let seen = |one: &VerifiedSignature| (one.algorithm, one.domain.clone(), one.has_length, one.fault.clone());
        let valid = |algorithm| (algorithm, DOMAIN.to_owned(), false, None);
        assert_eq!(found.iter().map(seen).collect::<Vec<_>>(), [valid("rsa-sha256"), valid("ed25519-sha256")]);
        let heads = whole.split("\r\n\r\n").next().unwrap();
        for (one, name) in found.iter().flat_map(|one| SIGNED.map(|name| (one, name))) {
            let listed = one.headers.iter().filter(|listed| listed.eq_ignore_ascii_case(name)).count();
            let there = heads.matches(&format!("\r\n{name}: ")).count();
            assert!(listed > there, "{name}: {listed} of {there}");
        }
        assert_eq!(whole.matches("c=relaxed/relaxed").count(), 2);
        // The library folds its own header a little later than RFC 5322 §2.1.1 likes.
        assert!(heads.lines().all(|line| line.len() <= 100), "{heads}");
    }
}

#[tokio::test]
async fn whatever_is_changed_added_or_taken_away_breaks_both() {
    let whole = signed(email_to_a_list().bytes());
    let changes = [
        ("\r\nSubject: ", "\r\nSubject: Not "),
        ("Was this you?", "Was this her?"),
        ("\r\nTo: ", "\r\nTo: eve@example.org\r\nTo: "),
        ("\r\nFrom: ", "\r\nFrom: eve@example.org\r\nFrom: "),
        ("\r\nDate: ", "\r\nReply-To: eve@example.org\r\nDate: "),
        ("\r\nDate: ", "\r\nCc: eve@example.org\r\nDate: "),
        ("\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click", ""),
        ("/unsubscribe/S4mpl3", "/unsubscribe/S4mpl4"),
        ("\r\nList-Post: NO", "\r\nList-Archive: <https://eve.example/>\r\nList-Post: NO"),
    ];
    for (from, to) in changes {
        assert!(whole.contains(from), "{from} in {whole}");
        // From its end: the signatures name the headers too.
        let at = whole.rfind(from).unwrap();
        let changed = format!("{}{to}{}", &whole[..at], &whole[at + from.len()..]);
        let found = verified(&changed).await;
        assert!(found.len() == 2 && found.iter().all(|one| one.fault.is_some()), "{from} to {to}: {found:?}");
    }
    let appended = verified(&format!("{whole}More.\r\n")).await;
    assert!(appended.iter().all(|one| one.fault.is_some()), "{appended:?}");
}

#[tokio::test]
async fn a_relay_may_add_its_trace_and_fold_anew() {
    let whole = signed(email_to_a_list().bytes());
    let traced = format!("Received: from events.example\r\n\tby relay.example\r\n{whole}");
    let refolded = traced.replace("\r\nSubject: ", "\r\nSubject:\r\n ");
    let found = verified(&refolded).await;
    assert!(found.len() == 2 && found.iter().all(|one| one.fault.is_none()), "{found:?}");
}

#[tokio::test]
async fn a_mail_without_signature_has_none_and_one_without_record_is_not_valid() {
    assert_eq!(signatures(email().bytes(), &keys().records).await.unwrap(), []);
    let whole = keys().signer.sign(email().bytes()).unwrap();
    let found = signatures(&whole, &[]).await.unwrap();
    assert!(found.len() == 2 && found.iter().all(|one| one.fault.is_some()));
}

#[tokio::test]
async fn what_is_written_to_a_file_is_signed() {
    let folder = tempfile::tempdir().unwrap();
    let transport = Transport::files(folder.path()).unwrap().signed_by(Some(keys().signer.clone()));
    let id = Uuid::from_u128(7);
    assert_eq!(transport.send(id, &email()).await, Outcome::Sent);
    let whole = std::fs::read_to_string(folder.path().join(format!("{id}.eml"))).unwrap();
    assert!(verified(&whole).await.iter().filter(|one| one.fault.is_none()).count() == 2);
}

#[test]
fn what_is_no_key_is_refused_and_no_key_is_shown() {
    let refused = |rsa: &[u8], ed25519: &[u8]| Signer::new(DOMAIN, ("a", rsa), ("b", ed25519)).unwrap_err();
    assert_eq!(refused(b"no key", b""), SignerError::Key("rsa"));
    assert_eq!(format!("{:?}", keys().signer), "Signer { domain: \"events.example\", .. }");
}
