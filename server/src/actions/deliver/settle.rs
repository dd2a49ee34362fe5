//! Settles mails that were tried: sent, given up, or put back for a while. One write for a whole batch.

use std::sync::Arc;

use std::collections::BTreeMap;

use app::domain::bounce::BounceClass;
use app::domain::retention;
use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use crate::clock;
use crate::db::announcements::{self, Came};
use crate::db::bounces::SentMail;
use crate::db::entity::outbox::State;
use crate::db::held_mail;
use crate::db::outbox::{self, About, Claimed};
use crate::mail::transport::Outcome;
use crate::site::Site;

use super::super::Failure;
use super::super::bounces::{breaker, note};

/// How long after queueing a mail is given up.
const GIVE_UP: TimeDelta = TimeDelta::days(4);
/// So many attempts take about four hours.
const TRIED_OFTEN: i32 = 8;
/// The first wait; each later one is twice as long.
const FIRST_RETRY: TimeDelta = TimeDelta::minutes(1);
/// The longest wait.
const LONGEST: TimeDelta = TimeDelta::hours(6);

/// The result of one mail.
#[derive(Clone, Debug)]
pub enum SendResult {
    /// Handed to the transport.
    Tried(Outcome),
    /// No longer to be sent, and why.
    Dropped(&'static str),
    /// Not tried.
    Untried,
    /// Not tried, because its issue is paused.
    Held,
    /// Not tried, because its domain has had enough for now: for how long.
    NotYet(TimeDelta),
}

/// The outbox's notes about a batch.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Notes {
    sent: Vec<Uuid>,
    /// Of issues: perhaps sent, and not tried again.
    in_doubt: Vec<Uuid>,
    given_up: BTreeMap<String, Vec<Uuid>>,
    dropped: BTreeMap<&'static str, Vec<Uuid>>,
    later: Vec<(Uuid, DateTime<Utc>, String)>,
    untried: Vec<Uuid>,
    postponed: Vec<(Uuid, DateTime<Utc>)>,
    paused: Vec<Uuid>,
    /// What came to an end, by announcement or issue.
    came: BTreeMap<Uuid, Came>,
    held: Vec<(Uuid, DateTime<Utc>)>,
    /// While the clock is doubted, no mail is given up because of its age.
    is_doubted: bool,
}

impl Notes {
    fn add(&mut self, mail: &Claimed, done: SendResult, now: DateTime<Utc>) {
        match done {
            SendResult::Tried(Outcome::Sent) => {
                self.sent.push(mail.id);
                self.count(mail, |came| &mut came.sent);
            }
            SendResult::Tried(Outcome::Refused { code }) => self.give_up(mail, code),
            SendResult::Tried(Outcome::Later { code }) => self.put_back(mail, code, now),
            // Nobody waits for an issue: better not at all than twice.
            SendResult::Tried(Outcome::InDoubt) if matches!(mail.about, About::Reader { .. }) => {
                self.in_doubt.push(mail.id);
                self.count(mail, |came| &mut came.in_doubt);
            }
            // Every other kind of mail answers something a person did: better twice, with the same Message-ID, than
            // never.
            SendResult::Tried(Outcome::InDoubt) => self.put_back(mail, "in doubt".to_owned(), now),
            SendResult::Dropped(_) if self.is_doubted => self.put_back(mail, String::new(), now),
            SendResult::Dropped(why) => self.dropped.entry(why).or_default().push(mail.id),
            SendResult::Untried => self.untried.push(mail.id),
            SendResult::Held => self.paused.push(mail.id),
            SendResult::NotYet(wait) if self.is_doubted => self.held.push((mail.id, now + wait)),
            SendResult::NotYet(wait) => self.postponed.push((mail.id, now + wait)),
        }
    }

    fn give_up(&mut self, mail: &Claimed, code: String) {
        self.given_up.entry(code).or_default().push(mail.id);
        self.count(mail, |came| &mut came.failed);
    }

    fn count(&mut self, mail: &Claimed, what: impl Fn(&mut Came) -> &mut u32) {
        if let Some(round) = mail.about.round() {
            *what(self.came.entry(round).or_default()) += 1;
        }
    }

    fn log(&self) {
        for (code, ids) in &self.given_up {
            tracing::info!(code, mails = ids.len(), "given up");
        }
        // This isn't a failure: somebody who has confirmed needs no mail asking them to.
        for (why, ids) in &self.dropped {
            tracing::debug!(why, mails = ids.len(), "not owed any more");
        }
        if let Some((_, _, code)) = self.later.first() {
            tracing::warn!(code, mails = self.later.len(), "put back");
        }
    }

    fn put_back(&mut self, mail: &Claimed, code: String, now: DateTime<Utc>) {
        let last = mail.created_at + GIVE_UP;
        let due_at = now + wait(mail.attempts, u16::from_be_bytes(clock::random_bytes()));
        if self.is_doubted {
            self.held.push((mail.id, due_at));
        } else if now >= last && is_tried(mail) {
            self.give_up(mail, code);
        } else {
            self.later.push((mail.id, if now < last { due_at.min(last) } else { due_at }, code));
        }
    }
}

/// Whether a mail has had its chances. What goes to many is queued all at once, and may have waited for days at a slow
/// rate before it was tried at all.
fn is_tried(mail: &Claimed) -> bool {
    mail.about.round().is_none() || mail.attempts >= TRIED_OFTEN
}

/// How long to wait after this many attempts: a minute, doubling up to six hours, randomly 20% more or less, so that
/// mails that failed together aren't retried together.
fn wait(attempts: i32, random_bytes: u16) -> TimeDelta {
    let doubled = u32::try_from(attempts.saturating_sub(1)).unwrap_or(0).min(16);
    let base = (FIRST_RETRY * (1 << doubled)).min(LONGEST);
    base * 4 / 5 + base * 2 / 5 * i32::from(random_bytes >> 8) / 255
}

/// Notes the results of a batch, and empties it.
///
/// # Errors
/// When the database refuses; the batch is unchanged.
pub async fn settle(site: &Arc<Site>, batch: &mut Vec<(Claimed, SendResult)>) -> Result<(), Failure> {
    if batch.is_empty() {
        return Ok(());
    }
    let now = site.clock.now();
    let mut notes = Notes { is_doubted: site.guard.peek().is_err(), ..Notes::default() };
    for (mail, done) in &*batch {
        notes.add(mail, done.clone(), now);
    }
    let came_back = write(site, notes.clone(), now).await?;
    batch.clear();
    notes.log();
    breaker::look(site, &came_back).await
}

/// Returns what counts as having come back: what the relay refused.
async fn write(site: &Arc<Site>, notes: Notes, now: DateTime<Utc>) -> Result<Vec<(SentMail, BounceClass)>, Failure> {
    site.write_on_reserve(move |work| async move {
        let of = |(code, ids): (&String, &Vec<Uuid>)| ids.iter().map(|id| (*id, code.clone())).collect::<Vec<_>>();
        let replies: Vec<(Uuid, String)> = notes.given_up.iter().flat_map(of).collect();
        // First, as whatever else locks both an announcement and its mails locks it first.
        announcements::came(&work.tx.conn, &notes.came).await?;
        let came_back = note::refused(&work, &replies).await?;
        outbox::settle(&work.tx.conn, &notes.sent, State::Sent, None, now, retention::outbox(now)).await?;
        outbox::settle(&work.tx.conn, &notes.in_doubt, State::InDoubt, None, now, retention::outbox(now)).await?;
        let dropped = notes.dropped.into_iter().map(|(why, ids)| (why.to_owned(), ids));
        for (code, ids) in notes.given_up.into_iter().chain(dropped) {
            outbox::settle(&work.tx.conn, &ids, State::GivenUp, Some(code), now, retention::outbox(now)).await?;
        }
        for (id, due_at, code) in notes.later {
            outbox::put_back(&work.tx.conn, id, due_at, Some(code)).await?;
        }
        for (id, until) in notes.held {
            held_mail::hold(&work.tx.conn, id, until).await?;
        }
        for (id, due_at) in notes.postponed {
            outbox::postpone(&work.tx.conn, id, due_at).await?;
        }
        outbox::release(&work.tx.conn, &notes.untried).await?;
        outbox::hold(&work.tx.conn, &notes.paused).await?;
        Ok::<_, Failure>(came_back)
    })
    .await
}

#[cfg(test)]
mod tests {
    use app::mails::kind::{MailDetail, MailKind};

    use super::*;

    fn mail(attempts: i32, created_at: DateTime<Utc>) -> Claimed {
        Claimed {
            id: Uuid::from_u128(1),
            purpose_id: Uuid::from_u128(2),
            detail: MailDetail::default(),
            about: About::Registration(Uuid::from_u128(3), MailKind::Confirm),
            attempts,
            created_at,
        }
    }

    fn notes(mail: &Claimed, done: SendResult, now: DateTime<Utc>) -> Notes {
        let mut notes = Notes::default();
        notes.add(mail, done, now);
        notes
    }

    fn later() -> SendResult {
        SendResult::Tried(Outcome::Later { code: "450".to_owned() })
    }

    #[test]
    fn waits_double_from_a_minute_to_six_hours_give_or_take_a_fifth() {
        for (attempts, minutes) in [(1, 1), (2, 2), (3, 4), (9, 256), (10, 360), (i32::MAX, 360)] {
            let base = TimeDelta::minutes(minutes);
            assert_eq!(wait(attempts, 0), base * 4 / 5);
            assert_eq!(wait(attempts, u16::MAX), base * 6 / 5);
        }
    }

    #[test]
    fn a_mail_is_tried_a_last_time_four_days_after_it_was_queued_and_then_given_up() {
        let now = app::samples::now();
        let mail = mail(12, now - GIVE_UP + TimeDelta::minutes(3));
        assert_eq!(notes(&mail, later(), now).later[0].1, now + TimeDelta::minutes(3));
        let at_last = notes(&mail, later(), now + TimeDelta::minutes(3));
        assert_eq!(at_last.given_up["450"], [mail.id]);
        assert!(at_last.later.is_empty());
    }

    #[test]
    fn a_refusal_is_final_and_doubt_is_not() {
        let now = app::samples::now();
        let refused = notes(&mail(1, now), SendResult::Tried(Outcome::Refused { code: "550 5.1.1".to_owned() }), now);
        assert_eq!(refused.given_up.len(), 1);
        assert_eq!(notes(&mail(1, now), SendResult::Tried(Outcome::InDoubt), now).later.len(), 1);
    }

    #[test]
    fn an_issue_in_doubt_is_not_sent_again_and_is_counted() {
        let now = app::samples::now();
        let (subscription, issue) = (Uuid::from_u128(4), Uuid::from_u128(5));
        let mail = Claimed { about: About::Reader { subscription, issue }, ..mail(1, now) };
        let noted = notes(&mail, SendResult::Tried(Outcome::InDoubt), now);
        assert_eq!((noted.in_doubt.len(), noted.later.len()), (1, 0));
        assert_eq!(noted.came[&issue], Came { in_doubt: 1, ..Came::default() });
        assert_eq!(notes(&mail, SendResult::Held, now).paused, [mail.id]);
    }
}
