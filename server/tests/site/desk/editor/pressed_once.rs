//! "Publish" is pressed once: what is missing is foreseen, and done on the way.

use app::domain::role::Role;
use uuid::Uuid;

use super::{JUNE, MEETING, acts, begin, site};
use crate::support::both::both;
use crate::support::colleague::{Colleague, Ready};
use crate::support::database::Engine;
use crate::support::page::Page;
use crate::support::way_in::{code_now, newcomer};

/// The hidden inputs of a page and what is typed, as a form sends them.
fn filled<'f>(hidden: &'f [(String, String)], typed: &[(&'f str, &'f str)]) -> Vec<(&'f str, &'f str)> {
    hidden.iter().map(|(name, value)| (&**name, &**value)).chain(typed.iter().copied()).collect()
}

fn key(page: &Page) -> String {
    let key = page.body.split("<code class=\"key\">").nth(1).and_then(|rest| rest.split('<').next());
    key.expect("a key").to_owned()
}

both!(what_publishing_needs_is_foreseen_on_the_first_step);
async fn what_publishing_needs_is_foreseen_on_the_first_step(engine: Engine) {
    let (app, olu) = site(engine).await;
    let nia = Colleague::with(&app, "nia", &[("quayside", Role::Organiser)], Ready::NoGuidance).await;
    let draft = begin(&app, &nia, "branch-meeting", &MEETING).await;
    for path in [draft.clone(), format!("{draft}/check")] {
        let page = nia.get(&app, &path).await;
        assert!(page.says("Before you publish") && page.says("Done: Set up login codes"), "{}", page.text());
        assert!(page.link("/organise/guidance?next=").ends_with(&path), "the way there and back");
        assert!(!olu.get(&app, &path).await.says("Before you publish"), "not to those who have done it all");
    }
}

both!(publish_is_pressed_once_and_goes_on_when_the_last_condition_is_met);
async fn publish_is_pressed_once_and_goes_on_when_the_last_condition_is_met(engine: Engine) {
    let (app, _) = site(engine).await;
    let (mut browser, email) = newcomer(&app, "nia", "quayside", Role::Organiser).await;
    let nia = Colleague { id: Uuid::nil(), email, cookie: browser.cookie.clone().expect("a login") };
    let draft = begin(&app, &nia, "branch-meeting", &MEETING).await;
    let check = format!("{draft}/check");
    let pressed = browser.get(&app, &check).await.hidden_inputs();
    let pressed = browser.post(&app, &check, &filled(&pressed, &[])).await;

    let codes = browser.get(&app, &pressed.location()).await;
    assert!(codes.says("“June meeting” isn’t published yet"), "{}", codes.text());
    let (hidden, code) = (codes.hidden_inputs(), code_now(&app, &key(&codes)));
    let recovery = browser.post(&app, "/organise/account/factor", &filled(&hidden, &[("code", &code)])).await;
    assert!(recovery.body.contains(&format!("action=\"{check}\"")), "{}", recovery.text());
    assert!(!recovery.says("Publish “June meeting”"), "the guidance is still to be read");

    let kept = browser.post(&app, &check, &filled(&recovery.hidden_inputs(), &[])).await;
    assert!(kept.location().starts_with("/organise/guidance?next="), "{}", kept.location());
    let before = app.dump().await;
    let guidance = browser.get(&app, &kept.location()).await;
    assert!(guidance.says("Publish “June meeting”"), "the button says what it does: {}", guidance.text());
    assert_eq!(crate::support::dump::changed(&before, &app.dump().await), [] as [&str; 0], "looking publishes nothing");
    assert_eq!(app.get("/events/june-meeting").await.status, 404);

    let read = browser.post(&app, &check, &filled(&guidance.hidden_inputs(), &[])).await;
    assert_eq!((read.status, read.location()), (303, format!("{JUNE}?done=published")), "{}", read.text());
    assert_eq!(app.get("/events/june-meeting").await.status, 200);
    assert_eq!(acts(&app).await.iter().filter(|act| *act == "published").count(), 1);
    assert!(acts(&app).await.contains(&"guidance-confirmed".to_owned()));
}

both!(what_was_changed_meanwhile_is_not_published_on_the_way);
async fn what_was_changed_meanwhile_is_not_published_on_the_way(engine: Engine) {
    let (app, olu) = site(engine).await;
    let nia = Colleague::with(&app, "nia", &[("quayside", Role::Organiser)], Ready::NoGuidance).await;
    let draft = begin(&app, &nia, "branch-meeting", &MEETING).await;
    let check = format!("{draft}/check");
    let pressed = nia.submit(&app, &check, &[]).await;
    let guidance = nia.get(&app, &pressed.location()).await;
    super::resend(&app, &olu, &draft, &[("place", "Boat Shed")]).await;
    let read = nia.post(&app, &check, &filled(&guidance.hidden_inputs(), &[])).await;
    assert_eq!(read.status, 409);
    assert!(read.says("Boat Shed"), "what would be published is shown: {}", read.text());
    assert_eq!(app.get("/events/june-meeting").await.status, 404);
    assert_eq!(
        nia.submit(&app, &check, &[]).await.location(),
        format!("{JUNE}?done=published"),
        "the guidance is read"
    );
}

both!(a_link_leads_nobody_to_publish_what_they_have_not_seen);
async fn a_link_leads_nobody_to_publish_what_they_have_not_seen(engine: Engine) {
    let (app, olu) = site(engine).await;
    let unready =
        async |name: &str| Colleague::with(&app, name, &[("quayside", Role::Organiser)], Ready::NoGuidance).await;
    let (nia, ora) = (unready("nia").await, unready("ora").await);
    let draft = begin(&app, &olu, "branch-meeting", &MEETING).await;
    let pressed = nia.submit(&app, &format!("{draft}/check"), &[]).await.location();
    assert!(nia.get(&app, &pressed).await.says("Publish “June meeting”"), "nia has pressed it");
    let id = draft.rsplit('/').next().expect("an id");
    let (path, token) = pressed.split_once("&pending=").expect("a token");
    let tampered: String = token.chars().rev().collect();
    for led in [
        pressed.clone(),
        path.to_owned(),
        format!("{path}&pending="),
        format!("{path}&pending={tampered}"),
        format!("{path}&draft={id}&revision=2&published="),
    ] {
        let page = ora.get(&app, &led).await;
        assert!(page.status == 200 && !page.says("June meeting"), "{led}: {}", page.text());
        assert!(page.body.contains("action=\"/organise/guidance\""), "the guidance alone: {}", page.text());
        let factor = led.replace("/organise/guidance", "/organise/account/factor");
        assert!(!ora.get(&app, &factor).await.says("June meeting"), "{factor}");
    }
}

both!(the_guidance_is_confirmed_even_if_its_draft_is_gone_meanwhile);
async fn the_guidance_is_confirmed_even_if_its_draft_is_gone_meanwhile(engine: Engine) {
    let (app, olu) = site(engine).await;
    let unready =
        async |name: &str| Colleague::with(&app, name, &[("quayside", Role::Organiser)], Ready::NoGuidance).await;
    let (nia, ora) = (unready("nia").await, unready("ora").await);
    let draft = begin(&app, &olu, "branch-meeting", &MEETING).await;
    let check = format!("{draft}/check");
    let confirmed = async || acts(&app).await.iter().filter(|act| *act == "guidance-confirmed").count();
    let opened = nia.get(&app, &nia.submit(&app, &check, &[]).await.location()).await;
    let pressed = ora.submit(&app, &check, &[]).await.location();
    olu.post(&app, &format!("{draft}/delete"), &[]).await;

    assert_eq!(nia.post(&app, &check, &[("version", "1")]).await.status, 404, "without having pressed it");
    assert_eq!(confirmed().await, 0);
    let read = nia.post(&app, &check, &filled(&opened.hidden_inputs(), &[])).await;
    assert_eq!((read.status, read.location()), (303, "/organise".to_owned()), "{}", read.text());
    assert_eq!(confirmed().await, 1);

    let page = ora.get(&app, &pressed).await;
    assert!(page.status == 200 && !page.says("June meeting"), "{}", page.text());
    let read = ora.post(&app, "/organise/guidance", &filled(&page.hidden_inputs(), &[])).await;
    assert_eq!((read.status, read.location()), (303, "/organise".to_owned()), "{}", read.text());
    assert_eq!(confirmed().await, 2);
}

both!(nobody_is_led_to_publish_another_branchs_draft);
async fn nobody_is_led_to_publish_another_branchs_draft(engine: Engine) {
    let (app, olu) = site(engine).await;
    let draft = begin(&app, &olu, "branch-meeting", &MEETING).await;
    let (mut sam, _) = newcomer(&app, "sam", "hillside", Role::Organiser).await;
    let id = draft.rsplit('/').next().expect("an id");
    for page in ["/organise/guidance", "/organise/account/factor"] {
        let page = sam.get(&app, &format!("{page}?next={draft}/check&draft={id}&revision=2")).await;
        assert!(page.status == 200 && !page.says("June meeting"), "{}", page.text());
    }
    assert_eq!(sam.post(&app, &format!("{draft}/check"), &[("revision", "2"), ("version", "1")]).await.status, 404);
    assert!(!acts(&app).await.contains(&"guidance-confirmed".to_owned()), "nor is anything confirmed on the way");
}
