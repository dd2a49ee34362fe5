//! From the file to the mail, and who is never brought back.

use server::actions::list_import::bring::bring_in_due;

use super::{IMPORT, NEWS, bring, checked, olu};
use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::database::Engine;
use crate::support::log;
use crate::support::people::BEN_READS;

both!(a_list_is_checked_row_by_row_and_brought_in_only_after_a_yes);
async fn a_list_is_checked_row_by_row_and_brought_in_only_after_a_yes(engine: Engine) {
    log::capture();
    let app = TestApp::new(engine).await;
    app.sign_up_and_confirm(NEWS, &BEN_READS).await;
    let olu = olu(&app).await;
    let form = olu.get(&app, IMPORT).await;
    assert!(form.says("Only people who said yes") && form.says("We take only the addresses"), "{}", form.text());

    let file = "Email Address,First Name,MEMBER_RATING,OPTIN_TIME,UNSUB_TIME\n\
                ada@example.org,Ada,2,2023-04-05 10:00:00,\n\
                Carla@Example.org,Carla,2,,\n\
                ben@example.org,Ben,2,,\n\
                CARLA@example.org,Carla again,2,,\n\
                dan@example.org,Dan,2,,2024-01-01 10:00:00\n\
                =cmd|' /C calc'!A0,Eve,2,,\n\
                ,Fay,2,,\n";
    let path = checked(&app, &olu, file).await;
    let page = olu.get(&app, &path).await;
    for said in [
        "2 will be added",
        "5 won’t be",
        "Row 2: ada@example.org",
        "Row 4: ben@example.org",
        "Row 5: CARLA@example.org",
        "Row 6: dan@example.org",
        "Row 7: =cmd|' /C calc'!A0",
        "Mailchimp",
        "Columns we use Email Address, OPTIN_TIME, UNSUB_TIME",
        "Columns we leave out First Name, MEMBER_RATING",
        "The day in the column “OPTIN_TIME”, or 3 May 2024 for rows without one",
        "Please email me the news.",
        "Add 2 people",
    ] {
        assert!(page.says(said), "{said} in {}", page.text());
    }
    assert_eq!(app.count("subscription").await, 1, "nobody is added yet");
    let kept = format!("{:?}", app.dump().await);
    for address in ["ada@example.org", "arla@", "Fay"] {
        assert!(!kept.contains(address), "{address} is in the database as it is");
    }

    bring(&app, &olu, &path).await;
    assert_eq!((app.count("subscription").await, app.count("list_import_part").await), (3, 0));
    let done = olu.get(&app, &path).await;
    assert!(done.says("2 people were added.") && !done.says("ada@example.org"), "{}", done.text());
    log::holds_none_of(&["ada@example.org", "arla@example.org", "Carla"]);

    let noted = "SELECT action FROM audit WHERE action LIKE 'import%' ORDER BY number";
    assert_eq!(app.inside().await.texts(noted).await, ["import-checked", "imported"]);
}

both!(one_column_with_formulas_nuls_and_an_address_twice_brings_each_who_is_there_once);
async fn one_column_with_formulas_nuls_and_an_address_twice_brings_each_who_is_there_once(engine: Engine) {
    let app = TestApp::new(engine).await;
    let olu = olu(&app).await;
    let file = b"ada@example.org\n\0\ncar\0la@example.org\n=HYPERLINK(\"https://elsewhere.example\")\n@SUM(A1:A9)\n\
                 +ben@example.org\nADA@example.org\nada@example.org\ncarla@example.org\n";
    let path = checked(&app, &olu, file).await;
    let page = olu.get(&app, &path).await;
    assert!(page.says("3 will be added") && page.says("6 won\u{2019}t be"), "{}", page.text());
    assert!(!page.body.contains('\0') && !page.body.contains("href=\"https://elsewhere"), "{}", page.body);
    bring(&app, &olu, &path).await;
    app.mails().await;
    let mut to: Vec<String> = app.mailbox.all().into_iter().map(|mail| mail.to).collect();
    to.sort();
    assert_eq!(to, ["+ben@example.org", "ada@example.org", "carla@example.org"]);
}

both!(everyone_gets_one_mail_that_says_where_the_address_came_from_and_one_click_leaves);
async fn everyone_gets_one_mail_that_says_where_the_address_came_from_and_one_click_leaves(engine: Engine) {
    let app = TestApp::new(engine).await;
    let olu = olu(&app).await;
    let path = checked(&app, &olu, "email,consent date\nada@example.org,2023-04-05\ncarla@example.org,\n").await;
    bring(&app, &olu, &path).await;
    for (address, day) in [("ada@example.org", "5\u{a0}April 2023"), ("carla@example.org", "3\u{a0}May 2024")] {
        let mails = app.mails_to(address).await;
        let [mail] = mails.as_slice() else { panic!("{} mails", mails.len()) };
        assert_eq!(mail.subject, "You’re on this list: Quayside news");
        let text = mail.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let day = day.replace('\u{a0}', " ");
        assert!(text.contains(&format!("Quayside branch says that on {day} you agreed on paper")), "{text}");
        assert_eq!(mail.header("List-Unsubscribe-Post").as_deref(), Some("List-Unsubscribe=One-Click"));
        assert!(mail.header("List-Id").is_some_and(|id| id.contains("news.")));
    }
    let mail = app.mail_to("ada@example.org").await;
    let own = app.get(&mail.link("/your-sign-up/")).await;
    assert!(own.says("Please email me the news.") && own.says("Agreed on paper on 5"), "{}", own.text());
    let data = app.get(&format!("{}/data.json", app.whole(&mail.link("/your-sign-up/")))).await;
    let data: serde_json::Value = serde_json::from_str(&data.body).expect("JSON");
    assert_eq!(data["consents"][0]["given_elsewhere"], "paper");
    assert_eq!(data["consents"][0]["wording"], "Please email me the news.");

    let one_click = [("List-Unsubscribe", "One-Click")];
    assert_eq!(app.post(&mail.link("/unsubscribe/"), &one_click).await.status, 200);
    let left = "SELECT COUNT(*) FROM consent WHERE taken_back_at IS NOT NULL AND source_id IS NOT NULL";
    assert_eq!((app.count("subscription").await, app.inside().await.number(left).await), (1, 1));
    let again = checked(&app, &olu, "email\nada@example.org\n").await;
    assert!(olu.get(&app, &again).await.says("There’s nobody to add"));
}

both!(nobody_is_brought_back_who_left_was_deleted_or_wants_no_mail);
async fn nobody_is_brought_back_who_left_was_deleted_or_wants_no_mail(engine: Engine) {
    let app = TestApp::new(engine).await;
    let olu = olu(&app).await;
    let sign_up = async |email: &str| app.sign_up_and_confirm(NEWS, &[("email", email), ("consent", "yes")]).await;
    sign_up("left@example.org").await;
    app.post(&app.mail_to("left@example.org").await.link("/unsubscribe/"), &[]).await;
    let erased = sign_up("erased@example.org").await;
    app.post(&format!("{erased}/cancel"), &[]).await;
    let never = sign_up("never@example.org").await;
    app.post(&format!("{never}/cancel"), &[("never", "yes")]).await;
    // Somebody who didn't renew.
    sign_up("silent@example.org").await;
    let expired = "UPDATE subscription SET expires_at = '2027-05-20 00:00:00+00:00'";
    app.inside().await.execute(expired).await;
    app.sweep().await;
    sign_up("later@example.org").await;
    app.post(&app.mail_to("later@example.org").await.link("/unsubscribe/"), &[]).await;

    let file = "email\nleft@example.org\nERASED@example.org\nnever@example.org\nsilent@example.org\nnew@example.org\n\
                other@example.org\n";
    let path = checked(&app, &olu, file).await;
    let page = olu.get(&app, &path).await;
    assert!(page.says("2 will be added") && page.says("4 won’t be"), "{}", page.text());
    assert!(page.says("they unsubscribed, were deleted, or want no emails"));

    // What happens before the job's turn counts.
    olu.post(&app, &path, &[("do", "start")]).await;
    sign_up("new@example.org").await;
    app.submit(NEWS, &[("email", "other@example.org"), ("consent", "yes")]).await;
    let not_me = app.mail_to("other@example.org").await.link("/cancel");
    app.post(&not_me, &[("never", "yes")]).await;
    bring_in_due(&app.site).await.expect("a job that runs");
    let done = olu.get(&app, &path).await;
    assert!(done.says("0 people were added.") && done.says("2 weren’t added"), "{}", done.text());
    assert_eq!(app.count("subscription").await, 1);
}
