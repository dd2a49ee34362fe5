//! Prints the figures, one a line, beside those of pretix and the targets.

use std::io::Write as _;

use super::Result;

/// pretix 2026.8 (gunicorn with 2 workers, PostgreSQL, Redis, Celery, nginx) on a machine with 2 cores.
pub mod pretix {
    /// Event pages a second at 8 connections.
    pub const PAGES: f64 = 58.0;
    /// Half of its event pages took longer, in milliseconds.
    pub const PAGE_P50: f64 = 134.0;
    /// Registrations a second.
    pub const SIGN_UPS: f64 = 3.3;
    /// One event page over the wire, in kB.
    pub const PAGE_KB: f64 = 413.0;
    /// Requests for one event page.
    pub const PAGE_REQUESTS: usize = 10;
    /// Its memory, in MiB.
    pub const MEMORY: f64 = 970.0;
    /// Seconds until it is ready, at best.
    pub const READY: f64 = 3.0;
}

/// What a bare Axum hello answers a second on the machine that the targets were set on. A machine on which it answers
/// half as many is given twice the time, and that is said.
pub const HELLO: f64 = 150_000.0;

/// What is aimed at, and whether it was reached.
pub struct Target {
    what: String,
    met: bool,
    met_at_pace: bool,
}

/// A target.
pub fn target(what: impl Into<String>, met: bool) -> Target {
    Target { what: what.into(), met, met_at_pace: met }
}

/// A target that was set on a machine of another pace: `reached` is asked what would have been reached at pace 1, and
/// with this machine's own, which is at most 1.
pub fn target_at(pace: f64, what: impl Into<String>, reached: impl Fn(f64) -> bool) -> Target {
    Target { what: what.into(), met: reached(1.0), met_at_pace: reached(pace.min(1.0)) }
}

/// Prints one figure: its name, its value with its unit, what it stands beside, its target.
pub fn say(name: &str, value: impl AsRef<str>, beside: &str, target: Option<Target>) -> Result<()> {
    let mut line = format!("{name:<26} {:>18}", value.as_ref());
    if !beside.is_empty() {
        line += &format!("   {beside}");
    }
    if let Some(Target { what, met, met_at_pace }) = target {
        let outcome = match (met, met_at_pace) {
            (true, _) => "met",
            (false, true) => "MISSED, but met at the pace of this machine",
            (false, false) => "MISSED",
        };
        line += &format!("   target: {what}, {outcome}");
    }
    writeln!(std::io::stdout().lock(), "{line}")?;
    Ok(())
}

/// A number with commas between its thousands.
pub fn thousands(number: f64) -> String {
    let digits = format!("{number:.0}");
    let mut written = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            written.push(',');
        }
        written.push(digit);
    }
    written
}

/// The one in the middle.
pub fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures.get(figures.len() / 2).copied().unwrap_or_default()
}
