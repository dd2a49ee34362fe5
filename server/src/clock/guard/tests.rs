//! When the clock is believed, when it isn't, and what ends a doubt.

use tempfile::TempDir;

use super::*;

struct Installation {
    clock: Arc<Clock>,
    folder: TempDir,
}

impl Installation {
    /// An installation that has kept time for a while.
    fn new() -> Self {
        let clock = Arc::new(Clock::test("2027-05-20T17:40:00Z".parse().unwrap()));
        let installation = Self { clock, folder: tempfile::tempdir().unwrap() };
        installation.look().unwrap();
        installation
    }

    /// A process that starts now.
    fn start(&self) -> Guard {
        Guard::open(&self.folder.path().join("clock"), self.clock.clone(), None)
    }

    fn look(&self) -> Result<Believed, Doubt> {
        self.start().look()
    }

    fn is_believed(&self) -> bool {
        self.look().is_ok()
    }
}

const DAY: TimeDelta = TimeDelta::days(1);

#[test]
fn time_that_passes_is_believed_suspended_too_and_so_is_a_long_weekend_without_power() {
    let site = Installation::new();
    site.clock.advance(DAY * 30);
    assert!(site.is_believed());
    site.clock.reboot(DAY * 3);
    assert!(site.is_believed());
    site.clock.reboot(TimeDelta::minutes(-30));
    assert!(site.is_believed(), "a clock that was half an hour fast");
}

#[test]
fn a_clock_that_is_set_far_is_doubted_in_every_process_until_it_is_put_right() {
    let site = Installation::new();
    let running = site.start();
    for by in [TimeDelta::minutes(61), DAY * 400, TimeDelta::minutes(-61), DAY * -20_000] {
        site.clock.jump(by);
        assert!(running.look().is_err() && !site.is_believed() && site.start().peek().is_err(), "{by}");
        site.clock.jump(-by);
        assert!(running.look().is_ok() && site.is_believed() && site.start().peek().is_ok(), "{by}");
    }
}

#[test]
fn steps_that_are_small_add_up() {
    let site = Installation::new();
    for _ in 0..2 {
        site.clock.jump(TimeDelta::minutes(40));
        site.clock.advance(DAY);
    }
    assert!(!site.is_believed());
}

#[test]
fn a_machine_that_starts_days_after_the_newest_time_is_doubted() {
    let site = Installation::new();
    site.clock.reboot(DAY * 400);
    let doubt = site.look().unwrap_err();
    assert_eq!(
        doubt.to_string(),
        "Nothing is deleted and no key is destroyed, for the clock may be wrong: it says 2028-06-23 17:40 UTC, and was \
         expected at 2027-05-20 17:40 UTC. If it is right, run: onpurpose clock accept. Otherwise put it right. It is \
         believed automatically once it is known to be synchronised, or on 2028-08-02 17:40 UTC if it runs \
         steadily until then."
    );
    site.clock.jump(DAY * -399);
    assert!(site.is_believed());
}

#[test]
fn a_clock_that_runs_steadily_is_believed_after_a_day_or_a_tenth_of_its_leap() {
    for (leap, days) in [(2, 1), (20, 2), (400, 40), (-2, 1), (-50, 5)] {
        let site = Installation::new();
        site.clock.jump(DAY * leap);
        assert!(!site.is_believed());
        site.clock.advance(DAY * days - TimeDelta::minutes(1));
        assert!(!site.is_believed(), "{leap}");
        site.clock.advance(TimeDelta::minutes(1));
        assert!(site.is_believed(), "{leap}");
        site.clock.advance(DAY * 100);
        assert!(site.is_believed(), "{leap}");
    }
}

#[test]
fn a_clock_that_is_set_again_or_a_machine_that_starts_again_proves_itself_anew() {
    let site = Installation::new();
    site.clock.jump(DAY * 5);
    assert!(!site.is_believed());
    site.clock.advance(TimeDelta::hours(23));
    site.clock.jump(TimeDelta::hours(2));
    assert!(!site.is_believed());
    site.clock.advance(TimeDelta::hours(23));
    site.clock.reboot(TimeDelta::hours(2));
    assert!(!site.is_believed());
    site.clock.advance(DAY);
    assert!(site.is_believed());
}

#[test]
fn a_clock_that_is_known_to_be_right_is_believed_at_once() {
    for leap in [400, -400] {
        let site = Installation::new();
        site.clock.jump(DAY * leap);
        assert!(!site.is_believed());
        site.clock.synchronise(true);
        assert!(site.is_believed());
        site.clock.synchronise(false);
        assert!(site.is_believed(), "and from then on");
        assert_eq!(site.clock.now(), site.look().unwrap().now());
    }
}

#[test]
fn what_a_person_says_holds_for_every_process() {
    let site = Installation::new();
    let running = site.start();
    site.clock.jump(DAY * 400);
    assert!(running.look().is_err());
    site.start().accept().unwrap();
    assert!(running.look().is_ok() && site.is_believed());
    site.clock.jump(DAY * -400);
    assert!(running.look().is_err(), "it was wrong after all");
    site.start().accept().unwrap();
    assert!(running.look().is_ok());
}

#[test]
fn time_goes_on_from_the_newest_that_was_believed_while_the_clock_is_behind_it() {
    let site = Installation::new();
    let seen = site.clock.now();
    site.clock.reboot(DAY * -20_000);
    let running = site.start();
    assert!(running.look().is_err());
    assert_eq!(site.clock.now(), seen);
    site.clock.advance(DAY);
    assert!(running.look().is_err());
    assert_eq!(site.clock.now(), seen + DAY);
    site.clock.jump(DAY * 20_000);
    assert_eq!(site.clock.now(), seen + DAY);
    assert!(running.look().is_ok());
}

#[test]
fn a_first_start_believes_its_clock_unless_the_database_is_far_older() {
    for (days, believed) in [(0, true), (11, true), (12, false), (-30, true)] {
        let clock = Arc::new(Clock::test("2027-05-20T17:40:00Z".parse().unwrap()));
        let folder = tempfile::tempdir().unwrap();
        let turned = Some(clock.now() - DAY * days);
        assert_eq!(Guard::open(&folder.path().join("clock"), clock, turned).look().is_ok(), believed, "{days}");
    }
}

#[test]
fn a_file_that_is_lost_is_written_anew_and_one_that_cannot_be_read_is_doubted() {
    let site = Installation::new();
    let (running, path) = (site.start(), site.folder.path().join("clock"));
    std::fs::remove_file(&path).unwrap();
    site.clock.jump(DAY * 400);
    assert!(running.look().is_err(), "what is known in memory holds");
    std::fs::write(&path, "noon").unwrap();
    assert!(running.look().unwrap_err().to_string().contains("cannot be read"));
    site.start().accept().unwrap();
    assert!(running.look().is_ok());
}

#[test]
fn a_look_that_changes_nothing_writes_nothing() {
    let site = Installation::new();
    let path = site.folder.path().join("clock");
    let before = std::fs::read(&path).unwrap();
    site.clock.jump(DAY * 400);
    assert!(site.start().peek().is_err());
    assert_eq!(std::fs::read(&path).unwrap(), before);
}
