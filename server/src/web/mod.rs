//! The web: requests in, pages out. A handler calls an action and passes its result to a page; it never names the
//! database. Every URL is in one list, [`router`].

pub mod api;
pub mod cache;
pub mod client;
pub mod desk_port;
#[cfg(feature = "samples")]
pub mod dev;
pub mod encoding;
pub mod form;
pub mod form_check;
pub mod form_token;
pub mod islands;
pub mod locale;
mod looks;
pub mod middleware;
pub mod organiser;
pub mod public;
pub mod response;
pub mod router;
pub mod session;
mod shared;
pub mod state;

pub use router::router;
pub use state::Web;
