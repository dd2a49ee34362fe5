//! How files look, what stands where, and what the code never says.

use std::collections::BTreeMap;
use std::fs;

use super::source::{Source, all, fail_on, in_part, top};

/// What belongs at the top of the repository, dot files aside.
const TOP: [&str; 18] = [
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE",
    "Makefile",
    "README.md",
    "app",
    "clippy.toml",
    "deny.toml",
    "docs",
    "end2end",
    "fuzz",
    "migrations",
    "rust-toolchain.toml",
    "server",
    "style",
    "tidy",
];

/// What a build or a run leaves at the top; git ignores it.
const LEFT_BEHIND: [&str; 2] = ["data", "target"];

#[test]
fn no_file_passes_300_lines() {
    let long = all().into_iter().filter(|source| source.text.lines().count() > 300);
    fail_on(long.map(|source| format!("{} has {} lines", source.path, source.text.lines().count())).collect());
}

#[test]
fn no_public_type_name_stands_twice_in_a_crate() {
    // SeaORM wants a `Model` in the module of each table; migrations are run by their modules' names.
    let exempt = |source: &Source| source.path.contains("/db/entity/") || source.is_of_tests();
    let mut found = Vec::new();
    for part in ["app", "server"] {
        let mut seen: BTreeMap<String, String> = BTreeMap::new();
        for source in in_part(part).iter().filter(|source| !exempt(source)) {
            for name in source.public_types() {
                if let Some(other) = seen.insert(name.clone(), source.path.clone()) {
                    found.push(format!("{name} is in {other} and in {}", source.path));
                }
            }
        }
    }
    fail_on(found);
}

#[test]
fn every_module_says_why_it_exists() {
    let silent = all().into_iter().filter(|source| !source.text.starts_with("//!"));
    fail_on(silent.map(|source| format!("{} does not start with //!", source.path)).collect());
}

#[test]
fn the_top_holds_what_the_map_shows() {
    let entries = fs::read_dir(top()).expect("the top of the repository");
    let names = entries.map(|entry| entry.expect("an entry").file_name().display().to_string());
    let strange = names.filter(|name| {
        !name.starts_with('.') && !TOP.contains(&name.as_str()) && !LEFT_BEHIND.contains(&name.as_str())
    });
    fail_on(strange.map(|name| format!("{name} is not on the map")).collect());
}

#[test]
fn the_code_never_says_these() {
    let banned: [(&str, &str); 9] = [
        ("#[allow(", "expect a lint, with a reason"),
        ("#![allow(", "expect a lint, with a reason"),
        (".cc(", "one message, one recipient"),
        (".bcc(", "one message, one recipient"),
        ("Mailboxes", "one message, one recipient"),
        (".begin()", "DEFERRED on SQLite: write through db::Db::write"),
        ("todo!(", "nothing is left undone"),
        ("unimplemented!(", "nothing is left undone"),
        ("#[ignore", "a test that does not run shows nothing"),
    ];
    let mut found = Vec::new();
    for source in all() {
        // Asking a mail that was read for its recipients takes no argument; addressing one does.
        let code = source.code.replace(".cc()", "").replace(".bcc()", "");
        for (words, why) in banned.iter().filter(|(words, _)| code.contains(words)) {
            found.push(format!("{} says {words}: {why}", source.path));
        }
        for mark in [concat!("TO", "DO"), concat!("FIX", "ME")] {
            if source.text.contains(mark) {
                found.push(format!("{} says {mark}: nothing is left undone", source.path));
            }
        }
    }
    fail_on(found);
}

#[test]
fn pools_of_connections_are_made_in_one_place_without_a_reaper() {
    // Its test needs one that has it.
    let places = ["server/src/db/connect.rs", "server/tests/site/reaper.rs"];
    let mut found = Vec::new();
    for source in all().iter().filter(|source| !places.contains(&source.path.as_str())) {
        for word in ["Database::connect", "ConnectOptions::new", "PoolOptions", "PgPool", "SqlitePool"] {
            if source.code.contains(word) {
                found.push(format!("{} names {word}: use db::connect, which leaves out the reaper", source.path));
            }
        }
    }
    fail_on(found);
}

#[test]
fn the_reader_of_the_rules_sees_names_however_they_are_written() {
    let text = r##"
        use crate::{db::{entity, rows}, domain};
        use super::super::mail;
        use super::confirm;
        // use crate::comment;
        /* use crate::block; */
        fn f<'a>(c: char) -> bool { c == '"' || "crate::text" == r#"crate::"raw""# || crate :: vault::open(c) }
        use app::forms::SignUp;
        use sea_orm::crate_like;
    "##;
    let code = super::source::without_comments_and_literals(text);
    let source = Source { path: "server/src/web/public/event.rs".to_owned(), text: text.to_owned(), code };

    assert_eq!(source.module(), ["web", "public", "event"]);
    assert_eq!(Vec::from_iter(source.names()), ["db", "domain", "vault", "web"]);
    assert_eq!(Vec::from_iter(source.names_of("app")), ["forms"]);
    assert!(source.has_word("sea_orm") && !source.has_word("sea"));

    let nearer = Source { path: "server/src/web/router.rs".to_owned(), ..source };
    assert_eq!(Vec::from_iter(nearer.names()), ["db", "domain", "mail", "vault", "web"]);
}

#[test]
fn a_release_holds_no_samples_unless_somebody_asks_for_them() {
    let mut found = Vec::new();
    for part in ["app", "server"] {
        let path = format!("{part}/Cargo.toml");
        let manifest = fs::read_to_string(top().join(&path)).expect("a manifest");
        let (released, of_tests) = manifest.split_once("[dev-dependencies]").expect("what tests need");
        assert!(of_tests.contains("features = [\"samples\"]"), "{path}: tests need the samples");
        let asks =
            released.lines().filter(|line| line.contains("samples\"")).filter(|line| !line.starts_with("samples = "));
        found.extend(asks.map(|line| format!("{path} turns samples on: {line}")));
    }
    fail_on(found);
}

#[test]
fn paths_of_the_site_are_spelt_in_one_place() {
    // A server function's path has to stand in its attribute.
    let elsewhere = ["app/src/paths.rs", "app/src/api.rs"];
    let starts = ["organise", "events/", "newsletters/", "branches/", "sent/", "confirm/", "your-", "unsubscribe/"];
    let mut found = Vec::new();
    for source in ["app", "server"].into_iter().flat_map(in_part) {
        if elsewhere.contains(&&*source.path) || source.is_of_tests() || source.path.contains("samples") {
            continue;
        }
        let text = source.text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        for line in code.filter(|line| starts.iter().any(|start| line.contains(&format!("\"/{start}")))) {
            found.push(format!("{} spells a path: {}", source.path, line.trim()));
        }
    }
    fail_on(found);
}
