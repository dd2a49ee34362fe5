//! `make attack`: what one bored student can do to the site from one machine, and what that costs it: memory,
//! descriptors, bytes on the disk, the wait of everybody else. One figure a line. The limits are on, and each attacker
//! says by `X-Forwarded-For` which network it is in, as a trusted proxy would.
//!
//! `FIGURES_PROGRAM` names another binary to attack, for a comparison; `FIGURES_SECONDS` (15) says how long each flood
//! lasts.

#[path = "../figures/client.rs"]
#[expect(dead_code, reason = "the figures use the rest")]
mod client;
#[path = "../figures/contents.rs"]
#[expect(dead_code, reason = "the figures use the rest")]
mod contents;
mod doors;
mod floods;
#[path = "../figures/form.rs"]
#[expect(dead_code, reason = "the figures use the rest")]
mod form;
#[path = "../figures/load.rs"]
#[expect(dead_code, reason = "the figures use the rest")]
mod load;
mod logins;
#[path = "../figures/organiser.rs"]
mod organiser;
mod person;
#[path = "../figures/site.rs"]
#[expect(dead_code, reason = "the figures use the rest")]
mod site;

use std::io::Write as _;
use std::time::Duration;

use chrono::{DateTime, Utc};

use site::Site;

/// What goes wrong ends the run.
type Error = Box<dyn std::error::Error + Send + Sync>;
type Result<T> = std::result::Result<T, Error>;

/// The machine's time.
#[expect(clippy::disallowed_methods, reason = "events are made to lie ahead of now")]
fn now() -> DateTime<Utc> {
    Utc::now()
}

/// Prints one figure: its name, its value with its unit, what it stands beside.
fn say(name: &str, value: &str, beside: &str) -> Result<()> {
    writeln!(std::io::stdout().lock(), "{name:<34} {value:>16}   {beside}")?;
    Ok(())
}

fn main() -> Result<()> {
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(attack())
}

async fn attack() -> Result<()> {
    let each = std::env::var("FIGURES_SECONDS").ok().map(|value| value.parse()).transpose()?.unwrap_or(15);
    let mut site = Site::new(vec![("ONPURPOSE_TRUSTED_PROXIES", "127.0.0.1/32".to_owned())])?;
    site.start("/healthz").await?;
    site.import(&contents::first(now()))?;
    let done = all(&site, Duration::from_secs(each)).await;
    done.map_err(|error| format!("{error}\nThe site's last words:\n{}", site.last_words()).into())
}

async fn all(site: &Site, each: Duration) -> Result<()> {
    let olu = organiser::Organiser::new(site).await?;
    logins::memory(site).await?;
    logins::keeping_out(site, olu, each).await?;
    floods::send_again(site, each).await?;
    floods::change_and_take_back(site, each).await?;
    doors::silent(site).await
}
