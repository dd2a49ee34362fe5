//! What islands ask the server for: the shapes, the server functions, and the port behind them. The functions are
//! three lines each; who may see what is decided behind the port, which is made anew for every request.

use leptos::prelude::*;
use leptos::server_fn::codec::{Json, JsonEncoding};
use leptos::server_fn::error::{FromServerFnError, ServerFnErrorErr};
use serde::{Deserialize, Serialize};

use crate::packed::packed;

#[cfg(feature = "ssr")]
pub use port::{Answer, Port, Provided};

/// Why there is no answer. It goes over the wire as a code; the words for people are the island's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum ApiError {
    /// No such thing, or none that this organiser may see: the two are never told apart.
    #[error("not found")]
    NotFound,
    /// Nobody is signed in any more.
    #[error("signed out")]
    SignedOut,
    /// Too busy; asking again later can help.
    #[error("busy")]
    Busy,
    /// Anything else, the way to the server included.
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
    /// A row of the attendee table: a registration, in the words of the page.
    pub struct AttendeeRow {
        /// The path of this registration's page. It tells rows apart, so no two are the same.
        pub link: String,
        /// The name for the door; what stands in its place where there is none.
        pub name: String,
        /// Where it stands, in a word: has a place, is waiting, has not confirmed.
        pub state: String,
        /// Its seats.
        pub seats: u32,
        /// How many of its seats have arrived.
        pub arrived: u32,
        /// When it was signed up, as it is read.
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
        /// The rows, in the order in which the page lists them.
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
        /// Any number that is another one when a row has come, gone or changed in anything but its arrivals. The island
        /// then loads the rows anew.
        pub version: u64,
        /// To be handed in as `since` the next time; grows with every arrival and every one undone.
        pub mark: i64,
        /// The rows whose arrivals have changed since: link, and how many of its seats have arrived by now.
        pub changed: Vec<(String, u32)>,
        /// The live counts, each a whole sentence: how many places are taken, how many people have arrived.
        pub counts: Vec<String>,
    }
}

packed! {
    /// How far an announcement has gone.
    pub struct Sending {
        /// To whom it has been handed over.
        pub sent: u32,
        /// Whose mail server has refused it.
        pub failed: u32,
        /// Where the line was cut, and nobody knows.
        pub in_doubt: u32,
        /// Who is still to come.
        pub left: u32,
        /// The same as a whole sentence.
        pub text: String,
        /// Whether nothing more will happen: all are done, or it was stopped.
        pub done: bool,
    }
}

/// Every row of an attendee list; `list` is what the page calls it.
#[server(prefix = "/organise/api", endpoint = "attendees", input = Json, output = Json)]
pub async fn load_attendees(
    /// Which list.
    list: String,
) -> Result<Attendees, ApiError> {
    provided()?.attendees(list).await
}

/// What has happened at the door since `since`, 0 at first.
#[server(prefix = "/organise/api", endpoint = "arrivals", input = Json, output = Json)]
pub async fn ask_arrivals(
    /// Which list.
    list: String,
    /// The mark of the last answer.
    since: i64,
) -> Result<Arrivals, ApiError> {
    provided()?.arrivals(list, since).await
}

/// How far an announcement has gone; `announcement` is what the page calls it.
#[server(prefix = "/organise/api", endpoint = "sending", input = Json, output = Json)]
pub async fn ask_sending(
    /// Which announcement.
    announcement: String,
) -> Result<Sending, ApiError> {
    provided()?.sending(announcement).await
}

/// What the server has put into the context of this request.
#[cfg(feature = "ssr")]
fn provided() -> Result<std::sync::Arc<dyn Port>, ApiError> {
    use_context::<Provided>().map(|Provided(port)| port).ok_or(ApiError::Failed)
}

#[cfg(feature = "ssr")]
mod port {
    //! What the server functions need of the server.

    use std::future::Future;
    use std::pin::Pin;
    use std::sync::Arc;

    use super::{ApiError, Arrivals, Attendees, Sending};

    /// An answer to come.
    pub type Answer<'p, T> = Pin<Box<dyn Future<Output = Result<T, ApiError>> + Send + 'p>>;

    /// The server as one request sees it: whoever makes it puts into it who is asking. Every method refuses what that
    /// organiser may not see with [`ApiError::NotFound`], as if it were not there.
    pub trait Port: Send + Sync {
        /// Behind [`super::load_attendees`].
        fn attendees(&self, list: String) -> Answer<'_, Attendees>;
        /// Behind [`super::ask_arrivals`].
        fn arrivals(&self, list: String, since: i64) -> Answer<'_, Arrivals>;
        /// Behind [`super::ask_sending`].
        fn sending(&self, announcement: String) -> Answer<'_, Sending>;
    }

    /// The port, as the server provides it by context.
    #[derive(Clone)]
    pub struct Provided(pub Arc<dyn Port>);
}
