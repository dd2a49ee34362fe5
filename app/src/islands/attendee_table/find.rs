//! Which rows are shown, and in which order.

use crate::api::AttendeeRow;
use crate::folding::{fold, sort_key};

/// The most rows shown at once: more make phones stutter, and nobody reads them.
pub const MAX_ROWS: usize = 200;

/// The columns before the answers.
pub const NAME: usize = 0;
const STATE: usize = 1;
pub const SEATS: usize = 2;
pub const ARRIVED: usize = 3;
const SIGNED_UP: usize = 4;
/// The first column of an answer.
pub const ANSWERS: usize = 5;

/// A row with its text prepared for comparing.
#[derive(Clone, Debug)]
pub struct Listed {
    pub row: AttendeeRow,
    words: String,
}

/// The column to sort by, and the direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TableOrder {
    pub column: usize,
    pub is_down: bool,
}

/// The result: the first rows, and how many there are in all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    pub rows: Vec<AttendeeRow>,
    pub all: usize,
}

/// A column's value, for sorting.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Number(i64),
    Text(String),
}

impl Listed {
    pub fn new(row: AttendeeRow) -> Self {
        let mut words = format!("{}\n{}", row.name, row.state);
        for answer in &row.answers {
            words.push('\n');
            words.push_str(answer);
        }
        Self { words: fold(&words), row }
    }

    fn key(&self, column: usize) -> Key {
        match column {
            NAME => Key::Text(sort_key(&self.row.name)),
            STATE => Key::Text(sort_key(&self.row.state)),
            SEATS => Key::Number(self.row.seats.into()),
            ARRIVED => Key::Number(self.row.arrived.into()),
            SIGNED_UP => Key::Number(self.row.signed_up_at),
            _ => Key::Text(self.row.answers.get(column - ANSWERS).map(|answer| sort_key(answer)).unwrap_or_default()),
        }
    }
}

/// The rows that contain every word of the query, in the order asked for, else in the list's own order.
pub fn find(rows: &[Listed], query: &str, order: Option<TableOrder>) -> Found {
    let query = fold(query);
    let asked: Vec<&str> = query.split_whitespace().collect();
    let mut found: Vec<&Listed> = rows.iter().filter(|row| asked.iter().all(|word| row.words.contains(word))).collect();
    if let Some(TableOrder { column, is_down }) = order {
        found.sort_by_cached_key(|row| row.key(column));
        if is_down {
            found.reverse();
        }
    }
    Found { all: found.len(), rows: found.into_iter().take(MAX_ROWS).map(|listed| listed.row.clone()).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed(name: &str, seats: u32, answer: &str) -> Listed {
        let answers = vec![answer.to_owned()];
        let state = "Has a place".to_owned();
        Listed::new(AttendeeRow { name: name.to_owned(), state, seats, answers, ..AttendeeRow::default() })
    }

    fn names(found: &Found) -> Vec<&str> {
        found.rows.iter().map(|row| row.name.as_str()).collect()
    }

    fn three() -> [Listed; 3] {
        [listed("Émile Zola", 2, "By train"), listed("ada Byron", 10, "On foot"), listed("Bo", 1, "By train")]
    }

    #[test]
    fn a_row_is_found_by_any_of_its_words_in_any_case() {
        for typed in ["émile", "emile", "E\u{301}MILE", "zo\u{2019}la"] {
            assert_eq!(names(&find(&three(), typed, None)), ["Émile Zola"], "{typed}");
        }
        assert_eq!(names(&find(&three(), "TRAIN b", None)), ["Émile Zola", "Bo"]);
        assert_eq!(names(&find(&three(), "train ada", None)), Vec::<&str>::new());
        assert_eq!(find(&three(), " ", None).all, 3);
    }

    #[test]
    fn numbers_are_sorted_as_numbers_and_words_as_words() {
        let by = |column, is_down| find(&three(), "", Some(TableOrder { column, is_down }));
        assert_eq!(names(&by(SEATS, false)), ["Bo", "Émile Zola", "ada Byron"]);
        assert_eq!(names(&by(SEATS, true)), ["ada Byron", "Émile Zola", "Bo"]);
        assert_eq!(names(&by(NAME, false)), ["ada Byron", "Bo", "Émile Zola"]);
        let beside = [listed("Zoe", 1, ""), listed("José", 1, ""), listed("Jose", 1, ""), listed("Juan", 1, "")];
        let sorted = find(&beside, "", Some(TableOrder { column: NAME, is_down: false }));
        assert_eq!(names(&sorted), ["Jose", "José", "Juan", "Zoe"]);
        assert_eq!(names(&by(ANSWERS, true)), ["ada Byron", "Bo", "Émile Zola"]);
        assert_eq!(by(ANSWERS + 7, false).all, 3);
    }

    #[test]
    fn no_more_rows_are_shown_than_a_phone_can_bear() {
        let many: Vec<Listed> = (0..1_000).map(|n| listed(&n.to_string(), 1, "")).collect();
        let found = find(&many, "", None);
        assert_eq!((found.rows.len(), found.all), (MAX_ROWS, 1_000));
    }
}
