//! Sample data for the islands, and a port behind them: a supper for ten thousand people, with arrivals that follow the
//! clock.

use chrono::{DateTime, Utc};

use crate::api::{Answer, ApiError, Arrivals, AttendeeRow, Attendees, Port, Sending};
use crate::folding::fold;
use crate::islands::{
    Announcement, AttendeeList, AttendeeTexts, BuilderTexts, Kind, PageLink, ProgressTexts, QuestionDraft, Questions,
};
use crate::paths;
use crate::text::Words;

/// The name of the sample list.
pub const LIST: &str = "sample";
/// How many rows it has.
pub const ROWS: u32 = 10_000;
/// The caption of its table.
pub const TABLE: &str = "Who is coming to the sample supper";
/// Rows on one page.
const PAGE: usize = 100;
/// How many people get the sample mail.
const ALL: u32 = 300;
/// How many of them are handled each second.
const SPEED: u32 = 60;
/// Someone arrives at this interval in seconds; once everyone at the door is in, it starts again.
const STEP: i64 = 2;
const AT_THE_DOOR: i64 = 100;

const FIRST_NAMES: [&str; 10] = ["Ada", "Ben", "Cleo", "Dai", "Esi", "Finn", "Grace", "Hugo", "Isla", "Jonas"];
const LAST: [&str; 10] =
    ["Quill", "Marsh", "Thorne", "Pugh", "Boateng", "O\u{2019}Shea", "Whitlock", "Lindqvist", "Kaur", "Okoro"];

/// The port of the samples, at one moment.
pub struct SamplePort {
    /// The clock.
    pub now: DateTime<Utc>,
}

impl Port for SamplePort {
    fn attendees(&self, list: String) -> Answer<'_, Attendees> {
        Box::pin(async move {
            known(&list)?;
            Ok(Attendees { rows: rows(self.now), version: 1, mark: self.now.timestamp() })
        })
    }

    fn arrivals(&self, list: String, since: i64) -> Answer<'_, Arrivals> {
        Box::pin(async move {
            known(&list)?;
            let mark = self.now.timestamp();
            let changed = (0..AT_THE_DOOR).filter(|n| is_in(*n, since) != is_in(*n, mark));
            let changed = changed.map(|n| (link(n), u32::from(is_in(n, mark)))).collect();
            Ok(Arrivals { version: 1, mark, changed, counts: counts(self.now) })
        })
    }

    fn sending(&self, announcement: String) -> Answer<'_, Sending> {
        Box::pin(async move {
            let begun = announcement.strip_prefix("sample-").and_then(|begun| begun.parse().ok());
            Ok(sending(begun.ok_or(ApiError::NotFound)?, self.now))
        })
    }
}

fn known(list: &str) -> Result<(), ApiError> {
    if list == LIST { Ok(()) } else { Err(ApiError::NotFound) }
}

fn link(n: i64) -> String {
    format!("{}#{n}", paths::dev::ISLANDS)
}

/// Whether person `n` is in the room at this second.
fn is_in(n: i64, second: i64) -> bool {
    n < (second / STEP) % AT_THE_DOOR
}

fn rows(now: DateTime<Utc>) -> Vec<AttendeeRow> {
    (0..i64::from(ROWS)).zip(FIRST_NAMES.iter().cycle()).map(|(n, first)| row(now, n, first)).collect()
}

fn row(now: DateTime<Utc>, n: i64, first: &str) -> AttendeeRow {
    let last = LAST.iter().cycle().nth(usize::try_from(n / 10 % 10).unwrap_or_default()).copied().unwrap_or_default();
    let waits = n % 40 == 39;
    let state = if waits { "Waiting" } else { "Has a place" };
    let at = samples_open() + chrono::TimeDelta::minutes(n);
    AttendeeRow {
        link: link(n),
        name: format!("{first} {last} {n}"),
        state: state.to_owned(),
        waits,
        seats: 1 + u32::from(n % 7 == 0),
        arrived: u32::from(is_in(n, now.timestamp())),
        signed_up: at.format("%-d %B, %H:%M").to_string(),
        signed_up_at: at.timestamp(),
        answers: vec![if n % 3 == 0 { "By train".to_owned() } else { "On foot".to_owned() }],
    }
}

fn samples_open() -> DateTime<Utc> {
    super::at("2027-05-01T08:00:00Z")
}

fn counts(now: DateTime<Utc>) -> Vec<String> {
    let arrived = match (now.timestamp() / STEP) % AT_THE_DOOR {
        1 => "1 person has arrived.".to_owned(),
        many => format!("{many} people have arrived."),
    };
    vec![format!("{ROWS} places are taken."), arrived]
}

/// A page of the sample list, as the server finds it.
#[must_use]
pub fn list(words: &Words, now: DateTime<Utc>, query: &str, page: usize) -> AttendeeList {
    let wanted = fold(query);
    let found: Vec<_> = rows(now).into_iter().filter(|row| fold(&row.name).contains(&wanted)).collect();
    let first = page.saturating_sub(1) * PAGE;
    let shown: Vec<_> = found.iter().skip(first).take(PAGE).cloned().collect();
    let status = format!("Rows {} to {} of {}.", first + 1, first + shown.len(), found.len());
    let heads = ["Name", "State", "Seats", "Arrived", "Signed up", "How will you travel?"];
    let pages = (1..=found.len().div_ceil(PAGE).min(5)).map(|n| PageLink {
        text: format!("Page {n}"),
        path: (n != page).then(|| format!("{}?q={query}&page={n}", paths::dev::ISLANDS)),
    });
    AttendeeList {
        list: LIST.to_owned(),
        path: paths::dev::ISLANDS.to_owned(),
        query: query.to_owned(),
        heads: heads.map(str::to_owned).to_vec(),
        rows: shown,
        status,
        counts: counts(now),
        pages: pages.collect(),
        texts: AttendeeTexts::new(words, TABLE.to_owned()),
    }
}

/// The questions of the sample form.
#[must_use]
pub fn questions(words: &Words) -> Questions {
    let travel = QuestionDraft {
        key: "travel".to_owned(),
        label: "How will you travel?".to_owned(),
        kind: "one_of".to_owned(),
        why: "so that we can share lifts".to_owned(),
        options: "By train\nOn foot".to_owned(),
        ..QuestionDraft::default()
    };
    let food = QuestionDraft {
        key: "food".to_owned(),
        label: "What should we arrange for you to eat?".to_owned(),
        kind: "long_text".to_owned(),
        hint: "Write <none> if nothing.".to_owned(),
        why: "so that the kitchen can prepare".to_owned(),
        keep: "3".to_owned(),
        special: true,
        ..QuestionDraft::default()
    };
    Questions {
        drafts: vec![travel, food],
        kinds: Kind::all(words),
        most: 6,
        most_words: 12,
        texts: BuilderTexts::new(words),
    }
}

/// How far the sample mail, begun at this second, has got.
#[must_use]
pub fn sending(begun: i64, now: DateTime<Utc>) -> Sending {
    let seconds = u32::try_from((now.timestamp() - begun).clamp(0, 60)).unwrap_or_default();
    let done = (seconds * SPEED).min(ALL);
    let (failed, in_doubt) = (done / 150, done / 250);
    Sending {
        sent: done - failed - in_doubt,
        failed,
        in_doubt,
        left: ALL - done,
        text: format!("{done} of {ALL} are done."),
        done: done == ALL,
    }
}

/// The sample mail, begun now.
#[must_use]
pub fn announcement(words: &Words, now: DateTime<Utc>) -> Announcement {
    let begun = now.timestamp();
    let announcement = format!("sample-{begun}");
    Announcement { announcement, now: sending(begun, now), end: String::new(), texts: ProgressTexts::new(words) }
}
