//! A table of the file, read key by key. Any key left over at the end is unknown and refused.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use app::domain::language::LocalText;
use app::domain::why::Why;
use app::forms::inputs::{Check, Inputs};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::fault::Source;
use super::values;
use crate::actions::publish::SourcePosition;

/// A table of the file.
#[derive(Debug)]
pub struct Section<'s, 't> {
    source: &'s Source<'t>,
    path: String,
    line: usize,
    rest: DeTable<'t>,
    /// The lines of keys already read.
    taken: BTreeMap<String, usize>,
}

impl<'s, 't> Section<'s, 't> {
    /// The whole file.
    #[must_use]
    pub const fn root(source: &'s Source<'t>, table: DeTable<'t>) -> Self {
        Self { source, path: String::new(), line: 1, rest: table, taken: BTreeMap::new() }
    }

    fn path_of(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }

    /// The position of a key, or of its table when the key isn't given.
    #[must_use]
    pub fn mark(&self, key: &str) -> SourcePosition {
        let here = self.rest.get(key).map(|value| self.source.line(value.span().start));
        let line = here.or_else(|| self.taken.get(key).copied()).unwrap_or(self.line);
        SourcePosition { line, key: self.path_of(key) }
    }

    /// Reads an optional key.
    pub fn may<T>(&mut self, key: &str, read: impl FnOnce(&DeValue<'t>) -> Result<T, Why>) -> Option<T> {
        let mark = self.mark(key);
        let value = self.rest.remove(key)?;
        self.taken.insert(key.to_owned(), mark.line);
        match read(value.get_ref()) {
            Ok(read) => Some(read),
            Err(why) => {
                self.source.add(mark.fault(why));
                None
            }
        }
    }

    /// Reads a required key.
    pub fn need<T>(&mut self, key: &str, read: impl FnOnce(&DeValue<'t>) -> Result<T, Why>) -> Option<T> {
        if !self.rest.contains_key(key) {
            self.fault(key, Why::Missing);
        }
        self.may(key, read)
    }

    /// Reads the table `[key]`.
    pub fn table(&mut self, key: &str) -> Option<Self> {
        let value = self.rest.remove(key)?;
        self.inner(key, value)
    }

    /// Reads the tables `[[key]]`, in the order of the file.
    pub fn tables(&mut self, key: &str) -> Vec<Self> {
        let Some(value) = self.rest.remove(key) else { return vec![] };
        let line = self.source.line(value.span().start);
        match value.into_inner() {
            DeValue::Array(list) => list.into_iter().filter_map(|value| self.inner(key, value)).collect(),
            _ => {
                self.source.add(
                    SourcePosition { line, key: self.path_of(key) }
                        .fault(format!("write it as [[{}]]", self.path_of(key))),
                );
                vec![]
            }
        }
    }

    fn inner(&self, key: &str, value: Spanned<DeValue<'t>>) -> Option<Self> {
        let (path, line) = (self.path_of(key), self.source.line(value.span().start));
        match value.into_inner() {
            DeValue::Table(rest) => Some(Self { source: self.source, path, line, rest, taken: BTreeMap::new() }),
            _ => {
                self.source
                    .add(SourcePosition { line, key: path.clone() }.fault(format!("write it as a table, [{path}]")));
                None
            }
        }
    }

    /// Notes a fault of a key.
    pub fn fault(&self, key: &str, why: impl Into<Why>) {
        self.source.add(self.mark(key).fault(why));
    }

    /// Notes a fault at a position that was marked before.
    pub fn fault_at(&self, mark: &SourcePosition, why: impl Into<Why>) {
        self.source.add(mark.fault(why));
    }

    /// Refuses any key left over.
    pub fn finish(self) {
        for (key, value) in &self.rest {
            let mark = SourcePosition { line: self.source.line(value.span().start), key: self.path_of(key.get_ref()) };
            self.source.add(mark.fault("is not a key that is known here"));
        }
    }
}

impl Inputs<&'static str> for Section<'_, '_> {
    fn text(&mut self, key: &'static str, check: Check) -> Option<LocalText> {
        self.may(key, |value| values::local(value, check))
    }

    fn count(&mut self, key: &'static str, range: &RangeInclusive<u32>) -> Option<u32> {
        self.may(key, |value| values::count(value, range))
    }

    fn is_on(&mut self, key: &'static str, by_default: bool) -> bool {
        self.may(key, values::yes_no).unwrap_or(by_default)
    }

    fn is_given(&self, key: &'static str) -> bool {
        self.rest.contains_key(key)
    }

    fn refuse(&mut self, key: &'static str, why: Why) {
        self.fault(key, why);
    }
}
