//! The lock on the data folder: one server at a time, and no restore under a running one.

use std::{
    fs::{File, TryLockError},
    io,
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
};

use crate::files;

/// Why the folder couldn't be locked.
#[derive(Debug, thiserror::Error)]
pub enum LockError {
    /// Another process has locked it.
    #[error(
        "Another Onpurpose server is using the folder {0}. Stop it first, \
         or set ONPURPOSE_DATA_DIR to another folder."
    )]
    Held(PathBuf),
    /// The lock file couldn't be created.
    #[error("The folder {folder} cannot be used: {source}")]
    File {
        /// The data folder.
        folder: PathBuf,
        /// The system's error.
        source: io::Error,
    },
}

/// Locks the data folder until dropped. The system also frees it when the process dies, however it dies.
#[derive(Debug)]
pub struct DataLock {
    file: File,
    path: PathBuf,
}

impl DataLock {
    /// Locks the data folder through the file `lock` in it.
    ///
    /// # Errors
    /// When another process has locked it, or the folder is missing or can't be written.
    pub fn take(folder: &Path) -> Result<Self, LockError> {
        let failed = |source| LockError::File { folder: folder.to_owned(), source };
        let path = folder.join("lock");
        let file = files::open_to_lock(&path).map_err(failed)?;
        match file.try_lock() {
            Ok(()) => Ok(Self { file, path }),
            Err(TryLockError::WouldBlock) => Err(LockError::Held(folder.to_owned())),
            Err(TryLockError::Error(source)) => Err(failed(source)),
        }
    }

    /// How the lock was lost, if it was: the file is gone, or has been replaced by another, which another process can
    /// lock.
    #[must_use]
    pub fn lost(&self) -> Option<String> {
        let found = std::fs::metadata(&self.path).and_then(|found| Ok((found, self.file.metadata()?)));
        let path = self.path.display();
        match found {
            Ok((found, ours)) if (found.dev(), found.ino()) != (ours.dev(), ours.ino()) => {
                Some(format!("the lock file {path} was replaced"))
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Some(format!("the lock file {path} was deleted")),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_is_locked_for_one_and_free_when_it_ends() {
        let folder = tempfile::tempdir().unwrap();
        let first = DataLock::take(folder.path()).unwrap();
        let refused = DataLock::take(folder.path()).unwrap_err();
        assert!(refused.to_string().starts_with("Another Onpurpose server is using"));
        drop(first);
        DataLock::take(folder.path()).unwrap();
    }

    #[test]
    fn a_lock_whose_file_was_deleted_or_replaced_is_lost() {
        let folder = tempfile::tempdir().unwrap();
        let lock = DataLock::take(folder.path()).unwrap();
        assert_eq!(lock.lost(), None);
        std::fs::remove_file(folder.path().join("lock")).unwrap();
        assert!(lock.lost().unwrap().ends_with("was deleted"));
        let other = DataLock::take(folder.path()).unwrap();
        assert!(lock.lost().unwrap().ends_with("was replaced"));
        assert_eq!(other.lost(), None);
    }

    #[test]
    fn a_missing_folder_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let missing = folder.path().join("missing");
        let error = DataLock::take(&missing).unwrap_err();
        assert!(error.to_string().contains("missing"));
    }
}
