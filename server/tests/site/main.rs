//! The site from outside: every test starts one of its own and speaks to it as browsers and mail servers do.
//! One crate, so that the whole is linked once. `cfg(test)` tells clippy that its helpers are part of tests too.
#![cfg(test)]

#[path = "../support/mod.rs"]
mod support;

mod archive;
mod bad;
mod beside;
mod bounces;
mod brand;
mod cancel_undone;
mod ceiling;
mod changed_events;
mod checks;
mod counted;
mod crowd;
mod crowded;
mod databases;
mod desk;
mod elsewhere;
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
mod lost_lock;
mod mailed_links;
mod memory;
mod newest_form;
mod newsletter_flow;
mod one_answer;
mod past_its_end;
mod paths;
mod public_pages;
mod reaper;
mod refused_start;
mod restored;
mod rotation;
mod rung;
mod schema;
mod sent_page;
mod shared_commit;
mod signed;
mod society;
mod special;
mod stall;
mod start;
mod stop;
mod twice;
mod waiting_list;
mod wrong_clock;
mod your_data;
mod zones;
