//! On SQLite, what waits to be written shares one commit. What one piece of work has read, the next does not read again,
//! unless it has been changed.

use app::domain::event::Event;
use futures_util::join;
use server::actions::Failure;
use server::db::{Db, contents};
use tokio::sync::oneshot;
use uuid::Uuid;

use crate::support::app::TestApp;
use crate::support::database::Engine;

/// Changes the capacity of an event, if told to, and says what it is then; at last fails, if told to.
async fn work(db: &Db, purpose: Uuid, change: Option<u32>, fails: bool) -> Result<Option<u32>, Failure> {
    let done = db.write(move |tx| async move {
        let found = tx.lock_event(purpose).await?.expect("the event");
        if change.is_some() {
            tx.publishes();
            contents::save_event(&tx.conn, &Event { capacity: change, ..found }, false).await?;
        }
        let seen = tx.lock_event(purpose).await?.expect("the event").capacity;
        if fails && seen == change { Err(Failure::Stored("work that fails")) } else { Ok(seen) }
    });
    done.await
}

#[tokio::test]
async fn work_that_shares_a_commit_finds_an_event_as_the_work_before_left_it() {
    let app = TestApp::new(Engine::Sqlite).await;
    let db = &app.site.db;
    let supper = contents::event_by_slug(db.read(), "supper").await.expect("a database").expect("the supper");
    let (purpose, before) = (supper.purpose_id, supper.capacity);
    let commits = db.version();
    let (open, opened) = oneshot::channel::<()>();
    // While this is written all else waits, and is then written together.
    let gate = db.write(|_| async move { opened.await.map_err(|_| Failure::Stored("a gate that stays shut")) });
    let (gate, first, undone, second, changed, third, ()) = join!(
        gate,
        work(db, purpose, None, false),
        work(db, purpose, Some(7), true),
        work(db, purpose, None, false),
        work(db, purpose, Some(9), false),
        work(db, purpose, None, false),
        async {
            tokio::task::yield_now().await;
            open.send(()).expect("the gate");
        },
    );
    gate.expect("the gate");
    assert_eq!(first.expect("a read"), before);
    assert!(undone.is_err());
    assert_eq!(second.expect("a read"), before, "what was undone is not seen");
    assert_eq!(changed.expect("a change"), Some(9));
    assert_eq!(third.expect("a read"), Some(9), "what was changed is seen");
    assert!(db.version() <= commits + 2, "they share a commit");
}
