//! The file of the keys as text: a head, one key a line, a check line that shows damage.

use std::fs::File;
use std::io::{self, Read as _};
use std::os::unix::fs::MetadataExt as _;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use chrono::{DateTime, SecondsFormat, Utc};
use secrecy::SecretBox;
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use super::{DkimAlgorithm, DkimError, DkimKey, DkimKeys, DkimState};

const HEAD: &str = "onpurpose dkim 1\n\
    # The site signs its mails with these keys. Keep this file secret.\n\
    # They open no data: if they are lost, make new ones and publish their records.\n\
    # Each line of a key: state, month, end of a retired key, algorithm, public key, private key.\n";
/// Stands for what a key doesn't have.
const NOTHING: &str = "-";
/// Room for a line with an RSA key, so that no text with a private key is left behind by growing.
const LINE: usize = 2500;

pub(super) fn read(path: &Path) -> Result<Option<DkimKeys>, DkimError> {
    let failed = |source| DkimError::File { path: path.to_owned(), source };
    let mut file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(failed(error)),
    };
    let meta = file.metadata().map_err(failed)?;
    if meta.mode() & 0o077 != 0 {
        return Err(DkimError::Exposed(path.to_owned()));
    }
    let room = usize::try_from(meta.len()).unwrap_or_default() + 1;
    let mut bytes = Zeroizing::new(Vec::with_capacity(room));
    file.read_to_end(&mut bytes).map_err(failed)?;
    let broken = |reason| DkimError::Broken { path: path.to_owned(), reason };
    let text = str::from_utf8(&bytes).map_err(|_| broken("it is not text"))?;
    parse(text).map(Some).map_err(broken)
}

pub(super) fn write(keys: &DkimKeys) -> Zeroizing<String> {
    let mut text = Zeroizing::new(String::with_capacity(HEAD.len() + LINE * (keys.keys.len() + 1)));
    text.push_str(HEAD);
    for key in &keys.keys {
        let (state, until) = match key.state {
            DkimState::Signing => ("signing", None),
            DkimState::Next => ("next", None),
            DkimState::Retired(until) => ("retired", Some(until)),
        };
        let until = until.map_or_else(|| NOTHING.to_owned(), |at| at.to_rfc3339_opts(SecondsFormat::Secs, true));
        for part in [state, &key.month, &until, key.algorithm.name()] {
            text.push_str(part);
            text.push(' ');
        }
        BASE64.encode_string(&key.public, &mut text);
        text.push(' ');
        match key.private() {
            Some(private) => BASE64.encode_string(private, &mut text),
            None => text.push_str(NOTHING),
        }
        text.push('\n');
    }
    let check = check(&text);
    text.push_str(&check);
    text
}

/// The last line: a hash of all lines before it. Whoever changes a key on purpose can change it too.
fn check(lines: &str) -> String {
    format!("check {}\n", BASE64.encode(Sha256::digest(lines)))
}

fn parse(text: &str) -> Result<DkimKeys, &'static str> {
    let body = text.strip_prefix(HEAD).ok_or("it does not begin as one")?;
    let at = text.rfind("check ").ok_or("its end is missing")?;
    if text[at..] != check(&text[..at]) {
        return Err("its content was changed or cut short");
    }
    let lines = body.lines().filter(|line| !line.starts_with("check "));
    let keys = lines.map(key).collect::<Option<Vec<_>>>().ok_or("a line of it cannot be read")?;
    Ok(DkimKeys { keys })
}

fn key(line: &str) -> Option<DkimKey> {
    let [state, month, until, algorithm, public, private] = line.split(' ').collect::<Vec<_>>().try_into().ok()?;
    let state = match state {
        "signing" => DkimState::Signing,
        "next" => DkimState::Next,
        "retired" => DkimState::Retired(until.parse::<DateTime<Utc>>().ok()?),
        _ => return None,
    };
    let decoded = |text: &str| BASE64.decode(text).ok();
    Some(DkimKey {
        state,
        algorithm: DkimAlgorithm::ALL.into_iter().find(|known| known.name() == algorithm)?,
        public: decoded(public)?,
        month: month.to_owned(),
        private: if private == NOTHING { None } else { Some(SecretBox::new(Box::new(decoded(private)?))) },
    })
}
