//! Brings in the lists that organisers have said yes to.

use std::sync::Arc;
use std::time::Duration;

use crate::actions::list_import::bring::bring_in_due;
use crate::site::Site;

use super::{AFTER_FAILURE, Stop, failed};

/// How often it looks, which reads a small table: whether there is a list, and whether mails have gone out.
const LOOK: Duration = Duration::from_secs(2);

pub(super) async fn run(site: Arc<Site>, mut stop: Stop) {
    while !stop.is_set() {
        let mut brought = Ok(());
        stop.or(async { brought = bring_in_due(&site).await }).await;
        let rest = match brought {
            Ok(()) => LOOK,
            Err(error) => {
                failed(&site, "a list was not brought in", &error);
                AFTER_FAILURE
            }
        };
        stop.or(tokio::time::sleep(rest)).await;
    }
}
