//! All input and output. One way through the house: `web` and `jobs` call `actions`, which use `db`, `vault` and `mail`.

pub mod db;
