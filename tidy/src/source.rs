//! Reading the project's own source, for the house rules: which files there are, what they say without comments and
//! texts, and which modules they name.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A Rust file of ours.
pub struct Source {
    /// From the top of the repository, `/` between folders.
    pub path: String,
    pub text: String,
    /// The text with comments gone and literals emptied.
    pub code: String,
}

pub fn top() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace is one folder up").to_owned()
}

/// Every Rust file of ours.
pub fn all() -> Vec<Source> {
    let mut paths = Vec::new();
    for part in ["app", "server", "migrations", "tidy"] {
        collect(&top().join(part), &mut paths);
    }
    assert!(paths.len() > 3, "the source is where it is looked for");
    paths.sort();
    paths.iter().map(|path| Source::read(path)).collect()
}

/// The Rust files of one crate.
pub fn in_part(part: &str) -> Vec<Source> {
    let folder = format!("{part}/src/");
    all().into_iter().filter(|source| source.path.starts_with(&folder)).collect()
}

pub fn fail_on(found: Vec<String>) {
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a readable folder") {
        let path = entry.expect("a readable entry").path();
        if path.is_dir() && path.file_name().is_some_and(|name| name != "target") {
            collect(&path, paths);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            paths.push(path);
        }
    }
}

impl Source {
    fn read(path: &Path) -> Self {
        let text = fs::read_to_string(path).expect("readable source");
        let path = path.strip_prefix(top()).expect("inside the repository").display().to_string();
        Self { code: without_comments_and_literals(&text), path, text }
    }

    /// The module in its crate: `server/src/web/public/event.rs` is `["web", "public", "event"]`, a crate's root is `[]`.
    pub fn module(&self) -> Vec<&str> {
        let Some((_, inside)) = self.path.split_once("/src/") else { return vec![] };
        let mut module: Vec<&str> = inside.trim_end_matches(".rs").split('/').collect();
        if matches!(module.last(), Some(&("mod" | "lib" | "main"))) {
            module.pop();
        }
        module
    }

    /// Whether it holds tests of the module above it and nothing else.
    pub fn is_of_tests(&self) -> bool {
        self.module().iter().any(|part| part.ends_with("tests"))
    }

    /// The modules at the top of its own crate that the file names, by whatever path.
    pub fn names(&self) -> BTreeSet<String> {
        let module = self.module();
        let mut named = first_after(&self.code, "crate");
        for (depth, tail) in supers(&self.code) {
            match module.get(..module.len().saturating_sub(depth)) {
                Some([]) | None => named.extend(firsts(tail)),
                Some([top, ..]) => named.extend([(*top).to_owned()]),
            }
        }
        named
    }

    /// The modules of the crate `name` that the file names.
    pub fn names_of(&self, name: &str) -> BTreeSet<String> {
        first_after(&self.code, name)
    }

    /// The types that other files may name.
    pub fn public_types(&self) -> Vec<String> {
        let kinds = ["struct ", "enum ", "trait ", "type ", "union "];
        let visible = self.code.lines().map(str::trim_start).filter(|line| line.starts_with("pub"));
        let after = |line: &str| {
            let words = line.split_once(' ')?.1;
            let rest = kinds.iter().find_map(|kind| words.strip_prefix(kind))?;
            firsts(rest).into_iter().next().filter(|name| !name.is_empty())
        };
        visible.filter_map(after).collect()
    }

    /// Whether the code has this word by itself.
    pub fn has_word(&self, word: &str) -> bool {
        words(&self.code, word).next().is_some()
    }
}

/// Where `word` stands by itself: what follows it.
fn words<'a>(code: &'a str, word: &'a str) -> impl Iterator<Item = &'a str> {
    let of_name = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(word)
        .filter(move |(at, _)| !code[..*at].ends_with(of_name) && !code[..*at].trim_end().ends_with("::"))
        .map(move |(at, _)| &code[at + word.len()..])
        .filter(move |rest| !rest.starts_with(of_name))
}

fn first_after(code: &str, root: &str) -> BTreeSet<String> {
    words(code, root).filter_map(|rest| rest.trim_start().strip_prefix("::")).flat_map(firsts).collect()
}

/// Every path that starts with `super::`: how many of them, and what follows.
fn supers(code: &str) -> impl Iterator<Item = (usize, &str)> {
    words(code, "super").map(|rest| {
        let (mut depth, mut rest) = (1, rest.trim_start().trim_start_matches("::"));
        while let Some(further) = rest.strip_prefix("super::") {
            (depth, rest) = (depth + 1, further);
        }
        (depth, rest)
    })
}

/// The first names of what follows `::`: one name, or each of a group in braces.
fn firsts(tail: &str) -> Vec<String> {
    let name = |text: &str| text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    let Some(group) = tail.trim_start().strip_prefix('{') else { return vec![name(tail)] };
    let (mut depth, mut start, mut found) = (0, 0, Vec::new());
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            ',' if depth == 0 => {
                found.push(name(&group[start..]));
                start = at + 1;
            }
            '}' if depth == 0 => {
                found.push(name(&group[start..]));
                break;
            }
            '}' => depth -= 1,
            _ => {}
        }
    }
    found
}

/// Line comments go; block comments go; texts and characters stay as empty quotes.
pub fn without_comments_and_literals(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if let Some(length) = raw_string(rest, &code).or_else(|| quoted(rest)) {
            code.push_str("\"\"");
            length
        } else {
            code.push(c);
            c.len_utf8()
        };
        rest = &rest[length..];
    }
    code
}

/// The length of the raw string that `rest` starts with.
fn raw_string(rest: &str, before: &str) -> Option<usize> {
    let hashes = rest.strip_prefix('r')?.chars().take_while(|c| *c == '#').count();
    let starts = rest[1 + hashes..].starts_with('"') && !before.ends_with(|c: char| c.is_alphanumeric() && c != 'b');
    let end = format!("\"{}", "#".repeat(hashes));
    starts.then(|| rest[2 + hashes..].find(&end).map_or(rest.len(), |at| 2 + hashes + at + end.len()))
}

/// The length of the string or character that `rest` starts with; a lifetime is neither.
fn quoted(rest: &str) -> Option<usize> {
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let mut inside = rest.char_indices().skip(1);
    if quote == '\'' {
        let (_, first) = inside.next()?;
        if first != '\\' {
            let (at, closing) = inside.next()?;
            return (closing == '\'').then_some(at + 1);
        }
        inside.next();
    }
    while let Some((at, c)) = inside.next() {
        match c {
            '\\' => drop(inside.next()),
            _ if c == quote => return Some(at + 1),
            _ => {}
        }
    }
    Some(rest.len())
}
