//! The rules of the house, as ordinary tests: which part may name which, how long a file may be, what stands where,
//! and what the code must never say.
#![cfg(test)]

mod arrows;
#[path = "../support/source.rs"]
mod source;
mod words;

use source::{Source, all};

fn in_part(part: &str) -> Vec<Source> {
    let folder = format!("{part}/src/");
    all().into_iter().filter(|source| source.path.starts_with(&folder)).collect()
}

fn fail_on(found: Vec<String>) {
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}
