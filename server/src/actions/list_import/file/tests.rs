//! What people's spreadsheets and programs write, and what breaks readers of it.

use proptest::prelude::*;

use super::*;

/// The cells of every row of a file that arrives in pieces of this size, and its encoding.
fn read_in(file: &[u8], piece: usize) -> Result<(Vec<Vec<String>>, &'static str), ListFileError> {
    let mut reader = RowReader::new();
    let mut rows = Vec::new();
    for piece in file.chunks(piece) {
        rows.extend(reader.push(piece)?);
    }
    rows.extend(reader.end()?);
    Ok((rows.into_iter().map(|row| row.cells).collect(), reader.encoding()))
}

fn read(file: impl AsRef<[u8]>) -> Vec<Vec<String>> {
    let whole = read_in(file.as_ref(), usize::MAX).unwrap();
    for piece in [1, 2, 3, 7] {
        assert_eq!(read_in(file.as_ref(), piece).unwrap(), whole, "in pieces of {piece}");
    }
    whole.0
}

fn refused(file: impl AsRef<[u8]>) -> ListFileError {
    read_in(file.as_ref(), 1000).unwrap_err()
}

fn wide(text: &str, big: bool) -> Vec<u8> {
    text.encode_utf16().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
}

const ROWS: [[&str; 2]; 2] = [["email", "name"], ["ada@example.org", "Ada É."]];

#[test]
fn a_list_reads_the_same_in_every_encoding() {
    let text = "email,name\r\nada@example.org,Ada É.\r\n";
    let windows: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    for (file, encoding) in [
        (text.as_bytes().to_vec(), "UTF-8"),
        ([b"\xef\xbb\xbf", text.as_bytes()].concat(), "UTF-8"),
        (windows, "Windows-1252"),
        (wide(&format!("\u{feff}{text}"), false), "UTF-16"),
        (wide(&format!("\u{feff}{text}"), true), "UTF-16"),
        (wide(&text.repeat(3), false), "UTF-16"),
        (wide(&text.repeat(3), true), "UTF-16"),
    ] {
        let rows = read(&file);
        assert_eq!(rows[..2], ROWS, "{encoding}");
        assert_eq!(read_in(&file, 5).unwrap().1, encoding);
    }
}

#[test]
fn the_separator_is_the_one_that_the_first_line_has_most_of() {
    for (file, cells) in [
        ("a,b\n1,2\n", vec![vec!["a", "b"], vec!["1", "2"]]),
        ("a;b\n1;2,5\n", vec![vec!["a", "b"], vec!["1", "2,5"]]),
        ("a\tb\n1\t2;3\n", vec![vec!["a", "b"], vec!["1", "2;3"]]),
        ("sep=;\r\na;b\r\n1,5;2\r\n", vec![vec!["a", "b"], vec!["1,5", "2"]]),
        ("\"a;b;c\",d\n1,2\n", vec![vec!["a;b;c", "d"], vec!["1", "2"]]),
        ("email\nada@example.org\n", vec![vec!["email"], vec!["ada@example.org"]]),
        ("email", vec![vec!["email"]]),
        ("a,b\r1,2\r", vec![vec!["a", "b"], vec!["1", "2"]]),
    ] {
        assert_eq!(read(file), cells, "{file:?}");
    }
}

#[test]
fn rows_are_counted_as_spreadsheets_count_them_and_blank_ones_are_no_rows() {
    let mut reader = RowReader::new();
    let mut rows = reader.push("email,note\na@x.example,\"one\ntwo\"\n,\n ,\t\nb@x.example\n".as_bytes()).unwrap();
    rows.extend(reader.end().unwrap());
    let numbers: Vec<u32> = rows.iter().map(|row| row.number).collect();
    assert_eq!(numbers, [1, 2, 5]);
    assert_eq!(rows[1].cells, ["a@x.example", "one\ntwo"]);
    assert_eq!(rows[2].cells, ["b@x.example"], "a short row is a row");
}

#[test]
fn formulas_and_nuls_are_text() {
    let rows = read("email,name\n=HYPERLINK(1),\"+1-1\"\na\0b@x.example,\0\n");
    assert_eq!(rows[1..], [["=HYPERLINK(1)", "+1-1"], ["a\0b@x.example", "\0"]]);
}

#[test]
fn what_is_no_list_is_refused() {
    for other in [&b"PK\x03\x04rest of a workbook"[..], b"\xd0\xcf\x11\xe0rest", b"%PDF-1.7", b"\x1f\x8bgzip"] {
        assert_eq!(refused(other), ListFileError::NotCsv);
    }
    assert_eq!(read(""), Vec::<Vec<String>>::new());
    assert_eq!(read("\n\n , \n"), Vec::<Vec<String>>::new());
}

#[test]
fn a_quotation_mark_that_is_not_closed_does_not_swallow_the_memory() {
    let rest = "ada@example.org,Ada\n".repeat(10_000);
    assert_eq!(refused(format!("email,name\nben@example.org,\"Ben\n{rest}")), ListFileError::LongRow(2));
    assert_eq!(refused("x".repeat(LONGEST * 2)), ListFileError::LongRow(1));
    assert_eq!(refused(format!("{}\n", ",".repeat(CELLS + 1))), ListFileError::LongRow(1));
}

#[test]
fn two_hundred_thousand_rows_are_read_and_no_more() {
    let row = b"person@example.org,Name,0161 496 0000\n";
    let mut reader = RowReader::new();
    let mut rows = reader.push(b"email,name,phone\n").unwrap().len();
    let many = row.repeat(1000);
    for _ in 0..MOST_ROWS / 1000 {
        rows += reader.push(&many).unwrap().len();
    }
    assert_eq!(rows, MOST_ROWS as usize + 1);
    assert_eq!(reader.push(row).unwrap_err(), ListFileError::ManyRows(MOST_ROWS));
}

proptest! {
    #[test]
    fn no_bytes_make_the_reader_panic_or_pieces_matter(
        file in proptest::collection::vec(any::<u8>(), 0..300),
        piece in 1..40_usize,
    ) {
        prop_assert_eq!(read_in(&file, piece), read_in(&file, 1000));
    }

    #[test]
    fn what_a_spreadsheet_wrote_is_read_back(
        cells in proptest::collection::vec(proptest::collection::vec("[a-zé;,\\t\"\n =]{1,12}x", 3..4), 1..6),
    ) {
        let mut writer = csv::WriterBuilder::new().from_writer(vec![]);
        writer.write_record(["email", "one", "two"]).unwrap();
        for row in &cells {
            writer.write_record(row).unwrap();
        }
        let rows = read_in(&writer.into_inner().unwrap(), 11).unwrap().0;
        prop_assert_eq!(&rows[1..], &cells[..]);
    }
}
