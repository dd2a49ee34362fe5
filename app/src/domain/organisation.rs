//! Who runs the site: the controller, as named in the privacy notice and every foot.

use serde::{Deserialize, Serialize};

use super::language::LocalText;
use super::zone::Zone;

/// The organisation that runs the site. Every text may be in several languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Organisation {
    /// Its name, on top of every page and in the From of every mail.
    pub name: LocalText,
    /// Its postal address.
    pub address: LocalText,
    /// Where to write about privacy.
    pub privacy_email: String,
    /// The number to call about privacy, and for help without email.
    pub privacy_phone: String,
    /// The imprint: who publishes and promotes, with address (Elections Act 2022, Part 6).
    pub imprint: LocalText,
    /// The data protection regulator's name; a setting, as it changes by law.
    pub regulator_name: LocalText,
    /// The regulator's page for complaints.
    pub regulator_url: String,
    /// Processors by name and task (UK GDPR Art. 13(1)(e), 28): host, mail relay.
    #[serde(default)]
    pub processors: Vec<LocalText>,
    /// Transfers abroad and their safeguard; `None` if there are none.
    #[serde(default)]
    pub transfers: Option<LocalText>,
    /// From which age people may subscribe to newsletters: 13, 16 or 18.
    #[serde(default = "thirteen")]
    pub minimum_age: u8,
    /// Its zone: the default for events, and for every time that doesn't belong to one.
    pub timezone: Zone,
}

const fn thirteen() -> u8 {
    13
}
