//! What the black-box tests share.

pub mod app;
pub mod both;
pub mod colleague;
pub mod crowd;
pub mod database;
pub mod dkimpy;
pub mod dump;
pub mod foreign;
pub mod log;
pub mod mailbox;
pub mod page;
pub mod people;
pub mod picture;
pub mod postgres;
pub mod process;
pub mod trace;
pub mod visitor;
pub mod way_in;
