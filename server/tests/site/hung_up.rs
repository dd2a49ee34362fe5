//! Who hangs up in the middle of an answer: what the site has begun to write is written to its end.

use std::time::Duration;

use chrono::TimeDelta;
use futures_util::FutureExt as _;
use reqwest::Client;
use server::actions::Failure;
use server::db::{contents, epochs};
use tokio::sync::{Notify, oneshot};
use tokio::task::JoinHandle;
use tokio::time::{sleep, timeout};

use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::database::Engine;
use crate::support::people::BEN;
use crate::support::process::until;

const SUPPER: &str = "/events/supper";
/// Long enough for a request to come as far as it can.
const MOMENT: Duration = Duration::from_millis(500);

/// Keeps everybody from writing about the supper until told to let them.
struct Gate {
    open: oneshot::Sender<()>,
    kept: JoinHandle<Result<(), Failure>>,
}

impl Gate {
    async fn shut(app: &TestApp) -> Self {
        let site = app.site.clone();
        let supper = contents::event_by_slug(site.db.read(), "supper").await.expect("a database").expect("the supper");
        let ((open, opened), (tell, told)) = (oneshot::channel(), oneshot::channel());
        let kept = tokio::spawn(async move {
            let work = site.db.write(move |tx| async move {
                tx.lock_event(supper.purpose_id).await?;
                tell.send(()).expect("somebody who waits for it");
                opened.await.map_err(|_| Failure::Stored("a gate that stays shut"))
            });
            work.await
        });
        told.await.expect("a gate that is shut");
        Self { open, kept }
    }

    async fn open(self) {
        self.open.send(()).expect("a gate");
        self.kept.await.expect("a task").expect("a transaction");
    }
}

/// Sends a form and hangs up before there is an answer.
async fn send_and_hang_up(app: &TestApp, path: &str, fields: &[(&str, &str)]) {
    let sent = Client::new().post(app.whole(path)).form(fields).send();
    tokio::select! {
        answer = sent => panic!("the answer came: {answer:?}"),
        () = sleep(MOMENT) => {}
    }
    // So that the site has noticed.
    sleep(MOMENT).await;
}

/// That whoever waits for a bell hears it.
async fn rings(bell: &Notify, whose: &str) {
    timeout(Duration::from_secs(20), bell.notified()).await.unwrap_or_else(|_| panic!("nobody woke {whose}"));
}

both!(what_was_begun_is_written_though_the_sender_hangs_up);
async fn what_was_begun_is_written_though_the_sender_hangs_up(engine: Engine) {
    let app = TestApp::new(engine).await;
    let form = app.get(SUPPER).await;
    app.wait(TimeDelta::seconds(5));
    let hidden = form.hidden_inputs();
    let fields: Vec<(&str, &str)> = hidden.iter().map(|(name, value)| (&**name, &**value)).chain(BEN).collect();
    let gate = Gate::shut(&app).await;
    send_and_hang_up(&app, SUPPER, &fields).await;
    gate.open().await;
    rings(&app.site.db.bells().mail_due, "delivery").await;
    until("the sign-up", async || (app.count("registration").await == 1).then_some(())).await;
    assert_eq!(app.mails_to(BEN[0].1).await.len(), 1);
}

both!(an_erasure_whose_sender_hangs_up_is_done_in_the_database_as_in_the_journal);
async fn an_erasure_whose_sender_hangs_up_is_done_in_the_database_as_in_the_journal(engine: Engine) {
    let app = TestApp::new(engine).await;
    let own = app.sign_up_and_confirm(SUPPER, &BEN).await;
    let gate = Gate::shut(&app).await;
    // What rang for the sign-up was heard.
    let _heard = app.site.db.bells().erased.notified().now_or_never();
    send_and_hang_up(&app, &format!("{own}/cancel"), &[]).await;
    gate.open().await;
    rings(&app.site.db.bells().erased, "the cut of the log").await;
    until("the erasure", async || (app.count("registration").await == 0).then_some(())).await;
    let mark = epochs::vault(app.site.db.read()).await.expect("a database").expect("a mark").journal_mark;
    assert_eq!(app.site.journal.last(), mark);
    assert_eq!(mark, 1);
}
