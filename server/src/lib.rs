//! x
pub mod process;
pub mod vault;
