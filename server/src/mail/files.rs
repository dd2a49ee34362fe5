//! Messages as files, for development: `<folder>/<outbox id>.eml`, complete or not there at all.

use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tokio::task::spawn_blocking;
use uuid::Uuid;

use super::message::Email;
use super::signing::Signer;
use super::transport::Outcome;
use crate::files;

/// A folder of messages.
#[derive(Clone, Debug)]
pub struct Files {
    folder: PathBuf,
    pub(super) signer: Option<Arc<Signer>>,
}

impl Files {
    pub(super) fn new(folder: &Path) -> io::Result<Self> {
        files::make_folder(folder)?;
        Ok(Self { folder: folder.to_owned(), signer: None })
    }

    pub(super) async fn send(&self, id: Uuid, email: &Email) -> Outcome {
        let files = self.clone();
        let bytes = email.bytes().to_vec();
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

    /// Complete and incomplete messages; a file whose name isn't an id isn't ours.
    fn list(&self) -> io::Result<Vec<Uuid>> {
        let mut ids = Vec::new();
        for entry in fs::read_dir(&self.folder)? {
            let name = entry?.file_name();
            let id = name.to_str().and_then(|name| name.split('.').next());
            ids.extend(id.and_then(|id| Uuid::parse_str(id).ok()));
        }
        Ok(ids)
    }

    fn write(&self, id: Uuid, bytes: &[u8]) -> io::Result<()> {
        let [_, whole] = self.paths(id);
        files::replace(&whole, bytes)
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

    /// Where the message is written, and where it is once it's complete.
    fn paths(&self, id: Uuid) -> [PathBuf; 2] {
        [self.folder.join(format!("{id}.eml.new")), self.folder.join(format!("{id}.eml"))]
    }

    fn sync(&self) -> io::Result<()> {
        File::open(&self.folder)?.sync_all()
    }
}
