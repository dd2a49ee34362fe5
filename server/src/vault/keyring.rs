//! The keyring file: one long-lived root and a key for each living epoch, one to a line, closed by a check line.
//! Its text is parsed in place, so that no copy of a key stays behind in memory.

use std::{
    collections::BTreeMap,
    fs::{File, Metadata},
    io::{self, Read},
    os::unix::fs::MetadataExt,
    path::Path,
};

use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use secrecy::ExposeSecret;
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use super::{
    VaultError,
    derive::{KEY_LEN, Key, derive, fresh_key, mac},
    files,
};

const HEAD: &str = "onpurpose keyring 1\n\
    # These keys open everything in the database. Keep this file secret and apart from backups of the database.\n\
    # Keep one copy, always the newest: an old copy would undo erasures.\n";

/// The keys, as they are in the file.
pub(super) struct Keyring {
    pub(super) root: Key,
    pub(super) epochs: BTreeMap<i32, Key>,
}

/// Which state of the file was read: another one means that another process wrote it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Stamp {
    inode: u64,
    length: u64,
    changed: (i64, i64),
}

impl Stamp {
    /// The stamp of the file as it is now; none while it cannot be seen.
    pub(super) fn now(path: &Path) -> Option<Self> {
        std::fs::metadata(path).ok().as_ref().map(Self::of)
    }

    fn of(file: &Metadata) -> Self {
        Self { inode: file.ino(), length: file.len(), changed: (file.mtime(), file.mtime_nsec()) }
    }
}

impl Keyring {
    /// A keyring with a new root and a key for epoch 1.
    pub(super) fn fresh() -> Result<Self, VaultError> {
        Ok(Self { root: fresh_key()?, epochs: BTreeMap::from([(1, fresh_key()?)]) })
    }

    /// The newest epoch; a keyring without any is refused by [`Keyring::read`].
    pub(super) fn newest(&self) -> i32 {
        self.epochs.keys().next_back().copied().unwrap_or_default()
    }

    /// Reads the file. The caller holds its lock, shared at least.
    pub(super) fn read(path: &Path) -> Result<(Self, Stamp), VaultError> {
        let mut file = File::open(path).map_err(|error| cannot_read(path, error))?;
        let meta = file.metadata().map_err(|error| cannot_read(path, error))?;
        if meta.mode() & 0o077 != 0 {
            return Err(VaultError::Exposed(path.to_owned()));
        }
        // Room for all of it at once: a buffer that grows would leave copies behind.
        let room = usize::try_from(meta.len()).unwrap_or_default() + 1;
        let mut bytes = Zeroizing::new(Vec::with_capacity(room));
        file.read_to_end(&mut bytes).map_err(|error| cannot_read(path, error))?;
        let broken = |reason| VaultError::Broken { path: path.to_owned(), reason };
        let text = str::from_utf8(&bytes).map_err(|_| broken("it is not text"))?;
        Ok((parse(text).map_err(broken)?, Stamp::of(&meta)))
    }

    /// Writes the file whole; it is on disk when this returns. The caller holds its lock.
    pub(super) fn write(&self, path: &Path) -> Result<(), VaultError> {
        files::replace_secret(path, self.to_text().as_bytes())
            .map_err(|source| VaultError::File { path: path.to_owned(), source })
    }

    fn to_text(&self) -> Zeroizing<String> {
        let room = HEAD.len() + 80 * (self.epochs.len() + 2);
        let mut text = Zeroizing::new(String::with_capacity(room));
        text.push_str(HEAD);
        text.push_str("root ");
        BASE64.encode_string(self.root.expose_secret(), &mut text);
        for (number, key) in &self.epochs {
            text.push_str("\nepoch ");
            text.push_str(&number.to_string());
            text.push(' ');
            BASE64.encode_string(key.expose_secret(), &mut text);
        }
        text.push('\n');
        let check = check(&self.root, &text);
        text.push_str("check ");
        BASE64.encode_string(check, &mut text);
        text.push('\n');
        text
    }
}

fn cannot_read(path: &Path, source: io::Error) -> VaultError {
    if source.kind() == io::ErrorKind::NotFound {
        VaultError::Missing(path.to_owned())
    } else {
        VaultError::File { path: path.to_owned(), source }
    }
}

fn check(root: &Key, text: &str) -> [u8; 32] {
    mac(&derive(root, "keyring"), &[text.as_bytes()])
}

fn parse(text: &str) -> Result<Keyring, &'static str> {
    if text.is_empty() {
        return Err("it is empty");
    }
    if HEAD.starts_with(text) {
        return Err("it was cut short");
    }
    let rest = text.strip_prefix(HEAD).ok_or("it does not begin as a keyring of this version does")?;
    let (keys, sum) = rest.split_once("check ").ok_or("it was cut short: its last line is missing")?;
    let mut lines = keys.lines();
    let root = lines.next().and_then(|line| line.strip_prefix("root ")).ok_or("the root key is missing")?;
    let root = parse_key(root)?;
    let mut epochs = BTreeMap::new();
    for line in lines {
        let (number, key) = line
            .strip_prefix("epoch ")
            .and_then(|line| line.split_once(' '))
            .ok_or("a line is not the line of a key")?;
        let number = number.parse().map_err(|_| "an epoch has no number")?;
        epochs.insert(number, parse_key(key)?);
    }
    let sum = BASE64.decode(sum.trim_end()).unwrap_or_default();
    let whole = &text[..HEAD.len() + keys.len()];
    if sum.len() < KEY_LEN {
        return Err("it was cut short: its last line is not whole");
    }
    if !bool::from(check(&root, whole).ct_eq(&sum)) {
        return Err("it was changed");
    }
    if epochs.is_empty() {
        return Err("it has no epoch");
    }
    Ok(Keyring { root, epochs })
}

fn parse_key(text: &str) -> Result<Key, &'static str> {
    let mut whole = false;
    let key = Key::init_with_mut(|bytes| {
        // One byte more than a key: the decoder wants room for its last group of four letters.
        let mut room = Zeroizing::new([0; KEY_LEN + 1]);
        whole = BASE64.decode_slice(text, &mut *room) == Ok(KEY_LEN);
        bytes.copy_from_slice(&room[..KEY_LEN]);
    });
    if whole { Ok(key) } else { Err("a key is not a key") }
}
