//! All input and output. Calls go one way: `web` and `jobs` call `actions`, which use `db`, `vault` and `mail`.

pub mod actions;
pub mod assets;
pub mod clock;
pub mod commands;
pub mod config;
pub mod db;
pub mod failures;
mod files;
pub mod jobs;
pub mod limits;
pub mod mail;
pub mod process;
pub mod room;
pub mod site;
pub mod startup;
pub mod vault;
pub mod web;
