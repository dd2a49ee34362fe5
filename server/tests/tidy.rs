//! The rules of the house, as ordinary tests: which part may name which, how long a file may be, what stands where,
//! and what the code must never say.
#![cfg(test)]

mod support {
    pub mod source;
}

use std::collections::BTreeSet;
use std::fs;

use support::source::{Source, all, top};

/// What each part of `app` may name of its own crate; tests may name the sample data too.
const APP: [(&str, &[&str]); 10] = [
    ("domain", &["domain"]),
    ("text", &["domain", "text"]),
    ("forms", &["domain", "text", "forms"]),
    ("components", &["domain", "text", "forms", "components"]),
    ("islands", &["domain", "text", "forms", "components", "islands", "api", "packed", "folding"]),
    ("pages", &["domain", "text", "forms", "components", "islands", "api", "pages"]),
    ("mails", &["domain", "text", "forms", "components", "islands", "mails"]),
    ("api", &["domain", "api", "packed"]),
    ("packed", &["packed"]),
    ("folding", &["folding"]),
];

/// What each part of `server` may name of its own crate. Parts that are not listed wire these together, or are as
/// plain as a clock; see `a_part_beside_the_layers_wires_them_or_serves_them`.
const SERVER: [(&str, &[&str]); 8] = [
    ("config", &["config"]),
    ("vault", &["config", "vault"]),
    ("db", &["config", "db"]),
    ("mail", &["config", "mail"]),
    ("site", &["config", "vault", "db", "mail", "site"]),
    ("actions", &["config", "vault", "db", "mail", "site", "actions"]),
    ("jobs", &["config", "site", "actions", "jobs"]),
    ("web", &["config", "site", "actions", "web"]),
];

/// What belongs at the top of the repository, dot files aside.
const TOP: [&str; 15] = [
    "CHANGELOG.md",
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
    "migrations",
    "rust-toolchain.toml",
    "server",
    "style",
];

/// What a build or a run leaves at the top; git ignores it.
const LEFT_BEHIND: [&str; 2] = ["data", "target"];

fn in_part(part: &str) -> Vec<Source> {
    let folder = format!("{part}/src/");
    all().into_iter().filter(|source| source.path.starts_with(&folder)).collect()
}

fn fail_on(found: Vec<String>) {
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

fn is_sample(source: &Source, name: &str) -> bool {
    source.is_of_tests() && name == "samples"
}

/// The names that `layers` forbids to the files of one crate.
fn against_the_arrows(part: &str, layers: &[(&str, &[&str])]) -> Vec<String> {
    let known: BTreeSet<&str> = layers.iter().map(|(layer, _)| *layer).collect();
    let mut found = Vec::new();
    for source in in_part(part) {
        let Some((_, allowed)) = layers.iter().find(|(layer, _)| source.module().first() == Some(layer)) else {
            continue;
        };
        for name in source.names().iter().filter(|name| known.contains(name.as_str())) {
            if !allowed.contains(&name.as_str()) && !is_sample(&source, name) {
                found.push(format!("{} names {name}", source.path));
            }
        }
    }
    found
}

#[test]
fn in_the_app_names_point_down_to_the_domain() {
    fail_on(against_the_arrows("app", &APP));
}

#[test]
fn in_the_server_names_point_down_to_database_vault_and_mail() {
    fail_on(against_the_arrows("server", &SERVER));
}

#[test]
fn a_part_beside_the_layers_wires_them_or_serves_them() {
    let layers: BTreeSet<&str> = SERVER.iter().map(|(layer, _)| *layer).filter(|layer| *layer != "config").collect();
    let sources = in_part("server");
    let wires: BTreeSet<&str> = sources
        .iter()
        .filter(|source| source.names().iter().any(|name| layers.contains(name.as_str())))
        .filter_map(|source| source.module().first().copied())
        .filter(|module| !layers.contains(module))
        .collect();
    let mut found = Vec::new();
    let in_a_layer = |source: &&Source| source.module().first().is_some_and(|module| layers.contains(module));
    for source in sources.iter().filter(in_a_layer).filter(|source| !source.is_of_tests()) {
        for name in source.names().iter().filter(|name| wires.contains(name.as_str())) {
            found.push(format!("{} names {name}, which wires the layers", source.path));
        }
    }
    fail_on(found);
}

#[test]
fn the_domain_is_free_of_frameworks_and_of_the_rest_of_the_app() {
    let mut found = Vec::new();
    for source in in_part("app").iter().filter(|source| source.module().first() == Some(&"domain")) {
        for name in source.names().iter().filter(|name| *name != "domain" && !is_sample(source, name)) {
            found.push(format!("{} names {name}", source.path));
        }
        for framework in ["leptos", "axum", "sea_orm", "fluent_templates", "lettre", "tokio"] {
            if source.has_word(framework) {
                found.push(format!("{} names {framework}", source.path));
            }
        }
    }
    fail_on(found);
}

#[test]
fn database_vault_and_mail_know_nothing_of_pages_and_forms() {
    let mut found = Vec::new();
    for source in in_part("server") {
        if matches!(source.module().first(), Some(&("db" | "vault" | "mail"))) {
            for name in source.names_of("app").iter() {
                if !["domain", "mails", "text"].contains(&name.as_str()) && !is_sample(&source, name) {
                    found.push(format!("{} names app::{name}", source.path));
                }
            }
        }
    }
    fail_on(found);
}

#[test]
fn the_app_does_no_input_or_output() {
    let mut found = Vec::new();
    for source in in_part("app") {
        let code = source.code.split("#[cfg(test)]").next().unwrap_or_default();
        for place in ["std::env", "std::fs", "std::io", "std::net", "std::process", "std::thread"] {
            if code.contains(place) {
                found.push(format!("{} names {place}", source.path));
            }
        }
        for word in ["server", "migrations", "sea_orm", "axum", "lettre", "tokio"] {
            if !source.names_of(word).is_empty() {
                found.push(format!("{} names {word}", source.path));
            }
        }
    }
    fail_on(found);
}

#[test]
fn migrations_depend_on_sea_orm_migration_only() {
    let manifest = fs::read_to_string(top().join("migrations/Cargo.toml")).expect("the manifest of migrations");
    let (_, dependencies) = manifest.split_once("[dependencies]\n").expect("its dependencies");
    let names: Vec<&str> = dependencies
        .lines()
        .take_while(|line| !line.starts_with('['))
        .filter_map(|line| line.split(['.', ' ', '=']).next().filter(|name| !name.is_empty()))
        .collect();
    assert_eq!(names, ["sea-orm-migration"]);
}

#[test]
fn no_file_passes_300_lines() {
    let long = all().into_iter().filter(|source| source.text.lines().count() > 300);
    fail_on(long.map(|source| format!("{} has {} lines", source.path, source.text.lines().count())).collect());
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
    let code = support::source::without_comments_and_literals(text);
    let source = Source { path: "server/src/web/public/event.rs".to_owned(), text: text.to_owned(), code };

    assert_eq!(source.module(), ["web", "public", "event"]);
    assert_eq!(Vec::from_iter(source.names()), ["db", "domain", "vault", "web"]);
    assert_eq!(Vec::from_iter(source.names_of("app")), ["forms"]);
    assert!(source.has_word("sea_orm") && !source.has_word("sea"));

    let nearer = Source { path: "server/src/web/router.rs".to_owned(), ..source };
    assert_eq!(Vec::from_iter(nearer.names()), ["db", "domain", "mail", "vault", "web"]);
}
