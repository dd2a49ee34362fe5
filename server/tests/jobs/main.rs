//! The jobs on a real SQLite database and against a small scripted relay: no web, a clock that the tests move.
#![cfg(test)]

mod deliver;
mod epochs;
mod expire;
mod fixture;
mod peer;
mod running;
#[path = "../support/trace.rs"]
mod trace;
