//! How fast mails are signed by both keys: by the signer alone, on every core, and by a site that hands them over.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use server::mail::signing::Signer;
use server::vault::dkim::{DkimAlgorithm, DkimKeys};

use super::contents::{self, SUPPER};
use super::form::people;
use super::load::{Stop, closed};
use super::measure::SENDERS;
use super::relay::Relay;
use super::report::{say, target, thousands};
use super::site::Site;
use super::{Result, now};

/// The domain that mails are signed for.
pub const DOMAIN: &str = "events.example";
/// How many mails wait for the relay.
const MAILS: usize = 8000;
/// The longest that handing them over may take.
const LONGEST: Duration = Duration::from_secs(60);

/// Measures both on a site of its own.
pub async fn signed(each: Duration) -> Result<()> {
    let relay = Relay::start()?;
    let mut site = Site::new(vec![
        ("ONPURPOSE_SMTP_URL", format!("smtp://{}", relay.address)),
        ("ONPURPOSE_RATE_LIMIT", "off".to_owned()),
        ("ONPURPOSE_MAIL_FROM", format!("no-reply@{DOMAIN}")),
    ])?;
    site.import(&contents::first(now()))?;
    site.run(&["dkim", "new"])?;
    site.start(SUPPER).await?;
    relay.be_slow(true);
    let form = people(site.address, SUPPER, "signed").await?;
    closed(site.address, SENDERS, Stop::at(MAILS), 303, &form).await?;
    let (mails, rate) = relay.drain(LONGEST).await;
    site.stop()?;

    let alone = alone(&site, relay.length(), each)?;
    let share = rate / alone;
    let beside = format!("{} mails, {share:.2} × the signer alone", thousands(mails as f64));
    let met = target("0.6 × the signer alone", share >= 0.6);
    say("mails signed, handed over", format!("{} /s", thousands(rate)), &beside, Some(met))
}

/// How many messages of a length are signed a second with a site's keys on every core; prints it.
pub fn alone(site: &Site, length: u64, each: Duration) -> Result<f64> {
    let keys = DkimKeys::read(&site.data().join("dkim-keys"))?.ok_or("a site without keys")?;
    let of = |algorithm| keys.signing(algorithm).ok_or("no key");
    let (rsa, ed25519) = (of(DkimAlgorithm::Rsa)?, of(DkimAlgorithm::Ed25519)?);
    let signer = Arc::new(Signer::new(DOMAIN, (&rsa.0, rsa.1), (&ed25519.0, ed25519.1))?);
    let head = "From: Quayside <no-reply@events.example>\r\nTo: robin@neighbourhood.example\r\nSubject: Supper\r\n\
                Date: Thu, 20 May 2027 17:40:00 +0000\r\nMessage-ID: <4d2b@events.example>\r\nMIME-Version: 1.0\r\n\
                Content-Type: multipart/alternative; boundary=a\r\n\r\n";
    let line = "What a mail says, line by line, with spaces between its words.\r\n";
    let message = Arc::new(format!("{head}{}", line.repeat(usize::try_from(length)? / line.len())));
    let threads = thread::available_parallelism()?.get();
    let (signed, started) = (Arc::new(AtomicU64::new(0)), Instant::now());
    let work = |_| {
        let (signer, message, signed) = (signer.clone(), message.clone(), signed.clone());
        thread::spawn(move || {
            while started.elapsed() < each {
                if signer.sign(message.as_bytes()).is_ok() {
                    signed.fetch_add(1, Ordering::Relaxed);
                }
            }
        })
    };
    for thread in (0..threads).map(work).collect::<Vec<_>>() {
        thread.join().map_err(|_| "a thread that panicked")?;
    }
    let rate = signed.load(Ordering::Relaxed) as f64 / started.elapsed().as_secs_f64();
    let beside = format!("RSA-2048 and Ed25519, {length} bytes, {threads} threads");
    say("mails signed, nothing else", format!("{} /s", thousands(rate)), &beside, None)?;
    Ok(rate)
}
