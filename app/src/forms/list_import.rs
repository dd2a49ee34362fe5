//! The form that brings a list: when, how and with what wording its people consented. The file itself isn't read here.

use chrono::{DateTime, TimeDelta, Utc};

use super::state::FormState;
use super::when;
use crate::domain::list_import::{ConsentMeans, ConsentStatement, WORDING_MOST, wording};
use crate::domain::zone::Zone;
use crate::text::Words;

/// The day on which consent was given.
pub const WHEN: &str = "when";
/// How it was given.
pub const HOW: &str = "how";
/// With what wording.
pub const WORDING: &str = "wording";
/// The file.
pub const FILE: &str = "file";

/// Reads the statement; a day counts from its start in `zone`.
///
/// # Errors
/// The form with its errors.
pub fn read(words: &Words, form: FormState, zone: Zone, now: DateTime<Utc>) -> Result<ConsentStatement, FormState> {
    let mut form = form;
    let at = when::day(form.typed.first(WHEN)).and_then(|day| zone.start_of(day)).filter(|at| *at <= now);
    if at.is_none() {
        let example = when::example(now - TimeDelta::days(30), zone);
        form.refuse(WHEN, words.with("desk-import-error-when", [("example", example.into())]));
    }
    let means = ConsentMeans::parse(form.typed.first(HOW));
    if means.is_none() {
        form.refuse(HOW, words.get("desk-import-error-how"));
    }
    let wording = wording(form.typed.first(WORDING));
    if wording.is_none() {
        form.refuse(WORDING, words.with("desk-import-error-wording", [("most", words.number(WORDING_MOST).into())]));
    }
    match (at, means, wording) {
        (Some(at), Some(means), Some(wording)) => Ok(ConsentStatement { at, means, wording }),
        _ => Err(form),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;

    fn given(pairs: &[(&'static str, &str)]) -> Result<ConsentStatement, Vec<String>> {
        let words = samples::frame().words;
        let typed = pairs.iter().map(|(name, value)| (*name, (*value).to_owned()));
        read(&words, FormState::filled(typed), samples::home(), samples::now())
            .map_err(|form| form.errors.into_iter().map(|(name, _)| name).collect())
    }

    #[test]
    fn a_statement_says_when_how_and_with_what_words() {
        let all = [(WHEN, "2024-05-03"), (HOW, "paper"), (WORDING, "Yes, email me.")];
        let statement = given(&all).unwrap();
        assert_eq!(statement.at, "2024-05-02T23:00:00Z".parse::<DateTime<Utc>>().unwrap());
        assert_eq!((statement.means, statement.wording.as_str()), (ConsentMeans::Paper, "Yes, email me."));
    }

    #[test]
    fn without_any_part_of_it_it_is_refused() {
        assert_eq!(given(&[]).unwrap_err(), [WHEN, HOW, WORDING]);
        let tomorrow = [(WHEN, "2027-05-21"), (HOW, "pigeon"), (WORDING, " ")];
        assert_eq!(given(&tomorrow).unwrap_err(), [WHEN, HOW, WORDING]);
        let today = [(WHEN, "2027-05-20"), (HOW, "spoken"), (WORDING, "Yes")];
        assert_eq!(given(&today).unwrap().means, ConsentMeans::Spoken);
    }
}
