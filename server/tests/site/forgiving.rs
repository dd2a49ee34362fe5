//! What people type and paste is read where it says one thing alone, and asked for again where it does not.

use app::domain::role::Role;
use chrono::TimeDelta;
use server::actions::samples::CONTENTS;

use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::colleague::Colleague;
use crate::support::database::Engine;
use crate::support::way_in::{Browser, PASSWORD, code_now, newcomer, set_up_factor};

const SUPPER: &str = "/events/supper";
const ADA: (&str, &str) = ("email", "ada@harbour.example");

/// The supper asks for a number to ring, and how many chairs somebody brings.
async fn site(engine: Engine) -> TestApp {
    let asked = "[[event.field]]\nkey = \"ring\"\nkind = \"phone\"\nlabel = \"Where can we ring you?\"\n\
                 why = \"so that we can tell you\"\n\n[[event.field]]\nkey = \"chairs\"\nkind = \"number\"\n\
                 label = \"How many chairs do you bring?\"\nwhy = \"so that all can sit\"\n\n\
                 [[event.field]]\nkey = \"food\"";
    TestApp::with(engine, &CONTENTS.replace("[[event.field]]\nkey = \"food\"", asked), &[]).await
}

/// Changes a sign-up and says what is then kept.
async fn kept(app: &TestApp, own: &str, fields: &[(&str, &str)]) -> String {
    let answer = app.submit(&format!("{own}/change"), &[&[("seats", "1")], fields].concat()).await;
    assert_eq!(answer.status, 303, "{fields:?}: {}", answer.text());
    app.get(&format!("{own}/data.json")).await.body
}

fn answered(data: &str, answer: &str) -> bool {
    data.contains(&format!("\"answer\": \"{answer}\""))
}

both!(telephone_numbers_are_taken_as_people_write_them);
async fn telephone_numbers_are_taken_as_people_write_them(engine: Engine) {
    let app = site(engine).await;
    let own = app.sign_up_and_confirm(SUPPER, &[ADA, ("seats", "1")]).await;
    for (typed, read) in [
        ("\u{202d}+44 161 496 0000\u{202c}", "+44 161 496 0000"),
        ("0221/4960000", "0221/4960000"),
        ("0161\u{a0}496\u{a0}0000", "0161 496 0000"),
        ("0161\u{2011}496\u{2011}0000", "0161-496-0000"),
        ("0161 496 0000 ext 12", "0161 496 0000 ext 12"),
        ("+358(0)555-86.43", "+358(0)555-86.43"),
        ("٠١٦١ ٤٩٦ ٠٠٠٠", "0161 496 0000"),
    ] {
        let data = kept(&app, &own, &[("ring", typed)]).await;
        assert!(answered(&data, read), "{typed:?}: {data}");
    }
    for nothing in ["\u{200b}\u{feff}", "\u{202d} \u{202c}", "\u{a0}", "\u{3164}"] {
        assert!(!kept(&app, &own, &[("ring", nothing)]).await.contains("\"key\": \"ring\""), "{nothing:?}");
    }
    for wrong in ["ring me", "0161 496 0000 or 0161 496 0001", "12"] {
        let answer = app.submit(&format!("{own}/change"), &[("seats", "1"), ("ring", wrong)]).await;
        assert!(answer.status == 422 && answer.says("Enter one phone number for"), "{}", answer.text());
        assert_eq!(answer.value_of("ring").as_deref(), Some(wrong));
    }
}

both!(numbers_seats_and_names_are_read_in_whatever_digits_and_blanks);
async fn numbers_seats_and_names_are_read_in_whatever_digits_and_blanks(engine: Engine) {
    let app = site(engine).await;
    let fields = [ADA, ("seats", "２"), ("chairs", "٣"), ("name", "\u{feff}Ada\u{a0}Love\u{ad}lace\u{200e}")];
    let own = app.sign_up_and_confirm(SUPPER, &fields).await;
    let data = app.get(&format!("{own}/data.json")).await.body;
    assert!(data.contains("\"seats\": 2") && answered(&data, "3") && answered(&data, "Ada Lovelace"), "{data}");
    for name in ["علی\u{200c}رضا", "👩\u{200d}💻", "ශ්\u{200d}රී", "יעל"] {
        let data = kept(&app, &own, &[("name", name)]).await;
        assert!(answered(&data, name), "{name:?}: {data}");
    }
    let answer = app.submit(&format!("{own}/change"), &[("seats", "½")]).await;
    assert!(answer.status == 422 && answer.says("Choose how many people are coming, from 1 to"), "{}", answer.text());
}

both!(an_address_is_found_in_what_was_pasted_with_it);
async fn an_address_is_found_in_what_was_pasted_with_it(engine: Engine) {
    let app = TestApp::new(engine).await;
    for (n, typed) in [
        "Ada Lovelace <ada@harbour.example>",
        "mailto:ada@harbour.example",
        "ada@harbour.example.",
        "\u{202d}ada@har\u{ad}bour.example\u{202c}\u{a0}",
        "ada＠harbour.example",
    ]
    .into_iter()
    .enumerate()
    {
        app.wait(TimeDelta::days(1));
        let answer = app.submit("/your-data", &[("email", typed)]).await;
        assert_eq!(answer.status, 303, "{typed:?}: {}", answer.text());
        assert!(app.get(&answer.location()).await.says(ADA.1), "{typed:?}");
        assert_eq!(app.mails_to(ADA.1).await.len(), n + 1, "{typed:?}");
    }
    for wrong in ["ada@harbour.example, ben@harbour.example", "ben@harbour.example <ada@harbour.example>"] {
        let answer = app.submit("/your-data", &[("email", wrong)]).await;
        assert!(answer.status == 422 && answer.says("Remove spaces and characters"), "{}", answer.text());
    }
}

both!(codes_are_read_with_blanks_hyphens_and_other_digits);
async fn codes_are_read_with_blanks_hyphens_and_other_digits(engine: Engine) {
    let app = TestApp::new(engine).await;
    let (mut browser, email) = newcomer(&app, "olu", "quayside", Role::Administrator).await;
    let (key, recovery) = set_up_factor(&mut browser, &app).await;
    let moved = |code: &str, by: u32| -> String {
        code.chars().map(|c| char::from_u32(u32::from(c) + by).expect("a digit")).collect()
    };
    let arabic = |code: &str| moved(code, 0x660 - 0x30);
    let wide = |code: &str| moved(code, 0xfee0);
    let spaced = |code: &str| format!("\u{202d}{}\u{a0}{}\u{202c}", &code[..3], &code[3..]);
    let ways: [&dyn Fn(&str) -> String; 3] = [&arabic, &wide, &spaced];
    for way in ways {
        app.wait(TimeDelta::seconds(60));
        let mut other = Browser::default();
        other.login(&app, &email, PASSWORD).await;
        let code = way(&code_now(&app, &key));
        let answer = other.post(&app, "/organise/login/code", &[("code", &code)]).await;
        assert_eq!(answer.status, 303, "{code:?}: {}", answer.text());
    }
    let mut other = Browser::default();
    other.login(&app, &email, PASSWORD).await;
    let code = recovery[0].replace('-', "\u{2011}") + "\u{200b}";
    assert_eq!(other.post(&app, "/organise/login/code", &[("code", &code)]).await.status, 303);
}

both!(organisers_days_and_searches_are_read_alike);
async fn organisers_days_and_searches_are_read_alike(engine: Engine) {
    let app = TestApp::new(engine).await;
    app.sign_up_and_confirm(SUPPER, &[ADA, ("seats", "1"), ("name", "Ada Lovelace")]).await;
    let olu = Colleague::new(&app, "olu", &[("quayside", Role::Organiser)]).await;
    let list = "/organise/events/supper/attendees";
    for searched in ["\u{202a}Ada Love\u{200b}lace\u{202c}", "Ada <ada@harbour.example>"] {
        let page = olu.post(&app, list, &[("q", searched)]).await;
        assert!(page.status == 200 && page.says("Ada Lovelace"), "{searched:?}: {}", page.text());
    }
    let path = "/organise/events/supper/announcements/new";
    let fields = [
        ("subject", "Bring a cup\u{200b}"),
        ("text", "Please"),
        ("segment", "confirmed"),
        ("when", "later"),
        ("date", "２０２７\u{2011}０６\u{2011}０１"),
        ("time", "٠٩:٣٠"),
    ];
    let answer = olu.post(&app, path, &fields).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    assert!(olu.get(&app, &answer.location()).await.says("1 June"));
}
