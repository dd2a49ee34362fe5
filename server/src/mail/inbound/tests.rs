//! Messages as servers write them, and as nobody should: nothing panics, and nothing takes long.

use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::*;

const TOKEN: &str = "aaaabbbbccccddddeeeeffffgggghhhhiiiijjjjkkkkllllmmmm";
/// The unsubscribe token of the complaint.
const OTHER: &str = "mmmmllllkkkkjjjjiiiihhhhggggffffeeeeddddccccbbbbaaaa";

macro_rules! sample {
    ($name:literal) => {
        include_bytes!(concat!("samples/", $name, ".eml")).as_slice()
    };
}

const ALL: [&[u8]; 10] = [
    sample!("arf"),
    sample!("exchange"),
    sample!("gmail"),
    sample!("policy"),
    sample!("postfix"),
    sample!("postfix-delayed"),
    sample!("qmail"),
    sample!("reply"),
    sample!("vacation"),
    sample!("vacation-unmarked"),
];

fn of(content: &[u8]) -> Reading {
    read(&Incoming { recipient: None, content })
}

fn with_crlf(content: &[u8]) -> Vec<u8> {
    content
        .split_inclusive(|byte| *byte == b'\n')
        .flat_map(|line| {
            let text = line.strip_suffix(b"\n").unwrap_or(line);
            [text, b"\r\n"].concat()
        })
        .collect()
}

fn return_path() -> AddressToken {
    AddressToken::ReturnPath(TOKEN.to_owned())
}

#[test]
fn what_each_server_says_is_understood_with_either_line_end() {
    let bounce = |class| InboundKind::Bounce(class);
    for (name, content, kind) in [
        ("postfix", sample!("postfix"), bounce(BounceClass::Hard)),
        ("exchange", sample!("exchange"), bounce(BounceClass::Hard)),
        ("gmail", sample!("gmail"), bounce(BounceClass::Soft)),
        ("policy", sample!("policy"), bounce(BounceClass::Ours)),
        ("qmail", sample!("qmail"), bounce(BounceClass::Hard)),
        ("delayed", sample!("postfix-delayed"), InboundKind::Automatic),
        ("vacation", sample!("vacation"), InboundKind::Automatic),
        ("vacation-unmarked", sample!("vacation-unmarked"), InboundKind::Automatic),
        ("arf", sample!("arf"), InboundKind::Complaint),
        ("reply", sample!("reply"), InboundKind::Other),
    ] {
        assert_eq!(of(content).kind, kind, "{name}");
        assert_eq!(of(&with_crlf(content)), of(content), "{name}");
    }
}

#[test]
fn the_token_is_read_from_the_address_whatever_its_case_or_from_what_is_returned() {
    for content in [sample!("postfix"), sample!("exchange"), sample!("gmail"), sample!("qmail"), sample!("reply")] {
        assert_eq!(of(content).to, [return_path()]);
    }
    assert_eq!(of(sample!("postfix")).about, [return_path()]);
    let arf = of(sample!("arf"));
    assert_eq!((arf.to, arf.about), (vec![], vec![return_path(), AddressToken::Unsubscribe(OTHER.to_owned())]));
}

#[test]
fn the_address_that_it_was_handed_over_for_counts_and_not_what_its_headers_say() {
    let read = |recipient: &str| read(&Incoming { recipient: Some(recipient), content: sample!("postfix") }).to;
    assert_eq!(read(&format!("u+{OTHER}@bounce.harbour.example")), [AddressToken::Unsubscribe(OTHER.to_owned())]);
    assert_eq!(read("fbl@bounce.harbour.example"), []);
}

#[test]
fn a_token_is_the_whole_of_what_is_before_the_at() {
    for address in [format!("b+{TOKEN}@x"), format!("<B+{TOKEN}@x>"), format!("Mail <b+{TOKEN}@x>, y@z")] {
        assert_eq!(token_of(&address), Some(return_path()), "{address}");
    }
    for address in [
        format!("bb+{TOKEN}@x"),
        format!("b+{TOKEN}a@x"),
        format!("b+{}@x", &TOKEN[1..]),
        format!("c+{TOKEN}@x"),
        format!("b+{TOKEN}"),
        format!("b+{}é@x", &TOKEN[2..]),
        format!("xb+{TOKEN}@x"),
        String::new(),
    ] {
        assert_eq!(token_of(&address), None, "{address}");
    }
}

#[test]
fn a_reply_says_who_wrote_it_and_how_far_it_came() {
    let reply = of(sample!("reply"));
    assert_eq!((reply.author.as_deref(), reply.hops, reply.about), (Some("ada@example.org"), 2, vec![]));
    assert_eq!(of(b"From: a@x, b@x\n\nx").author, None);
}

#[test]
fn of_several_behind_an_alias_the_mildest_counts_and_a_delivery_counts_more() {
    let report = |blocks: &str| {
        let content = format!(
            "From: MAILER-DAEMON@x\nContent-Type: multipart/report; boundary=b\n\n--b\n\
             Content-Type: message/delivery-status\n\nReporting-MTA: dns; x\n\n{blocks}\n--b--\n"
        );
        of(content.as_bytes()).kind
    };
    let failed = |status: &str| format!("Action: failed\nStatus: {status}\n\n");
    let [hard, soft, ours] = ["5.1.1", "4.4.7", "5.7.1"].map(failed);
    assert_eq!(report(&hard), InboundKind::Bounce(BounceClass::Hard));
    assert_eq!(report(&format!("{hard}{soft}{ours}")), InboundKind::Bounce(BounceClass::Soft));
    assert_eq!(report(&format!("{hard}{ours}")), InboundKind::Bounce(BounceClass::Ours));
    assert_eq!(report(&format!("{hard}Action: relayed\nStatus: 2.0.0\n\n")), InboundKind::Automatic);
    assert_eq!(report(""), InboundKind::Automatic);
    assert_eq!(report("Status: 5.1.1 (no such user)\n"), InboundKind::Bounce(BounceClass::Hard));
    assert_eq!(
        report("Action: failed\nStatus: 5.0.0\nDiagnostic-Code: smtp; 550 no such user here\n"),
        InboundKind::Bounce(BounceClass::Hard)
    );
    assert_eq!(report("Action: failed\nStatus: 5.0.0\n"), InboundKind::Bounce(BounceClass::Soft));
}

#[test]
fn a_report_that_somebody_encloses_is_their_own_words() {
    let report = String::from_utf8_lossy(sample!("postfix")).into_owned();
    let forwarded = format!(
        "From: Ada <ada@example.org>\nContent-Type: multipart/mixed; boundary=fw\n\n--fw\n\nWhat is this?\n--fw\n\
         Content-Type: message/rfc822\n\n{report}\n--fw--\n"
    );
    assert_eq!(of(forwarded.as_bytes()).kind, InboundKind::Other);
}

#[test]
fn complaints_are_told_from_their_opposite_and_from_broken_signatures() {
    let arf = |kind: &str| {
        let written = String::from_utf8_lossy(sample!("arf")).replace("Feedback-Type: abuse", kind);
        of(written.as_bytes()).kind
    };
    assert_eq!(arf("Feedback-Type: not-spam"), InboundKind::Automatic);
    assert_eq!(arf("Feedback-Type: auth-failure"), InboundKind::Bounce(BounceClass::Ours));
    for kind in ["Feedback-Type: fraud", "Feedback-Type: OPT-OUT", "Feedback-Type: something-new", "X: y"] {
        assert_eq!(arf(kind), InboundKind::Complaint, "{kind}");
    }
}

/// A message that is made to cost: it must be read in a moment, and dropped without a full stack.
#[test]
fn what_is_nested_repeated_or_endless_is_read_in_a_moment() {
    let nested = b"Content-Type: message/rfc822\r\n\r\n".repeat(33_000);
    let deep: Vec<u8> = (0..20_000)
        .flat_map(|n| format!("Content-Type: multipart/mixed; boundary=b{n}\r\n\r\n--b{n}\r\n").into_bytes())
        .collect();
    let report = |part: &[u8]| [b"Content-Type: multipart/report; boundary=b\r\n\r\n".as_slice(), part].concat();
    let hostile: [Vec<u8>; 9] = [
        nested.clone(),
        deep,
        report(&b"--b\r\n\r\nx\r\n".repeat(90_000)),
        report(&[b"--b\r\nContent-Type: message/rfc822\r\n\r\n".as_slice(), &nested].concat()),
        report(
            &[
                b"--b\r\nContent-Type: message/delivery-status\r\n\r\n".as_slice(),
                &b"Status: 5.1.1\r\n\r\n".repeat(60_000),
            ]
            .concat(),
        ),
        b"X-A: b\r\n".repeat(125_000),
        [b"To: ".as_slice(), format!("b+{TOKEN}@x, ").repeat(17_000).as_bytes()].concat(),
        [b"From: ".as_slice(), &b"(".repeat(1_000_000)].concat(),
        b"\r".repeat(1_000_000),
    ];
    for (at, content) in hostile.iter().enumerate() {
        let started = Instant::now();
        let reading = of(content);
        assert!(started.elapsed() < Duration::from_secs(5), "{at} took {:?}", started.elapsed());
        assert!(reading.to.len() <= 8 && reading.about.len() <= 8);
    }
}

fn cut_and_changed() -> impl Strategy<Value = Vec<u8>> {
    (
        0..ALL.len(),
        any::<prop::sample::Index>(),
        prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..20),
    )
        .prop_map(|(which, end, changes)| {
            let mut content = ALL[which].to_vec();
            content.truncate(end.index(content.len()) + 1);
            for (at, byte) in changes {
                let at = at.index(content.len());
                content[at] = byte;
            }
            content
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_bytes_at_all_make_it_panic(content: Vec<u8>, recipient in "\\PC{0,80}") {
        let reading = read(&Incoming { recipient: Some(&recipient), content: &content });
        prop_assert!(reading.to.len() <= 8);
    }

    #[test]
    fn no_report_however_cut_or_changed_makes_it_panic_or_find_a_token_that_is_not_there(content in cut_and_changed()) {
        let reading = of(&content);
        let text = String::from_utf8_lossy(&content).to_lowercase();
        for token in reading.to.iter().chain(&reading.about) {
            let (AddressToken::ReturnPath(token) | AddressToken::Unsubscribe(token)) = token;
            prop_assert!(text.contains(token.as_str()));
        }
    }

    #[test]
    fn whatever_stands_between_headers_and_boundaries_is_bounded(parts in prop::collection::vec("[ -~\r\n]{0,200}", 0..40)) {
        let body = parts.join("\r\n--b\r\n");
        let content = format!("Content-Type: multipart/report; boundary=b\r\n\r\n--b\r\n{body}");
        let reading = of(content.as_bytes());
        prop_assert!(reading.to.len() <= 8 && reading.about.len() <= 8);
    }
}
