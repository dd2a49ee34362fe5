//! The data officer's pages: the log, who has read the guidance, and the operator's check.

use app::domain::role::Role;
use chrono::TimeDelta;
use server::actions::Failure;
use server::actions::audit::{AuditEntry, note};
use server::db::contents;

use app::domain::audit::{Act, Reason};

use super::team::SHED;
use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::colleague::Colleague;
use crate::support::database::Engine;
use crate::support::way_in::{newcomer, set_up_factor};

const LOG: &str = "/organise/officer/audit";

/// Notes that a list of the supper was opened.
async fn opened(app: &TestApp, who: &Colleague) {
    let supper = contents::event_by_slug(app.site.db.read(), "supper").await.expect("a database").expect("the supper");
    let id = who.id;
    let entry = AuditEntry {
        act: Act::ListOpened,
        organiser: Some(id),
        purpose: supper.purpose_id,
        branch: Some(supper.branch_id),
        count: 12,
        reason: Some(Reason::Calling),
    };
    let noted = app.site.write(move |work| async move { note(&work, entry).await });
    noted.await.map_err(|failure: Failure| failure.to_string()).expect("an entry");
}

both!(the_log_says_who_did_what_when_and_why_and_is_filtered);
async fn the_log_says_who_did_what_when_and_why_and_is_filtered(engine: Engine) {
    let app = TestApp::new(engine).await;
    let officer = Colleague::new(&app, "dot", &[("quayside", Role::DataOfficer)]).await;
    let olu = Colleague::new(&app, "olu", &[("quayside", Role::Organiser)]).await;
    opened(&app, &olu).await;
    let (mut bea, _) = newcomer(&app, "bea", "quayside", Role::Organiser).await;
    set_up_factor(&mut bea, &app).await;
    let page = officer.get(&app, LOG).await;
    for words in
        ["olu", "Opened the list", "Summer supper", "12 sign-ups", "Calling people", "Set up login codes", "bea"]
    {
        assert!(page.says(words), "{words} in {}", page.text());
    }
    let rows = |page: &crate::support::page::Page| page.body.matches("<tr>").count() - 1;
    let all = rows(&page);
    let token = page.body.split("<option value=\"").find(|piece| piece.contains(">olu<")).expect("olu").to_owned();
    let token = token.split('"').next().expect("a token");
    assert_eq!(rows(&officer.get(&app, &format!("{LOG}?who={token}&about=all&act=all")).await), 1);
    assert_eq!(rows(&officer.get(&app, &format!("{LOG}?who=all&about=%2Fevents%2Fsupper&act=all")).await), 1);
    assert_eq!(rows(&officer.get(&app, &format!("{LOG}?act=list-opened")).await), 1);
    assert!(officer.get(&app, &format!("{LOG}?who=nobody")).await.says("Nothing found"));
    let read = officer.get(&app, &format!("{LOG}?act=audit-read")).await;
    assert!(read.says("Read the log (5 times)") && rows(&read) == 1, "reading is an entry too: {}", read.text());
    assert_eq!(rows(&officer.get(&app, LOG).await), all + 1);
}

both!(a_visit_is_one_row_and_no_page_cuts_it);
async fn a_visit_is_one_row_and_no_page_cuts_it(engine: Engine) {
    let app = TestApp::new(engine).await;
    let officer = Colleague::new(&app, "dot", &[("quayside", Role::DataOfficer)]).await;
    let olu = Colleague::new(&app, "olu", &[("quayside", Role::Organiser)]).await;
    let evening = async |times| {
        for _ in 0..times {
            opened(&app, &olu).await;
        }
        app.wait(TimeDelta::minutes(31));
    };
    evening(150).await;
    evening(110).await;
    let page = officer.get(&app, &format!("{LOG}?act=list-opened")).await;
    assert!(page.says("260 entries") && page.says("Thursday 20 May"), "{}", page.text());
    assert!(page.says("Opened the list (110 times)") && !page.says("(150 times)"), "{}", page.text());
    let older = officer.get(&app, &page.link_of("Older")).await;
    assert!(older.says("Opened the list (150 times)") && !older.says("(110 times)"), "{}", older.text());
    assert!(!older.body.contains(">Older<") && older.link_of("Newest").ends_with("act=list%2Dopened&from=&to="));
    let stored = app.inside().await.number("SELECT count(*) FROM audit WHERE action = 'list-opened'").await;
    assert_eq!(stored, 260, "only what is shown is put together");
}

both!(the_log_is_filtered_by_day_and_downloaded_entry_by_entry);
async fn the_log_is_filtered_by_day_and_downloaded_entry_by_entry(engine: Engine) {
    let app = TestApp::new(engine).await;
    let olu = Colleague::new(&app, "olu", &[("quayside", Role::Organiser)]).await;
    for _ in 0..3 {
        opened(&app, &olu).await;
    }
    app.wait(TimeDelta::days(1));
    opened(&app, &olu).await;
    let officer = Colleague::new(&app, "dot", &[("quayside", Role::DataOfficer)]).await;
    for (from, to, found) in [("2027-05-20", "2027-05-21", 4), ("", "20/05/2027", 3), ("2027-05-21", "", 1)] {
        let to = to.replace('/', "%2F");
        let page = officer.get(&app, &format!("{LOG}?act=list-opened&from={from}&to={to}")).await;
        let entries = if found == 1 { "1 entry".to_owned() } else { format!("{found} entries") };
        assert!(page.says(&entries), "{from} {to}: {}", page.text());
    }
    let wrong = officer.get(&app, &format!("{LOG}?from=soon")).await;
    assert!(wrong.status == 422 && wrong.links().contains(&"#f-from".to_owned()));
    let day = [("act", "list-opened"), ("from", "2027-05-20"), ("to", "2027-05-20")];
    let file = officer.post(&app, LOG, &day).await;
    assert_eq!((file.status, file.header("content-type")), (200, "text/csv; charset=utf-8"));
    assert_eq!(file.header("content-disposition"), "attachment; filename=\"log-2027-05-21.csv\"");
    assert_eq!(file.header("cache-control"), "no-store");
    let lines: Vec<_> = file.body.trim_start_matches('\u{feff}').trim_end().split("\r\n").collect();
    assert_eq!(lines[0], "When,Who,What,About,How many,Of what,Why");
    assert_eq!(lines.len(), 4, "each entry on its own: {}", file.body);
    assert!(
        lines[1].starts_with("2027-05-20 ") && lines[1].contains(",olu,Opened the list,Summer supper,12,sign-ups,")
    );
    let noted = app.inside().await.texts("SELECT action || ' ' || count FROM audit ORDER BY number DESC LIMIT 1").await;
    assert_eq!(noted, ["audit-exported 3"], "the download is an entry too");
    assert!(officer.get(&app, LOG).await.says("Downloaded the log"));
    let lead = Colleague::new(&app, "bea", &[("quayside", Role::Administrator)]).await;
    assert_eq!(lead.post(&app, LOG, &day).await.status, 404);
    assert_eq!(officer.post_from(&app, "cross-site", LOG, &day).await.status, 403);
    verified(&app, None).await.expect("a whole chain");
}

both!(a_file_of_the_log_covers_three_months_at_most);
async fn a_file_of_the_log_covers_three_months_at_most(engine: Engine) {
    let app = TestApp::new(engine).await;
    let olu = Colleague::new(&app, "olu", &[("quayside", Role::Organiser)]).await;
    opened(&app, &olu).await;
    app.wait_until("2027-09-01T12:00:00Z");
    opened(&app, &olu).await;
    let officer = Colleague::new(&app, "dot", &[("quayside", Role::DataOfficer)]).await;
    assert!(officer.get(&app, LOG).await.says("A file covers up to 3 months"));
    let file = async |from: &str, to: &str| {
        officer.post(&app, LOG, &[("act", "list-opened"), ("from", from), ("to", to)]).await
    };
    // The last one is wholly past: what it would find is no matter.
    for (from, to) in [("2027-05-20", ""), ("2027-05-20", "2027-08-21"), ("2025-01-01", "2025-12-31")] {
        let refused = file(from, to).await;
        assert!(refused.status == 422 && refused.says("Choose a later \u{201c}From\u{201d} day"), "{from} {to}");
        assert!(refused.links().contains(&"#f-from".to_owned()), "{}", refused.text());
    }
    let exported = "SELECT count(*) FROM audit WHERE action = 'audit-exported'";
    assert_eq!(app.inside().await.number(exported).await, 0, "nothing was taken out");
    let whole = [("", "", 1), ("2027-06-01", "", 1), ("2027-05-20", "2027-08-20", 1), ("", "2027-06-20", 1)];
    for (from, to, found) in whole {
        let file = file(from, to).await;
        assert_eq!((file.status, file.body.trim_end().lines().count() - 1), (200, found), "{from} {to}");
    }
    assert_eq!(file("", "2027-08-31").await.body.trim_end().lines().count(), 1, "the month before that day");
}

both!(a_branchs_officer_reads_what_is_the_branchs_alone);
async fn a_branchs_officer_reads_what_is_the_branchs_alone(engine: Engine) {
    let app = TestApp::new(engine).await;
    app.import(SHED).await;
    let olu = Colleague::new(&app, "olu", &[("quayside", Role::Organiser)]).await;
    let low = Colleague::new(&app, "low", &[("shed", Role::DataOfficer)]).await;
    opened(&app, &olu).await;
    let page = low.get(&app, LOG).await;
    assert!(page.status == 200 && page.says("Nothing found") && !page.says("olu") && !page.says("Summer supper"));
    assert!(low.get(&app, &format!("{LOG}?about=%2Fevents%2Fsupper")).await.says("Nothing found"));
    assert!(!low.get(&app, "/organise/officer/readers").await.says("olu"));
}

both!(the_audit_holds_nothing_personal);
async fn the_audit_holds_nothing_personal(engine: Engine) {
    let app = TestApp::new(engine).await;
    let lead = Colleague::new(&app, "bea", &[("quayside", Role::Administrator)]).await;
    let invite =
        [("email", "quill@harbour.example"), ("name", "Quillfeather"), ("branch", "quayside"), ("role", "organiser")];
    lead.submit(&app, "/organise/team", &invite).await;
    let texts = app
        .inside()
        .await
        .texts("SELECT action FROM audit UNION ALL SELECT reason FROM audit WHERE reason IS NOT NULL")
        .await;
    assert_eq!(texts, ["invited", "role-given"]);
}

both!(the_guidance_is_confirmed_once_a_year_with_reminders_and_grace);
async fn the_guidance_is_confirmed_once_a_year_with_reminders_and_grace(engine: Engine) {
    let app = TestApp::new(engine).await;
    assert!(app.get("/guidance").await.says("Never pass it on"), "anybody can read what we promise");
    let (mut olu, email) = newcomer(&app, "olu", "quayside", Role::Organiser).await;
    let stands = async |name: &str| {
        let lead = Colleague::new(&app, name, &[("quayside", Role::Administrator)]).await;
        let page = lead.get(&app, "/organise/officer/readers").await.text();
        let olus = page.split("olu ").nth(1).expect("a line").split(name).next().expect("a line");
        (olus.trim().to_owned(), lead)
    };
    assert!(stands("ada").await.0.starts_with("Never Not read"));
    let page = olu.get(&app, "/organise/guidance?next=/organise/account").await;
    assert!(page.says("Please read this before you open a list"));
    let stale = olu.post(&app, "/organise/guidance", &[("version", "0"), ("next", "/organise")]).await;
    assert_eq!(stale.location(), "/organise/guidance?next=/organise", "an older text than the one that holds");
    let read = [("version", "1"), ("next", "/organise/account")];
    assert_eq!(olu.post(&app, "/organise/guidance", &read).await.location(), "/organise/account");

    // A mail is unlinked a week after it was sent, so each step counts its own.
    let steps = [
        ("bea", 330, 0, "20 May 2027 Valid until 20 May 2028"),
        ("cat", 6, 1, "20 May 2027 Valid until 20 May 2028"),
        ("dan", 30, 1, "20 May 2027 Due by 19 June 2028"),
        ("eve", 15, 1, "20 May 2027 Due by 19 June 2028"),
        ("fay", 15, 0, "20 May 2027 Not read"),
    ];
    for (name, days, mails, state) in steps {
        app.wait(TimeDelta::days(days));
        app.sweep().await;
        app.sweep().await;
        let got = app.mails_to(&email).await;
        assert_eq!(got.iter().filter(|mail| mail.subject == "Please read the guidance again").count(), mails, "{name}");
        let (now, lead) = stands(name).await;
        assert!(now.starts_with(state), "{name}: {now}");
        let path = lead.get(&app, "/organise/team").await.link_of("olu");
        lead.post(&app, &path, &[("do", "renew"), ("branch", "quayside"), ("role", "organiser")]).await;
    }
}

/// What `onpurpose verify` says.
async fn verified(app: &TestApp, mark: Option<&str>) -> Result<String, String> {
    let mark = mark.map(|mark| mark.parse().expect("a mark"));
    let mut said = Vec::new();
    let done = server::commands::verify::verify(&app.site, mark.as_ref(), &mut said).await;
    done.map(|()| String::from_utf8(said).expect("text")).map_err(|error| error.to_string())
}

both!(verify_finds_a_log_that_was_changed_and_what_is_overdue);
async fn verify_finds_a_log_that_was_changed_and_what_is_overdue(engine: Engine) {
    let app = TestApp::new(engine).await;
    let lead = Colleague::new(&app, "bea", &[("quayside", Role::DataOfficer)]).await;
    for _ in 0..3 {
        opened(&app, &lead).await;
    }
    assert!(verified(&app, None).await.expect("nothing wrong").contains("The log is whole: 3 entries."));
    app.sign_up_and_confirm("/events/supper", &crate::support::people::ADA).await;
    app.wait(TimeDelta::days(200));
    let overdue = verified(&app, None).await.expect_err("what is past its end");
    assert!(overdue.contains("rows of registration are past their end"), "{overdue}");
    app.sweep().await;
    verified(&app, None).await.expect("all is swept");
    let inside = app.inside().await;
    inside.execute("UPDATE audit SET count = 1 WHERE number = 2").await;
    assert!(verified(&app, None).await.expect_err("a change").contains("broken at entry 2"));
    inside.execute("DELETE FROM audit WHERE number = 2").await;
    assert!(verified(&app, None).await.expect_err("a gap").contains("broken at entry 3"));
}

both!(a_log_whose_end_was_cut_off_is_found_by_a_mark_of_an_earlier_check);
async fn a_log_whose_end_was_cut_off_is_found_by_a_mark_of_an_earlier_check(engine: Engine) {
    let app = TestApp::new(engine).await;
    let lead = Colleague::new(&app, "bea", &[("quayside", Role::DataOfficer)]).await;
    opened(&app, &lead).await;
    opened(&app, &lead).await;
    let said = verified(&app, None).await.expect("nothing wrong");
    let (_, rest) = said.split_once("--mark ").expect("a mark");
    let mark = rest.split('`').next().expect("its end");
    let inside = app.inside().await;
    opened(&app, &lead).await;
    verified(&app, Some(mark)).await.expect("a log that has grown");
    inside.execute("DELETE FROM audit WHERE number > 1").await;
    verified(&app, None).await.expect("the chain alone does not show it");
    assert!(verified(&app, Some(mark)).await.expect_err("a cut").contains("taken off its end"));
    // Entries that are written later do not cover it up.
    app.wait(TimeDelta::minutes(1));
    opened(&app, &lead).await;
    opened(&app, &lead).await;
    assert!(verified(&app, Some(mark)).await.expect_err("a cut").contains("taken off its end"));
}
