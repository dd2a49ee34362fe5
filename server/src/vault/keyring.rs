//! The keyring file: one long-lived root and a key for each living epoch, one per line, closed by a check line. It also
//! says when each epoch began and stopped being current: a database restored from a backup doesn't know.
//! Its text is parsed in place, so that no copy of a key stays behind in memory.

use std::{
    collections::BTreeMap,
    fs::{File, Metadata},
    io::{self, Read},
    os::unix::fs::MetadataExt,
    path::Path,
};

use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use chrono::{DateTime, SecondsFormat, Utc};
use secrecy::ExposeSecret;
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use super::{
    VaultError,
    derive::{KEY_LEN, Key, derive, fresh_key, mac},
    files,
};

const HEAD: &str = "onpurpose keyring 2\n\
    # These keys open everything in the database. Keep this file secret and apart from backups of the database.\n\
    # Keep one copy, always the newest: an old copy would undo erasures.\n\
    # Each line of an epoch's key: number, when it began, when it stopped being current, key.\n";
/// How a keyring without times began; the next change rewrites it.
const FIRST_HEAD: &str = "onpurpose keyring 1\n\
    # These keys open everything in the database. Keep this file secret and apart from backups of the database.\n\
    # Keep one copy, always the newest: an old copy would undo erasures.\n";
/// Stands for a time that is unknown or hasn't come.
const NO_TIME: &str = "-";

/// The keys, as in the file.
pub(super) struct Keyring {
    pub(super) root: Key,
    pub(super) epochs: BTreeMap<i32, Epoch>,
}

/// An epoch's key and times.
pub(super) struct Epoch {
    pub(super) key: Key,
    pub(super) began: Option<DateTime<Utc>>,
    pub(super) ended: Option<DateTime<Utc>>,
}

/// The state of the file that was read: a different one means that another process has written it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct FileVersion {
    inode: u64,
    length: u64,
    changed: (i64, i64),
}

impl FileVersion {
    /// The current version of the file; `None` if it can't be read.
    pub(super) fn now(path: &Path) -> Option<Self> {
        std::fs::metadata(path).ok().as_ref().map(Self::of)
    }

    fn of(file: &Metadata) -> Self {
        Self { inode: file.ino(), length: file.len(), changed: (file.mtime(), file.mtime_nsec()) }
    }
}

impl Keyring {
    /// A keyring with a new root and a key for epoch 1, which begins when its database is created.
    pub(super) fn fresh() -> Result<Self, VaultError> {
        let first = Epoch { key: fresh_key()?, began: None, ended: None };
        Ok(Self { root: fresh_key()?, epochs: BTreeMap::from([(1, first)]) })
    }

    /// The newest epoch; [`Keyring::read`] refuses a keyring without any.
    pub(super) fn newest(&self) -> i32 {
        self.epochs.keys().next_back().copied().unwrap_or_default()
    }

    /// Reads the file. The caller holds its lock, at least shared.
    pub(super) fn read(path: &Path) -> Result<(Self, FileVersion), VaultError> {
        let mut file = File::open(path).map_err(|error| cannot_read(path, error))?;
        let meta = file.metadata().map_err(|error| cannot_read(path, error))?;
        if meta.mode() & 0o077 != 0 {
            return Err(VaultError::Exposed(path.to_owned()));
        }
        // Room for all of it at once: growing a buffer would leave copies behind.
        let room = usize::try_from(meta.len()).unwrap_or_default() + 1;
        let mut bytes = Zeroizing::new(Vec::with_capacity(room));
        file.read_to_end(&mut bytes).map_err(|error| cannot_read(path, error))?;
        let broken = |reason| VaultError::Broken { path: path.to_owned(), reason };
        let text = str::from_utf8(&bytes).map_err(|_| broken("it is not text"))?;
        Ok((parse(text).map_err(broken)?, FileVersion::of(&meta)))
    }

    /// Writes the file as a whole; it's on disk when this returns. The caller holds its lock.
    pub(super) fn write(&self, path: &Path) -> Result<(), VaultError> {
        files::replace_secret(path, self.to_text().as_bytes())
            .map_err(|source| VaultError::File { path: path.to_owned(), source })
    }

    fn to_text(&self) -> Zeroizing<String> {
        let room = HEAD.len() + 130 * (self.epochs.len() + 2);
        let mut text = Zeroizing::new(String::with_capacity(room));
        text.push_str(HEAD);
        text.push_str("root ");
        BASE64.encode_string(self.root.expose_secret(), &mut text);
        for (number, epoch) in &self.epochs {
            text.push_str("\nepoch ");
            text.push_str(&number.to_string());
            for time in [epoch.began, epoch.ended] {
                text.push(' ');
                text.push_str(&time.map_or_else(|| NO_TIME.to_owned(), written));
            }
            text.push(' ');
            BASE64.encode_string(epoch.key.expose_secret(), &mut text);
        }
        text.push('\n');
        let check = check(&self.root, &text);
        text.push_str("check ");
        BASE64.encode_string(check, &mut text);
        text.push('\n');
        text
    }
}

#[cfg(test)]
impl Keyring {
    /// The file in its first format.
    pub(super) fn to_first_text(&self) -> String {
        let mut text = format!("{FIRST_HEAD}root {}\n", BASE64.encode(self.root.expose_secret()));
        for (number, epoch) in &self.epochs {
            text.push_str(&format!("epoch {number} {}\n", BASE64.encode(epoch.key.expose_secret())));
        }
        let check = check(&self.root, &text);
        text + "check " + &BASE64.encode(check) + "\n"
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
    if HEAD.starts_with(text) || FIRST_HEAD.starts_with(text) {
        return Err("it was cut short");
    }
    let (head, read_epoch): (_, fn(&str) -> _) =
        if text.starts_with(FIRST_HEAD) { (FIRST_HEAD, parse_first_epoch) } else { (HEAD, parse_epoch) };
    let rest = text.strip_prefix(head).ok_or("it does not begin as a keyring of this version does")?;
    let (keys, sum) = rest.split_once("check ").ok_or("it was cut short: its last line is missing")?;
    let mut lines = keys.lines();
    let root = lines.next().and_then(|line| line.strip_prefix("root ")).ok_or("the root key is missing")?;
    let root = parse_key(root)?;
    let mut epochs = BTreeMap::new();
    for line in lines {
        let (number, rest) = line
            .strip_prefix("epoch ")
            .and_then(|line| line.split_once(' '))
            .ok_or("a line is not the line of a key")?;
        let number = number.parse().map_err(|_| "an epoch has no number")?;
        epochs.insert(number, read_epoch(rest)?);
    }
    let sum = BASE64.decode(sum.trim_end()).unwrap_or_default();
    let whole = &text[..head.len() + keys.len()];
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

fn parse_first_epoch(key: &str) -> Result<Epoch, &'static str> {
    Ok(Epoch { key: parse_key(key)?, began: None, ended: None })
}

fn parse_epoch(rest: &str) -> Result<Epoch, &'static str> {
    let mut parts = rest.splitn(3, ' ');
    let [Some(began), Some(ended), Some(key)] = std::array::from_fn(|_| parts.next()) else {
        return Err("an epoch has no times");
    };
    Ok(Epoch { key: parse_key(key)?, began: parse_time(began)?, ended: parse_time(ended)? })
}

fn parse_time(text: &str) -> Result<Option<DateTime<Utc>>, &'static str> {
    if text == NO_TIME {
        return Ok(None);
    }
    DateTime::parse_from_rfc3339(text).map(|at| Some(at.to_utc())).map_err(|_| "a time is not a time")
}

fn written(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

fn parse_key(text: &str) -> Result<Key, &'static str> {
    let mut whole = false;
    let key = Key::init_with_mut(|bytes| {
        // One byte more than a key: the decoder needs room for its last group of four letters.
        let mut room = Zeroizing::new([0; KEY_LEN + 1]);
        whole = BASE64.decode_slice(text, &mut *room) == Ok(KEY_LEN);
        bytes.copy_from_slice(&room[..KEY_LEN]);
    });
    if whole { Ok(key) } else { Err("a key is not a key") }
}
