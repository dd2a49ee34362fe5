//! Finds the system's time zone rules, where `TZDIR` says or in the usual places.

use std::fs;
use std::path::{Path, PathBuf};

use app::domain::zone::{self, Rules, Set, Version};
use jiff::tz::TimeZoneDatabase;

const USUAL: [&str; 3] = ["/usr/share/zoneinfo", "/usr/share/lib/zoneinfo", "/etc/zoneinfo"];

/// Uses the newer of the system's rules and the built-in ones.
pub fn begin() {
    let asked = std::env::var_os("TZDIR").filter(|folder| !folder.is_empty()).map(PathBuf::from);
    zone::begin(Rules::of(asked.into_iter().chain(USUAL.map(PathBuf::from)).find_map(|folder| system(&folder))));
}

/// The set in a folder, if there is one.
fn system(folder: &Path) -> Option<Set> {
    let database = TimeZoneDatabase::from_dir(folder).ok()?;
    Some(Set { database, version: version(folder), place: folder.display().to_string() })
}

/// The version in the first line of `tzdata.zi`, or in a separate file on BSD.
fn version(folder: &Path) -> Option<Version> {
    let text = |name: &str| fs::read_to_string(folder.join(name)).ok();
    let source = text("tzdata.zi").and_then(|text| Version::parse(text.lines().next()?.strip_prefix("# version ")?));
    source.or_else(|| Version::parse(&text("+VERSION")?))
}
