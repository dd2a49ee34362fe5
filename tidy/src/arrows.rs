//! Which part may name which.

use std::collections::BTreeSet;
use std::fs;

use super::source::{Source, fail_on, in_part, top};

/// What each part of `app` may name of its own crate; tests may name the sample data too.
const APP: [(&str, &[&str]); 10] = [
    ("domain", &["domain"]),
    ("text", &["domain", "text"]),
    ("forms", &["domain", "text", "forms"]),
    ("components", &["domain", "text", "forms", "components"]),
    ("islands", &["domain", "text", "forms", "components", "islands", "api", "packed", "folding"]),
    ("pages", &["domain", "text", "forms", "components", "islands", "api", "pages", "folding"]),
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
fn sea_orm_is_named_in_the_database_layer_alone_and_pages_see_no_rows() {
    let mut found = Vec::new();
    for source in in_part("server").iter().filter(|source| !source.is_of_tests()) {
        let layer = source.module().first().copied().unwrap_or_default();
        let code = source.code.split("#[cfg(test)]").next().unwrap_or_default();
        let named = layer != "db" && code.contains("sea_orm");
        let writes = layer != "db" && code.contains("ActiveModel");
        let reads =
            matches!(layer, "web" | "jobs") && [".db.read()", "entity::", "::Model"].iter().any(|it| code.contains(it));
        for (what, is_so) in [("names sea_orm", named), ("writes a row itself", writes), ("reads rows", reads)] {
            if is_so {
                found.push(format!("{} {what}", source.path));
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
