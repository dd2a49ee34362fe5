//! The public pages: complete without script, no cookie, nothing from another host. Each file has its view model and
//! `html`, which renders the whole page.

pub mod branch;
pub mod cancel;
pub mod change;
pub mod confirm;
pub mod event;
pub mod guidance;
pub mod home;
pub mod issues;
pub mod mail_again;
pub mod message;
pub mod newsletter;
pub mod privacy;
pub mod sent;
pub mod stall;
pub mod stop;
pub mod unsubscribe;
pub mod your_data;
pub mod your_sign_up;
