//! What islands ask the server for: the data types, the server functions, and the port behind them. Each function is
//! three lines; who may see what is decided behind the port, which is made for each request.

use leptos::prelude::*;
use leptos::server_fn::codec::{Json, JsonEncoding};
use leptos::server_fn::error::{FromServerFnError, ServerFnErrorErr};
use serde::{Deserialize, Serialize};

use crate::packed::packed;

#[cfg(feature = "ssr")]
pub use port::{Answer, Port, Provided};

/// Why there's no answer. It's sent as a code; the texts for people are the island's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum ApiError {
    /// It doesn't exist, or this organiser may not see it: the two are never told apart.
    #[error("not found")]
    NotFound,
    /// The session has ended.
    #[error("signed out")]
    SignedOut,
    /// Too busy; asking again later can help.
    #[error("busy")]
    Busy,
    /// Anything else, including the connection to the server.
    #[error("failed")]
    Failed,
}

impl FromServerFnError for ApiError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(_: ServerFnErrorErr) -> Self {
        Self::Failed
    }
}

packed! {
    /// A row of the attendee table: a registration, in words.
    pub struct AttendeeRow {
        /// The path of this registration's page. Unique, so it identifies the row.
        pub link: String,
        /// The name for the door, or a substitute if there is none.
        pub name: String,
        /// Its state in a word: has a seat, is waiting.
        pub state: String,
        /// Whether it has no seat yet: only then the state is worth a column.
        pub waits: bool,
        /// Its seats.
        pub seats: u32,
        /// How many of its seats have arrived.
        pub arrived: u32,
        /// When it was signed up, in words.
        pub signed_up: String,
        /// The same for sorting: seconds since 1970.
        pub signed_up_at: i64,
        /// The answers that this organiser may see, in the order of the column heads.
        pub answers: Vec<String>,
    }
}

packed! {
    /// Every row of an attendee list.
    pub struct Attendees {
        /// The rows, in the page's order.
        pub rows: Vec<AttendeeRow>,
        /// See [`Arrivals::version`].
        pub version: u64,
        /// See [`Arrivals::mark`].
        pub mark: i64,
    }
}

packed! {
    /// What has happened at the door since the island last asked.
    pub struct Arrivals {
        /// A number that changes when a row is added, removed or changed in anything but its arrivals. The island then
        /// reloads the rows.
        pub version: u64,
        /// To be passed as `since` next time; grows with every arrival, and with every one undone.
        pub mark: i64,
        /// The rows whose arrivals have changed since: link, and how many seats have arrived now.
        pub changed: Vec<(String, u32)>,
        /// The live counts, each a whole sentence: how many seats are taken, how many people have arrived.
        pub counts: Vec<String>,
    }
}

packed! {
    /// How far an announcement has got.
    pub struct Sending {
        /// How many were handed over.
        pub sent: u32,
        /// How many a mail server refused.
        pub failed: u32,
        /// How many are unknown, because the connection broke.
        pub in_doubt: u32,
        /// How many are still to be sent.
        pub left: u32,
        /// The same as a whole sentence.
        pub text: String,
        /// Whether nothing more will happen: all are done, or it was stopped.
        pub done: bool,
    }
}

/// Every row of an attendee list; `list` is the page's name for it.
#[server(prefix = "/organise/api", endpoint = "attendees", input = Json, output = Json)]
pub async fn load_attendees(
    /// Which list.
    list: String,
) -> Result<Attendees, ApiError> {
    provided()?.attendees(list).await
}

/// What has happened at the door since `since`, which is 0 at first.
#[server(prefix = "/organise/api", endpoint = "arrivals", input = Json, output = Json)]
pub async fn ask_arrivals(
    /// Which list.
    list: String,
    /// The mark of the last answer.
    since: i64,
) -> Result<Arrivals, ApiError> {
    provided()?.arrivals(list, since).await
}

/// How far an announcement has got; `announcement` is the page's name for it.
#[server(prefix = "/organise/api", endpoint = "sending", input = Json, output = Json)]
pub async fn ask_sending(
    /// Which announcement.
    announcement: String,
) -> Result<Sending, ApiError> {
    provided()?.sending(announcement).await
}

/// The port that the server put into this request's context.
#[cfg(feature = "ssr")]
fn provided() -> Result<std::sync::Arc<dyn Port>, ApiError> {
    use_context::<Provided>().map(|Provided(port)| port).ok_or(ApiError::Failed)
}

#[cfg(feature = "ssr")]
mod port {
    //! What the server functions need from the server.

    use std::future::Future;
    use std::pin::Pin;
    use std::sync::Arc;

    use super::{ApiError, Arrivals, Attendees, Sending};

    /// A pending answer.
    pub type Answer<'p, T> = Pin<Box<dyn Future<Output = Result<T, ApiError>> + Send + 'p>>;

    /// The server as one request sees it; it knows who is asking. What that organiser may not see is refused with
    /// [`ApiError::NotFound`], as if it didn't exist.
    pub trait Port: Send + Sync {
        /// Behind [`super::load_attendees`].
        fn attendees(&self, list: String) -> Answer<'_, Attendees>;
        /// Behind [`super::ask_arrivals`].
        fn arrivals(&self, list: String, since: i64) -> Answer<'_, Arrivals>;
        /// Behind [`super::ask_sending`].
        fn sending(&self, announcement: String) -> Answer<'_, Sending>;
    }

    /// The port, as the server puts it into the context.
    #[derive(Clone)]
    pub struct Provided(pub Arc<dyn Port>);
}
