//! The lock of the one process that serves a PostgreSQL database, held by a separate connection that is pinged every
//! second. If the connection dies, the lock is lost, and another process may have taken it since.

use std::str::FromStr as _;
use std::time::Duration;

use sea_orm::sqlx::postgres::PgConnectOptions;
use sea_orm::sqlx::{ConnectOptions as _, Connection as _, PgConnection, query_scalar};
use sea_orm::{DbErr, RuntimeErr};
use tokio::time::{sleep, timeout};

/// "onpurpos" as a number: every installation has the same, but in its own database.
const LOCK: i64 = 8_029_759_185_026_510_707;
/// How often the connection is pinged.
const EVERY: Duration = Duration::from_secs(1);
/// How long a ping may take.
const PING_TIMEOUT: Duration = Duration::from_secs(10);

/// The lock, held for as long as its connection lives.
#[derive(Debug)]
pub struct Serving(PgConnection);

impl Serving {
    /// Takes the lock. `None` when another process has it.
    ///
    /// # Errors
    /// When the database can't be reached.
    pub async fn take(url: &str) -> Result<Option<Self>, DbErr> {
        let taken = async {
            let mut connection = PgConnectOptions::from_str(url)?.disable_statement_logging().connect().await?;
            let lock = query_scalar("SELECT pg_try_advisory_lock($1)").bind(LOCK);
            let locked: bool = lock.fetch_one(&mut connection).await?;
            Ok::<_, sea_orm::sqlx::Error>(locked.then_some(Self(connection)))
        };
        taken.await.map_err(|error| DbErr::Conn(RuntimeErr::SqlxError(error.into())))
    }

    /// Waits until the lock is lost, and says why.
    pub async fn lost(&mut self) -> String {
        loop {
            sleep(EVERY).await;
            match timeout(PING_TIMEOUT, self.0.ping()).await {
                Ok(Ok(())) => {}
                Ok(Err(error)) => return error.to_string(),
                Err(_) => return format!("it has not answered for {} seconds", PING_TIMEOUT.as_secs()),
            }
        }
    }
}
