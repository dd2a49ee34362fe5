//! Messages as files, for development: `<folder>/<outbox id>.eml`, whole or not there at all.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

use tokio::task::spawn_blocking;
use uuid::Uuid;

use super::message::Letter;
use super::transport::Outcome;

/// A folder of messages.
#[derive(Clone, Debug)]
pub struct Files {
    folder: PathBuf,
}

impl Files {
    pub(super) fn new(folder: &Path) -> io::Result<Self> {
        DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
        Ok(Self { folder: folder.to_owned() })
    }

    pub(super) async fn send(&self, id: Uuid, letter: &Letter) -> Outcome {
        let files = self.clone();
        let bytes = letter.bytes();
        match spawn_blocking(move || files.write(id, &bytes)).await {
            Ok(Ok(())) => Outcome::Sent,
            Ok(Err(error)) => Outcome::Later { code: format!("file: {}", error.kind()) },
            Err(_) => Outcome::Later { code: "file".to_owned() },
        }
    }

    pub(super) async fn remove(&self, id: Uuid) -> io::Result<()> {
        let files = self.clone();
        spawn_blocking(move || files.unlink(id)).await.map_err(io::Error::other)?
    }

    pub(super) async fn ids(&self) -> io::Result<Vec<Uuid>> {
        let files = self.clone();
        spawn_blocking(move || files.list()).await.map_err(io::Error::other)?
    }

    /// Whole messages and halves alike; what has no id for a name is not ours.
    fn list(&self) -> io::Result<Vec<Uuid>> {
        let mut ids = Vec::new();
        for entry in fs::read_dir(&self.folder)? {
            let name = entry?.file_name();
            let stem = Path::new(&name).file_stem().and_then(|stem| stem.to_str());
            ids.extend(stem.and_then(|stem| Uuid::parse_str(stem).ok()));
        }
        Ok(ids)
    }

    fn write(&self, id: Uuid, bytes: &[u8]) -> io::Result<()> {
        let [part, whole] = self.paths(id);
        // On a full disk a half must not keep the room.
        put(&part, bytes).inspect_err(|_| drop(fs::remove_file(&part)))?;
        fs::rename(&part, &whole)?;
        self.sync()
    }

    fn unlink(&self, id: Uuid) -> io::Result<()> {
        for path in self.paths(id) {
            match fs::remove_file(path) {
                Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
        self.sync()
    }

    /// Where the message is written, and where it stands once it is whole.
    fn paths(&self, id: Uuid) -> [PathBuf; 2] {
        [self.folder.join(format!("{id}.part")), self.folder.join(format!("{id}.eml"))]
    }

    fn sync(&self) -> io::Result<()> {
        File::open(&self.folder)?.sync_all()
    }
}

fn put(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}
