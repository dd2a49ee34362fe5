//! The journal: what must outlive a restore of the database. Erasures, suppressions and lifts are numbered and put into
//! a separate file, on disk before the database commits. It has no personal data: only random ids and keyed hashes.
//!
//! For it to be complete above a mark, entries must be written in the order in which the database commits them:
//! append inside the writing transaction, after locking the row with the mark.

mod compact;
mod error;
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
pub use error::JournalError;
use line::NoHead;
pub use line::{Act, JournalEntry};

/// The open journal. Each call locks the file, as other processes may append too.
pub struct Journal {
    path: PathBuf,
    /// The entry it must reach.
    mark: i64,
    for_reading: bool,
    state: Mutex<State>,
    unsettled: Mutex<Vec<void::Unsettled>>,
}

/// What this process has read of the file so far.
struct State {
    file: File,
    inode: u64,
    lines: usize,
    end: u64,
    last: i64,
    of: Option<String>,
}

impl Journal {
    /// Opens the journal, or creates it (0600, on disk).
    /// If the last line was cut off, e.g. by a power cut, it was never acknowledged, and is removed.
    ///
    /// # Errors
    /// When a line before the last is broken, or the file can't be read or written.
    pub fn open(path: &Path) -> Result<Self, JournalError> {
        let journal = Self::at(path, 0, false)?;
        let _lock = journal.lock()?;
        journal.read_all(&mut journal.state())?;
        Ok(journal)
    }

    /// The same for the journal of this keyring, which the database knows up to `mark`: if it ends before, it's left
    /// unchanged. A new database knows nothing, and takes over whatever is there.
    ///
    /// # Errors
    /// Also when it belongs to another keyring.
    pub fn open_of(path: &Path, fingerprint: &[u8; 32], mark: Option<i64>) -> Result<Self, JournalError> {
        let journal = Self::at(path, mark.unwrap_or_default(), false)?;
        let _lock = journal.lock()?;
        journal.read_all(&mut journal.state())?;
        journal.tie(line::name_of(fingerprint), mark.is_none())?;
        Ok(journal)
    }

    /// The same, read-only: nothing is created, cut or noted.
    ///
    /// # Errors
    /// Also when it's missing.
    pub fn open_to_read(path: &Path, fingerprint: &[u8; 32], mark: i64) -> Result<Self, JournalError> {
        let journal = Self::at(path, mark, true)?;
        let _lock = journal.lock()?;
        journal.read_all(&mut journal.state())?;
        match &journal.state().of {
            Some(of) if *of != line::name_of(fingerprint) => Err(JournalError::Foreign(journal.path.clone())),
            _ => Ok(()),
        }?;
        Ok(journal)
    }

    fn at(path: &Path, mark: i64, for_reading: bool) -> Result<Self, JournalError> {
        // If the path is a link, the file itself is compacted, not the link.
        let path = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let at = |source| JournalError::File { path: path.clone(), source };
        if !for_reading {
            let _lock = files::lock(&path).map_err(at)?;
            if !path.try_exists().map_err(at)? {
                let head = line::head(0, None).map_err(at)?;
                files::replace(&path, head.as_bytes()).map_err(at)?;
            }
        }
        let state = Mutex::new(State::open(&path, for_reading).map_err(at)?);
        Ok(Self { path, mark, for_reading, state, unsettled: Mutex::default() })
    }

    /// Notes the keyring it belongs to, if none or only a former one is noted. The caller holds the lock.
    fn tie(&self, of: String, take_over: bool) -> Result<(), JournalError> {
        let mut state = self.state();
        match &state.of {
            Some(known) if *known == of => return Ok(()),
            Some(_) if !take_over => return Err(JournalError::Foreign(self.path.clone())),
            _ => {}
        }
        let text = std::fs::read(&self.path).map_err(|error| self.failed(error))?;
        let Ok((length, head)) = line::read_head(&text) else { return Ok(()) };
        let head = line::head(head.last, Some(of)).map_err(|error| self.failed(error))?;
        let tied = [head.as_bytes(), &text[length..]].concat();
        files::replace(&self.path, &tied).map_err(|error| self.failed(error))?;
        self.read_all(&mut state).map(drop)
    }

    /// The lock of the file, shared if it's only read.
    fn lock(&self) -> Result<Option<File>, JournalError> {
        let lock = if self.for_reading { files::lock_shared(&self.path) } else { files::lock(&self.path).map(Some) };
        lock.map_err(|error| self.failed(error))
    }

    /// Appends the acts, which are on disk when this returns, and returns the last number.
    /// Without acts it returns the last number there is.
    ///
    /// # Errors
    /// When the file is broken or can't be written; nothing is appended then.
    pub fn append(&self, at: DateTime<Utc>, acts: &[Act]) -> Result<i64, JournalError> {
        let mut state = self.state();
        let _lock = self.lock()?;
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
            // Whatever was written isn't an entry: nobody was given its number.
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
    /// When the file is broken or can't be read.
    pub fn above(&self, mark: i64) -> Result<Vec<JournalEntry>, JournalError> {
        let mut state = self.state();
        let _lock = self.lock()?;
        let mut entries = void::in_force(self.read_all(&mut state)?);
        entries.retain(|entry| entry.number > mark);
        Ok(entries)
    }

    /// The path of the file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The last number this handle has seen: what another process appends is seen by the next call of any other method.
    pub fn last(&self) -> i64 {
        self.state().last
    }

    /// Reads all entries. The caller holds the lock.
    fn read_all(&self, state: &mut State) -> Result<Vec<JournalEntry>, JournalError> {
        *state = State::open(&self.path, self.for_reading).map_err(|error| self.failed(error))?;
        self.catch_up(state)
    }

    /// Reads what was added since the last call, and cuts off a torn end. The caller holds the lock.
    fn catch_up(&self, state: &mut State) -> Result<Vec<JournalEntry>, JournalError> {
        let text = state.unread(&self.path, self.for_reading).map_err(|error| self.failed(error))?;
        let broken = |line| JournalError::Broken { path: self.path.clone(), line };
        let (start, told) = if state.lines == 0 {
            let (start, head) = line::read_head(&text).map_err(|why| self.no_head(why))?;
            state.of = head.of;
            (start, head.last)
        } else {
            (0, state.last)
        };
        let lines = state.lines.max(1);
        let tail = line::read_entries(&text[start..], state.last).map_err(|index| broken(lines + index + 1))?;
        state.lines = lines + tail.entries.len();
        state.end += (start + tail.whole) as u64;
        let newest = tail.entries.last().map_or(told, |entry| entry.number);
        state.last = newest.max(told);
        if tail.torn && state.last < self.mark {
            return Err(JournalError::CutShort { path: self.path.clone(), last: state.last, mark: self.mark });
        }
        if tail.torn && !self.for_reading {
            state.cut_to_end().map_err(|error| self.failed(error))?;
        }
        Ok(tail.entries)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn no_head(&self, why: NoHead) -> JournalError {
        let path = self.path.clone();
        let why = match why {
            NoHead::Damaged => return JournalError::Broken { path, line: 1 },
            NoHead::Empty => "is empty: it was cut to nothing",
            NoHead::CutShort => "was cut short in its first line",
            NoHead::Later => "was written by a newer Onpurpose, and that version is needed to read it",
            NoHead::Foreign => "is another file: it does not begin as a journal does",
        };
        JournalError::NoJournal { path, why }
    }

    fn failed(&self, source: io::Error) -> JournalError {
        JournalError::File { path: self.path.clone(), source }
    }
}

impl State {
    /// The file, before anything of it was read.
    fn open(path: &Path, for_reading: bool) -> io::Result<Self> {
        let file = OpenOptions::new().read(true).write(!for_reading).open(path)?;
        let inode = file.metadata()?.ino();
        Ok(Self { file, inode, lines: 0, end: 0, last: 0, of: None })
    }

    /// What the file has after the known part; everything if another process has compacted it.
    fn unread(&mut self, path: &Path, for_reading: bool) -> io::Result<Vec<u8>> {
        let now = std::fs::metadata(path)?;
        if now.ino() != self.inode || now.len() < self.end {
            *self = Self::open(path, for_reading)?;
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
