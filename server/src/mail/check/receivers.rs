//! What big receivers look at in the mail: signatures over what they must cover, addresses that belong together, TLS.

use mail_parser::Message;

use super::super::signing::SIGNED;
use super::super::transport::Protection;
use super::super::verify::{VerifiedSignature, signatures};
use super::form::count;
use super::{CheckedMail, Finding, domain_of, from_domain};

pub(super) async fn check(message: &Message<'_>, mail: &CheckedMail<'_>) -> Vec<Finding> {
    let mut found = signed(message, mail).await;
    found.push(alignment(from_domain(message), domain_of(mail.return_path)));
    found.push(way(mail.protection));
    found
}

async fn signed(message: &Message<'_>, mail: &CheckedMail<'_>) -> Vec<Finding> {
    if mail.keys.is_empty() {
        let advice = "This site has no keys, so its relay must sign. Open the mail where it arrived and look for \
                      dkim=pass with your domain. If it isn't there: `onpurpose dkim new`.";
        return vec![Finding::unknown("a signature (DKIM)", advice)];
    }
    let all = signatures(mail.bytes, mail.keys).await.unwrap_or_default();
    let mut found = Vec::new();
    for algorithm in ["rsa-sha256", "ed25519-sha256"] {
        let Some(one) = all.iter().find(|one| one.algorithm == algorithm) else {
            let advice = "The site has keys but didn't sign: restart it.";
            found.push(Finding::of(false, format!("a signature by {algorithm}"), advice));
            continue;
        };
        let what = format!("a signature by {algorithm}, selector {}, that verifies", one.selector);
        let fault = one.fault.clone().unwrap_or_default();
        found.push(Finding::of(one.fault.is_none(), what, format!("It doesn't: {fault}. {}", super::form::OUR_FAULT)));
        let what =
            format!("{algorithm} covers every header that counts, both List-Unsubscribe too, and the whole body");
        found.push(Finding::of(covers(message, one), what, super::form::OUR_FAULT));
        let from = from_domain(message);
        let what = format!("{algorithm} is of the From address's domain ({})", one.domain);
        let advice = format!("The From address is of {from}: set ONPURPOSE_MAIL_FROM and restart.");
        found.push(Finding::of(is_within(from, &one.domain), what, advice));
    }
    found
}

/// Whether every header is listed once more often than it's there.
fn covers(message: &Message<'_>, one: &VerifiedSignature) -> bool {
    let listed = |name: &str| one.headers.iter().filter(|listed| listed.eq_ignore_ascii_case(name)).count();
    !one.has_length && SIGNED.iter().all(|name| listed(name) > count(message, name))
}

fn alignment(from: &str, return_path: &str) -> Finding {
    let what = format!("return path ({return_path}) and From ({from}) belong together, so that SPF counts for DMARC");
    if is_within(from, return_path) || is_within(return_path, from) {
        return Finding::of(true, what, "");
    }
    let ends = |domain: &str| domain.rsplit('.').take(2).map(str::to_lowercase).collect::<Vec<_>>();
    if ends(from) == ends(return_path) {
        return Finding::unknown(what, "They do if both are under a domain that you registered.");
    }
    Finding::of(false, what, "Use a return path under the domain of the From address.")
}

/// Whether a domain is another one, or under it.
fn is_within(domain: &str, other: &str) -> bool {
    let (domain, other) = (domain.to_lowercase(), other.to_lowercase());
    domain == other || domain.strip_suffix(&other).is_some_and(|rest| rest.ends_with('.'))
}

fn way(protection: Option<Protection>) -> Finding {
    match protection {
        Some(Protection::Implicit) => Finding::of(true, "TLS to the relay, from the start (RFC 8314)", ""),
        Some(Protection::StartTls) => Finding::of(true, "TLS to the relay, by STARTTLS, which is required", ""),
        Some(Protection::ThisMachine) => {
            let advice = "The relay is on this machine, where no TLS is needed. See that it uses TLS to others: Postfix \
                          does with `smtp_tls_security_level = may`, or better `dane`.";
            Finding::unknown("TLS from the relay on", advice)
        }
        None => {
            let advice = "No relay is set, so the mail went into a file. Set ONPURPOSE_SMTP_URL.";
            Finding::of(false, "a relay", advice)
        }
    }
}
