//! The locks of an installation's one server, watched for as long as it serves: a lock file may be deleted, the
//! connection that holds the database's lock may break, and then another server could start next to this one.

use std::time::Duration;

use crate::config::Config;
use crate::db::serving::Serving;
use crate::vault::lock::DataLock;

use super::{StartError, open};

/// How often the files are checked.
const EVERY: Duration = Duration::from_secs(1);

/// The locks, held until dropped.
pub(super) struct Locks {
    folders: Vec<DataLock>,
    database: Option<Serving>,
}

impl Locks {
    /// Takes them all.
    pub(super) async fn take(config: &Config) -> Result<Self, StartError> {
        Ok(Self { folders: open::lock_folders(config)?, database: open::lock_database(config).await? })
    }

    /// Waits until one of them is lost, and says which and how.
    pub(super) async fn lost(&mut self) -> String {
        let Self { folders, database } = self;
        let of_folder = async {
            loop {
                if let Some(lost) = folders.iter().find_map(DataLock::lost) {
                    return lost;
                }
                tokio::time::sleep(EVERY).await;
            }
        };
        let of_database = async {
            match database {
                Some(lock) => {
                    format!("the connection that holds the lock of the database is lost ({})", lock.lost().await)
                }
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            lost = of_folder => lost,
            lost = of_database => lost,
        }
    }
}
