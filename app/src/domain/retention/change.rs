//! When a registration ends after its event is moved, cancelled or reinstated, or its records are kept for less long.

use chrono::{DateTime, TimeDelta, Utc};

use super::{EventEnd, FAR_MOVE, Keep, later, moved};

/// The least time a record lives after its event is cancelled, if it would have lived that long anyway: people have to
/// be told, and the address is deleted with the record.
const NOTICE: TimeDelta = TimeDelta::hours(1);

/// A change of an event's end, or of how long its records are kept.
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

/// The stage of a registration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Signed up, address not proven.
    Pending,
    /// On the waiting list.
    Waiting,
    /// With seats.
    Confirmed,
}

/// What a registration's end depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RecordEnds {
    /// Its stage.
    pub stage: Stage,
    /// Its end before.
    pub expires_at: DateTime<Utc>,
    /// Whether the person was already asked if they still come, and hasn't answered.
    pub asked_if_coming: bool,
    /// The end it had before its event was cancelled.
    pub planned: Option<DateTime<Utc>>,
}

/// When a registration ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct End {
    /// When it's deleted.
    pub at: DateTime<Utc>,
    /// Whether the person is asked if they still come, and keeps the old date until they answer.
    pub asked: bool,
    /// For a cancelled event: its end if that is undone.
    pub planned: Option<DateTime<Utc>>,
}

impl Change {
    /// The end of a registration after this change.
    #[must_use]
    pub fn end_of(&self, row: RecordEnds) -> End {
        if let Some(cancelled_at) = self.new.cancelled_at {
            return self.cancelled(row, cancelled_at);
        }
        if self.old.cancelled_at.is_some() {
            // Undone: as if it had never been cancelled, so a move counts from the date that people know.
            let old = EventEnd { cancelled_at: None, ..self.old };
            let expires_at = row.planned.unwrap_or_else(|| Self { old, ..*self }.planned(row));
            return Self { old, ..*self }.end_of(RecordEnds { expires_at, planned: None, ..row });
        }
        let full = self.new.plus(self.is);
        match row.stage {
            Stage::Pending => End { at: row.expires_at.min(full), asked: false, planned: None },
            Stage::Waiting => self.waiting(row),
            Stage::Confirmed => self.confirmed(row, full),
        }
    }

    fn cancelled(&self, row: RecordEnds, cancelled_at: DateTime<Utc>) -> End {
        let full = self.new.plus(self.is);
        let least = if row.stage == Stage::Pending { full } else { full.max(later(cancelled_at, NOTICE)) };
        let shorter = (self.was.length() - self.is.length()).max(TimeDelta::zero());
        let shorter = if row.stage == Stage::Confirmed { shorter } else { TimeDelta::zero() };
        let planned = Some(row.planned.unwrap_or(row.expires_at) - shorter);
        End { at: row.expires_at.min(least), asked: row.asked_if_coming, planned }
    }

    /// The planned end of a registration whose event was cancelled before planned ends were noted.
    fn planned(&self, row: RecordEnds) -> DateTime<Utc> {
        match row.stage {
            _ if row.asked_if_coming => row.expires_at,
            Stage::Pending => row.expires_at,
            Stage::Waiting => self.old.waiting(),
            Stage::Confirmed => self.old.plus(self.was),
        }
    }

    fn waiting(&self, row: RecordEnds) -> End {
        let full = self.new.waiting();
        let far = (full - self.old.waiting()).abs() > FAR_MOVE;
        let at = if far || row.asked_if_coming { full.min(row.expires_at) } else { full };
        End { at, asked: at < full, planned: None }
    }

    fn confirmed(&self, row: RecordEnds, full: DateTime<Utc>) -> End {
        let stays = row.expires_at - (self.was.length() - self.is.length());
        if row.asked_if_coming {
            let at = full.min(stays);
            return End { at, asked: at < full, planned: None };
        }
        if self.old == self.new {
            return End { at: row.expires_at.min(full), asked: false, planned: None };
        }
        let at = moved(self.old, self.new, self.is, false);
        End { at, asked: at < full, planned: None }
    }

    /// What the ends of single answers count from: the record's own end if the person hasn't said "still coming", else
    /// the event's.
    #[must_use]
    pub fn counts_from(&self, end: End, stage: Stage) -> EventEnd {
        if !end.asked {
            return self.new;
        }
        // A waiting-list entry ends with the event itself.
        let kept = if stage == Stage::Waiting { TimeDelta::zero() } else { self.is.length() };
        EventEnd { ends_at: end.at - kept, cancelled_at: None }
    }

    /// Whether the end of any record can change.
    #[must_use]
    pub fn matters(&self) -> bool {
        self.old != self.new || self.was != self.is
    }
}

#[cfg(test)]
mod tests;
