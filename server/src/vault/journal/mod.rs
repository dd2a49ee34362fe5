//! The journal: what must outlive a restore of the database. Erasures, suppressions and lifts, numbered, in a file of
//! their own, on disk before the database commits. It holds no personal data: random ids and keyed hashes only.
//!
//! To be complete above a mark, entries must be written in the order in which the database commits them:
//! append inside the writing transaction, after it has locked the row that holds the mark.

mod compact;
mod line;

use std::{
    fs::{File, Metadata, OpenOptions},
    io::{self, Read, Seek, SeekFrom, Write},
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
};

use chrono::{DateTime, Utc};

use super::files;
pub use line::{Act, Entry};

/// A failure of the journal.
#[derive(Debug, thiserror::Error)]
pub enum JournalError {
    /// A line that is not the last one is unreadable: entries may be lost, which a person must decide about.
    #[error(
        "Line {line} of the journal {path} is broken. The journal keeps erased people erased: \
         put back a good copy of it, or restore the newest backup with --journal-lost."
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
}

struct State {
    file: File,
    inode: u64,
    last: i64,
}

impl Journal {
    /// Opens the journal, or makes it (0600, on disk) when it is missing.
    /// A last line that was cut off, as by a power cut, was never promised to anyone and is removed.
    ///
    /// # Errors
    /// When a line before the last is broken, or the file cannot be read or written.
    pub fn open(path: &Path) -> Result<Self, JournalError> {
        let at = |source| JournalError::File { path: path.to_owned(), source };
        let _lock = files::lock(path).map_err(at)?;
        if !path.try_exists().map_err(at)? {
            files::replace(path, line::head(0).as_bytes()).map_err(at)?;
        }
        let (file, meta) = open_file(path).map_err(at)?;
        let journal = Self { path: path.to_owned(), state: Mutex::new(State { file, inode: meta.ino(), last: 0 }) };
        journal.repair(&mut journal.state())?;
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
        let end = self.repair(&mut state)?;
        if acts.is_empty() {
            return Ok(state.last);
        }
        let mut text = String::new();
        let mut number = state.last;
        for act in acts {
            number += 1;
            text.push_str(&line::entry(number, at, act).map_err(|error| self.failed(error))?);
        }
        if let Err(error) = write_at(&mut state.file, end, text.as_bytes()) {
            // What got to the file is no entry: nobody was told its number.
            let _ = state.file.set_len(end);
            return Err(self.failed(error));
        }
        state.last = number;
        Ok(number)
    }

    /// The entries with a number above the mark, in order.
    ///
    /// # Errors
    /// When the file is broken or cannot be read.
    pub fn above(&self, mark: i64) -> Result<Vec<Entry>, JournalError> {
        let mut state = self.state();
        let _lock = files::lock(&self.path).map_err(|error| self.failed(error))?;
        let mut entries = self.read(&mut state)?.entries;
        entries.retain(|entry| entry.number > mark);
        Ok(entries)
    }

    /// The last number, as far as this handle has seen: what another process appends is seen by the next call of the others.
    pub fn last(&self) -> i64 {
        self.state().last
    }

    /// Cuts a torn end off and gives the length of the whole part. The caller holds the lock.
    fn repair(&self, state: &mut State) -> Result<u64, JournalError> {
        let read = self.read(state)?;
        if read.torn {
            state.file.set_len(read.whole).and_then(|()| state.file.sync_all()).map_err(|error| self.failed(error))?;
        }
        Ok(read.whole)
    }

    fn read(&self, state: &mut State) -> Result<line::Read, JournalError> {
        let text = self.text(state).map_err(|error| self.failed(error))?;
        let read = line::read(&text).map_err(|line| JournalError::Broken { path: self.path.clone(), line })?;
        state.last = read.last;
        Ok(read)
    }

    /// The file's content; opened anew when another process has compacted it.
    fn text(&self, state: &mut State) -> io::Result<Vec<u8>> {
        if std::fs::metadata(&self.path)?.ino() != state.inode {
            let (file, meta) = open_file(&self.path)?;
            state.file = file;
            state.inode = meta.ino();
        }
        let mut text = Vec::new();
        state.file.seek(SeekFrom::Start(0))?;
        state.file.read_to_end(&mut text)?;
        Ok(text)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn failed(&self, source: io::Error) -> JournalError {
        JournalError::File { path: self.path.clone(), source }
    }
}

fn open_file(path: &Path) -> io::Result<(File, Metadata)> {
    let file = OpenOptions::new().read(true).write(true).open(path)?;
    let meta = file.metadata()?;
    Ok((file, meta))
}

fn write_at(file: &mut File, end: u64, text: &[u8]) -> io::Result<()> {
    file.seek(SeekFrom::Start(end))?;
    file.write_all(text)?;
    file.sync_all()
}

#[cfg(test)]
mod tests;
