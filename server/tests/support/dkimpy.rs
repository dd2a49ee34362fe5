//! The other verifier of signatures: dkimpy, which shares no code with ours.

use std::fs;
use std::process::Command;

use server::mail::dns::DnsRecord;
use tempfile::TempDir;

/// Debian's own, which finds Debian's packages.
const PYTHON: &str = "/usr/bin/python3";
/// Prints, for each signature of each mail: which mail, selector, algorithm, and `ok` or why not.
const SCRIPT: &str = r#"
import json, pathlib, sys
import dkim
folder = pathlib.Path(sys.argv[1])
records = json.loads((folder / "records.json").read_text())
find = lambda name, timeout=5: records.get(name.decode().rstrip("."), "").encode() or None
for path in sorted(folder.glob("*.eml")):
    message = path.read_bytes()
    signatures = [value for name, value in dkim.DKIM(message).headers if name.lower() == b"dkim-signature"]
    for index in range(len(signatures)):
        verifier = dkim.DKIM(message)
        try:
            outcome = "ok" if verifier.verify(idx=index, dnsfunc=find) else "not valid"
        except dkim.DKIMException as error:
            outcome = repr(error)
        fields = getattr(verifier, "signature_fields", None) or {}
        print(path.stem, fields.get(b"s", b"?").decode(), fields.get(b"a", b"?").decode(), outcome)
"#;

/// What dkimpy says about one signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The mail, by its number.
    pub mail: usize,
    pub selector: String,
    pub algorithm: String,
    /// `ok`, or why not.
    pub outcome: String,
}

/// Verifies every signature of every mail.
pub fn verify(mails: &[&[u8]], records: &[DnsRecord]) -> Vec<Said> {
    let has = Command::new(PYTHON).args(["-c", "import dkim, nacl.signing"]).output();
    assert!(
        has.is_ok_and(|has| has.status.success()),
        "the Debian packages python3-dkim and python3-nacl are missing: `.make/setup test` installs them"
    );
    let folder = TempDir::new().expect("a temporary folder");
    for (number, mail) in mails.iter().enumerate() {
        fs::write(folder.path().join(format!("{number:04}.eml")), mail).expect("a file");
    }
    let records: serde_json::Map<String, serde_json::Value> =
        records.iter().map(|record| (record.name.clone(), record.value.clone().into())).collect();
    fs::write(folder.path().join("records.json"), serde_json::Value::from(records).to_string()).expect("a file");
    let done = Command::new(PYTHON).args(["-c", SCRIPT]).arg(folder.path()).output().expect("Python");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let said = |line: &str| {
        let parts: Vec<&str> = line.splitn(4, ' ').collect();
        Said {
            mail: parts[0].parse().expect("a number"),
            selector: parts[1].to_owned(),
            algorithm: parts[2].to_owned(),
            outcome: parts[3].to_owned(),
        }
    };
    String::from_utf8_lossy(&done.stdout).lines().map(said).collect()
}
