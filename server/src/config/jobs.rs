//! How often the work in the background is done.

use std::time::Duration;

use super::read::{ConfigError, Variables};

/// `ONPURPOSE_SWEEP_SECONDS`: how often the expiry job runs, 1 to 3600; `60` unless set.
pub(super) fn sweep(variables: &Variables<'_>) -> Result<Duration, ConfigError> {
    const VARIABLE: &str = "ONPURPOSE_SWEEP_SECONDS";
    let seconds = variables.parse(VARIABLE, "a number of seconds")?.unwrap_or(60);
    if (1..=3600).contains(&seconds) {
        return Ok(Duration::from_secs(seconds));
    }
    Err(ConfigError::new(VARIABLE, "it must be from 1 to 3600 seconds."))
}
