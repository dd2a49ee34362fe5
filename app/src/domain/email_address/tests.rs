//! What is an address, what isn't, and how two are matched.

use proptest::prelude::*;

use super::EmailAddressError::{Character, Domain, Empty, NoAt, NonAsciiLocal, TooLong};
use super::*;

fn mail(typed: &str) -> Result<String, EmailAddressError> {
    EmailAddress::parse(typed).map(|address| address.to_mail())
}

fn address(typed: &str) -> EmailAddress {
    EmailAddress::parse(typed).unwrap()
}

#[test]
fn ordinary_addresses_pass_as_typed_but_for_the_domain() {
    assert_eq!(mail(" Ada.Lovelace+tag@Example.ORG\n").as_deref(), Ok("Ada.Lovelace+tag@example.org"));
    for typed in ["a@b.co", "o'hara@example.org", "1!#$%&*/=?^_`{|}~-@example.org", "a@ab--cd.example", "a@1.2.museum"]
    {
        assert_eq!(mail(typed).as_deref(), Ok(typed));
    }
}

#[test]
fn each_refusal_has_its_reason() {
    let cases = [
        ("", Empty),
        (" \t\r\n", Empty),
        ("ada", NoAt),
        ("@example.org", NoAt),
        ("ada@", NoAt),
        ("a b@example.org", Character),
        ("ada@exa mple.org", Character),
        ("a@b@example.org", Character),
        ("\"ada\"@example.org", Character),
        ("\"a b\"@example.org", Character),
        ("ada(x)@example.org", Character),
        ("Ada <ada@example.org", Character),
        (".ada@example.org", Character),
        ("ada.@example.org", Character),
        ("a..b@example.org", Character),
        ("ad\u{0}a@example.org", Character),
        ("ada@example.org\r\nBcc: b@example.org", Character),
        ("Ada <ada@example.org>, Ben <ben@example.org>", Character),
        ("ben@example.org <ada@example.org>", Character),
        ("<ada@example.org", Character),
        ("mailto:", NoAt),
        ("\u{200b}\u{feff}", Empty),
        ("adá@example.org", NonAsciiLocal),
        ("ada\u{301}@example.org", NonAsciiLocal),
        ("ada@localhost", Domain),
        ("ada@[127.0.0.1]", Domain),
        ("ada@[IPv6:2001:db8::1]", Domain),
        ("ada@127.0.0.1", Domain),
        ("ada@.example.org", Domain),
        ("ada@example..org", Domain),
        ("ada@example.org..", Domain),
        ("ada@-example.org", Domain),
        ("ada@example-.org", Domain),
        ("ada@exam_ple.org", Domain),
        ("ada@example.org,b", Domain),
        ("ada@xn--a.org", Domain),
    ];
    for (typed, reason) in cases {
        assert_eq!(mail(typed), Err(reason), "{typed:?}");
    }
}

#[test]
fn what_is_pasted_with_an_address_is_no_part_of_it() {
    for typed in [
        "Ada <ada@example.org>",
        "\"Lovelace, Ada\" <ada@example.org>",
        "<ada@example.org>",
        "ada@example.org <ADA@example.org>",
        "'ada@example.org' <ada@example.org>",
        "mailto:ada@example.org",
        "MailTo:ada@example.org?subject=Supper",
        "<mailto:ada@example.org>",
        "ada@example.org.",
        "ada@example.org;",
        "Ada <ada@example.org>,",
        "ada @example.org",
        "ada@ example.org",
        "\u{202d}ada@example.org\u{202c}",
        "ad\u{200b}a@exam\u{200f}ple.org",
        "ad\u{ad}a@exam\u{2066}ple.org\u{feff}",
        "ad\u{200d}a@example.org",
        "\u{a0}ada＠ｅxample.org\u{202f}",
    ] {
        assert_eq!(mail(typed).map(|mail| mail.to_lowercase()).as_deref(), Ok("ada@example.org"), "{typed:?}");
    }
    assert_eq!(mail("ann٢\u{2011}x＠my\u{2011}site.example").as_deref(), Ok("ann2-x@my-site.example"));
    assert_eq!(mail("1?2@example.org").as_deref(), Ok("1?2@example.org"));
}

#[test]
fn emoji_domains_are_refused_however_they_are_written() {
    for domain in
        ["😀.ws", "xn--e28h.ws", "i❤.ws", "xn--i-7iq.ws", "🇬🇧.ws", "1\u{fe0f}\u{20e3}.ws", "🅱.ws", "👩\u{200d}💻.ws"]
    {
        assert_eq!(mail(&format!("ada@{domain}")), Err(Domain), "{domain}");
    }
}

#[test]
fn domains_in_other_scripts_are_sent_as_a_labels_and_shown_in_their_own() {
    for (typed, sent, shown) in [
        ("ada@Bücher.example", "ada@xn--bcher-kva.example", "ada@bücher.example"),
        ("ada@bu\u{308}cher.example", "ada@xn--bcher-kva.example", "ada@bücher.example"),
        ("ada@XN--BCHER-KVA.example", "ada@xn--bcher-kva.example", "ada@bücher.example"),
        ("ada@straße.example", "ada@xn--strae-oqa.example", "ada@straße.example"),
        ("ada@例え。テスト", "ada@xn--r8jz45g.xn--zckzah", "ada@例え.テスト"),
        ("ada@דוגמה.example", "ada@xn--6dbbec0c.example", "ada@דוגמה.example"),
        ("ada@हिन्दी.example", "ada@xn--j2bd4cyah0f.example", "ada@हिन्दी.example"),
        ("ada@l·l.example", "ada@xn--ll-0ea.example", "ada@l·l.example"),
    ] {
        let address = address(typed);
        assert_eq!((address.to_mail().as_str(), address.to_display().as_str()), (sent, shown));
    }
}

#[test]
fn each_length_is_allowed_up_to_its_limit_and_not_one_octet_more() {
    let local = |n| "a".repeat(n);
    let label = |n| "b".repeat(n);
    assert!(mail(&format!("{}@example.org", local(64))).is_ok());
    assert_eq!(mail(&format!("{}@example.org", local(65))), Err(TooLong));
    assert!(mail(&format!("a@{}.org", label(63))).is_ok());
    assert_eq!(mail(&format!("a@{}.org", label(64))), Err(TooLong));
    let whole = |last| format!("{}@{}.{}.{}", local(64), label(63), label(63), label(last));
    assert_eq!(whole(61).len(), 254);
    assert!(mail(&whole(61)).is_ok());
    assert_eq!(mail(&whole(62)), Err(TooLong));
    assert_eq!(mail(&format!("a@{}.example", "ü".repeat(63))), Err(TooLong));
    assert_eq!(mail(&"a@b.".repeat(100_000)), Err(TooLong));
    assert_eq!(mail(&format!("a@{}example.org", "\u{ad}".repeat(1_000))), Err(TooLong));
}

#[test]
fn matching_ignores_case_and_keeps_dots_and_tags() {
    assert_eq!(address("Ada@BÜCHER.example").folded(), address("aDA@xn--bcher-kva.example").folded());
    assert_ne!(address("a.da@example.org").folded(), address("ada@example.org").folded());
    assert_ne!(address("ada+x@example.org").folded(), address("ada@example.org").folded());
}

#[test]
fn debug_output_does_not_show_the_address() {
    assert_eq!(format!("{:?}", address("ada@example.org")), "EmailAddress(…)");
}

#[test]
fn a_suggestion_keeps_the_part_before_the_at() {
    assert_eq!(address("Ada+x@gmial.com").suggestion(), Some(address("Ada+x@gmail.com")));
    assert_eq!(address("ada@gmail.com").suggestion(), None);
}

proptest! {
    #[test]
    fn folding_twice_is_folding_once(typed in "[A-Za-z0-9._+-]{1,12}@[A-Za-zÀ-ɏ0-9-]{1,12}\\.[A-Za-z]{2,6}") {
        if let Ok(address) = EmailAddress::parse(&typed) {
            let folded = EmailAddress::parse(&address.folded()).unwrap().folded();
            prop_assert_eq!(folded, address.folded());
        }
    }

    #[test]
    fn every_case_variant_folds_alike(local in "[a-z0-9+]{1,12}", domain in "[a-zà-öø-ı]{1,12}", upper in any::<u32>()) {
        let typed = format!("{local}@{domain}.example");
        let varied: String = typed
            .chars()
            .enumerate()
            .map(|(i, c)| if upper >> (i % 32) & 1 == 1 && c.is_ascii() { c.to_ascii_uppercase() } else { c })
            .collect();
        if let Ok(address) = EmailAddress::parse(&typed) {
            prop_assert_eq!(EmailAddress::parse(&varied).unwrap().folded(), address.folded());
        }
    }

    #[test]
    fn whatever_is_typed_the_answer_is_an_address_or_a_reason(typed in "\\PC{0,40}@?\\PC{0,40}") {
        if let Ok(address) = EmailAddress::parse(&typed) {
            prop_assert!(address.to_mail().is_ascii() && address.to_mail().len() <= 254);
            prop_assert_eq!(EmailAddress::parse(&address.to_mail()), Ok(address));
        }
    }

    #[test]
    fn what_is_shown_reads_back_as_the_same_address(label in "[a-zà-öø-ÿа-яα-ω]{1,12}") {
        if let Ok(address) = EmailAddress::parse(&format!("ada@{label}.example")) {
            prop_assert_eq!(EmailAddress::parse(&address.to_display()), Ok(address));
        }
    }
}
