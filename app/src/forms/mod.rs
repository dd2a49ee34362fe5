//! What people send: domain types, or if it's refused, the typed values with errors.

mod address;
pub mod announcement;
pub mod by_hand;
pub mod check;
pub mod content;
pub mod inputs;
pub mod issue;
pub mod line;
pub mod list_import;
pub mod password;
pub mod questions;
pub mod sign_up;
pub mod state;
pub mod take_out;
pub mod when;
pub mod your_data;
