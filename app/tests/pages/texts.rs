//! Every text that code asks for is there, in every language; none is left over.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

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

/// What a text says, its arguments as a short word, its default where it depends on a number.
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

fn sources() -> String {
    let folders = ["app/src", "server/src"].map(|folder| files(&root().join(folder), "rs"));
    folders.iter().flatten().map(|file| fs::read_to_string(file).expect("a readable file")).collect()
}

/// The literal keys that are asked for by `.get("…")` and `.with("…"`.
fn asked(sources: &str) -> BTreeSet<String> {
    let calls = ["words.get(", "words.with("].into_iter().flat_map(|call| sources.split(call).skip(1));
    calls.filter_map(|rest| rest.trim_start().strip_prefix('"')?.split('"').next()).map(str::to_owned).collect()
}

#[test]
fn every_text_that_code_asks_for_is_there_in_every_language() {
    let asked = asked(&sources());
    assert!(asked.len() > 200, "the search finds the calls");
    for (language, files) in languages() {
        let missing: Vec<_> = asked.difference(&keys(&files)).cloned().collect();
        assert!(missing.is_empty(), "{language} lacks {missing:?}");
    }
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
    let sources = sources();
    let families: Vec<_> = sources.split("format!(\"").skip(1).filter_map(|rest| rest.split('{').next()).collect();
    let unused: Vec<_> = keys(&languages()["en"])
        .into_iter()
        .filter(|key| !sources.contains(&format!("\"{key}\"")))
        .filter(|key| !families.iter().any(|family| family.ends_with('-') && key.starts_with(family)))
        .collect();
    assert!(unused.is_empty(), "{unused:?}");
}

#[test]
fn every_input_of_the_editor_says_what_it_asks() {
    let words = Words::new(&Language::english());
    for input in ContentInput::ALL {
        assert!(words.find(&format!("editor-{}", input.name())).is_some(), "{}", input.name());
    }
}
