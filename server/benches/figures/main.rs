//! `make bench`: starts the release binary in a fresh folder, measures it, and prints one figure a line beside what it
//! is aimed at. Everything runs on the same cores, so the ratios within one run count, not the numbers alone.
//!
//! `FIGURES_SECONDS` (3) is how long each rate is measured; `FIGURES_RECORDS` (100000) how many records fall due at once.
//! `FIGURES_PART=sending` measures nothing but issues of newsletters, to `FIGURES_READERS` (20000) and, for the memory, a
//! tenth and then all of `FIGURES_MANY` (200000).

mod client;
mod contents;
mod desk;
mod expiry;
mod form;
mod hello;
mod load;
mod measure;
mod organiser;
mod relay;
mod report;
mod sending;
mod signing;
mod sink;
mod site;
mod wire;

use std::time::Duration;

use chrono::{DateTime, Utc};

use measure::Run;
use relay::Relay;
use site::Site;

/// What goes wrong ends the run.
type Error = Box<dyn std::error::Error + Send + Sync>;
type Result<T> = std::result::Result<T, Error>;

/// The machine's time.
#[expect(clippy::disallowed_methods, reason = "an event is made to end in a while from now")]
fn now() -> DateTime<Utc> {
    Utc::now()
}

/// A number from the environment.
fn setting(name: &str, default: u64) -> Result<u64> {
    Ok(std::env::var(name).ok().map(|value| value.parse()).transpose()?.unwrap_or(default))
}

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().collect();
    if let [_, mode, port] = &arguments[..]
        && mode == hello::MODE
    {
        return hello::serve(port);
    }
    // One thread: the client must leave the cores to what it measures.
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(measure())
}

async fn measure() -> Result<()> {
    let each = Duration::from_secs(setting("FIGURES_SECONDS", 3)?);
    if std::env::var("FIGURES_PART").is_ok_and(|part| part == "sending") {
        return sending::all(each).await;
    }
    let relay = Relay::start()?;
    let smtp = format!("smtp://{}", relay.address);
    let site = Site::new(vec![("ONPURPOSE_SMTP_URL", smtp), ("ONPURPOSE_RATE_LIMIT", "off".to_owned())])?;
    let records = usize::try_from(setting("FIGURES_RECORDS", 100_000)?)?;
    let mut run = Run { relay, site, each, records, pace: 1.0 };
    let done = run.all().await;
    done.map_err(|error| format!("{error}\nThe site's last words:\n{}", run.site.last_words()).into())
}
