//! Lists that take their time, that nobody says yes to, and that the operator brings.

use app::domain::list_import::ConsentMeans;
use app::domain::role::Role;
use chrono::TimeDelta;
use server::actions::deliver::deliver_due;
use server::actions::list_import::bring::bring_in_due;
use server::commands::newsletter::{self, NewList};

use super::{BENS, IMPORT, NEWS, bring, checked, olu, people};
use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::colleague::Colleague;
use crate::support::database::Engine;
use crate::support::people::BEN_READS;

both!(a_list_that_nobody_says_yes_to_is_gone_after_a_day_and_another_takes_its_place);
async fn a_list_that_nobody_says_yes_to_is_gone_after_a_day_and_another_takes_its_place(engine: Engine) {
    let app = TestApp::new(engine).await;
    let olu = olu(&app).await;
    let first = checked(&app, &olu, people(3)).await;
    let second = checked(&app, &olu, people(2)).await;
    assert_eq!(app.count("list_import").await, 1);
    assert_eq!(olu.get(&app, &first).await.location(), IMPORT, "the first is gone");
    assert_eq!(olu.post(&app, &first, &[("do", "start")]).await.location(), IMPORT);
    app.wait(TimeDelta::days(1));
    let una = Colleague::new(&app, "una", &[("quayside", Role::Organiser)]).await;
    assert_eq!(una.get(&app, &second).await.location(), IMPORT, "past its end, though no sweep was");
    app.sweep().await;
    assert_eq!((app.count("list_import").await, app.count("list_import_part").await), (0, 0));

    let third = checked(&app, &una, people(2)).await;
    assert_eq!(una.post(&app, &third, &[("do", "discard")]).await.location(), "/organise/newsletters/news");
    assert_eq!((app.count("list_import").await, app.count("subscription").await), (0, 0));
}

both!(a_long_list_comes_in_parts_as_its_mails_go_out_and_an_interruption_loses_nobody);
async fn a_long_list_comes_in_parts_as_its_mails_go_out_and_an_interruption_loses_nobody(engine: Engine) {
    let app = TestApp::new(engine).await;
    let olu = olu(&app).await;
    let path = checked(&app, &olu, people(1_200)).await;
    assert_eq!(app.count("list_import_part").await, 3);
    bring(&app, &olu, &path).await;
    assert_eq!(app.count("subscription").await, 500, "as many as mails may wait");
    let page = olu.get(&app, &path).await;
    assert!(page.says("500 of 1200 added"), "{}", page.text());
    assert_eq!(olu.get(&app, IMPORT).await.location(), path, "one list at a time");

    // A new epoch: what is still sealed goes with it.
    app.wait(TimeDelta::days(8));
    app.do_jobs().await;
    let app = app.restart().await;
    for _ in 0..3 {
        deliver_due(&app.site).await.expect("a delivery that runs");
        bring_in_due(&app.site).await.expect("a job that runs");
    }
    deliver_due(&app.site).await.expect("a delivery that runs");
    assert_eq!((app.count("subscription").await, app.count("list_import_part").await), (1_200, 0));
    let mails = "SELECT COUNT(DISTINCT subscription_id) FROM outbox WHERE kind = 'brought_in' AND state = 'sent'";
    let inside = app.inside().await;
    assert_eq!((inside.number(mails).await, app.count("outbox").await), (1_200, 1_200));
    assert_eq!(inside.number("SELECT COUNT(*) FROM consent WHERE source_id IS NOT NULL").await, 1_200);
}

both!(an_import_can_be_ended_in_the_middle);
async fn an_import_can_be_ended_in_the_middle(engine: Engine) {
    let app = TestApp::new(engine).await;
    let olu = olu(&app).await;
    let path = checked(&app, &olu, people(600)).await;
    bring(&app, &olu, &path).await;
    let answer = olu.post(&app, &path, &[("do", "discard")]).await;
    assert!(olu.follow(&app, answer).await.says("500 people were added."));
    deliver_due(&app.site).await.expect("a delivery that runs");
    bring_in_due(&app.site).await.expect("a job that runs");
    assert_eq!((app.count("subscription").await, app.count("list_import_part").await), (500, 0));
    let ended =
        "SELECT COUNT(*) FROM audit WHERE action = 'import-stopped' AND organiser_id IS NOT NULL AND count = 100";
    assert_eq!(app.inside().await.number(ended).await, 1, "who ended it is noted, and how many weren't brought");
}

both!(a_relay_that_takes_no_mail_does_not_let_a_whole_list_into_the_outbox);
async fn a_relay_that_takes_no_mail_does_not_let_a_whole_list_into_the_outbox(engine: Engine) {
    let app = TestApp::new(engine).await;
    let olu = olu(&app).await;
    let path = checked(&app, &olu, people(600)).await;
    bring(&app, &olu, &path).await;
    // What a refusal for now leaves: each is tried again later.
    app.inside()
        .await
        .execute("UPDATE outbox SET due_at = '2027-06-20 00:00:00+00:00' WHERE kind = 'brought_in'")
        .await;
    bring_in_due(&app.site).await.expect("a job that runs");
    assert_eq!(app.count("subscription").await, 500, "as many as mails may wait");
}

both!(the_operator_brings_a_list_by_command_and_sees_no_address);
async fn the_operator_brings_a_list_by_command_and_sees_no_address(engine: Engine) {
    let app = TestApp::new(engine).await;
    app.sign_up_and_confirm(NEWS, &BEN_READS).await;
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("list.csv");
    std::fs::write(&file, format!("email;name\n{BENS};Ben\nada@example.org;Ada\n")).expect("a file");
    let list = NewList {
        newsletter: "news",
        file: &file,
        when: "2024-05-03",
        how: ConsentMeans::WebForm,
        wording: "Please email me the news.",
        dry_run: true,
    };
    let mut said = Vec::new();
    newsletter::import(&app.site, list.clone(), &mut said).await.expect("a dry run");
    let text = String::from_utf8(said).expect("text");
    assert!(text.contains("1  to be subscribed, and told by mail (rows 3 …)"), "{text}");
    assert!(text.contains("Columns left out: name.") && text.contains("Nothing was changed."), "{text}");
    assert!(!text.contains('@'), "{text}");
    assert_eq!(app.count("list_import").await, 0);

    newsletter::import(&app.site, NewList { dry_run: false, ..list.clone() }, &mut Vec::new())
        .await
        .expect("an import");
    bring_in_due(&app.site).await.expect("a job that runs");
    assert_eq!(app.count("subscription").await, 2);
    assert!(app.mail_to("ada@example.org").await.text.contains("you agreed on a web form to get"));

    for wrong in [
        NewList { newsletter: "none", ..list.clone() },
        NewList { when: "2030-01-01", ..list.clone() },
        NewList { wording: " ", ..list.clone() },
        NewList { file: folder.path(), ..list },
    ] {
        assert!(newsletter::import(&app.site, wrong, &mut Vec::new()).await.is_err());
    }
    assert!(file.exists(), "the operator's file is the operator's");
}
