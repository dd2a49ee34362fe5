//! Rotates the epoch when its week is over, and continues an interrupted rotation.

use std::sync::Arc;

use crate::actions::rotate_epoch::rotate_if_due;
use crate::site::Site;

use super::{Stop, failed};

pub(super) async fn run(site: Arc<Site>, mut stop: Stop) {
    while !stop.is_set() {
        if let Err(error) = rotate_if_due(&site).await {
            failed(&site, "the turn of the epoch is not complete", &error);
        }
        stop.or(tokio::time::sleep(site.config.sweep)).await;
    }
}
