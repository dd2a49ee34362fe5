//! The web: requests in, pages out. A handler calls an action and hands its result to a page; it never names the
//! database. Every URL stands in one list, [`router`].

pub mod answer;
pub mod api;
pub mod cache;
pub mod client;
pub mod encoding;
pub mod form;
pub mod gate;
pub mod islands;
pub mod middleware;
pub mod organiser;
pub mod public;
pub mod reader;
pub mod router;
pub mod session;
pub mod stamp;
pub mod state;

pub use router::router;
pub use state::Web;
