//! A byte search over a folder: which files hold something that must not be there.

use std::fs;
use std::path::Path;

/// The files under `folder` that hold these bytes, by their names.
pub fn files_with(folder: &Path, needle: &[u8]) -> Vec<String> {
    assert!(needle.len() > 3, "a needle that means something");
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a readable folder") {
        let path = entry.expect("a readable entry").path();
        if path.ends_with(server::room::NAME) {
            // Room that is set aside: it was never written to.
            continue;
        }
        if path.is_dir() {
            found.extend(files_with(&path, needle));
        } else if holds(&content(&path), needle) {
            found.push(path.file_name().expect("a name").display().to_string());
        }
    }
    found
}

/// What is in a file: nothing in one that a running program has unlinked since it was listed.
pub fn content(path: &Path) -> Vec<u8> {
    match fs::read(path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => vec![],
        read => read.expect("a readable file"),
    }
}

/// Whether the bytes hold the needle.
pub fn holds(bytes: &[u8], needle: &[u8]) -> bool {
    let (first, rest) = needle.split_first().expect("a needle");
    let mut from = bytes;
    while let Some(at) = from.iter().position(|byte| byte == first) {
        from = &from[at + 1..];
        if from.starts_with(rest) {
            return true;
        }
    }
    false
}
