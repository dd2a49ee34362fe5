//! The team: inviting, renewing, ending, and what a role that is gone means at once.

use app::domain::role::Role;
use chrono::TimeDelta;

use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::colleague::{Colleague, Ready};
use crate::support::database::Engine;
use crate::support::way_in::{Browser, PASSWORD, newcomer};

const TEAM: &str = "/organise/team";
/// A branch below the one of all tests.
pub const SHED: &str =
    "[[branch]]\nslug = \"shed\"\nname = \"Boat shed\"\nemail = \"shed@harbour.example\"\nparent = \"quayside\"\n";

both!(a_team_lead_invites_by_mail_and_the_newcomer_starts_at_once);
async fn a_team_lead_invites_by_mail_and_the_newcomer_starts_at_once(engine: Engine) {
    let app = TestApp::new(engine).await;
    let lead = Colleague::new(&app, "bea", &[("quayside", Role::Administrator)]).await;
    let bad = [("email", "sam"), ("name", " "), ("branch", "elsewhere"), ("role", "king")];
    let page = lead.submit(&app, TEAM, &bad).await;
    assert_eq!(page.status, 422);
    for link in ["#f-email", "#f-name", "#f-branch", "#f-role"] {
        assert!(page.links().contains(&link.to_owned()), "{link}");
    }
    let good = [("email", "sam@harbour.example"), ("name", "Sam Reed"), ("branch", "quayside"), ("role", "organiser")];
    let answer = lead.submit(&app, TEAM, &good).await;
    let page = lead.follow(&app, answer).await;
    assert!(page.says("We’re emailing the invitation") && page.says("Sam Reed") && page.says("Invited. The link"));
    let link = app.mail_to("sam@harbour.example").await.link("/organise/invitation/");
    let mut sam = Browser::default();
    let answer = sam.post(&app, &link, &[("password", PASSWORD)]).await;
    assert!(sam.follow(&app, answer).await.says("Your events and newsletters"));
    assert_eq!(sam.get(&app, TEAM).await.status, 404, "an organiser has no team to look after");

    let answer = lead.submit(&app, TEAM, &good).await;
    assert!(lead.follow(&app, answer).await.says("They already have this role"));
    assert_eq!(app.count("organiser").await, 2);
    assert_eq!(app.mails_to("sam@harbour.example").await.len(), 1, "a role that is held already is no news");
    let other = [&good[..3], &[("role", "data_officer")]].concat();
    lead.submit(&app, TEAM, &other).await;
    let mail = app.mail_to("sam@harbour.example").await;
    assert_eq!(mail.subject, "Role offered: Data officer for Quayside branch", "whoever has an account gets no second");
    assert_eq!(app.count("organiser").await, 2);
}

both!(a_role_that_is_taken_away_is_gone_at_the_next_click);
async fn a_role_that_is_taken_away_is_gone_at_the_next_click(engine: Engine) {
    let app = TestApp::new(engine).await;
    let lead = Colleague::new(&app, "bea", &[("quayside", Role::Administrator)]).await;
    let roles = [("quayside", Role::Administrator), ("quayside", Role::Organiser)];
    let other = Colleague::new(&app, "olu", &roles).await;
    assert_eq!(other.get(&app, TEAM).await.status, 200);
    let olu = lead.get(&app, TEAM).await.link_of("olu");
    let fields = [("do", "end"), ("branch", "quayside"), ("role", "administrator")];
    let answer = lead.post(&app, &olu, &fields).await;
    assert_eq!((answer.status, &*answer.location()), (303, "/organise/team?done=ended"));
    let page = other.get(&app, TEAM).await;
    assert!(page.status == 404 && page.says("Page not found"));
    assert_eq!(other.post(&app, TEAM, &[("email", "ida@harbour.example")]).await.status, 404);
    assert_eq!(other.get(&app, "/organise").await.status, 200, "the other role is still there");
    let again = lead.post(&app, &olu, &fields).await;
    assert!(again.status == 422 && again.says("This role has already ended"));

    lead.post(&app, &olu, &[("do", "end"), ("branch", "quayside"), ("role", "organiser")]).await;
    assert_eq!(other.get(&app, "/organise").await.status, 303, "without any role the login is over");
    app.wait(TimeDelta::days(30));
    app.sweep().await;
    assert_eq!(app.count("organiser").await, 1, "and 30 days later the account is deleted");
}

both!(the_last_administrator_of_the_top_cannot_be_ended_by_mistake);
async fn the_last_administrator_of_the_top_cannot_be_ended_by_mistake(engine: Engine) {
    let app = TestApp::new(engine).await;
    app.import(SHED).await;
    let lead = Colleague::new(&app, "bea", &[("quayside", Role::Administrator), ("shed", Role::Administrator)]).await;
    let own = lead.get(&app, TEAM).await.link_of("bea");
    let end = |branch| [("do", "end"), ("branch", branch), ("role", "administrator")];
    assert_eq!(lead.post(&app, &own, &end("shed")).await.status, 303, "below the top it can");
    let page = lead.post(&app, &own, &end("quayside")).await;
    assert!(page.status == 422 && page.says("bea is the last team lead of Quayside branch"));
    let page = lead.post(&app, "/organise/account/leave", &[("sure", "yes")]).await;
    assert!(page.status == 422 && page.says("You’re the last team lead of Quayside branch"));
    crate::support::way_in::invited(&app, "ida", "quayside", Role::Administrator).await;
    assert_eq!(lead.post(&app, &own, &end("quayside")).await.status, 422, "an invitation is nobody yet");
    Colleague::new(&app, "olu", &[("quayside", Role::Administrator)]).await;
    assert_eq!(lead.post(&app, &own, &end("quayside")).await.status, 303);
}

both!(a_role_ends_after_a_year_unless_it_is_renewed_by_somebody_who_has_read_the_guidance);
async fn a_role_ends_after_a_year_unless_it_is_renewed_by_somebody_who_has_read_the_guidance(engine: Engine) {
    let app = TestApp::new(engine).await;
    let (mut olu, email) = newcomer(&app, "olu", "quayside", Role::Organiser).await;
    let (_, idas) = newcomer(&app, "ida", "quayside", Role::Organiser).await;
    app.wait(TimeDelta::days(336));
    app.sweep().await;
    let mail = app.mail_to(&email).await;
    assert_eq!(mail.subject, "Your role ends on 20 May 2028");
    assert!(mail.text.contains("Quayside branch"));
    app.sweep().await;
    assert_eq!(app.mails_to(&email).await.iter().filter(|mail| mail.subject.starts_with("Your role")).count(), 1);

    let lead = Colleague::new(&app, "bea", &[("quayside", Role::Administrator)]).await;
    let path = lead.get(&app, TEAM).await.link_of("olu");
    let renew = [("do", "renew"), ("branch", "quayside"), ("role", "organiser")];
    let page = lead.post(&app, &path, &renew).await;
    assert!(page.status == 422 && page.says("olu needs to read the guidance first"));
    let by_the_back_door = [("email", &*email), ("name", "olu"), ("branch", "quayside"), ("role", "organiser")];
    lead.submit(&app, TEAM, &by_the_back_door).await;
    olu.login(&app, &email, PASSWORD).await;
    olu.post(&app, "/organise/guidance", &[("version", "1")]).await;
    let before = lead.get(&app, &path).await;
    assert!(before.says("Ends on 20 May 2028"), "inviting once more renews nothing");
    assert!(lead.post(&app, &path, &renew).await.status == 303);
    assert!(!lead.get(&app, &path).await.says("Ends on 20 May 2028"));

    app.wait(TimeDelta::days(31));
    app.sweep().await;
    olu.login(&app, &email, PASSWORD).await;
    assert!(olu.get(&app, "/organise").await.says("Summer supper"));
    assert_eq!(Browser::default().login(&app, &idas, PASSWORD).await.status, 422, "her last role is over");
    app.wait(TimeDelta::days(30));
    app.sweep().await;
    assert_eq!(app.count("organiser").await, 2, "and 30 days later her account is deleted");
}

both!(nobody_looks_after_colleagues_of_other_branches);
async fn nobody_looks_after_colleagues_of_other_branches(engine: Engine) {
    let app = TestApp::new(engine).await;
    app.import(SHED).await;
    let top = Colleague::new(&app, "top", &[("quayside", Role::Administrator)]).await;
    let low = Colleague::new(&app, "low", &[("shed", Role::Administrator)]).await;
    let both = Colleague::new(&app, "both", &[("quayside", Role::Organiser), ("shed", Role::Organiser)]).await;
    assert!(low.get(&app, TEAM).await.says("both") && !low.get(&app, TEAM).await.says("top@"));
    let page = top.get(&app, TEAM).await;
    let (of_top, of_both) = (page.link_of("top"), page.link_of("both"));
    for path in [of_top.clone(), format!("{of_top}/leave"), format!("{}A", &of_top[..of_top.len() - 1])] {
        assert_eq!(low.get(&app, &path).await.status, 404, "{path}");
        assert_eq!(low.post(&app, &path, &[("do", "reset"), ("sure", "yes")]).await.status, 404);
    }
    let page = low.get(&app, &of_both).await;
    assert!(page.says("has roles in other branches too") && !page.says("Organiser for Quayside branch"));
    assert_eq!(low.post(&app, &of_both, &[("do", "reset")]).await.status, 404, "a lead below resets nobody above");
    for fields in [
        [("do", "end"), ("branch", "quayside"), ("role", "organiser")],
        [("do", "give"), ("branch", "quayside"), ("role", "administrator")],
    ] {
        assert_eq!(low.post(&app, &of_both, &fields).await.status, 422, "{fields:?}");
    }
    let invite = [("email", "x@harbour.example"), ("name", "x"), ("branch", "quayside"), ("role", "organiser")];
    assert_eq!(low.post(&app, TEAM, &invite).await.status, 422);
    assert_eq!(both.get(&app, "/organise").await.status, 200);
}

both!(a_login_of_somebody_else_cannot_be_ended_and_ones_own_can);
async fn a_login_of_somebody_else_cannot_be_ended_and_ones_own_can(engine: Engine) {
    let app = TestApp::new(engine).await;
    let (mut here, email) = newcomer(&app, "olu", "quayside", Role::Organiser).await;
    let (mut stranger, _) = newcomer(&app, "ida", "quayside", Role::Organiser).await;
    let mut there = Browser::default();
    there.login(&app, &email, PASSWORD).await;
    app.wait(TimeDelta::minutes(5));
    let page = here.get(&app, "/organise/account").await;
    let token = page.value_of("login").expect("a login to end");
    assert!(page.says("You’re using this one now") && !page.says("127.0.0.1"), "no address is held");
    stranger.post(&app, "/organise/account", &[("do", "end"), ("login", &token)]).await;
    assert_eq!(there.get(&app, "/organise").await.status, 200, "a stranger ends nothing");
    here.post(&app, "/organise/account", &[("do", "end"), ("login", &token)]).await;
    assert_eq!(there.get(&app, "/organise").await.status, 303);
    assert_eq!(here.get(&app, "/organise").await.status, 200);
    there.login(&app, &email, PASSWORD).await;
    here.post(&app, "/organise/account", &[("do", "end-others")]).await;
    assert_eq!((there.get(&app, "/organise").await.status, here.get(&app, "/organise").await.status), (303, 200));
}

both!(name_and_password_are_changed_by_whoever_knows_the_password);
async fn name_and_password_are_changed_by_whoever_knows_the_password(engine: Engine) {
    let app = TestApp::new(engine).await;
    let (mut here, email) = newcomer(&app, "olu", "quayside", Role::Organiser).await;
    let path = "/organise/account";
    let answer = here.post(&app, path, &[("do", "name"), ("name", "Olu <b>Bright</b>")]).await;
    let page = here.follow(&app, answer).await;
    assert!(page.says("Your name has been changed") && page.body.contains("Olu &lt;b&gt;Bright&lt;/b&gt;"));
    assert_eq!(here.post(&app, path, &[("do", "name"), ("name", "a\u{1b}b")]).await.status, 422);

    let mut there = Browser::default();
    there.login(&app, &email, PASSWORD).await;
    let change = |old, new| [("do", "password"), ("old", old), ("password", new)];
    let page = here.post(&app, path, &change("not mine at all", "four ducks in a row")).await;
    assert!(page.status == 422 && page.says("That isn’t your current password"));
    assert_eq!(here.post(&app, path, &change(PASSWORD, "1234567890")).await.status, 422);
    let answer = here.post(&app, path, &change(PASSWORD, "four ducks in a row")).await;
    assert!(here.follow(&app, answer).await.says("Your password has been changed"));
    assert_eq!(there.get(&app, "/organise").await.status, 303, "logged out elsewhere");
    assert_eq!(there.login(&app, &email, "four ducks in a row").await.status, 303);
}

both!(a_newcomer_without_codes_sees_drafts_and_counts_but_no_team);
async fn a_newcomer_without_codes_sees_drafts_and_counts_but_no_team(engine: Engine) {
    let app = TestApp::new(engine).await;
    let lead = Colleague::with(&app, "bea", &[("quayside", Role::Administrator)], Ready::Nothing).await;
    assert_eq!(lead.get(&app, "/organise").await.status, 200);
    for path in [TEAM, "/organise/officer", "/organise/officer/readers"] {
        assert_eq!(lead.get(&app, path).await.location(), format!("/organise/account/factor?next={path}"));
    }
    let other = Colleague::with(&app, "olu", &[("quayside", Role::Administrator)], Ready::NoGuidance).await;
    assert_eq!(other.get(&app, TEAM).await.status, 200, "looking after a team needs no guidance");
}
