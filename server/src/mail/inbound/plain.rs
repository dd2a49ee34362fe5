//! Bounces without a report in them, as old servers write them: only words, and sometimes a code.

use app::domain::bounce::{BounceClass, MailStatus, of_text};

use super::mime::Entity;

/// Words of a warning: the server is still trying.
const DELAYED: [&str; 5] =
    ["delayed", "will be retried", "still trying", "warning message only", "no action is required"];

/// How much is read: what follows is the mail that's returned.
const READ: usize = 4096;

/// What the words say. `None` if they say nothing clear.
pub(super) fn class(whole: &Entity<'_>, leaves: &[Entity<'_>]) -> Option<BounceClass> {
    let mut texts = leaves.iter().chain([whole]).filter(|leaf| leaf.is("text", &["plain"]));
    let text: String = texts.next()?.text().chars().take(READ).collect();
    // qmail, Exim and others put this line, or one like it, before the mail that they return.
    let said = ["\n--- Below this line", "\n------ This is a copy", "\n----- Original message"]
        .into_iter()
        .fold(text.as_str(), |text, line| text.split(line).next().unwrap_or_default());
    let lower = said.to_lowercase();
    if DELAYED.iter().any(|words| lower.contains(words)) {
        return None;
    }
    let clear = MailStatus::find(said).filter(|status| status.is_clear());
    clear.and_then(MailStatus::class).or_else(|| of_text(said))
}
