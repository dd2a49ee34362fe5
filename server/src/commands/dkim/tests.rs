//! From the first keys to the end of a rotation.

use chrono::{DateTime, TimeDelta, Utc};
use tempfile::TempDir;

use super::{RotationEnd, finish, new, rotate, show};
use crate::commands::CommandError;
use crate::config::Config;
use crate::mail::dns::DnsRecord;
use crate::mail::lookup::Dns;

fn may() -> DateTime<Utc> {
    "2027-05-20T17:40:00Z".parse().unwrap()
}

fn config(folder: &TempDir, more: &[(&str, &str)]) -> Config {
    let data = folder.path().display().to_string();
    let settings = [("ONPURPOSE_DATA_DIR", data.as_str()), ("ONPURPOSE_MAIL_FROM", "no-reply@events.example")];
    // The last one counts.
    let all = [&settings[..], more].concat();
    Config::from(|name| all.iter().rev().find(|(of, _)| *of == name).map(|(_, value)| (*value).to_owned())).unwrap()
}

fn said(work: impl FnOnce(&mut Vec<u8>) -> Result<(), CommandError>) -> Result<String, String> {
    let mut out = Vec::new();
    work(&mut out).map_err(|error| error.to_string())?;
    Ok(String::from_utf8(out).unwrap())
}

/// The records in what was printed, as a name server would have them.
fn read(printed: &str) -> Vec<DnsRecord> {
    let record = |line: &str| {
        let (name, rest) = line.split_once(". IN TXT ( ")?;
        let strings: Vec<&str> = rest.split('"').skip(1).step_by(2).collect();
        assert!(strings.iter().all(|string| string.len() <= 255));
        Some(DnsRecord { name: name.to_owned(), value: strings.concat() })
    };
    printed.lines().filter_map(record).collect()
}

#[test]
fn the_first_keys_come_with_every_record_to_publish() {
    let folder = TempDir::new().unwrap();
    let config = config(&folder, &[("ONPURPOSE_SMTP_URL", "smtps://u:hunter2@relay.example")]);
    let printed = said(|out| new(&config, may(), out)).unwrap();
    let names: Vec<String> = read(&printed).into_iter().map(|record| record.name).collect();
    let expected = [
        "202705-rsa._domainkey.events.example",
        "202705-ed25519._domainkey.events.example",
        "events.example",
        "_dmarc.events.example",
        "_dmarc.events.example",
        "_dmarc.events.example",
        "_mta-sts.events.example",
        "_smtp._tls.events.example",
    ];
    assert_eq!(names, expected);
    assert!(printed.contains("the manual of relay.example") && !printed.contains("hunter2"), "{printed}");
    let private = std::fs::read_to_string(folder.path().join("dkim-keys")).unwrap();
    let private = private.lines().find_map(|line| line.strip_prefix("signing")?.rsplit(' ').next()).unwrap();
    assert!(!printed.contains(private) && private.len() > 1000);
    assert_eq!(read(&said(|out| show(&config, may(), out)).unwrap()), read(&printed));
    assert!(said(|out| new(&config, may(), out)).unwrap_err().contains("dkim rotate"));
}

#[test]
fn without_a_domain_or_keys_there_is_nothing_to_print() {
    let folder = TempDir::new().unwrap();
    let local = config(&folder, &[("ONPURPOSE_MAIL_FROM", "no-reply@localhost")]);
    assert!(said(|out| new(&local, may(), out)).unwrap_err().contains("ONPURPOSE_MAIL_FROM"));
    let config = config(&folder, &[]);
    assert!(said(|out| show(&config, may(), out)).unwrap_err().contains("dkim new"));
    assert!(said(|out| rotate(&config, may(), out)).unwrap_err().contains("dkim new"));
    assert!(!folder.path().join("dkim-keys").exists());
}

#[test]
fn a_domain_of_other_letters_is_printed_as_dns_has_it() {
    let folder = TempDir::new().unwrap();
    let config = config(&folder, &[("ONPURPOSE_MAIL_FROM", "no-reply@môr.example")]);
    let printed = said(|out| new(&config, may(), out)).unwrap();
    assert!(printed.contains("202705-rsa._domainkey.xn--mr-8ja.example."), "{printed}");
}

#[tokio::test]
async fn next_keys_sign_only_once_dns_shows_their_records() {
    let folder = TempDir::new().unwrap();
    let config = config(&folder, &[]);
    said(|out| new(&config, may(), out)).unwrap();
    let printed = said(|out| rotate(&config, may(), out)).unwrap();
    let mut records = read(&printed);
    assert_eq!(records[1].name, "202705b-ed25519._domainkey.events.example");

    let ended = async |end, dns: Option<&Dns>, at| {
        let mut out = Vec::new();
        let done = finish(&config, at, end, dns, &mut out).await;
        done.map(|()| String::from_utf8(out).unwrap()).map_err(|error| error.to_string())
    };
    let later = records.pop().unwrap();
    let half = Dns::Given(records.clone());
    let refused = ended(RotationEnd::Published, Some(&half), may()).await.unwrap_err();
    assert!(refused.contains("202705b-ed25519._domainkey.events.example"), "{refused}");
    let refused = ended(RotationEnd::Published, None, may()).await.unwrap_err();
    assert!(refused.contains("dig TXT") && refused.contains("--unchecked"), "{refused}");
    records.push(later);
    let whole = Dns::Given(records);
    let done = ended(RotationEnd::Published, Some(&whole), may()).await.unwrap();
    assert!(done.contains("Leave 202705-rsa._domainkey.events.example in DNS until 24 June 2027"), "{done}");

    let shown = said(|out| show(&config, may() + TimeDelta::days(40), out)).unwrap();
    assert!(shown.contains("Take 202705-rsa._domainkey.events.example out of DNS."), "{shown}");
    let june = may() + TimeDelta::days(40);
    said(|out| rotate(&config, june, out)).unwrap();
    assert!(ended(RotationEnd::Unchecked, None, june).await.unwrap().contains("202705b-rsa._domainkey"));
}
