//! Files that must survive a power cut: locked while they change, replaced as a whole, flushed with their folder.

use std::{
    fs::{self, DirBuilder, File, OpenOptions},
    io::{self, Seek, SeekFrom, Write},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::{Path, PathBuf},
};

/// The mode of every file created here: only for the owner.
const MODE: u32 = 0o600;

/// Creates a folder, only for its owner, if it doesn't exist.
pub(crate) fn make_folder(folder: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

/// Locks the file `path` exclusively, through a file next to it, until the handle is dropped.
/// The file itself can't carry the lock: replacing it would leave the lock on the old one.
pub(crate) fn lock(path: &Path) -> io::Result<File> {
    let file = open_to_lock(&beside(path, ".lock"))?;
    file.lock()?;
    Ok(file)
}

/// The same for reading, shared with other readers. Nothing is created: a file without a lock file has no writers.
pub(crate) fn lock_shared(path: &Path) -> io::Result<Option<File>> {
    match File::open(beside(path, ".lock")) {
        Ok(file) => file.lock_shared().map(|()| Some(file)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Opens a file to lock it, creating it if it's missing.
pub(crate) fn open_to_lock(path: &Path) -> io::Result<File> {
    OpenOptions::new().create(true).truncate(false).write(true).mode(MODE).open(path)
}

/// Replaces the file as a whole: a power cut at any moment leaves either the old one or the new one.
/// It's on disk when this returns. The caller holds the lock.
pub(crate) fn replace(path: &Path, content: &[u8]) -> io::Result<()> {
    // On a full disk an unfinished file mustn't keep the space.
    put(path, content).inspect_err(|_| drop(fs::remove_file(beside(path, ".new"))))
}

fn put(path: &Path, content: &[u8]) -> io::Result<()> {
    let fresh = beside(path, ".new");
    let mut file = OpenOptions::new().create(true).truncate(true).write(true).mode(MODE).open(&fresh)?;
    file.write_all(content)?;
    file.sync_all()?;
    fs::rename(&fresh, path)?;
    sync_folder(path)
}

/// The same for a file of secrets: its old content is overwritten, as far as the disk allows.
pub(crate) fn replace_secret(path: &Path, content: &[u8]) -> io::Result<()> {
    wipe_left_over(path)?;
    let old = match OpenOptions::new().write(true).open(path) {
        Ok(file) => Some(file),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(error),
    };
    put(path, content).inspect_err(|_| drop(wipe_left_over(path)))?;
    old.map_or(Ok(()), overwrite)
}

/// Wipes what an interrupted [`replace_secret`] left behind. The caller holds the lock.
pub(crate) fn wipe_left_over(path: &Path) -> io::Result<()> {
    let left = beside(path, ".new");
    match OpenOptions::new().write(true).open(&left) {
        Ok(file) => {
            overwrite(file)?;
            fs::remove_file(&left)?;
            sync_folder(path)
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
}

fn overwrite(mut file: File) -> io::Result<()> {
    let length = usize::try_from(file.metadata()?.len()).unwrap_or(usize::MAX);
    file.seek(SeekFrom::Start(0))?;
    file.write_all(&vec![0; length])?;
    file.sync_all()
}

fn sync_folder(path: &Path) -> io::Result<()> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    File::open(folder)?.sync_all()
}

/// The file next to another, with this added to its name.
pub(crate) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn a_replaced_secret_is_overwritten_on_disk_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("secret");
        replace_secret(&path, b"the old secret").unwrap();
        let mut old = File::open(&path).unwrap();
        fs::write(beside(&path, ".new"), b"half of a secret").unwrap();
        let mut left = File::open(beside(&path, ".new")).unwrap();

        replace_secret(&path, b"new").unwrap();

        for file in [&mut old, &mut left] {
            let mut content = Vec::new();
            file.read_to_end(&mut content).unwrap();
            assert!(content.iter().all(|byte| *byte == 0));
        }
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_cut_before_the_rename_leaves_the_old_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("secret");
        replace(&path, b"old").unwrap();
        fs::create_dir(beside(&path, ".new")).unwrap();
        assert!(replace(&path, b"new").is_err());
        assert_eq!(fs::read(&path).unwrap(), b"old");
    }
}
