//! Space on the disk. Next to the data there is a reserve, a file that exists to be deleted: when the disk is full it's
//! released, and its space is only for erasing, cancelling and unsubscribing. It's recreated once there's space.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
use std::os::unix::fs::{MetadataExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};
use rustix::fs::{FallocateFlags, fallocate, statvfs};
use tokio::sync::Notify;

use crate::clock::{self, Clock};

/// The name of the reserve's file.
pub const NAME: &str = "reserve";
/// The size of the reserve: twice the most that SQLite's write-ahead log usually holds, so that a checkpoint, which
/// empties the log, has space, and as much is left for erasures.
const RESERVE: u64 = 32 << 20;
/// How much more must be free before a disk counts as having space: otherwise it would be full again at once.
const SLACK: u64 = 16 << 20;
/// For how long a test of our folders is good while something else is full.
const TRIED: TimeDelta = TimeDelta::seconds(1);
/// How long nothing may fail before a disk that we can't look at counts as having space again.
const QUIET: TimeDelta = TimeDelta::minutes(1);

/// What is known of the space on the disk.
#[derive(Debug)]
pub struct Room {
    clock: Arc<Clock>,
    folders: Vec<PathBuf>,
    state: Mutex<State>,
    /// Whether `state` is anything but [`State::Enough`]: read for every write.
    is_full: AtomicBool,
    changed: Notify,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Enough,
    /// One of our folders is full: its reserve has been released.
    Full,
    /// Something else is full, such as a database server's disk; when it last failed.
    FullElsewhere(DateTime<Utc>),
}

impl Room {
    /// The space of these folders.
    #[must_use]
    pub fn new(folders: Vec<PathBuf>, clock: Arc<Clock>) -> Self {
        let (state, is_full) = (Mutex::new(State::Enough), AtomicBool::new(false));
        Self { clock, folders, state, is_full, changed: Notify::new() }
    }

    /// Whether a disk is full.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.is_full.load(Ordering::Acquire)
    }

    /// Whether the space that is left must be kept for erasures: one of our folders is full.
    #[must_use]
    pub fn is_rationed(&self) -> bool {
        self.is_full() && *self.state() == State::Full
    }

    /// Waits until a disk becomes full.
    pub async fn filled(&self) {
        self.changed.notified().await;
    }

    /// Notes that something couldn't be written because the disk is full, and releases the reserve if it's that disk.
    /// Logs it once.
    pub fn note_full(&self) {
        let now = self.clock.now();
        let mut state = self.state();
        let before = *state;
        match before {
            State::Full => return,
            State::FullElsewhere(at) if (now - at).abs() < TRIED => return,
            _ => {}
        }
        let full: Vec<&PathBuf> = self.folders.iter().filter(|folder| !has_room(folder)).collect();
        let after = if full.is_empty() { State::FullElsewhere(now) } else { State::Full };
        *state = after;
        for folder in full {
            if let Err(error) = fs::remove_file(folder.join(NAME))
                && error.kind() != ErrorKind::NotFound
            {
                tracing::warn!(%error, "the reserve cannot be given up");
            }
        }
        self.is_full.store(true, Ordering::Release);
        drop(state);
        if before == State::Enough || after == State::Full {
            self.changed.notify_one();
        }
        if before == State::Enough {
            tracing::error!(
                "disk full: nothing is saved until there is room; erasing, cancelling and unsubscribing go on as far as \
                 the reserve lasts"
            );
        }
    }

    /// Notes that something was written that needs space.
    pub fn note_written(&self) {
        if !self.is_full() {
            return;
        }
        let mut state = self.state();
        if let State::FullElsewhere(at) = *state
            && self.clock.now() - at >= QUIET
        {
            self.end(&mut state);
        }
    }

    /// Creates the reserve if it's missing. `true` if that means that the disk isn't full any more.
    ///
    /// # Errors
    /// When it can't be created: there is no space yet, or the folder can't be written.
    pub fn keep_reserve(&self) -> io::Result<bool> {
        let mut state = self.state();
        for folder in &self.folders {
            let path = folder.join(NAME);
            if !is_whole(&path) {
                take(&path, RESERVE + SLACK).and_then(|file| file.set_len(RESERVE)).inspect_err(|_| discard(&path))?;
            }
        }
        let was_full = *state == State::Full;
        if was_full {
            self.end(&mut state);
        }
        Ok(was_full)
    }

    fn end(&self, state: &mut State) {
        *state = State::Enough;
        self.is_full.store(false, Ordering::Release);
        tracing::info!("there is room on the disk again: everything goes on");
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether the system says that the disk is full, or the share of it that the operator allows.
pub(crate) fn is_no_room(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge)
}

/// Whether a folder has space for more than a few pages: by trying, as a quota doesn't show in a count of free blocks.
fn has_room(folder: &Path) -> bool {
    let path = folder.join(format!("{NAME}.try"));
    let tried = take(&path, SLACK);
    discard(&path);
    !tried.is_err_and(|error| is_no_room(&error))
}

fn discard(path: &Path) {
    // Deleted or not: if it can't be, that shows when it's recreated.
    drop(fs::remove_file(path));
}

/// Whether a reserve has its full size, in disk blocks too: a copy may have holes.
fn is_whole(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|file| file.len() == RESERVE && file.blocks() * 512 >= RESERVE / 2)
}

/// A new file that takes this many bytes of the disk. If the disk reports less, this doesn't try, so as not to take
/// the last space from an erasure even for a moment.
fn take(path: &Path, bytes: u64) -> io::Result<File> {
    let disk = statvfs(path.parent().unwrap_or(Path::new(".")))?;
    if disk.f_bavail.saturating_mul(disk.f_frsize) < bytes {
        return Err(ErrorKind::StorageFull.into());
    }
    let mut file = OpenOptions::new().create(true).truncate(true).write(true).mode(0o600).open(path)?;
    match fallocate(&file, FallocateFlags::empty(), 0, bytes) {
        Ok(()) => {}
        Err(rustix::io::Errno::OPNOTSUPP) => {
            // Random bytes, as zeros would be compressed to nothing.
            for _ in 0..bytes / 4096 {
                file.write_all(&clock::random_bytes::<4096>())?;
            }
        }
        Err(error) => return Err(error.into()),
    }
    file.sync_all()?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn room(folders: &[&Path]) -> (Room, Arc<Clock>) {
        let clock = Arc::new(Clock::test(app::samples::now()));
        (Room::new(folders.iter().map(|folder| folder.to_path_buf()).collect(), clock.clone()), clock)
    }

    #[test]
    fn the_reserve_takes_room_on_the_disk_and_is_made_once() {
        let folder = tempfile::tempdir().unwrap();
        let (room, _) = room(&[folder.path()]);
        assert!(!room.keep_reserve().unwrap());
        let path = folder.path().join(NAME);
        assert!(is_whole(&path));
        let inode = fs::metadata(&path).unwrap().ino();
        room.keep_reserve().unwrap();
        assert_eq!(fs::metadata(&path).unwrap().ino(), inode);

        fs::remove_file(&path).unwrap();
        File::create(&path).unwrap().set_len(RESERVE).unwrap();
        assert!(!is_whole(&path), "a hole takes no room");
        room.keep_reserve().unwrap();
        assert!(is_whole(&path));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_disk_that_is_not_ours_counts_as_full_until_nothing_has_failed_for_a_minute() {
        let folder = tempfile::tempdir().unwrap();
        let (room, clock) = room(&[folder.path()]);
        room.keep_reserve().unwrap();
        room.note_full();
        assert!(room.is_full() && !room.is_rationed());
        assert!(folder.path().join(NAME).exists(), "our own disk has room");
        room.note_written();
        assert!(room.is_full());
        clock.advance(TimeDelta::seconds(50));
        room.note_full();
        clock.advance(TimeDelta::seconds(50));
        room.note_written();
        assert!(room.is_full());
        clock.advance(TimeDelta::seconds(10));
        room.note_written();
        assert!(!room.is_full());
    }
}
