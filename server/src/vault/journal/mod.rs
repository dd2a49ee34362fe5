//! The journal: what must outlive a restore of the database. Erasures, suppressions and lifts, numbered, in a file of
//! their own, on disk before the database commits. It holds no personal data: random ids and keyed hashes only.
//!
//! To be complete above a mark, entries must be written in the order in which the database commits them:
//! append inside the writing transaction, after it has locked the row that holds the mark.

mod compact;
mod line;
mod void;

use std::{
    fs::{File, OpenOptions},
    io::{self, Read, Seek, SeekFrom, Write},
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
};

use chrono::{DateTime, Utc};

use crate::files;
pub use line::{Act, Entry};

/// A failure of the journal.
#[derive(Debug, thiserror::Error)]
pub enum JournalError {
    /// A line that is not the last one is unreadable: entries may be lost, which a person must decide about.
    #[error(
        "Line {line} of the journal {path} is broken. The journal keeps erased people erased: \
         put back the newest good copy of it."
    )]
    Broken {
        /// The file.
        path: PathBuf,
        /// The line, counted from 1.
        line: usize,
    },
    /// The file could not be read or written.
    #[error("The journal {path} cannot be used: {source}")]
    File {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// The open journal. Each call locks the file, so that other processes may append too.
pub struct Journal {
    path: PathBuf,
    state: Mutex<State>,
    unsettled: Mutex<Vec<void::Unsettled>>,
}

/// How far the file is known.
struct State {
    file: File,
    inode: u64,
    lines: usize,
    end: u64,
    last: i64,
}

impl Journal {
    /// Opens the journal, or makes it (0600, on disk) when it is missing.
    /// A last line that was cut off, as by a power cut, was never promised to anyone and is removed.
    ///
    /// # Errors
    /// When a line before the last is broken, or the file cannot be read or written.
    pub fn open(path: &Path) -> Result<Self, JournalError> {
        // Through a link the file itself is compacted, not the link.
        let path = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let at = |source| JournalError::File { path: path.clone(), source };
        let _lock = files::lock(&path).map_err(at)?;
        if !path.try_exists().map_err(at)? {
            files::replace(&path, line::head(0).as_bytes()).map_err(at)?;
        }
        let state = Mutex::new(State::open(&path).map_err(at)?);
        let journal = Self { path, state, unsettled: Mutex::default() };
        journal.catch_up(&mut journal.state())?;
        Ok(journal)
    }

    /// Appends the acts, on disk when this returns, and gives the last number.
    /// Without acts it gives the last number there is.
    ///
    /// # Errors
    /// When the file is broken or cannot be written; nothing is appended then.
    pub fn append(&self, at: DateTime<Utc>, acts: &[Act]) -> Result<i64, JournalError> {
        let mut state = self.state();
        let _lock = files::lock(&self.path).map_err(|error| self.failed(error))?;
        self.catch_up(&mut state)?;
        if acts.is_empty() {
            return Ok(state.last);
        }
        let mut text = String::new();
        let mut number = state.last;
        for act in acts {
            number += 1;
            text.push_str(&line::entry(number, at, act).map_err(|error| self.failed(error))?);
        }
        if let Err(error) = state.write(&text) {
            // What got to the file is no entry: nobody was told its number.
            let _ = state.cut_to_end();
            return Err(self.failed(error));
        }
        state.end += text.len() as u64;
        state.lines += acts.len();
        state.last = number;
        Ok(number)
    }

    /// The entries with a number above the mark that are not void, in order.
    ///
    /// # Errors
    /// When the file is broken or cannot be read.
    pub fn above(&self, mark: i64) -> Result<Vec<Entry>, JournalError> {
        let mut state = self.state();
        let _lock = files::lock(&self.path).map_err(|error| self.failed(error))?;
        let mut entries = void::standing(self.read_all(&mut state)?);
        entries.retain(|entry| entry.number > mark);
        Ok(entries)
    }

    /// Where the file is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The last number, as far as this handle has seen: what another process appends is seen by the next call of the others.
    pub fn last(&self) -> i64 {
        self.state().last
    }

    /// Reads all entries. The caller holds the lock.
    fn read_all(&self, state: &mut State) -> Result<Vec<Entry>, JournalError> {
        *state = State::open(&self.path).map_err(|error| self.failed(error))?;
        self.catch_up(state)
    }

    /// Reads what is new since the last look and cuts a torn end off. The caller holds the lock.
    fn catch_up(&self, state: &mut State) -> Result<Vec<Entry>, JournalError> {
        let text = state.unread(&self.path).map_err(|error| self.failed(error))?;
        let broken = |line| JournalError::Broken { path: self.path.clone(), line };
        let (start, told) =
            if state.lines == 0 { line::read_head(&text).ok_or_else(|| broken(1))? } else { (0, state.last) };
        let lines = state.lines.max(1);
        let tail = line::read_entries(&text[start..], state.last).map_err(|index| broken(lines + index + 1))?;
        state.lines = lines + tail.entries.len();
        state.end += (start + tail.whole) as u64;
        let newest = tail.entries.last().map_or(told, |entry| entry.number);
        state.last = newest.max(told);
        if tail.torn {
            state.cut_to_end().map_err(|error| self.failed(error))?;
        }
        Ok(tail.entries)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn failed(&self, source: io::Error) -> JournalError {
        JournalError::File { path: self.path.clone(), source }
    }
}

impl State {
    /// The file, of which nothing is known yet.
    fn open(path: &Path) -> io::Result<Self> {
        let file = OpenOptions::new().read(true).write(true).open(path)?;
        let inode = file.metadata()?.ino();
        Ok(Self { file, inode, lines: 0, end: 0, last: 0 })
    }

    /// What is in the file after the known part; all of it when another process has compacted it.
    fn unread(&mut self, path: &Path) -> io::Result<Vec<u8>> {
        let now = std::fs::metadata(path)?;
        if now.ino() != self.inode || now.len() < self.end {
            *self = Self::open(path)?;
        }
        let mut text = Vec::new();
        self.file.seek(SeekFrom::Start(self.end))?;
        self.file.read_to_end(&mut text)?;
        Ok(text)
    }

    fn write(&mut self, text: &str) -> io::Result<()> {
        self.file.seek(SeekFrom::Start(self.end))?;
        self.file.write_all(text.as_bytes())?;
        self.file.sync_all()
    }

    fn cut_to_end(&mut self) -> io::Result<()> {
        self.file.set_len(self.end)?;
        self.file.sync_all()
    }
}

#[cfg(test)]
mod tests;
