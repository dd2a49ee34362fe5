//! A site that has sent a mail of every kind, for what is true of all of them: each has one recipient, and whoever opens
//! all its links, as mail scanners do, changes nothing.

use std::collections::BTreeSet;

use app::domain::role::Role;
use chrono::TimeDelta;
use server::actions::samples::CONTENTS;

use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::colleague::Colleague;
use crate::support::database::Engine;
use crate::support::dump::changed;
use crate::support::mailbox::Received;
use crate::support::people::{ADA, ADAS_ADDRESS, BEN, BEN_READS};
use crate::support::way_in;

const SMALL: &str = "/events/small";
const SUPPER: &str = "/events/supper";

/// The beginnings of every subject there is, but for the mail of a renewal, which comes when all others have gone.
const SUBJECTS: [&str; 16] = [
    "Please confirm: Summer supper",
    "Please confirm: Quayside news",
    "Reminder to confirm",
    "You’re coming",
    "You’re on the waiting list",
    "You have a place",
    "Changed: you have",
    "New date",
    "Cancelled",
    "You’re subscribed",
    "The details we hold about you",
    "Your invitation to help",
    "Choose a new password",
    "Your login codes were reset",
    "You reset a colleague",
    "Role offered",
];

/// Does something of everything; every mail that came of it, while what it is about still lives.
pub async fn of_every_kind(app: &TestApp) -> Vec<Received> {
    app.submit(SUPPER, &BEN).await;
    let ada = app.sign_up_and_confirm(SUPPER, &ADA).await;
    app.submit(&format!("{ada}/change"), &[("seats", "3"), ("name", "Ada Lovelace")]).await;
    app.wait(TimeDelta::minutes(15));
    app.sign_up_and_confirm("/newsletters/news", &BEN_READS).await;
    let mut first = String::new();
    for (email, seats) in [("a@example.org", "4"), ("b@example.org", "4"), ("c@example.org", "2")] {
        let own = app.sign_up_and_confirm(SMALL, &[("email", email), ("seats", seats)]).await;
        first = if first.is_empty() { own } else { first };
    }
    for email in ["d@example.org", "e@example.org"] {
        app.sign_up_and_confirm(SMALL, &[("email", email), ("seats", "4")]).await;
    }
    app.post(&format!("{first}/cancel"), &[]).await;
    app.submit(SUPPER, &ADA).await;
    app.submit("/your-data", &[("email", ADAS_ADDRESS)]).await;
    app.wait(TimeDelta::days(1));
    app.submit(SUPPER, &ADA).await;
    app.mails_to(ADAS_ADDRESS).await;
    let moved = CONTENTS.replace("2027-06-12", "2027-08-12");
    app.import(&moved.replace("capacity = 10\n", "capacity = 10\ncancelled = \"Nobody has the key.\"\n")).await;
    app.mails_to(ADAS_ADDRESS).await;

    of_organisers(app).await;
    let mails = app.mailbox.all();
    let subjects: BTreeSet<&str> = mails.iter().map(|mail| mail.subject.as_str()).collect();
    for wanted in SUBJECTS {
        assert!(subjects.iter().any(|subject| subject.starts_with(wanted)), "{wanted} in {subjects:?}");
    }
    assert!(mails.iter().any(|mail| mail.text.contains("You’re already signed up")));
    mails
}

/// The mails that organisers get, with links that still work.
async fn of_organisers(app: &TestApp) {
    way_in::invited(app, "ida", "quayside", Role::Organiser).await;
    let (mut olu, email) = way_in::newcomer(app, "olu", "quayside", Role::Organiser).await;
    way_in::set_up_factor(&mut olu, app).await;
    let lead = Colleague::new(app, "bea", &[("quayside", Role::Administrator)]).await;
    let path = lead.get(app, "/organise/team").await.link_of("olu");
    lead.post(app, &path, &[("do", "reset")]).await;
    let role = [("do", "give"), ("branch", "quayside"), ("role", "data_officer")];
    assert_eq!(lead.post(app, &path, &role).await.status, 303);
    olu.post(app, "/organise/forgotten", &[("email", &email)]).await;
    app.mails_to(&email).await;
}

/// Every link of a mail, from both of its parts.
fn links(mail: &Received) -> BTreeSet<String> {
    let hrefs = mail.html.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let hrefs = hrefs.filter(|href| href.starts_with("http")).map(|href| href.replace("&amp;", "&"));
    mail.links().into_iter().chain(hrefs).collect()
}

both!(a_scanner_that_opens_every_link_of_every_mail_twice_changes_nothing);
async fn a_scanner_that_opens_every_link_of_every_mail_twice_changes_nothing(engine: Engine) {
    let app = TestApp::new(engine).await;
    let mut all: BTreeSet<String> = of_every_kind(&app).await.iter().flat_map(links).collect();
    let base = app.site.config.base_url.clone();
    let journal = || std::fs::read(app.database.folder().join("journal")).expect("the journal");
    let (before, noted, commits) = (app.dump().await, journal(), app.site.db.version());

    // A scanner follows what it finds on the pages too, and tries what the buttons would send.
    let mut further = BTreeSet::new();
    for _ in 0..2 {
        for link in &all {
            let page = app.get(link).await;
            assert!(page.status < 500, "{link}");
            further.extend(page.links().into_iter().filter(|link| link.starts_with('/') || link.starts_with(&base)));
            for query in ["never=yes", "again=yes", "List-Unsubscribe=One-Click", "renew=yes", "still_coming=yes"] {
                app.get(&format!("{link}?{query}")).await;
            }
            app.request(|client, _| client.head(app.whole(link))).await;
        }
        all.append(&mut further);
    }
    assert!(all.len() > 40, "{}", all.len());
    assert_eq!(changed(&before, &app.dump().await), [] as [&str; 0], "these tables changed");
    assert_eq!((journal(), app.site.db.version()), (noted, commits));
}

both!(every_message_has_one_recipient);
async fn every_message_has_one_recipient(engine: Engine) {
    let app = TestApp::new(engine).await;
    let mails = of_every_kind(&app).await;
    assert!(mails.len() > 15, "{}", mails.len());
    for mail in &mails {
        let to = mail.header("To").expect("a recipient");
        assert!(to.matches('@').count() == 1 && !to.contains(','), "{to}");
        let heads = mail.raw.split("\r\n\r\n").next().expect("headers").to_lowercase();
        assert_eq!(heads.matches("\r\nto:").count(), 1, "{heads}");
        for name in ["\r\ncc:", "\r\nbcc:", "\r\nresent-to:", "\r\nresent-cc:"] {
            assert!(!heads.contains(name), "{heads}");
        }
        assert!(mail.header("Message-ID").is_some() && mail.header("Date").is_some());
        assert_eq!(mail.header("Auto-Submitted").as_deref(), Some("auto-generated"));
    }
    let ids: BTreeSet<_> = mails.iter().map(|mail| mail.header("Message-ID")).collect();
    assert_eq!(ids.len(), mails.len());
}

both!(no_mail_fetches_anything_or_counts_clicks);
async fn no_mail_fetches_anything_or_counts_clicks(engine: Engine) {
    let app = TestApp::new(engine).await;
    let base = app.site.config.base_url.clone();
    for mail in of_every_kind(&app).await {
        // The picture of a ticket comes with the mail.
        let html = mail.html.replace("<img src=\"cid:", "");
        for fetched in ["<img", "src=", "url(", "<link", "<script"] {
            assert!(!html.contains(fetched), "{fetched} in {}", mail.subject);
        }
        for link in links(&mail) {
            assert!(link.starts_with(&base), "{link} in {}", mail.subject);
        }
        assert!(!mail.raw.contains("Onpurpose"), "the product is not named to the public");
    }
}
