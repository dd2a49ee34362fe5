//! Every text that code asks for exists in every language, and none is unused.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::built_keys::families;
use app::domain::language::Language;
use app::forms::content::ContentInput;
use app::text::Words;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Message, Pattern, PatternElement};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace").to_owned()
}

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return vec![] };
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let mut found: Vec<_> = paths
        .flat_map(|path| if path.is_dir() { files(&path, ending) } else { vec![path] })
        .filter(|path| path.extension().is_some_and(|own| own == ending))
        .collect();
    found.sort();
    found
}

/// A text as read out, with its arguments as a short word, and its default if it depends on a number.
fn spoken(pattern: &Pattern<String>) -> String {
    let piece = |element: &PatternElement<String>| match element {
        PatternElement::TextElement { value } => value.clone(),
        PatternElement::Placeable { expression: Expression::Inline(InlineExpression::StringLiteral { value }) } => {
            value.clone()
        }
        PatternElement::Placeable { expression: Expression::Inline(_) } => "it".to_owned(),
        PatternElement::Placeable { expression: Expression::Select { variants, .. } } => {
            variants.iter().find(|variant| variant.default).map(|variant| spoken(&variant.value)).unwrap_or_default()
        }
    };
    pattern.elements.iter().map(piece).collect()
}

/// The texts of one file by key.
pub fn texts_of(file: &Path) -> BTreeMap<String, String> {
    let source = fs::read_to_string(file).expect("a readable file");
    let resource = fluent_syntax::parser::parse(source).unwrap_or_else(|(_, errors)| panic!("{file:?}: {errors:?}"));
    let mut texts = BTreeMap::new();
    for entry in resource.body {
        if let Entry::Message(Message { id, value: Some(value), .. }) = entry {
            let twice = texts.insert(id.name.clone(), spoken(&value));
            assert!(twice.is_none(), "{file:?} has {} twice", id.name);
        }
    }
    texts
}

/// The files of each language, English among them.
pub fn languages() -> BTreeMap<String, Vec<PathBuf>> {
    let folders =
        fs::read_dir(root().join("app/i18n")).expect("the texts").map(|entry| entry.expect("an entry").path());
    folders
        .map(|path| (path.file_name().expect("a name").to_string_lossy().into_owned(), files(&path, "ftl")))
        .collect()
}

fn keys(files: &[PathBuf]) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    for key in files.iter().flat_map(|file| texts_of(file).into_keys()) {
        assert!(keys.insert(key.clone()), "{key} is in two files");
    }
    keys
}

/// The sources without comments and tests; `but` leaves out paths that contain it.
fn sources(but: &str) -> String {
    let folders = ["app/src", "server/src"].map(|folder| files(&root().join(folder), "rs"));
    let is_wanted = |path: &&PathBuf| {
        let path = path.strip_prefix(root()).expect("a file of ours").to_string_lossy().into_owned();
        !path.ends_with("tests.rs") && !path.contains("/tests/") && (but.is_empty() || !path.contains(but))
    };
    let mut all = String::new();
    for file in folders.iter().flatten().filter(is_wanted) {
        let source = fs::read_to_string(file).expect("a readable file");
        let code = source.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        all.extend(code.lines().filter(|line| !line.trim_start().starts_with("//")).flat_map(|line| [line, "\n"]));
    }
    all
}

/// Every string that could be a key.
fn literals(sources: &str) -> BTreeSet<String> {
    let is_of_keys = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_';
    let literal = |(at, _)| {
        let rest = &sources[at + 1..];
        let end = rest.find(|c| !is_of_keys(c))?;
        (end > 0 && rest[end..].starts_with('"')).then(|| rest[..end].to_owned())
    };
    sources.match_indices('"').filter_map(literal).collect()
}

/// The literal keys in places where only a key is possible.
fn asked(sources: &str) -> BTreeSet<String> {
    let calls = sources.split_inclusive('(').zip(sources.split('(').skip(1));
    let calls = calls.filter(|(before, _)| CALLS.iter().any(|call| before.ends_with(call)));
    calls.filter_map(|(_, rest)| rest.trim_start().strip_prefix('"')?.split('"').next()).map(str::to_owned).collect()
}

/// Calls that take a key first.
const CALLS: [&str; 11] = [
    "words.get(",
    "words.with(",
    "everywhere(",
    "writer.text(",
    "self.text(",
    ".heading(",
    ".paragraph(",
    ".small(",
    ".fact(",
    ".finish(",
    "sentence(",
];

/// Names that start like a key but aren't: acts of the audit, templates, classes, parts of URLs, labels of tokens.
const NO_KEYS: [&str; 27] = [
    "branch-meeting",
    "date-block",
    "door-link-ended",
    "door-opened",
    "event-agreement",
    "event-card",
    "event-consent",
    "guidance-confirmed",
    "issue-paused",
    "issue-resumed",
    "issue-stopped",
    "kind-changed",
    "list-id",
    "list-opened",
    "list-unsubscribe",
    "mail-check",
    "mail-daemon",
    "message-id",
    "newsletter-agreement",
    "newsletter-consent",
    "not-here",
    "not-spam",
    "offer-taken-back",
    "read-out",
    "stall-day",
    "take-out",
    "your-sign-up",
];

#[test]
fn what_is_read_out_says_the_same_as_what_is_agreed_to() {
    let words = Words::timeless(&Language::english());
    for text in ["event-consent", "newsletter-consent", "event-agreement", "newsletter-agreement"] {
        let [own, read_out] = ["wording", "read-out"].map(|from| {
            let names = [("organisation", "Harbour Party".into()), ("title", "Harbour news".into())];
            words.with(&format!("{from}-{text}"), names)
        });
        let said = own
            .replace(" my ", " your ")
            .replace(" me ", " you ")
            .replace("My ", "Your ")
            .replace("I can ", "You can ");
        assert_eq!(said.replace(", I agree", ", you agree").replace("I agree", "You agree"), read_out);
    }
}

#[test]
fn every_text_that_code_asks_for_is_there_in_every_language() {
    let sources = sources("/samples");
    let mut asked = asked(&sources);
    assert!(asked.len() > 900, "the search finds the calls");
    let english = keys(&languages()["en"]);
    let begins = |key: &str| key.split_once('-').map(|(begin, _)| format!("{begin}-"));
    let beginnings: BTreeSet<_> = english.iter().filter_map(|key| begins(key)).collect();
    let is_like_a_key = |name: &String| begins(name).is_some_and(|begin| beginnings.contains(&begin));
    asked.extend(literals(&sources).into_iter().filter(|name| is_like_a_key(name) && !NO_KEYS.contains(&&**name)));
    asked.extend(families().into_iter().flat_map(|(_, keys)| keys));
    for (language, files) in languages() {
        let missing: Vec<_> = asked.difference(&keys(&files)).cloned().collect();
        assert!(missing.is_empty(), "{language} lacks {missing:?}");
    }
}

#[test]
fn every_key_that_is_built_is_listed() {
    let sources = sources("/samples");
    let beginnings: BTreeSet<_> =
        keys(&languages()["en"]).iter().filter_map(|key| Some(key.split_once('-')?.0.to_owned())).collect();
    let built = sources.split("format!(\"").skip(1).filter_map(|rest| rest.split('"').next());
    let is_a_key = |pattern: &&str| {
        let (begin, rest) = pattern.split_once('-').unwrap_or_default();
        beginnings.contains(begin) && rest.contains('{') && !rest.contains([' ', '/', '@'])
    };
    let built: BTreeSet<_> = built.filter(is_a_key).collect();
    let listed: BTreeSet<_> = families().into_iter().map(|(pattern, _)| pattern).collect();
    assert_eq!(built, listed);
}

#[test]
fn every_language_has_the_same_texts() {
    let languages = languages();
    let english = keys(&languages["en"]);
    for (language, files) in &languages {
        assert_eq!(keys(files), english, "{language}");
    }
}

#[test]
fn no_text_is_left_over() {
    let mut asked = literals(&sources(""));
    asked.extend(families().into_iter().flat_map(|(_, keys)| keys));
    let unused: Vec<_> = keys(&languages()["en"]).difference(&asked).cloned().collect();
    assert!(unused.is_empty(), "{unused:?}");
}

#[test]
fn every_input_of_the_editor_says_what_it_asks() {
    let words = Words::timeless(&Language::english());
    for input in ContentInput::ALL {
        assert!(words.find(&format!("editor-{}", input.name())).is_some(), "{}", input.name());
    }
}
