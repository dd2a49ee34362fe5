//! Leaving: roles, logins and links end, what one looks after gets somebody else, copies are told.

use app::domain::role::Role;
use chrono::TimeDelta;
use sea_orm::{ActiveModelTrait as _, ActiveValue::Set, EntityTrait as _, IntoActiveModel as _};
use server::actions::Failure;
use server::clock;
use server::db::contents;
use server::db::entity::{door_link, event, export};

use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::colleague::Colleague;
use crate::support::database::Engine;

const LEAVE: &str = "/organise/account/leave";

/// Has somebody look after the supper, with a link to its door and a list of it that is not destroyed.
pub async fn busy_with_the_supper(app: &TestApp, who: &Colleague) {
    let supper = contents::event_by_slug(app.site.db.read(), "supper").await.expect("a database").expect("the supper");
    let (id, now) = (who.id, app.site.clock.now());
    let end = now + TimeDelta::days(300);
    let link = door_link::Model {
        id: clock::random_id(),
        purpose_id: supper.purpose_id,
        created_at: now,
        expires_at: end,
        organiser_id: Some(id),
        generation: 1,
        ended: false,
    };
    let taken = export::Model {
        id: clock::ordered_id(now),
        purpose_id: supper.purpose_id,
        created_at: now,
        expires_at: end,
        organiser_id: Some(id),
        kind: "csv".to_owned(),
        columns: serde_json::json!(["name"]),
        reason: "preparing".to_owned(),
        count: 12,
        destroy_by: now + TimeDelta::days(30),
        asked: 0,
        asked_at: None,
        destroyed_at: None,
    };
    let write = app.site.db.write(move |tx| async move {
        event::ActiveModel { id: Set(supper.id), owner_id: Set(Some(id)), ..Default::default() }
            .update(&tx.conn)
            .await?;
        door_link::Entity::insert(link.into_active_model()).exec_without_returning(&tx.conn).await?;
        export::Entity::insert(taken.into_active_model()).exec_without_returning(&tx.conn).await?;
        Ok::<_, Failure>(())
    });
    write.await.expect("a write");
}

async fn owner(app: &TestApp) -> Option<uuid::Uuid> {
    let rows = event::Entity::find().all(app.site.db.read()).await.expect("events");
    rows.into_iter().find(|row| row.slug == "supper").and_then(|row| row.owner_id)
}

both!(whoever_leaves_hands_over_and_leaves_nothing_open);
async fn whoever_leaves_hands_over_and_leaves_nothing_open(engine: Engine) {
    let app = TestApp::new(engine).await;
    let olu = Colleague::new(&app, "olu", &[("quayside", Role::Organiser)]).await;
    let heir = Colleague::new(&app, "bea", &[("quayside", Role::Organiser)]).await;
    let officer = Colleague::new(&app, "dot", &[("quayside", Role::DataOfficer)]).await;
    busy_with_the_supper(&app, &olu).await;
    let page = olu.get(&app, LEAVE).await;
    assert!(page.says("Summer supper") && page.says("bea") && page.says("1 downloaded or printed list"));
    assert!(!page.says("dot"), "who sees no lists cannot look after them");
    let page = olu.post(&app, LEAVE, &[("heir", "none")]).await;
    assert!(page.status == 422 && page.links().contains(&"#f-heir".to_owned()) && page.says("Tick the box"));
    let token = page.body.split("<option value=\"").nth(2).and_then(|rest| rest.split('"').next()).expect("an heir");
    let page = olu.post(&app, LEAVE, &[("heir", token), ("sure", "yes")]).await;
    assert!(page.status == 200 && page.says("You’ve left the team") && page.says("19 June 2027"));

    assert_eq!(olu.get(&app, "/organise").await.status, 303);
    assert_eq!(owner(&app).await, Some(heir.id));
    let inside = app.inside().await;
    assert_eq!(inside.texts("SELECT state FROM organiser WHERE state = 'left'").await, ["left"]);
    let ended = door_link::Entity::find().one(app.site.db.read()).await.expect("a row").expect("a link");
    assert!(ended.ended, "the link to the door is dead");
    let mail = app.mail_to(&officer.email).await;
    assert_eq!(mail.subject, "Someone left: 1 list to follow up");
    assert!(mail.text.contains("/organise/officer/exports"));
    assert_eq!(inside.number("SELECT count(*) FROM audit WHERE action = 'left'").await, 1);
    app.wait(TimeDelta::days(30));
    app.sweep().await;
    assert_eq!(app.count("organiser").await, 2);
}

both!(a_departed_organisers_links_are_dead);
async fn a_departed_organisers_links_are_dead(engine: Engine) {
    let app = TestApp::new(engine).await;
    let lead = Colleague::new(&app, "bea", &[("quayside", Role::Administrator)]).await;
    let (mut olu, email) = crate::support::way_in::newcomer(&app, "olu", "quayside", Role::Organiser).await;
    olu.post(&app, "/organise/forgotten", &[("email", &email)]).await;
    let link = app.mail_to(&email).await.link("/organise/new-password/");
    let (_, invitation) = crate::support::way_in::invited(&app, "ida", "quayside", Role::Organiser).await;
    for name in ["olu", "ida"] {
        let path = lead.get(&app, "/organise/team").await.link_of(name);
        let answer = lead.post(&app, &format!("{path}/leave"), &[("sure", "yes")]).await;
        assert_eq!((answer.status, &*answer.location()), (303, "/organise/team?done=left"), "{name}");
    }
    for path in [link, invitation] {
        assert_eq!(app.get(&path).await.status, 404, "{path}");
        assert_eq!(olu.post(&app, &path, &[("password", "four ducks in a row")]).await.status, 404);
    }
    assert_eq!(olu.get(&app, "/organise").await.status, 303);
    assert_eq!(olu.login(&app, &email, crate::support::way_in::PASSWORD).await.status, 422);
    olu.post(&app, "/organise/forgotten", &[("email", &email)]).await;
    assert_eq!(app.mails_to(&email).await.iter().filter(|mail| mail.subject == "Choose a new password").count(), 1);
}
