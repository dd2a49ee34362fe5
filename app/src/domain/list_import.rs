//! Bringing an existing list to a newsletter: how its people consented elsewhere, and what becomes of each row of the
//! file.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::audit::names;
use super::characters::{is_unsafe, visible};

/// The most characters that the wording of a consent may have.
pub const WORDING_MOST: usize = 2_000;
/// The most rows that a file may have.
pub const MOST_ROWS: u32 = 200_000;
/// How many rows of each fate a report shows.
pub const SHOWN_ROWS: usize = 5;
/// How much of a cell or heading a report shows.
const SHOWN_CHARACTERS: usize = 80;

names! {
    /// How consent was given elsewhere.
    ConsentMeans {
        /// On paper.
        Paper = "paper",
        /// With a form on another site.
        WebForm = "web-form",
        /// In an email.
        Email = "email",
        /// In person or by phone.
        Spoken = "spoken",
    }
}

names! {
    /// What becomes of a row.
    RowFate {
        /// Its address will be subscribed.
        New = "new",
        /// Its address is subscribed already.
        Subscribed = "subscribed",
        /// Its address was unsubscribed or deleted here, or wants no mail. Which of these is nobody's business.
        Blocked = "blocked",
        /// The file says that the person has left, or that mail to the address comes back.
        OptedOut = "opted-out",
        /// Its address is in an earlier row.
        Twice = "twice",
        /// It has no address.
        Missing = "missing",
        /// What it has is no address.
        Invalid = "invalid",
    }
}

names! {
    /// The state of a list import.
    ImportState {
        /// The file is still arriving.
        Reading = "reading",
        /// Every row is checked; somebody has to say yes.
        Checked = "checked",
        /// Its people are being subscribed.
        Running = "running",
        /// All of them are.
        Done = "done",
    }
}

names! {
    /// A program whose lists are recognised.
    ListFormat {
        /// Mailchimp.
        Mailchimp = "mailchimp",
        /// Action Network.
        ActionNetwork = "action-network",
        /// listmonk.
        Listmonk = "listmonk",
        /// NationBuilder.
        NationBuilder = "nationbuilder",
    }
}

impl ListFormat {
    /// The program's own name.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Mailchimp => "Mailchimp",
            Self::ActionNetwork => "Action Network",
            Self::Listmonk => "listmonk",
            Self::NationBuilder => "NationBuilder",
        }
    }
}

/// When, how and with what wording the people of a list consented.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentStatement {
    /// When.
    pub at: DateTime<Utc>,
    /// How.
    pub means: ConsentMeans,
    /// What they agreed to, word for word.
    pub wording: String,
}

/// The wording of a consent as it's kept: without invisible characters, neither empty nor too long.
#[must_use]
pub fn wording(typed: &str) -> Option<String> {
    let text = visible(&typed.replace("\r\n", "\n")).trim().to_owned();
    let is_plain = |c: char| c == '\n' || !is_unsafe(c);
    (!text.is_empty() && text.chars().count() <= WORDING_MOST && text.chars().all(is_plain)).then_some(text)
}

/// What a list's file would do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportReport {
    /// The consent of its people.
    pub statement: ConsentStatement,
    /// The program that wrote the file, if it's recognised.
    pub format: Option<ListFormat>,
    /// How the file's text is encoded.
    pub encoding: String,
    /// The heading of the column with the days on which people agreed: where it has one, that day counts.
    #[serde(default)]
    pub days: Option<String>,
    /// The headings of the columns that are used: their cells are taken, or say who isn't.
    pub taken: Vec<String>,
    /// The headings of all others.
    pub left_out: Vec<String>,
    /// How many rows have each fate.
    pub counts: BTreeMap<RowFate, u32>,
    /// The first rows of each fate: the row's number and its address, or what is there instead.
    pub first: BTreeMap<RowFate, Vec<(u32, String)>>,
    /// How many answers don't fit their questions and are left out.
    pub wrong_answers: u32,
}

impl ImportReport {
    /// The report of a file of which nothing is read yet.
    #[must_use]
    pub const fn new(statement: ConsentStatement) -> Self {
        Self {
            statement,
            format: None,
            encoding: String::new(),
            days: None,
            taken: vec![],
            left_out: vec![],
            counts: BTreeMap::new(),
            first: BTreeMap::new(),
            wrong_answers: 0,
        }
    }

    /// Counts a row, and shows it if it's one of the first of its fate.
    pub fn note(&mut self, fate: RowFate, row: u32, text: &str) {
        *self.counts.entry(fate).or_default() += 1;
        let first = self.first.entry(fate).or_default();
        if first.len() < SHOWN_ROWS {
            first.push((row, shown(text)));
        }
    }

    /// How many rows have a fate.
    #[must_use]
    pub fn count(&self, fate: RowFate) -> u32 {
        self.counts.get(&fate).copied().unwrap_or(0)
    }

    /// How many rows there are.
    #[must_use]
    pub fn rows(&self) -> u32 {
        self.counts.values().sum()
    }

    /// The same without anybody's address.
    #[must_use]
    pub fn without_rows(self) -> Self {
        Self { first: BTreeMap::new(), ..self }
    }
}

/// A cell or heading as a report shows it: short, and nothing in it that could be invisible.
#[must_use]
pub fn shown(text: &str) -> String {
    visible(text).chars().filter(|c| !is_unsafe(*c)).take(SHOWN_CHARACTERS).collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn statement() -> ConsentStatement {
        ConsentStatement { at: DateTime::UNIX_EPOCH, means: ConsentMeans::Paper, wording: "Yes".to_owned() }
    }

    #[test]
    fn a_report_counts_every_row_and_shows_few() {
        let mut report = ImportReport::new(statement());
        for row in 2..100 {
            report.note(RowFate::New, row, "ada@example.org");
        }
        report.note(RowFate::Invalid, 100, "\0=cmd\u{202e}|x");
        assert_eq!((report.count(RowFate::New), report.rows()), (98, 99));
        assert_eq!(report.first[&RowFate::New].len(), SHOWN_ROWS);
        assert_eq!(report.first[&RowFate::Invalid], [(100, "=cmd|x".to_owned())]);
        assert!(report.without_rows().first.is_empty());
    }

    #[test]
    fn a_report_is_read_as_it_was_written() {
        let mut report = ImportReport { format: Some(ListFormat::Listmonk), ..ImportReport::new(statement()) };
        report.note(RowFate::OptedOut, 2, "ada@example.org");
        let written = serde_json::to_string(&report).unwrap();
        assert_eq!(serde_json::from_str::<ImportReport>(&written).unwrap(), report);
    }

    #[test]
    fn a_wording_is_neither_empty_nor_long_nor_full_of_controls() {
        assert_eq!(wording(" I agree.\r\nReally. ").as_deref(), Some("I agree.\nReally."));
        for wrong in ["", " \u{200b} ", "a\0b", &"x".repeat(WORDING_MOST + 1)] {
            assert_eq!(wording(wrong), None);
        }
    }
}
