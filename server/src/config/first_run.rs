//! What applies until an organisation says otherwise.

use app::domain::zone::Zone;

/// The zone of an organisation that names none.
#[must_use]
pub fn timezone() -> Zone {
    Zone::named("Europe/London").unwrap_or_else(Zone::utc)
}
