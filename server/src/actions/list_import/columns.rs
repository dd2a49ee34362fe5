//! What the columns of a list are, by their headings: those of the programs that people bring lists from, and those of
//! the newsletter's own questions. All others are named and left out.

mod headings;

use app::domain::email_address::EmailAddress;
use app::domain::field::{Answers, Choices, Field, FieldKind};
use app::domain::list_import::{ListFormat, RowFate, shown};
use app::domain::zone::Zone;
use app::forms::when;
use chrono::{DateTime, Utc};

use headings::{ADDRESS, AGREED, LEFT, LEFT_IF, LEFT_ON, LEFT_UNLESS, STATUS};

/// How a column says that somebody isn't to be written to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    /// By having anything in it.
    Filled,
    /// By saying yes.
    Yes,
    /// By saying no.
    No,
    /// By one of [`LEFT`].
    Status,
}

/// The columns of one file.
#[derive(Debug)]
pub struct ListColumns {
    address: usize,
    agreed: Option<usize>,
    signs: Vec<(usize, Sign)>,
    answers: Vec<(usize, Field)>,
    /// Whether the first row is their headings.
    pub has_headings: bool,
    /// The program that wrote the file, if it's recognised.
    pub format: Option<ListFormat>,
    /// The heading of the column with the days on which people agreed.
    pub days: Option<String>,
    /// The headings of those that are used: their cells are taken, or say who isn't.
    pub taken: Vec<String>,
    /// The headings of all others.
    pub left_out: Vec<String>,
}

/// A row, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadRow {
    /// Its address, and what comes with it.
    Person {
        /// The address.
        email: EmailAddress,
        /// When the person agreed, if the row says so.
        given_at: Option<DateTime<Utc>>,
        /// The answers that fit their questions.
        answers: Answers,
        /// How many don't.
        wrong: u32,
    },
    /// Nobody is subscribed because of this row: its fate, and what is there instead of an address.
    Nobody(RowFate, String),
}

/// A heading or status without case, blanks and punctuation.
fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn says_yes(cell: &str) -> Option<bool> {
    match bare(cell).as_str() {
        "yes" | "y" | "true" | "t" | "1" | "x" | "on" => Some(true),
        "no" | "n" | "false" | "f" | "0" | "off" => Some(false),
        _ => None,
    }
}

impl ListColumns {
    /// The columns of a file with this first row, for a newsletter with these questions. `None` if none has addresses.
    #[must_use]
    pub fn of(first: &[String], questions: &[Field]) -> Option<Self> {
        let headings: Vec<String> = first.iter().map(|heading| bare(heading)).collect();
        let position = |of: &[&str]| of.iter().find_map(|name| headings.iter().position(|heading| heading == name));
        let Some(address) = position(&ADDRESS) else { return Self::without_headings(first) };
        let is_of = |of: &[&str], heading: &String| of.contains(&heading.as_str());
        let signs = headings.iter().enumerate().filter_map(|(at, heading)| {
            let sign = match heading {
                heading if is_of(&LEFT_ON, heading) => Sign::Filled,
                heading if is_of(&LEFT_IF, heading) => Sign::Yes,
                heading if is_of(&LEFT_UNLESS, heading) => Sign::No,
                heading if is_of(&STATUS, heading) => Sign::Status,
                _ => return None,
            };
            Some((at, sign))
        });
        let signs: Vec<(usize, Sign)> = signs.collect();
        let agreed = position(&AGREED);
        // What asks for an agreement of its own doesn't come without it.
        let asked = questions.iter().filter(|field| field.agreement.is_none());
        let answers: Vec<(usize, Field)> = asked
            .filter_map(|field| {
                let at = headings.iter().position(|heading| names(heading, field))?;
                (at != address).then(|| (at, Field { required: false, ..field.clone() }))
            })
            .collect();
        let is_taken = |at: usize| {
            let is_obeyed = signs.iter().any(|(column, _)| *column == at);
            at == address || agreed == Some(at) || is_obeyed || answers.iter().any(|(column, _)| *column == at)
        };
        let named = |wanted: bool| -> Vec<String> {
            let wanted = first.iter().enumerate().filter(|(at, _)| is_taken(*at) == wanted);
            wanted.map(|(at, heading)| name_of(at, heading)).collect()
        };
        let (taken, left_out) = (named(true), named(false));
        Some(Self {
            address,
            agreed,
            signs,
            format: format(&headings),
            days: agreed.and_then(|at| first.get(at).map(|heading| name_of(at, heading))),
            taken,
            left_out,
            has_headings: true,
            answers,
        })
    }

    /// The columns of a file that begins with somebody's row.
    fn without_headings(first: &[String]) -> Option<Self> {
        let address = first.iter().position(|cell| cell.contains('@') && EmailAddress::parse(cell).is_ok())?;
        let others = (0..first.len()).filter(|at| *at != address);
        Some(Self {
            address,
            agreed: None,
            signs: vec![],
            answers: vec![],
            has_headings: false,
            format: None,
            days: None,
            taken: vec![name_of(address, "")],
            left_out: others.map(|at| name_of(at, "")).collect(),
        })
    }

    /// Reads a row.
    #[must_use]
    pub fn read(&self, cells: &[String], zone: Zone) -> ReadRow {
        let cell = |at: usize| cells.get(at).map_or("", |cell| cell.trim());
        let written = cell(self.address);
        if written.is_empty() {
            return ReadRow::Nobody(RowFate::Missing, String::new());
        }
        let Ok(email) = EmailAddress::parse(written) else {
            return ReadRow::Nobody(RowFate::Invalid, written.to_owned());
        };
        if self.signs.iter().any(|(at, sign)| sign.is_shown_by(cell(*at))) {
            return ReadRow::Nobody(RowFate::OptedOut, email.to_display());
        }
        let (mut answers, mut wrong) = (Answers::default(), 0);
        for (at, field) in &self.answers {
            match field.check(&values(field, cell(*at))) {
                Ok(Some(given)) => drop(answers.0.insert(field.key.clone(), given)),
                Ok(None) => {}
                Err(_) => wrong += 1,
            }
        }
        let given_at = self.agreed.and_then(|at| day(cell(at), zone));
        ReadRow::Person { email, given_at, answers, wrong }
    }
}

impl Sign {
    fn is_shown_by(self, cell: &str) -> bool {
        match self {
            Self::Filled => !cell.is_empty(),
            Self::Yes => says_yes(cell) == Some(true),
            Self::No => says_yes(cell) == Some(false),
            Self::Status => LEFT.contains(&bare(cell).as_str()),
        }
    }
}

/// What a column is called in the report.
fn name_of(at: usize, heading: &str) -> String {
    let heading = shown(heading);
    if heading.is_empty() { format!("#{}", at + 1) } else { heading }
}

fn names(heading: &str, field: &Field) -> bool {
    !heading.is_empty()
        && (heading == bare(field.key.as_str()) || field.label.iter().any(|(_, label)| heading == bare(label)))
}

/// The program that has these headings.
fn format(headings: &[String]) -> Option<ListFormat> {
    let has = |name: &str| headings.iter().any(|heading| heading == name);
    if has("leid") || has("euid") || has("memberrating") || has("optintime") {
        Some(ListFormat::Mailchimp)
    } else if headings.iter().any(|heading| heading.starts_with("can2")) {
        Some(ListFormat::ActionNetwork)
    } else if has("nationbuilderid") || has("email1isbad") {
        Some(ListFormat::NationBuilder)
    } else if has("uuid") && has("attributes") && has("status") {
        Some(ListFormat::Listmonk)
    } else {
        None
    }
}

/// A day as programs write it, `2024-05-03 10:11:12`: in any other order it may be another day.
fn day(cell: &str, zone: Zone) -> Option<DateTime<Utc>> {
    let date = cell.split(['T', ' ']).next().filter(|date| date.as_bytes().get(4) == Some(&b'-'))?;
    zone.start_of(when::day(date)?)
}

/// A cell as the form would send it: options by their values, yes and no in whatever words.
fn values(field: &Field, cell: &str) -> Vec<String> {
    let option = |part: &str| {
        let part = part.trim();
        let known = field
            .options
            .iter()
            .find(|option| option.value == part || option.label.iter().any(|(_, label)| bare(label) == bare(part)));
        known.map_or_else(|| part.to_owned(), |option| option.value.clone())
    };
    match field.kind.choices() {
        Choices::None => vec![cell.to_owned()],
        Choices::YesNo => vec![match says_yes(cell) {
            Some(true) => "yes".to_owned(),
            Some(false) => "no".to_owned(),
            None => cell.to_owned(),
        }],
        Choices::Options if field.kind == FieldKind::SeveralOf => {
            cell.split([',', ';', '|']).map(option).filter(|part| !part.is_empty()).collect()
        }
        Choices::Options => vec![option(cell)],
    }
}

#[cfg(test)]
mod tests;
