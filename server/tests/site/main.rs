//! The site from outside: every test starts one of its own and speaks to it as browsers and mail servers do.
//! One crate, so that the whole is linked once. `cfg(test)` tells clippy that its helpers are part of tests too.
#![cfg(test)]

#[path = "../support/mod.rs"]
mod support;

mod bad;
mod changed_events;
mod crowd;
mod databases;
mod desk;
mod erased;
mod event_flow;
mod every_mail;
mod forgiving;
mod holds;
mod hung_up;
mod islands;
mod killed;
mod light;
mod links;
mod logs;
mod newsletter_flow;
mod one_answer;
mod past_its_end;
mod public_pages;
mod restored;
mod schema;
mod sent_page;
mod shared_commit;
mod special;
mod waiting_list;
mod your_data;
