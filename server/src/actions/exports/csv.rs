//! A table as a file for spreadsheets, which begins with its header row: what else there is to say is in the file's name,
//! because lines of prose break filters and mail merge.

use crate::actions::Failure;

/// A CSV file: UTF-8 with a BOM, CRLF (RFC 4180), and no cell that a spreadsheet would take for a formula.
///
/// # Errors
/// Never in memory; returning a `Result` keeps `?` simple.
pub fn csv(columns: &[String], rows: &[Vec<String>]) -> Result<Vec<u8>, Failure> {
    let failed = |_| Failure::Stored("a file that cannot be written");
    let mut writer =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer("\u{feff}".as_bytes().to_vec());
    for row in std::iter::once(columns).chain(rows.iter().map(Vec::as_slice)) {
        writer.write_record(row.iter().map(|cell| escape_formula(cell))).map_err(failed)?;
    }
    writer.into_inner().map_err(|_| Failure::Stored("a file that cannot be written"))
}

/// Characters that begin a formula, including the full-width ones.
const FORMULA: &str = "=+-@\u{ff1d}\u{ff0b}\u{ff0d}\u{ff20}";
/// Characters that end a cell in some country's spreadsheet or by somebody's choice, whatever is around them.
const ENDS: &str = ";|\t\r\n";

/// A cell that no spreadsheet computes, whatever its separator: an apostrophe before anything that could begin a
/// formula, even after blanks and quotation marks.
fn escape_formula(cell: &str) -> String {
    let mut escape_formula = String::with_capacity(cell.len() + 1);
    let mut begins = true;
    for c in cell.chars() {
        if begins && FORMULA.contains(c) {
            escape_formula.push('\'');
        }
        begins = ENDS.contains(c) || begins && (c == '"' || c.is_whitespace());
        escape_formula.push(c);
    }
    escape_formula
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_could_be_a_formula_is_none_and_all_else_reads_as_before() {
        for (cell, safe) in [
            ("=1+1", "'=1+1"),
            ("x;=HYPERLINK(\"a\")", "x;'=HYPERLINK(\"a\")"),
            ("x; \"=1", "x; \"'=1"),
            ("a\t-1", "a\t'-1"),
            ("first\r\n@sum", "first\r\n'@sum"),
            ("a|\u{ff1d}1", "a|'\u{ff1d}1"),
            ("\u{a0}=1", "\u{a0}'=1"),
            ("+44 161 496 0000", "'+44 161 496 0000"),
            ("0161 496 0000; ext +1", "0161 496 0000; ext +1"),
            ("Anne-Marie", "Anne-Marie"),
            ("tea, no sugar - ever", "tea, no sugar - ever"),
            ("a@b.example", "a@b.example"),
        ] {
            assert_eq!(escape_formula(cell), safe);
        }
    }

    proptest! {
        #[test]
        fn no_sign_between_cells_makes_a_formula_of_a_piece(cell in "[a;=+@|\t\r\n\" ,'-]{0,24}", by in "[;|\t\r\n]") {
            let file = String::from_utf8(csv(&["b".to_owned(), cell], &[]).unwrap()).unwrap();
            for piece in file.trim_start_matches('\u{feff}').split([by.chars().next().unwrap(), '\r', '\n']) {
                let begins = piece.trim_start_matches(|c: char| c == '"' || c.is_whitespace()).chars().next();
                prop_assert!(!begins.is_some_and(|c| FORMULA.contains(c)), "{piece:?} of {file:?}");
            }
        }
    }
}
