//! A site that signs, in front of a relay: what comes out of the dialogue still verifies.

use std::sync::Arc;
use std::time::Duration;

use server::actions::deliver;
use server::commands::mailcheck::mailcheck;
use server::mail::dns::DnsRecord;
use server::mail::lookup::Dns;
use server::mail::signing::Signer;
use server::mail::transport::Transport;
use server::mail::verify::signatures;
use server::vault::dkim::{DkimAlgorithm, DkimKeys};

use super::fixture::Fixture;
use super::peer::{Does, Peer};

const LONG: Duration = Duration::from_secs(20);
const DOMAIN: &str = "events.example";

/// A site with keys and a relay, and the records of the keys.
async fn signing(peer: &Peer) -> (Fixture, Vec<DnsRecord>) {
    let mut fixture = Fixture::relayed(&peer.url, LONG).await;
    let site = Arc::get_mut(&mut fixture.site).unwrap();
    let keys = DkimKeys::create(&site.config.dkim_keys, site.clock.now()).unwrap();
    let of = |algorithm| keys.signing(algorithm).unwrap();
    let (rsa, ed25519) = (of(DkimAlgorithm::Rsa), of(DkimAlgorithm::Ed25519));
    let signer = Signer::new(DOMAIN, (&rsa.0, rsa.1), (&ed25519.0, ed25519.1)).unwrap();
    site.transport = Transport::smtp(&peer.url, None, LONG).unwrap().signed_by(Some(Arc::new(signer)));
    site.config.mail_from = format!("no-reply@{DOMAIN}");
    site.config.base_url = format!("https://{DOMAIN}");
    let record = |key: &server::vault::dkim::DkimKey| {
        DnsRecord::dkim(DOMAIN, &key.selector(), key.algorithm.name(), &key.public)
    };
    let records = keys.all().iter().map(record).collect();
    (fixture, records)
}

/// The content as it was before the dialogue (RFC 5321 §4.5.2).
fn received(taken: &str) -> String {
    let lines = taken.lines().map(|line| line.strip_prefix('.').unwrap_or(line));
    lines.flat_map(|line| [line, "\r\n"]).collect()
}

#[tokio::test]
async fn what_a_relay_takes_is_signed_and_an_attempt_later_is_signed_anew() {
    let peer = Peer::start(&[Does::Says("451 4.3.0 later")], Does::Takes).await;
    let (fixture, records) = signing(&peer).await;
    fixture.subscribed("ada@example.org").await;
    assert_eq!(fixture.deliver().await, 0);
    fixture.wait(chrono::TimeDelta::hours(1));
    assert_eq!(fixture.deliver().await, 1);
    let mail = received(&peer.taken()[0]);
    let found = signatures(mail.as_bytes(), &records).await.unwrap();
    assert!(found.len() == 2 && found.iter().all(|one| one.fault.is_none()), "{found:?}");
    assert!(found[0].headers.iter().any(|name| name == "List-Unsubscribe-Post"));
}

#[tokio::test]
async fn the_mail_check_finds_nothing_missing_where_all_is_there() {
    let peer = Peer::start(&[], Does::Takes).await;
    let (fixture, mut records) = signing(&peer).await;
    for (name, value) in [(DOMAIN, "v=spf1 a:relay.example -all"), ("_dmarc.events.example", "v=DMARC1; p=none")] {
        records.push(DnsRecord { name: name.to_owned(), value: value.to_owned() });
    }
    let mut out = Vec::new();
    let dns = Dns::Given(records.clone());
    let done = mailcheck(&fixture.site, "ada@example.org", Some(&dns), &mut out).await;
    let said = String::from_utf8(out).unwrap();
    assert!(done.is_ok() && !said.contains("missing: "), "{said}");
    assert!(said.contains("ok: the relay took the mail") && said.contains("can't know here: TLS from the relay on"));
    let mail = received(&peer.taken()[0]);
    assert!(mail.contains("To: ada@example.org") && signatures(mail.as_bytes(), &records).await.unwrap().len() == 2);
    assert_eq!(deliver::deliver_due(&fixture.site).await.unwrap(), 0, "nothing is queued");

    peer.now(Does::Says("550 5.7.1 no"));
    let mut out = Vec::new();
    let refused = mailcheck(&fixture.site, "ada@example.org", Some(&dns), &mut out).await.unwrap_err();
    assert_eq!(refused.to_string(), "The mail did not leave.");
    assert!(String::from_utf8(out).unwrap().contains("It refused it: 550 5.7.1"));
}
