//! A subscription to a newsletter, as far as the rules need it.

use serde::{Deserialize, Serialize};

/// The state of a subscription.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SubscriptionState {
    /// Signed up, address not proven yet.
    Pending,
    /// Confirmed.
    Confirmed,
}
