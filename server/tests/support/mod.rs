//! What the black-box tests share.

pub mod both;
pub mod database;
pub mod postgres;
