//! Typos that are corrected, and domains that are left alone.

use super::*;

#[test]
fn common_slips_are_seen_through() {
    for (typed, meant) in [
        ("gmial.com", "gmail.com"),
        ("gamil.com", "gmail.com"),
        ("gmai.com", "gmail.com"),
        ("gmaill.com", "gmail.com"),
        ("gmail.co", "gmail.com"),
        ("gmail.con", "gmail.com"),
        ("gmail.cmo", "gmail.com"),
        ("gmail.co.uk", "gmail.com"),
        ("gmial.con", "gmail.com"),
        ("hotmial.com", "hotmail.com"),
        ("hotmai.co.uk", "hotmail.co.uk"),
        ("hotmail.co.k", "hotmail.co.uk"),
        ("outlok.com", "outlook.com"),
        ("yaho.com", "yahoo.com"),
        ("yahoo.cm", "yahoo.com"),
        ("iclould.com", "icloud.com"),
        ("btinterent.com", "btinternet.com"),
        ("btintrenett.com", "btinternet.com"),
        ("harbour.con", "harbour.com"),
        ("harbour.ogr", "harbour.org"),
    ] {
        assert_eq!(likely(typed).as_deref(), Some(meant), "{typed}");
    }
}

#[test]
fn real_domains_are_left_alone() {
    for domain in [
        "mail.com",
        "ymail.com",
        "email.com",
        "gmx.com",
        "gmx.de",
        "gmx.co.uk",
        "gmail.de",
        "web.de",
        "pm.me",
        "cloud.com",
        "hotmail.co.uk",
        "hotmail.fr",
        "hotmail.ca",
        "hotmart.com",
        "yahoo.ca",
        "yahoo.co.in",
        "yahoo.fr",
        "live.nl",
        "outlook.de",
        "internet.com",
        "aol.co.uk",
        "bol.com",
        "like.com",
        "proton.me",
        "proton.de",
        "sky.de",
        "mac.com",
        "example.org",
        "harbour.example",
        "quayside.gov.uk",
        "cabinetoffice.gov.uk",
        "nhs.net",
        "ac.uk",
        "ox.ac.uk",
        "students.gmial.ac.uk",
        "co.uk",
        "xn--bcher-kva.example",
        "company.co",
        "thing.om",
    ] {
        assert_eq!(likely(domain), None, "{domain}");
    }
}

#[test]
fn no_large_domain_is_taken_for_another() {
    for (label, rest) in LARGE {
        assert_eq!(likely(&format!("{label}.{rest}")), None);
    }
}

#[test]
fn what_was_suggested_is_not_doubted_again() {
    for slip in ["gmial.com", "gmail.con", "hotmal.co.uk", "harbour.cmo"] {
        assert_eq!(likely(&likely(slip).unwrap()), None);
    }
}
