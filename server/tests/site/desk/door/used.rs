//! A ticket that was used before.

use chrono::TimeDelta;

use super::arrivals::{at_the_door, code, mark, seen};
use crate::support::both::both;
use crate::support::database::Engine;
use crate::support::page::Page;

both!(a_used_ticket_warns_whatever_its_link_claims);
async fn a_used_ticket_warns_whatever_its_link_claims(engine: Engine) {
    let (app, olu) = at_the_door(engine).await;
    let code = code(&app, 2).await;
    let path = format!("/door/{code}");
    let claim = mark(&app, &olu, &path, &seen(&app, &olu, &code).await, "2").await.location();
    assert_eq!(claim, format!("{path}?marked=yes"));
    let done = olu.get_from(&app, "same-origin", &claim).await;
    assert!(done.says("Ada Lovelace: 2 here") && !done.says("Already marked"), "{}", done.text());
    let warns = |page: &Page| page.says("Already marked: 2 of 2 here since 6 pm") && !page.says("Ada Lovelace: 2 here");
    for site in ["none", "cross-site", "same-site"] {
        let scanned = olu.get_from(&app, site, &claim).await;
        assert!(warns(&scanned), "{site}: {}", scanned.text());
    }
    assert!(warns(&olu.get(&app, &claim).await), "a browser that doesn't say who led it here");
    app.wait(TimeDelta::minutes(1));
    let later = olu.get_from(&app, "same-origin", &claim).await;
    assert!(warns(&later), "{}", later.text());
}
