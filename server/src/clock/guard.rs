//! The one guard before anything is destroyed because its time has come: rows, keys, journal entries. A clock that is
//! far from where it should be is doubted, by every process and from its start, until it's known to be right, has
//! proven steady, or a person says so. Code that destroys needs a [`Believed`], which only the guard makes.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};

use super::Clock;
pub use super::kept::Off;
use super::kept::{AWAY, KeptTime};
use crate::files;

/// The longest an epoch is current while a server runs: its week, and a day in case the server was busy or off.
pub(crate) const LONGEST_EPOCH: TimeDelta = TimeDelta::days(8);

/// Proof that the clock was believed a moment ago, and its time then. Whatever is destroyed was due by this time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Believed(DateTime<Utc>);

impl Believed {
    /// The clock's time.
    #[must_use]
    pub const fn now(self) -> DateTime<Utc> {
        self.0
    }

    /// A believed time for tests.
    #[cfg(test)]
    pub(crate) const fn for_tests(now: DateTime<Utc>) -> Self {
        Self(now)
    }
}

/// Why the clock isn't believed, in a sentence for the operator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// It's far from where it should be.
    Off(Off),
    /// The file with the kept times can't be read.
    Unreadable {
        /// The file.
        path: PathBuf,
        /// The system's error.
        why: String,
    },
}

impl fmt::Display for Doubt {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "Nothing is deleted and no key is destroyed, for the clock may be wrong: ")?;
        match self {
            Self::Off(Off { says, expected, until }) => {
                let (says, expected, until) = (minute(*says), minute(*expected), minute(*until));
                write!(
                    to,
                    "it says {says}, and was expected at {expected}. If it is right, run: onpurpose clock accept. \
                     Otherwise put it right. It is believed automatically once it is known to be synchronised, \
                     or on {until} if it runs steadily until then."
                )
            }
            Self::Unreadable { path, why } => write!(
                to,
                "{} cannot be read ({why}). Make it readable, or make sure that the clock is right and run: \
                 onpurpose clock accept.",
                path.display()
            ),
        }
    }
}

impl std::error::Error for Doubt {}

/// A time in the form operators read.
pub(crate) fn minute(at: DateTime<Utc>) -> String {
    at.format("%Y-%m-%d %H:%M UTC").to_string()
}

/// The guard of one installation. All processes share its file.
#[derive(Debug)]
pub struct Guard {
    path: PathBuf,
    clock: Arc<Clock>,
    /// What was kept last, in case the file is lost in the meantime.
    last: Mutex<KeptTime>,
    is_doubted: AtomicBool,
}

impl Guard {
    /// Opens the guard with its file. An installation that has kept no time yet believes its clock, unless that is far
    /// after `epoch_began`, when its last epoch began.
    #[must_use]
    pub fn open(path: &Path, clock: Arc<Clock>, epoch_began: Option<DateTime<Utc>>) -> Self {
        let at = clock.read();
        let known =
            epoch_began.map(|epoch_began| epoch_began + LONGEST_EPOCH).filter(|latest| *latest + AWAY < at.wall);
        let last = match known {
            Some(seen) => KeptTime { seen, believed: None, doubted: None },
            None => KeptTime::believing(&at),
        };
        let guard = Self { path: path.to_owned(), clock, last: Mutex::new(last), is_doubted: AtomicBool::new(false) };
        drop(guard.peek());
        guard
    }

    /// Checks the clock and keeps its time, if it's believed.
    ///
    /// # Errors
    /// Why it isn't.
    pub fn look(&self) -> Result<Believed, Doubt> {
        let lock = files::lock(&self.path);
        let judged = self.judge(|kept| {
            if lock.is_ok()
                && let Err(error) = kept.write(&self.path)
            {
                tracing::warn!(%error, "what the clock says could not be kept");
            }
        });
        let was_doubted = self.is_doubted.swap(judged.is_err(), Ordering::AcqRel);
        match &judged {
            Err(doubt) if !was_doubted => tracing::warn!("{doubt}"),
            Ok(_) if was_doubted => tracing::info!("the clock is believed again"),
            _ => {}
        }
        judged
    }

    /// Checks the clock and changes nothing.
    ///
    /// # Errors
    /// Why it isn't believed.
    pub fn peek(&self) -> Result<(), Doubt> {
        self.judge(|_| {}).map(drop)
    }

    /// Believes the clock, as a person says that it's right. This goes for all processes of the installation.
    ///
    /// # Errors
    /// When that can't be saved.
    pub fn accept(&self) -> io::Result<Believed> {
        let _lock = files::lock(&self.path)?;
        let at = self.clock.read();
        let kept = KeptTime::believing(&at);
        kept.write(&self.path)?;
        *self.last.lock().unwrap_or_else(PoisonError::into_inner) = kept;
        self.clock.set_floor(None);
        Ok(Believed(at.wall))
    }

    fn judge(&self, keep: impl FnOnce(&KeptTime)) -> Result<Believed, Doubt> {
        let read = KeptTime::read(&self.path)
            .map_err(|error| Doubt::Unreadable { path: self.path.clone(), why: error.to_string() })?;
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        let is_lost = read.is_none();
        let before = read.unwrap_or_else(|| last.clone());
        let at = self.clock.read();
        let (kept, off) = before.judge(&at, || self.clock.is_synchronised());
        if is_lost || kept != before {
            keep(&kept);
        }
        *last = kept;
        self.clock.set_floor(off.filter(|off| off.says < off.expected).map(|off| off.expected));
        off.map_or(Ok(Believed(at.wall)), |off| Err(Doubt::Off(off)))
    }
}

#[cfg(test)]
mod tests;
