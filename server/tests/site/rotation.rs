//! What is changed while the epoch turns: the turn seals everything anew, and changes nothing back.

use std::time::Duration;

use app::domain::role::Role;
use server::actions::Failure;
use server::actions::account::{find, lock, save_secret};
use server::actions::rotate_epoch::{begin, rotate_if_due};
use tokio::sync::oneshot;

use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::colleague::Colleague;
use crate::support::database::Engine;

both!(what_somebody_changes_while_everything_is_sealed_anew_stays_changed);
async fn what_somebody_changes_while_everything_is_sealed_anew_stays_changed(engine: Engine) {
    let app = TestApp::new(engine).await;
    let id = Colleague::new(&app, "olu", &[("quayside", Role::Organiser)]).await.id;
    begin(&app.site, app.believed()).await.expect("a new epoch");
    let ((open, opened), (tell, told)) = (oneshot::channel::<()>(), oneshot::channel());
    let site = app.site.clone();
    // As a password, a second factor and a name are changed; not committed before the turn has come to the row.
    let change = tokio::spawn(async move {
        let work = site.write(move |work| async move {
            let mut account = lock(&work, id).await?.expect("an account");
            account.secret.name = "Olu Ade".to_owned();
            save_secret(&work, &account).await?;
            tell.send(()).expect("somebody who waits for it");
            opened.await.map_err(|_| Failure::Stored("a change that never ends"))
        });
        work.await
    });
    told.await.expect("a change");
    let site = app.site.clone();
    let rotation = tokio::spawn(async move { rotate_if_due(&site).await });
    tokio::time::sleep(Duration::from_millis(300)).await;
    open.send(()).expect("a change that waits");
    change.await.expect("a task").expect("a change that is committed");
    rotation.await.expect("a task").expect("a turn that is complete");

    let account = find(&app.site, app.site.db.read(), id).await.expect("a database").expect("an account");
    assert_eq!(account.secret.name, "Olu Ade");
    let inside = app.inside().await;
    for table in ["organiser", "organiser_secret"] {
        assert_eq!(inside.number(&format!("SELECT COUNT(*) FROM {table} WHERE epoch = 1")).await, 0, "{table}");
    }
}
