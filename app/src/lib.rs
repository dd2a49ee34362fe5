//! What people see, and the rules that decide it. Pure: no clock, no chance, no input or output of its own;
//! time and random values come in as arguments, everything that is needed comes in as a view model.

pub mod components;
pub mod domain;
pub mod forms;
pub mod mails;
pub mod pages;
pub mod samples;
pub mod samples_mails;
pub mod style;
pub mod text;
