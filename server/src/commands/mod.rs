//! What the subcommands do, one file each. They call actions and hand back what is to be printed.

pub mod demo;
pub mod import;
