//! The jobs on a real SQLite database and against a small scripted relay: no web, a clock that the tests move.
#![cfg(test)]

mod bounces;
mod deliver;
mod domain_rate;
mod epochs;
mod expire;
mod faults;
mod fixture;
mod issues;
mod lmtp;
mod mail_servers;
mod peer;
mod running;
mod signed;
#[path = "../support/trace.rs"]
mod trace;
