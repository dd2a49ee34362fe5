//! When a registration ends after its event was moved, cancelled or taken up again, or is kept for less long.

use chrono::{DateTime, TimeDelta, Utc};

use super::{EventEnd, FAR_MOVE, Keep, later, moved};

/// How long a record lives at least after its event was cancelled, if it would have without that:
/// somebody has to be told, and the address goes with the record.
const NOTICE: TimeDelta = TimeDelta::hours(1);

/// A change of an event's end and of how long its records are kept.
#[derive(Clone, Copy, Debug)]
pub struct Change {
    /// The end before.
    pub old: EventEnd,
    /// The end now.
    pub new: EventEnd,
    /// How long a record was kept before.
    pub was: Keep,
    /// How long it is kept now.
    pub is: Keep,
}

/// How far a registration has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Signed up, address not proven.
    Pending,
    /// On the waiting list.
    Waiting,
    /// With seats.
    Confirmed,
}

/// A registration, as far as its end goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// How far it has come.
    pub stage: Stage,
    /// Its end before.
    pub expires_at: DateTime<Utc>,
    /// Whether the person was asked before if they still come, and has not answered.
    pub asked_if_coming: bool,
}

/// When a registration ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct End {
    /// When it goes.
    pub at: DateTime<Utc>,
    /// Whether the person is asked if they still come, and stays on the old date until then.
    pub asked: bool,
}

impl Change {
    /// The end of a registration after this change.
    #[must_use]
    pub fn end_of(&self, row: Standing) -> End {
        let full = self.new.plus(self.is);
        let sure = |at| End { at, asked: false };
        match (row.stage, self.new.cancelled_at) {
            (Stage::Pending, _) => sure(row.expires_at.min(full)),
            (_, Some(cancelled_at)) => sure(row.expires_at.min(full.max(later(cancelled_at, NOTICE)))),
            (Stage::Waiting, None) => self.waiting(row),
            (Stage::Confirmed, None) => self.confirmed(row, full),
        }
    }

    fn waiting(&self, row: Standing) -> End {
        let full = self.new.waiting();
        let far = (full - self.old.waiting()).abs() > FAR_MOVE;
        let at = if far || row.asked_if_coming { full.min(row.expires_at) } else { full };
        End { at, asked: at < full }
    }

    fn confirmed(&self, row: Standing, full: DateTime<Utc>) -> End {
        // A cancelled event's records lived by the cancellation, so taking it up again is a move from there.
        let old = EventEnd { ends_at: self.old.waiting(), cancelled_at: None };
        let stays = row.expires_at - (self.was.length() - self.is.length());
        if row.asked_if_coming {
            let at = full.min(stays);
            return End { at, asked: at < full };
        }
        if old == self.new {
            return End { at: row.expires_at.min(full), asked: false };
        }
        let at = moved(old, self.new, self.is, false);
        End { at, asked: at < full }
    }

    /// What the ends of single answers count from: for somebody who has not said "still coming" the end that the record
    /// lives by, else the event's.
    #[must_use]
    pub fn counts_from(&self, end: End, stage: Stage) -> EventEnd {
        if !end.asked {
            return self.new;
        }
        // A waiting-list entry ends with the event itself.
        let kept = if stage == Stage::Waiting { TimeDelta::zero() } else { self.is.length() };
        EventEnd { ends_at: end.at - kept, cancelled_at: None }
    }

    /// Whether any record can end otherwise than before.
    #[must_use]
    pub fn matters(&self) -> bool {
        self.old != self.new || self.was != self.is
    }
}

#[cfg(test)]
mod tests;
