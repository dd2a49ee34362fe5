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

/// What is aimed at, and whether it was reached.
pub struct Target {
    what: String,
    met: bool,
}

/// A target.
pub fn target(what: impl Into<String>, met: bool) -> Target {
    Target { what: what.into(), met }
}

/// Prints one figure: its name, its value with its unit, what it stands beside, its target.
pub fn say(name: &str, value: impl AsRef<str>, beside: &str, target: Option<Target>) -> Result<()> {
    let mut line = format!("{name:<26} {:>18}", value.as_ref());
    if !beside.is_empty() {
        line += &format!("   {beside}");
    }
    if let Some(Target { what, met }) = target {
        line += &format!("   target: {what}, {}", if met { "met" } else { "MISSED" });
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
