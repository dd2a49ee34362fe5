//! Whether the machine's clock is known to be right: systemd's time service touches a file whenever it has set the
//! clock from a server.

use chrono::{DateTime, TimeDelta, Utc};
use rustix::fs::stat;

const TOUCHED: &str = "/run/systemd/timesync/synchronized";
/// The service asks at least every 34 minutes.
const FRESH: TimeDelta = TimeDelta::hours(1);

/// Whether it was synchronised lately, by the clock that shows `wall`: one that was set since then is off by that.
pub(super) fn at(wall: DateTime<Utc>) -> bool {
    stat(TOUCHED).ok().and_then(|file| DateTime::from_timestamp(file.st_mtime, 0)).is_some_and(|at| is_fresh(at, wall))
}

fn is_fresh(touched: DateTime<Utc>, wall: DateTime<Utc>) -> bool {
    (TimeDelta::zero()..=FRESH).contains(&(wall - touched))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_was_set_after_it_was_synchronised_is_not_known_to_be_right() {
        let touched = DateTime::UNIX_EPOCH + TimeDelta::days(20_000);
        for (wall, fresh) in [(0, true), (34, true), (61, false), (60 * 24 * 400, false), (-1, false)] {
            assert_eq!(is_fresh(touched, touched + TimeDelta::minutes(wall)), fresh, "{wall}");
        }
    }
}
