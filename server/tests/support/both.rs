//! Every black-box test runs on both databases: this writes the two tests from one function, so that none is forgotten.
//! `make check` leaves the PostgreSQL half out by its name, `on_postgresql`; nothing else does.

/// The tests `name::on_sqlite` and `name::on_postgresql` from `async fn name(engine: Engine)`.
macro_rules! both {
    ($name:ident) => {
        mod $name {
            use crate::support::database::Engine;

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_sqlite() {
                super::$name(Engine::Sqlite).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_postgresql() {
                super::$name(Engine::Postgresql).await;
            }
        }
    };
}

pub(crate) use both;
