//! What is refused at start, and what may be left unset.

use secrecy::ExposeSecret as _;

use super::*;

const SMTP: (&str, &str) = ("ONPURPOSE_SMTP_URL", "smtps://user:hunter2@mail.example.org");
const PRODUCTION: [(&str, &str); 4] = [
    ("ONPURPOSE_MODE", "production"),
    ("ONPURPOSE_BASE_URL", "https://events.example.org"),
    ("ONPURPOSE_MAIL_FROM", "no-reply@example.org"),
    SMTP,
];

fn read(set: &[(&str, &str)]) -> Result<Config, ConfigError> {
    Config::from(|variable| set.iter().find(|(name, _)| *name == variable).map(|(_, value)| (*value).to_owned()))
}

fn refused(set: &[(&str, &str)]) -> String {
    read(set).expect_err("a refusal").to_string()
}

fn production_with(variable: &str, value: &str) -> String {
    let set: Vec<_> = PRODUCTION.into_iter().filter(|(name, _)| *name != variable).chain([(variable, value)]).collect();
    refused(&set)
}

#[test]
fn a_first_run_needs_no_setting() {
    let config = read(&[]).unwrap();
    assert_eq!(config.listen, "127.0.0.1:3000".parse().unwrap());
    assert_eq!(config.base_url, "http://127.0.0.1:3000");
    assert_eq!(config.database_url.expose_secret(), "sqlite://./data/onpurpose.db?mode=rwc");
    assert_eq!(config.keyring, PathBuf::from("./data/keyring"));
    assert_eq!(config.mail_from, "no-reply@localhost");
    assert_eq!(config.sweep, Duration::from_secs(60));
    assert_eq!(config.mode, Mode::Development);
    assert!(config.rate_limit && config.has_mailbox() && config.is_local());
}

#[test]
fn a_variable_that_is_set_to_nothing_is_not_set() {
    assert_eq!(read(&[("ONPURPOSE_LISTEN", " "), ("ONPURPOSE_SMTP_URL", "")]).unwrap().listen.port(), 3000);
}

#[test]
fn a_base_url_loses_its_slash_and_may_have_no_path() {
    let config = read(&[SMTP, ("ONPURPOSE_BASE_URL", "https://events.example.org/")]).unwrap();
    assert_eq!(
        (config.base_url.as_str(), config.host().as_str()),
        ("https://events.example.org", "events.example.org")
    );
    for wrong in
        ["events.example.org", "ftp://x.example", "https://x.example/sub", "https://a:b@x.example", "https://x/?q"]
    {
        assert!(refused(&[SMTP, ("ONPURPOSE_BASE_URL", wrong)]).starts_with("ONPURPOSE_BASE_URL: it must"), "{wrong}");
    }
}

#[test]
fn mail_files_are_for_this_machine_alone() {
    for elsewhere in [("ONPURPOSE_LISTEN", "0.0.0.0:3000"), ("ONPURPOSE_BASE_URL", "http://events.example.org")] {
        assert!(refused(&[elsewhere]).contains("ONPURPOSE_SMTP_URL: without it mails are written to files"));
        assert!(!read(&[elsewhere, SMTP]).unwrap().has_mailbox());
    }
    for here in ["http://localhost:3000", "http://127.0.0.9", "http://[::1]:3000"] {
        assert!(read(&[("ONPURPOSE_BASE_URL", here)]).unwrap().is_local(), "{here}");
    }
}

#[test]
fn the_demo_is_for_this_machine_alone() {
    assert_eq!(read(&[]).unwrap().check_demo(), Ok(()));
    assert!(read(&[SMTP, ("ONPURPOSE_LISTEN", "0.0.0.0:3000")]).unwrap().check_demo().is_err());
    assert!(read(&PRODUCTION).unwrap().check_demo().is_err());
}

#[test]
fn production_is_strict() {
    let config = read(&PRODUCTION).unwrap();
    assert!(config.is_https() && !config.has_mailbox());
    assert!(production_with("ONPURPOSE_SMTP_URL", "").contains("production needs a mail server"));
    assert!(production_with("ONPURPOSE_BASE_URL", "http://events.example.org").contains("https://"));
    assert!(production_with("ONPURPOSE_MAIL_FROM", "").contains("your own domain"));
    assert!(production_with("ONPURPOSE_RATE_LIMIT", "off").contains("cannot be off in production"));
}

#[test]
fn wrong_settings_are_refused_in_a_sentence_that_names_the_variable() {
    for (variable, wrong) in [
        ("ONPURPOSE_LISTEN", "localhost"),
        ("ONPURPOSE_DATABASE_URL", "mysql://db"),
        ("ONPURPOSE_DATABASE_URL", "sqlite::memory:"),
        ("ONPURPOSE_SMTP_URL", "mail.example.org"),
        ("ONPURPOSE_SMTP_CA_FILE", "/no/such/file.pem"),
        ("ONPURPOSE_SMTP_RATE", "0"),
        ("ONPURPOSE_SMTP_RATE", "-1"),
        ("ONPURPOSE_SMTP_RATE", "20001"),
        ("ONPURPOSE_SMTP_RATE", "NaN"),
        ("ONPURPOSE_SMTP_RATE", "10/s"),
        ("ONPURPOSE_SMTP_DOMAIN_RATE", "0"),
        ("ONPURPOSE_SMTP_DOMAIN_RATE", "gmail.com=5"),
        ("ONPURPOSE_MAIL_FROM", "Branch <a@b.example>"),
        ("ONPURPOSE_SWEEP_SECONDS", "0"),
        ("ONPURPOSE_SWEEP_SECONDS", "soon"),
        ("ONPURPOSE_MODE", "test"),
        ("ONPURPOSE_RATE_LIMIT", "no"),
        ("ONPURPOSE_TRUSTED_PROXIES", "10.0.0.0/8, proxy"),
    ] {
        let sentence = refused(&[(variable, wrong)]);
        assert!(sentence.starts_with(variable) && sentence.ends_with('.'), "{sentence}");
    }
}

#[test]
fn a_relay_that_counts_by_the_hour_has_a_rate_below_one() {
    assert_eq!(read(&[("ONPURPOSE_SMTP_RATE", "0.1")]).unwrap().smtp_rate.to_bits(), 0.1_f64.to_bits());
    assert_eq!(read(&[]).unwrap().smtp_rate.to_bits(), 20_000.0_f64.to_bits());
    assert_eq!(read(&[("ONPURPOSE_SMTP_DOMAIN_RATE", "0.5")]).unwrap().smtp_domain_rate, Some(0.5));
    assert_eq!(read(&[]).unwrap().smtp_domain_rate, None);
}

#[test]
fn no_refusal_and_no_debug_output_shows_a_password() {
    let config = read(&[SMTP, ("ONPURPOSE_DATABASE_URL", "postgres://u:hunter2@db/x")]).unwrap();
    assert!(!format!("{config:?}").contains("hunter2"));
    for (variable, wrong) in [
        ("ONPURPOSE_SMTP_URL", "imap://user:hunter2@mail.example.org"),
        ("ONPURPOSE_DATABASE_URL", "mysql://user:hunter2@db"),
        ("ONPURPOSE_BASE_URL", "https://user:hunter2@x.example"),
    ] {
        assert!(!refused(&[(variable, wrong)]).contains("hunter2"), "{variable}");
    }
}

#[test]
fn proxies_are_addresses_and_networks() {
    let config = read(&[("ONPURPOSE_TRUSTED_PROXIES", "127.0.0.1, 10.0.0.0/8,fd00::/8")]).unwrap();
    assert_eq!(config.trusted_proxies.len(), 3);
    assert!(config.trusted_proxies[1].contains(&"10.1.2.3".parse::<std::net::IpAddr>().unwrap()));
}

#[test]
fn postgresql_on_another_machine_must_prove_who_it_is() {
    fn url(settings: &[(&str, &str)], url: &str) -> String {
        let config = read(&[settings, &[("ONPURPOSE_DATABASE_URL", url)]].concat()).unwrap();
        config.database_url.expose_secret().to_owned()
    }
    for (asked, whole) in [
        ("postgres://u@db.example.org/x", "postgres://u@db.example.org/x?sslmode=verify-full"),
        (
            "postgres://u@10.0.0.7/x?options=-c%20a%3Db",
            "postgres://u@10.0.0.7/x?options=-c%20a%3Db&sslmode=verify-full",
        ),
        (
            "postgres://u@localhost/x?host=db.example.org",
            "postgres://u@localhost/x?host=db.example.org&sslmode=verify-full",
        ),
    ] {
        assert_eq!(url(&[], asked), whole);
        assert_eq!(url(&PRODUCTION, asked), whole);
    }
    for near in [
        "postgres://u@localhost/x",
        "postgres://u@127.0.0.1:5433/x",
        "postgres://u@[::1]/x",
        "postgres://u@localhost/x?host=/run/postgresql",
        "postgres://u@%2Frun%2Fpostgresql/x",
        "postgres:///x",
        "postgres://u@db.example.org/x?host=/run/postgresql",
        "postgres://u@localhost/x?sslmode=disable",
    ] {
        assert_eq!(url(&PRODUCTION, near), near, "it stays on this machine");
    }
    for default in [("PGHOST", "db.example.org"), ("PGHOSTADDR", "192.0.2.7")] {
        assert!(url(&[default], "postgres:///x").ends_with("?sslmode=verify-full"), "{default:?}");
    }

    for weak in ["disable", "allow", "prefer", "require"] {
        let weak = format!("postgres://u:hunter2@db.example.org/x?sslmode={weak}");
        assert_eq!(url(&[], &weak), weak, "the operator's word, while it is not for real");
        let said = production_with("ONPURPOSE_DATABASE_URL", &weak);
        assert!(said.contains("verify-full") && !said.contains("hunter2"), "{said}");
    }
    let own = "postgres://u@db.example.org/x?sslmode=verify-ca&sslrootcert=/etc/onpurpose/ca.pem";
    assert_eq!(url(&PRODUCTION, own), own);
}

#[test]
fn a_data_folder_with_spaces_and_question_marks_makes_a_whole_database_url() {
    let config = read(&[("ONPURPOSE_DATA_DIR", "/srv/our data?")]).unwrap();
    assert_eq!(config.database_url.expose_secret(), "sqlite:///srv/our%20data%3F/onpurpose.db?mode=rwc");
}

#[test]
fn a_proxy_that_nobody_trusts_and_a_whole_world_that_is_trusted_are_doubted() {
    let doubts = |more: &[(&'static str, &'static str)]| {
        let set = [&PRODUCTION[..], more].concat();
        read(&set).unwrap().doubts().join("\n")
    };
    assert!(doubts(&[]).starts_with("ONPURPOSE_TRUSTED_PROXIES is not set"));
    assert!(doubts(&[("ONPURPOSE_LISTEN", "[::1]:3000")]).starts_with("ONPURPOSE_TRUSTED_PROXIES is not set"));
    assert_eq!(doubts(&[("ONPURPOSE_TRUSTED_PROXIES", "127.0.0.1")]), "");
    assert_eq!(doubts(&[("ONPURPOSE_LISTEN", "192.0.2.1:443")]), "", "everybody comes from an address of their own");
    assert!(doubts(&[("ONPURPOSE_TRUSTED_PROXIES", "0.0.0.0/0")]).contains("trusts everybody"));
    assert!(read(&[]).unwrap().doubts().is_empty(), "on a developer's machine nobody else signs up");
}

#[test]
fn the_numbers_of_the_limits_have_a_range() {
    for variable in ["ONPURPOSE_NETWORK_SIGN_UPS", "ONPURPOSE_UNCONFIRMED_MAILS"] {
        for wrong in ["0", "1000001", "many"] {
            assert!(refused(&[(variable, wrong)]).starts_with(variable), "{variable} {wrong}");
        }
    }
    let config = read(&[("ONPURPOSE_NETWORK_SIGN_UPS", "600"), ("ONPURPOSE_UNCONFIRMED_MAILS", "50")]).unwrap();
    assert_eq!((config.network_sign_ups, config.unconfirmed_mails), (600, 50));
}

const DOMAIN: (&str, &str) = ("ONPURPOSE_BOUNCE_DOMAIN", "bounce.example.org");

#[test]
fn mail_comes_back_to_a_domain_if_there_is_one() {
    assert_eq!(read(&[]).unwrap().bounce_domain, None);
    assert_eq!(read(&[DOMAIN]).unwrap().bounce_domain.as_deref(), Some("bounce.example.org"));
    let capitals = read(&[("ONPURPOSE_BOUNCE_DOMAIN", "Bounce.Example.org")]).unwrap();
    assert_eq!(capitals.bounce_domain.as_deref(), Some("bounce.example.org"));
    for wrong in ["bounce", "a b.example", "x@bounce.example", "[192.0.2.1]", "https://bounce.example.org"] {
        assert!(refused(&[("ONPURPOSE_BOUNCE_DOMAIN", wrong)]).contains("is not a domain"), "{wrong}");
    }
    for (variable, value) in
        [("ONPURPOSE_BOUNCE_LMTP", "127.0.0.1:2424"), ("ONPURPOSE_BOUNCE_IMAP", "imaps://b:c@mail.example.org")]
    {
        assert_eq!(
            refused(&[(variable, value)]),
            format!("{variable}: it needs ONPURPOSE_BOUNCE_DOMAIN, which mails come back to.")
        );
    }
}

#[test]
fn bounces_are_handed_over_on_this_machine_alone() {
    let lmtp = |value| read(&[DOMAIN, ("ONPURPOSE_BOUNCE_LMTP", value)]).map(|config| config.bounce_lmtp);
    let loopback = |address: &str| Some(LmtpAddress::Loopback(address.parse().unwrap()));
    assert_eq!(lmtp("127.0.0.1:2424").unwrap(), loopback("127.0.0.1:2424"));
    assert_eq!(lmtp("[::1]:2424").unwrap(), loopback("[::1]:2424"));
    assert_eq!(lmtp("/run/x.sock").unwrap(), Some(LmtpAddress::Socket(PathBuf::from("/run/x.sock"))));
    for elsewhere in ["0.0.0.0:2424", "192.0.2.1:24", "localhost", "127.0.0.1"] {
        assert!(lmtp(elsewhere).unwrap_err().to_string().contains("loopback"), "{elsewhere}");
    }
}

#[test]
fn a_mailbox_elsewhere_needs_tls_and_no_password_is_repeated() {
    let imap = |value| read(&[DOMAIN, ("ONPURPOSE_BOUNCE_IMAP", value)]).map(|config| config.bounce_imap.unwrap());
    let found = imap("imaps://bounces%40example.org:hunter%2F2@mail.example.org/Returned%20mail").unwrap();
    assert_eq!((found.host.as_str(), found.port, found.is_encrypted), ("mail.example.org", 993, true));
    assert_eq!((found.user.as_str(), found.folder.as_str()), ("bounces@example.org", "Returned mail"));
    assert_eq!(found.password.expose_secret(), "hunter/2");
    let local = imap("imap://b:hunter2@127.0.0.1:1143").unwrap();
    assert_eq!((local.port, local.is_encrypted, local.folder.as_str()), (1143, false, "INBOX"));
    for wrong in ["imap://b:hunter2@mail.example.org", "imaps://mail.example.org", "pop3://b:hunter2@x", "hunter2"] {
        let said = imap(wrong).unwrap_err().to_string();
        assert!(said.starts_with("ONPURPOSE_BOUNCE_IMAP: it must be") && !said.contains("hunter2"), "{said}");
    }
}

#[test]
fn the_keys_that_sign_mails_are_beside_the_keyring_unless_they_are_elsewhere() {
    let path = |set: &[(&'static str, &'static str)]| read(set).unwrap().dkim_keys.display().to_string();
    assert_eq!(path(&[]), "./data/dkim-keys");
    assert_eq!(path(&[("ONPURPOSE_KEYRING", "/keys/keyring")]), "/keys/dkim-keys");
    assert_eq!(path(&[("ONPURPOSE_KEYRING", "/keys/keyring"), ("ONPURPOSE_DKIM_KEYS", "/other/dkim")]), "/other/dkim");
}
