//! What a limit remembers: a limited number of entries, each with its end. When it's full, the entry that would end
//! first is dropped, never all of them: making up a hundred thousand addresses frees nobody.

use std::collections::{BTreeSet, HashMap};
use std::time::Duration;

/// The most entries that are remembered.
pub(super) const MAX_ENTRIES: usize = 100_000;

/// Entries by key. Times count from boot.
#[derive(Debug)]
pub(super) struct Table<V> {
    kept: HashMap<u64, (Duration, V)>,
    ends: BTreeSet<(Duration, u64)>,
}

impl<V> Default for Table<V> {
    fn default() -> Self {
        Self { kept: HashMap::new(), ends: BTreeSet::new() }
    }
}

impl<V> Table<V> {
    pub(super) fn get(&self, key: u64) -> Option<&V> {
        self.kept.get(&key).map(|(_, value)| value)
    }

    /// Remembers `value` until `end`, replacing what was there; everything that ended by `over` is forgotten.
    pub(super) fn keep(&mut self, key: u64, value: V, end: Duration, over: Duration) {
        self.remove(key);
        while let Some((first, of)) = self.ends.first().copied()
            && (first <= over || self.kept.len() >= MAX_ENTRIES)
        {
            self.ends.remove(&(first, of));
            self.kept.remove(&of);
        }
        self.ends.insert((end, key));
        self.kept.insert(key, (end, value));
    }

    pub(super) fn remove(&mut self, key: u64) -> Option<V> {
        let (end, value) = self.kept.remove(&key)?;
        self.ends.remove(&(end, key));
        Some(value)
    }

    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        assert_eq!(self.kept.len(), self.ends.len());
        self.kept.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn at(second: u64) -> Duration {
        Duration::from_secs(second)
    }

    #[test]
    fn where_there_is_no_room_the_first_to_end_goes_and_no_other() {
        let mut table = Table::default();
        table.keep(1, "first to come, last to end", at(2_000_000), at(0));
        for key in 2..=MAX_ENTRIES as u64 {
            table.keep(key, "", at(key), at(0));
        }
        assert_eq!(table.len(), MAX_ENTRIES);
        table.keep(0, "one more", at(1), at(0));
        assert_eq!((table.len(), table.get(2)), (MAX_ENTRIES, None));
        assert!(table.get(1).is_some() && table.get(0).is_some() && table.get(3).is_some());
    }

    #[test]
    fn what_has_ended_is_forgotten_and_what_is_kept_anew_has_a_new_end() {
        let mut table = Table::default();
        table.keep(1, "a", at(10), at(0));
        table.keep(2, "b", at(20), at(0));
        table.keep(1, "c", at(30), at(0));
        table.keep(3, "d", at(40), at(20));
        assert_eq!((table.get(1), table.get(2), table.len()), (Some(&"c"), None, 2));
        assert_eq!((table.remove(1), table.remove(1), table.len()), (Some("c"), None, 1));
    }
}
