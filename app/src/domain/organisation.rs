//! Who runs the site: the controller, as the privacy notice and every foot names it.

use serde::{Deserialize, Serialize};

use super::language::LocalText;
use super::zone::Zone;

/// The organisation that runs the site. Every text may be in several languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Organisation {
    /// Its name, as it stands on top of every page and in the From of every mail.
    pub name: LocalText,
    /// Its postal address.
    pub address: LocalText,
    /// Where to write about privacy.
    pub privacy_email: String,
    /// Where to ring about privacy, and for help without e-mail.
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
    /// Transfers abroad and their safeguard; none when left out.
    #[serde(default)]
    pub transfers: Option<LocalText>,
    /// From which age people may subscribe to newsletters: 13, 16 or 18.
    #[serde(default = "thirteen")]
    pub minimum_age: u8,
    /// The zone it lives by: an event's unless that says another, and that of every time which belongs to no event.
    pub timezone: Zone,
}

const fn thirteen() -> u8 {
    13
}
