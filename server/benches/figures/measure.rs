//! The measurements, in their order: each leaves the site as the next one needs it.

use std::time::Duration;

use chrono::TimeDelta;

use super::client::get;
use super::contents::{self, ENDING, SUPPER};
use super::desk::Desk;
use super::expiry;
use super::form::people;
use super::hello::Hello;
use super::load::{Load, Requests, Stop, closed};
use super::organiser::Organiser;
use super::relay::Relay;
use super::report::{HELLO, median, pretix, say, target, target_at, thousands};
use super::sending;
use super::signing;
use super::site::{Site, until_it_answers};
use super::wire::weigh;
use super::{Result, now};

/// As many as pretix was measured with.
const READERS: usize = 8;
/// People who send their form at the same moment.
pub const SENDERS: usize = 32;
/// How many people the long list has.
const LISTED: usize = 10_000;
/// How often what takes a moment only is measured.
const TIMES: usize = 3;

/// One run over one site.
pub struct Run {
    pub relay: Relay,
    pub site: Site,
    /// How long each rate is measured.
    pub each: Duration,
    /// How many records fall due at once.
    pub records: usize,
    /// How fast this machine is beside the one that the targets were set on.
    pub pace: f64,
}

impl Run {
    /// Measures and prints everything.
    pub async fn all(&mut self) -> Result<()> {
        self.starts().await?;
        self.weights().await?;
        self.memory("memory, idle", "")?;
        self.pages().await?;
        let rate = self.sign_ups().await?;
        self.mails_and_expiry(rate).await?;
        let most = self.site.memory()?.most;
        let factor = pretix::MEMORY / most;
        let beside = format!("1/{factor:.0} of pretix ({:.0} MiB)", pretix::MEMORY);
        say("memory, most under load", format!("{most:.1} MiB"), &beside, Some(target("1/20", factor >= 20.0)))?;
        signing::signed(self.each).await?;
        self.desk().await?;
        self.memory("memory, after the lists", &format!("most {:.1} MiB", self.site.memory()?.most))?;
        self.site.stop()?;
        sending::all(self.each).await
    }

    async fn starts(&mut self) -> Result<()> {
        let seconds = self.site.start("/healthz").await?;
        self.site.stop()?;
        let beside = format!("to the first 200; pretix from {:.0} s", pretix::READY);
        let met = target("1 s", seconds < 1.0);
        say("start, new database", format!("{seconds:.3} s"), &beside, Some(met))?;
        self.site.import(&contents::first(now()))?;
        let mut all = Vec::new();
        for _ in 0..TIMES {
            self.site.stop()?;
            all.push(self.site.start(SUPPER).await?);
        }
        let seconds = median(all);
        let met = target("0.3 s", seconds < 0.3);
        say("start, existing database", format!("{seconds:.3} s"), &beside, Some(met))
    }

    async fn weights(&self) -> Result<()> {
        for (name, coding) in [("brotli", "br"), ("gzip", "gzip"), ("plain", "identity")] {
            let weight = weigh(self.site.address, SUPPER, coding).await?;
            let beside = format!(
                "{} requests, the page alone {} bytes; pretix {} kB, {} requests",
                weight.requests,
                thousands(weight.page as f64),
                pretix::PAGE_KB,
                pretix::PAGE_REQUESTS
            );
            let small = weight.all <= 14_000 && weight.requests <= 3;
            let met = (coding == "br").then(|| target("14,000 bytes, 3 requests", small));
            say(&format!("event page, {name}"), format!("{} bytes", thousands(weight.all as f64)), &beside, met)?;
        }
        Ok(())
    }

    fn memory(&self, name: &str, beside: &str) -> Result<()> {
        say(name, format!("{:.1} MiB", self.site.memory()?.now), beside, None)
    }

    async fn pages(&mut self) -> Result<()> {
        let hello = Hello::start().await?;
        let (mut pages, mut bare) = (Vec::new(), Vec::new());
        // By turns, so that whatever else the machine does meets both.
        for _ in 0..TIMES {
            bare.push(self.read(hello.address, "/").await?);
            pages.push(self.read(self.site.address, SUPPER).await?);
        }
        drop(hello);
        let of = |loads: &[Load], figure: fn(&Load) -> f64| median(loads.iter().map(figure).collect());
        let (page, hello) = (of(&pages, Load::per_second), of(&bare, Load::per_second));
        self.pace = hello / HELLO;
        let beside = format!("p50 {:.2} ms, p99 {:.2} ms: pace {:.2}", of(&bare, p50), of(&bare, p99), self.pace);
        say("bare Axum hello", format!("{} requests/s", thousands(hello)), &beside, None)?;
        let (times, share) = (page / pretix::PAGES, page / hello);
        let beside = format!(
            "p50 {:.2} ms, p99 {:.2} ms; {times:.0} × pretix ({} /s, p50 {} ms), {share:.2} × hello",
            of(&pages, p50),
            of(&pages, p99),
            pretix::PAGES,
            pretix::PAGE_P50
        );
        let met = target("300 × pretix, 0.25 × hello", times >= 300.0 && share >= 0.25);
        say("event page", format!("{} requests/s", thousands(page)), &beside, Some(met))
    }

    async fn read(&self, address: std::net::SocketAddr, path: &str) -> Result<Load> {
        let request = get(address, path, "br");
        let requests: Requests = std::sync::Arc::new(move |_| request.clone());
        closed(address, READERS, Stop::after(self.each), 200, &requests).await
    }

    async fn sign_ups(&self) -> Result<f64> {
        let form = people(self.site.address, SUPPER, "early").await?;
        let load = closed(self.site.address, SENDERS, Stop::after(self.each * 3), 303, &form).await?;
        let (rate, p99) = (load.per_second(), p99(&load));
        let times = rate / pretix::SIGN_UPS;
        let beside =
            format!("p50 {:.1} ms, p99 {p99:.1} ms; {times:.0} × pretix ({} /s)", p50(&load), pretix::SIGN_UPS);
        let met = target_at(self.pace, "1,000/s, p99 50 ms", |pace| rate / pace >= 1000.0 && p99 * pace < 50.0);
        say("complete sign-ups", format!("{} /s", thousands(rate)), &beside, Some(met))?;
        self.relay.quiet().await;
        Ok(rate)
    }

    async fn desk(&self) -> Result<()> {
        let desk = Desk::new(Organiser::new(&self.site).await?);
        desk.fill(LISTED).await?;
        let pages = desk.pages(LISTED).await?;
        let slowest = p99(&pages);
        let beside = format!("p99 {slowest:.1} ms, to the last byte of a page of 100");
        let met = target_at(self.pace, "300 ms", |pace| slowest * pace < 300.0);
        say("attendee list of 10,000", format!("{:.1} ms", p50(&pages)), &beside, Some(met))?;
        let milliseconds = desk.interactive()?;
        let met = target_at(self.pace, "1 s", |pace| milliseconds * pace < 1000.0);
        say("the same, interactive", format!("{milliseconds:.0} ms"), "all rows loaded in Chromium", Some(met))?;
        let (brotli, plain) = (desk.script("br").await?, desk.script("identity").await?);
        let beside = format!("brotli; plain {} bytes", thousands(plain as f64));
        let met = target("150,000 bytes", brotli <= 150_000);
        say("script and WebAssembly", format!("{} bytes", thousands(brotli as f64)), &beside, Some(met))?;
        let arrivals = desk.arrivals(LISTED).await?;
        let beside = format!("p50 {:.1} ms, p99 {:.1} ms", p50(&arrivals), p99(&arrivals));
        say("arrivals at the door", format!("{} /s", thousands(arrivals.per_second())), &beside, None)
    }

    /// Fills an event that soon ends while the relay is slow; then lets the relay take what has queued up, and at last
    /// the event end.
    async fn mails_and_expiry(&self, rate: f64) -> Result<()> {
        let records = self.records as f64;
        let seconds = 8.0 + records / rate * 1.2 + (records / 3000.0).min(20.0);
        let end = now() + TimeDelta::seconds(seconds as i64);
        self.site.import(&contents::with_ending(now(), end))?;
        until_it_answers(self.site.address, ENDING).await?;
        let form = people(self.site.address, ENDING, "late").await?;
        self.relay.be_slow(true);
        let stop = Stop { requests: self.records, time: (end - now()).to_std()? - Duration::from_secs(3) };
        let signed_up = closed(self.site.address, SENDERS, stop, 303, &form).await?.requests();
        self.mails((end - now()).to_std()? - Duration::from_secs(2)).await?;

        let others = people(self.site.address, SUPPER, "meanwhile").await?;
        let seen = expiry::watch(&self.site, end, signed_up, &others).await?;
        let rate = signed_up as f64 / seen.seconds;
        let beside = format!("{} gone {:.1} s after their end", thousands(signed_up as f64), seen.seconds);
        let met = target_at(self.pace, "5,000/s (100,000 in 20 s)", |pace| rate / pace >= 5000.0);
        say("expired records", format!("{} /s", thousands(rate)), &beside, Some(met))?;
        let p99 = p99(&seen.meanwhile);
        let beside = format!("p50 {:.1} ms, p99 {p99:.1} ms", p50(&seen.meanwhile));
        let kept_up = format!("{:.0} /s", seen.meanwhile.per_second());
        say("sign-ups meanwhile", kept_up, &beside, Some(target_at(self.pace, "p99 100 ms", |pace| p99 * pace < 100.0)))
    }

    /// How fast a queue of mails goes to a relay that takes everything at once.
    async fn mails(&self, most: Duration) -> Result<()> {
        let (mails, rate) = self.relay.drain(most).await;
        let beside = format!("{} mails of {} bytes", thousands(mails as f64), self.relay.length());
        let met = target_at(self.pace, "3,000/s", |pace| rate / pace >= 3000.0);
        say("mails handed over", format!("{} /s", thousands(rate)), &beside, Some(met))
    }
}

fn p50(load: &Load) -> f64 {
    load.permille(500)
}

fn p99(load: &Load) -> f64 {
    load.permille(990)
}
