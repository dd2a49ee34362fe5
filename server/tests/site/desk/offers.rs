//! A role for somebody who has an account waits for their yes; what a lead does to a colleague ends at the border of the
//! lead's branches.

use app::domain::role::Role;
use chrono::TimeDelta;
use sea_orm::EntityTrait as _;
use server::db::entity::door_link;

use super::leaving::busy_with_the_supper;
use super::team::SHED;
use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::colleague::Colleague;
use crate::support::database::Engine;
use crate::support::page::Page;
use crate::support::way_in::{Browser, PASSWORD, newcomer};

const TEAM: &str = "/organise/team";

async fn offer(app: &TestApp, lead: &Colleague, email: &str, branch: &str, role: &str) -> String {
    let fields = [("email", email), ("name", "Somebody"), ("branch", branch), ("role", role)];
    // Not by what is hidden on the page: another form there takes an offer back.
    let answer = lead.post(app, TEAM, &fields).await;
    let page = lead.follow(app, answer).await;
    assert!(page.says("We’re emailing them to accept the role"), "{}", page.text());
    app.mail_to(email).await.link("/organise/offer/")
}

async fn answer(app: &TestApp, link: &str, said: &str) -> Page {
    Browser::default().post(app, link, &[("do", said)]).await
}

both!(a_lead_of_one_branch_ends_nothing_of_another);
async fn a_lead_of_one_branch_ends_nothing_of_another(engine: Engine) {
    let app = TestApp::new(engine).await;
    app.import(SHED).await;
    let low = Colleague::new(&app, "low", &[("shed", Role::Administrator)]).await;
    let officer = Colleague::new(&app, "dot", &[("quayside", Role::DataOfficer)]).await;
    let olu = Colleague::new(&app, "olu", &[("quayside", Role::Organiser)]).await;
    busy_with_the_supper(&app, &olu).await;
    Browser::default().post(&app, "/organise/forgotten", &[("email", &olu.email)]).await;
    let mailed = app.mail_to(&olu.email).await.link("/organise/new-password/");

    let link = offer(&app, &low, &olu.email, "shed", "data_officer").await;
    let page = low.get(&app, TEAM).await;
    assert!(page.says("Offers waiting for an answer") && page.says(&olu.email));
    assert_eq!(page.body.matches(&format!("href=\"{TEAM}/")).count(), 1, "of the team is the lead alone");
    assert_eq!(answer(&app, &link, "yes").await.status, 200);

    let path = low.get(&app, TEAM).await.link_of("olu");
    let page = low.get(&app, &format!("{path}/leave")).await;
    assert!(!page.says("Summer supper") && !page.says("downloaded or printed"), "what is elsewhere is not shown");
    let done = low.post(&app, &format!("{path}/leave"), &[("sure", "yes")]).await;
    assert_eq!(&*done.location(), "/organise/team?done=left");

    assert!(olu.get(&app, "/organise").await.says("Summer supper"), "the login and the role above live on");
    let door = door_link::Entity::find().one(app.site.db.read()).await.expect("a row").expect("a link");
    assert!(!door.ended, "the link to the door works");
    assert_eq!(app.get(&mailed).await.status, 200, "so does the mailed link");
    assert!(app.mails_to(&officer.email).await.is_empty(), "nobody has left there");
    assert_eq!(app.inside().await.texts("SELECT role FROM role WHERE role = 'organiser'").await.len(), 1);
    assert_eq!(low.get(&app, &path).await.status, 404, "and is out of the lead's reach");

    let top = Colleague::new(&app, "top", &[("quayside", Role::Administrator)]).await;
    let path = top.get(&app, TEAM).await.link_of("olu");
    top.post(&app, &format!("{path}/leave"), &[("sure", "yes")]).await;
    assert_eq!(olu.get(&app, "/organise").await.status, 303);
    let door = door_link::Entity::find().one(app.site.db.read()).await.expect("a row").expect("a link");
    assert!(door.ended, "with the last role at the door its links end");
    assert_eq!(app.get(&mailed).await.status, 404);
    assert_eq!(app.mail_to(&officer.email).await.subject, "Someone left: 1 list to follow up");
}

both!(a_role_that_is_ended_takes_its_links_to_doors_along);
async fn a_role_that_is_ended_takes_its_links_to_doors_along(engine: Engine) {
    let app = TestApp::new(engine).await;
    let top = Colleague::new(&app, "top", &[("quayside", Role::Administrator)]).await;
    let roles = [("quayside", Role::Organiser), ("quayside", Role::DataOfficer)];
    let olu = Colleague::new(&app, "olu", &roles).await;
    busy_with_the_supper(&app, &olu).await;
    let path = top.get(&app, TEAM).await.link_of("olu");
    let end = |role| [("do", "end"), ("branch", "quayside"), ("role", role)];
    let ended = async || {
        let row = door_link::Entity::find().one(app.site.db.read()).await.expect("a row");
        row.expect("a link").ended
    };
    assert!(!ended().await);
    assert_eq!(top.post(&app, &path, &end("organiser")).await.status, 303);
    assert!(ended().await, "a data officer helps at no door");
    assert_eq!(olu.get(&app, "/organise").await.status, 200);
}

both!(an_offered_role_gives_no_power_until_its_owner_says_yes);
async fn an_offered_role_gives_no_power_until_its_owner_says_yes(engine: Engine) {
    let app = TestApp::new(engine).await;
    app.import(SHED).await;
    let low = Colleague::new(&app, "low", &[("shed", Role::Administrator)]).await;
    let olu = Colleague::new(&app, "olu", &[("quayside", Role::Organiser)]).await;
    let link = offer(&app, &low, &olu.email, "shed", "administrator").await;
    let mail = app.mail_to(&olu.email).await;
    assert_eq!(mail.subject, "Role offered: Team lead for Boat shed");
    assert_eq!(olu.get(&app, TEAM).await.status, 404);
    assert_eq!(app.count("role").await, 2);
    let mut stranger = Browser::default();
    let page = stranger.get(&app, &link).await;
    assert!(page.says("Role offered: Team lead for Boat shed") && page.says(&olu.email));
    assert_eq!(stranger.post(&app, &link, &[]).await.status, 400);
    assert_eq!(app.count("role_offer").await, 1, "looking changes nothing");

    let page = olu.get(&app, "/organise/account").await;
    assert!(page.says("Roles offered to you") && page.says("Team lead for Boat shed"));
    let path = link.strip_prefix(&app.site.config.base_url).expect("a path of ours").to_owned();
    assert!(page.body.contains(&format!("action=\"{path}\"")));
    assert!(olu.post(&app, &path, &[("do", "yes")]).await.says("You’ve accepted: Team lead for Boat shed"));
    assert_eq!(olu.get(&app, TEAM).await.status, 200);
    for used in [app.get(&link).await, answer(&app, &link, "no").await, answer(&app, &link, "yes").await] {
        assert_eq!(used.status, 404);
    }
    let acts = app.inside().await.texts("SELECT action FROM audit WHERE action LIKE '%role%' ORDER BY number").await;
    assert_eq!(acts, ["role-offered", "role-taken"]);
}

both!(an_offer_is_dead_for_ever_once_declined_taken_back_made_again_or_ended);
async fn an_offer_is_dead_for_ever_once_declined_taken_back_made_again_or_ended(engine: Engine) {
    let app = TestApp::new(engine).await;
    app.import(SHED).await;
    let low = Colleague::new(&app, "low", &[("shed", Role::Administrator)]).await;
    let olu = Colleague::new(&app, "olu", &[("quayside", Role::Organiser)]).await;
    let make = async || {
        // A mail is sent for each: three a day may go to one address.
        app.wait(TimeDelta::hours(9));
        offer(&app, &low, &olu.email, "shed", "organiser").await
    };
    let declined = make().await;
    assert!(answer(&app, &declined, "no").await.says("You’ve declined the role"));

    let taken_back = make().await;
    let other = Colleague::new(&app, "other", &[("quayside", Role::Organiser)]).await;
    let page = low.get(&app, TEAM).await;
    let token = page.value_of("take_back").expect("an offer to take back");
    assert_eq!(other.post(&app, TEAM, &[("take_back", &token)]).await.status, 404, "whoever leads no team");
    assert_eq!(low.post(&app, TEAM, &[("take_back", &token)]).await.status, 303);

    let made_again = make().await;
    let ended = make().await;
    assert_eq!(app.count("role_offer").await, 1);
    let dead = async |links: &[&str]| {
        for link in links {
            let statuses = [app.get(link).await.status, answer(&app, link, "yes").await.status];
            assert_eq!(statuses, [404, 404], "{link}");
        }
    };
    dead(&[&declined, &taken_back, &made_again]).await;
    assert_eq!(app.get(&ended).await.status, 200);
    app.wait(TimeDelta::days(14));
    dead(&[&declined, &taken_back, &made_again, &ended]).await;
    app.sweep().await;
    assert_eq!(app.count("role_offer").await, 0);

    // The first login is over by now.
    let low = Colleague::new(&app, "lois", &[("shed", Role::Administrator)]).await;
    let last = offer(&app, &low, &olu.email, "shed", "organiser").await;
    app.import(&format!("{SHED}\n[[branch]]\nslug = \"pier\"\nname = \"Pier\"\nemail = \"pier@harbour.example\"\n"))
        .await;
    let pier = Colleague::new(&app, "pia", &[("pier", Role::Administrator)]).await;
    let token = low.get(&app, TEAM).await.value_of("take_back").expect("an offer");
    assert_eq!(pier.post(&app, TEAM, &[("take_back", &token)]).await.status, 404, "a lead of another branch");
    assert_eq!(answer(&app, &last, "yes").await.status, 200);
    assert_eq!(app.count("role").await, 6, "two of olu's, and one of each of the others");
}

both!(whoever_has_left_comes_back_by_saying_yes);
async fn whoever_has_left_comes_back_by_saying_yes(engine: Engine) {
    let app = TestApp::new(engine).await;
    let lead = Colleague::new(&app, "bea", &[("quayside", Role::Administrator)]).await;
    let (mut olu, email) = newcomer(&app, "olu", "quayside", Role::Organiser).await;
    olu.post(&app, "/organise/account/leave", &[("sure", "yes")]).await;
    let link = offer(&app, &lead, &email, "quayside", "organiser").await;
    assert_eq!(olu.login(&app, &email, PASSWORD).await.status, 422);
    assert_eq!(answer(&app, &link, "yes").await.status, 200);
    assert_eq!(olu.login(&app, &email, PASSWORD).await.status, 303);
    app.wait(TimeDelta::days(31));
    app.sweep().await;
    assert_eq!(app.count("organiser").await, 2, "the account lives on with its role");
}

both!(an_invitation_names_the_roles_it_comes_with_and_dies_with_the_last_of_them);
async fn an_invitation_names_the_roles_it_comes_with_and_dies_with_the_last_of_them(engine: Engine) {
    let app = TestApp::new(engine).await;
    app.import(SHED).await;
    let top = Colleague::new(&app, "top", &[("quayside", Role::Administrator)]).await;
    let low = Colleague::new(&app, "low", &[("shed", Role::Administrator)]).await;
    let invite = async |lead: &Colleague, branch| {
        let fields = [("email", "ida@harbour.example"), ("name", "Ida"), ("branch", branch), ("role", "organiser")];
        assert_eq!(&*lead.submit(&app, TEAM, &fields).await.location(), "/organise/team?done=invited");
        app.mail_to("ida@harbour.example").await.link("/organise/invitation/")
    };
    invite(&top, "quayside").await;
    let link = invite(&low, "shed").await;
    let page = app.get(&link).await;
    assert!(page.says("Organiser for Quayside branch") && page.says("Organiser for Boat shed"), "{}", page.text());
    let leave = async |lead: &Colleague| {
        let path = lead.get(&app, TEAM).await.link_of("Ida");
        lead.post(&app, &format!("{path}/leave"), &[("sure", "yes")]).await;
    };
    leave(&low).await;
    assert_eq!(app.get(&link).await.status, 200, "the other branch's invitation stands");
    leave(&top).await;
    assert_eq!(app.get(&link).await.status, 404);
}

both!(a_data_officer_of_one_branch_does_not_change_the_kinds_of_all);
async fn a_data_officer_of_one_branch_does_not_change_the_kinds_of_all(engine: Engine) {
    const KINDS: &str = "/organise/officer/kinds";
    let app = TestApp::new(engine).await;
    app.import(SHED).await;
    let low = Colleague::new(&app, "low", &[("shed", Role::DataOfficer)]).await;
    let top = Colleague::new(&app, "dot", &[("quayside", Role::DataOfficer)]).await;
    let kind = top.get(&app, KINDS).await.link(&format!("{KINDS}/"));
    for path in [KINDS, &kind] {
        assert_eq!((top.get(&app, path).await.status, low.get(&app, path).await.status), (200, 404), "{path}");
    }
    assert_eq!(low.post(&app, &kind, &[("name", "Ours")]).await.status, 404);
    assert!(!low.get(&app, "/organise/officer").await.links().contains(&KINDS.to_owned()));
    assert!(top.get(&app, "/organise/officer").await.links().contains(&KINDS.to_owned()));
}
