//! A good mail, and each way in which one can be worse.

use super::super::dns::DnsRecord;
use super::super::lookup::Dns;
use super::super::tests::email_to_a_list;
use super::super::tests::signing::keys;
use super::super::transport::Protection;
use super::{CheckedMail, Finding, Verdict, check};

fn published() -> Vec<DnsRecord> {
    let record = |name: &str, value: &str| DnsRecord { name: name.to_owned(), value: value.to_owned() };
    let mut records = keys().records.clone();
    // As some providers show a long text.
    records[0].value = records[0].value.replacen("p=", "p= ", 1);
    records.push(record("bounce.events.example", "v=spf1 include:relay.example -all"));
    records.push(record("bounce.events.example", "something-verification=1234"));
    records.push(record("_dmarc.example", "v=DMARC1; p=none"));
    records
}

async fn found(bytes: &[u8], published: Vec<DnsRecord>) -> Vec<Finding> {
    let mail = CheckedMail {
        bytes,
        return_path: "b+4d2b@bounce.events.example",
        protection: Some(Protection::Implicit),
        keys: &keys().records,
    };
    check(&mail, true, Some(&Dns::Given(published))).await
}

fn missing(found: &[Finding]) -> Vec<&str> {
    found.iter().filter(|one| one.verdict == Verdict::Missing).map(|one| one.what.as_str()).collect()
}

fn signed() -> String {
    String::from_utf8(keys().signer.sign(email_to_a_list().bytes()).unwrap()).unwrap()
}

#[tokio::test]
async fn a_good_mail_lacks_nothing_and_what_only_others_know_is_said() {
    let found = found(signed().as_bytes(), published()).await;
    assert_eq!(missing(&found), [] as [&str; 0]);
    let unknown = found.iter().filter(|one| one.verdict == Verdict::Unknown).count();
    assert_eq!((found.len(), unknown), (26, 2), "{found:#?}");
    let lines: Vec<String> = found.iter().map(ToString::to_string).collect();
    assert!(lines[0].starts_with("ok: one From") && !lines[0].contains('\n'));
    assert!(lines[25].starts_with("can't know here: ") && lines[25].contains("\n    See postmaster.google.com"));
}

#[tokio::test]
async fn each_damage_is_named() {
    let damages: [(&str, &str, &str); 14] = [
        ("\r\nSubject: ", "\r\nFrom: eve@example.org\r\nSubject: ", "one From"),
        ("\r\nSubject: ", "\r\nCc: eve@example.org\r\nSubject: ", "one recipient"),
        ("Message-ID: <4d2b@events.example>", "Message-ID: <4d2b>", "a Message-ID of a domain"),
        ("\r\nSubject: ", "\nSubject: ", "lines of at most 998 octets"),
        ("Content-Type: text/plain", "Content-Type: text/html", "text first, then HTML"),
        ("Content-Language: en\r\n", "", "text first, then HTML"),
        ("<body", "<script></script><body", "HTML that fetches no picture"),
        ("<quayside-news.events.example>", "quayside-news", "a List-Id"),
        ("<https://events.example/unsubscribe", "<http://events.example/unsubscribe", "exactly one https address"),
        ("List-Unsubscribe=One-Click", "List-Unsubscribe=Two-Click", "List-Unsubscribe-Post: List"),
        ("List-Help: <", "X-List-Help: <", "List-Help and List-Owner"),
        ("Auto-Submitted: auto-generated\r\n", "", "Auto-Submitted"),
        ("Was this you?", "Was this her?", "a signature by rsa-sha256"),
        ("s=202705-ed25519; d=events.example", "s=202705-ed25519; d=other.example", "is of the From address's domain"),
    ];
    for (from, to, named) in damages {
        let whole = signed();
        assert!(whole.contains(from), "{from} in {whole}");
        let found = found(whole.replacen(from, to, 1).as_bytes(), published()).await;
        assert!(missing(&found).iter().any(|what| what.contains(named)), "{named}: {found:#?}");
    }
    let unsigned = email_to_a_list();
    let found = found(unsigned.bytes(), published()).await;
    assert_eq!(missing(&found), ["a signature by rsa-sha256", "a signature by ed25519-sha256"]);
}

#[tokio::test]
async fn records_that_are_missing_double_or_old_are_named() {
    let whole = signed();
    let none = found(whole.as_bytes(), vec![]).await;
    let missing_records = missing(&none);
    assert_eq!(missing_records.len(), 4, "{missing_records:?}");
    assert!(missing_records[2].starts_with("an SPF record at bounce.events.example"), "{missing_records:?}");

    let mut records = published();
    records[1].value = "v=DKIM1; k=ed25519; p=".to_owned();
    records.retain(|record| !record.name.starts_with("_dmarc"));
    let add = |records: &mut Vec<DnsRecord>, name: &str, value: &str| {
        records.push(DnsRecord { name: name.to_owned(), value: value.to_owned() });
    };
    add(&mut records, "_dmarc.events.example", "v=DMARC1; p=none; pct=50");
    add(&mut records, "bounce.events.example", "v=spf1 -all");
    let found = found(whole.as_bytes(), records).await;
    let advice: Vec<&str> =
        found.iter().filter(|one| one.verdict == Verdict::Missing).map(|one| one.advice.as_str()).collect();
    assert_eq!(advice.len(), 3, "{found:#?}");
    assert!(advice[0].contains("dkim show") && advice[1].contains("several") && advice[2].contains("Take out pct"));
}

#[tokio::test]
async fn a_site_without_keys_or_relay_or_name_server_is_told_what_it_cannot_know() {
    let email = email_to_a_list();
    let mail = CheckedMail { bytes: email.bytes(), return_path: "no-reply@elsewhere.org", protection: None, keys: &[] };
    let found = check(&mail, false, None).await;
    let of = |verdict| found.iter().filter(move |one| one.verdict == verdict).map(|one| one.what.as_str());
    assert_eq!(of(Verdict::Missing).count(), 2, "{found:#?}");
    assert!(of(Verdict::Missing).all(|what| what == "a relay" || what.starts_with("return path")));
    assert!(of(Verdict::Unknown).any(|what| what == "a signature (DKIM)"));
    assert!(of(Verdict::Unknown).any(|what| what.starts_with("a DMARC record")));
}
