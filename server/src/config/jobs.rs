//! How often background work is done.

use std::time::Duration;

use super::read::{ConfigError, Variables};

/// `ONPURPOSE_SWEEP_SECONDS`: how often the expiry job runs, 1 to 3600; `60` unless set.
pub(super) fn sweep(variables: &Variables<'_>) -> Result<Duration, ConfigError> {
    variables.number("ONPURPOSE_SWEEP_SECONDS", ("seconds", ""), 1..=3600, 60).map(Duration::from_secs)
}
