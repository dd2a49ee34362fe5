//! Reads the rows of a list's file as its bytes arrive, with memory for one row: the separator is the one that the first
//! line has most of.

use app::domain::list_import::MOST_ROWS;
use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

use super::transcode::Transcoder;

/// The most bytes of a row, and of the first line. A quotation mark that isn't closed would make one row of the rest.
const LONGEST: usize = 64 * 1024;
/// The most cells of a row.
const CELLS: usize = 2_000;

/// Why a file can't be read as a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ListFileError {
    /// It isn't a text.
    #[error("this is no CSV file: save the list as CSV")]
    NotCsv,
    /// No column has addresses.
    #[error("no column has addresses: give it the heading \u{201c}email\u{201d}")]
    NoAddressColumn,
    /// This row is too long.
    #[error("row {0} is too long: maybe a quotation mark isn't closed")]
    LongRow(u32),
    /// There are more rows than this.
    #[error("there are more than {0} rows: split the list")]
    ManyRows(u32),
    /// It has no rows.
    #[error("there are no rows")]
    Empty,
}

/// A row of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListRow {
    /// Its number, counted as spreadsheets do: the heading is 1.
    pub number: u32,
    /// Its cells.
    pub cells: Vec<String>,
}

/// Reads the rows of one file.
pub struct RowReader {
    bytes: Transcoder,
    /// The first line, until it's whole.
    head: Vec<u8>,
    csv: Option<Reader>,
    cells: Vec<u8>,
    ends: Vec<usize>,
    /// How much of a row has been read.
    filled: usize,
    ended: usize,
    number: u32,
}

impl RowReader {
    pub fn new() -> Self {
        Self {
            bytes: Transcoder::new(),
            head: vec![],
            csv: None,
            cells: vec![0; LONGEST],
            ends: vec![0; CELLS],
            filled: 0,
            ended: 0,
            number: 0,
        }
    }

    /// The rows that are whole with these bytes.
    ///
    /// # Errors
    /// See [`ListFileError`].
    pub fn push(&mut self, bytes: &[u8]) -> Result<Vec<ListRow>, ListFileError> {
        let text = self.bytes.push(bytes)?;
        self.take(text, false)
    }

    /// The rows that are left when the file has ended.
    ///
    /// # Errors
    /// See [`ListFileError`].
    pub fn end(&mut self) -> Result<Vec<ListRow>, ListFileError> {
        let text = self.bytes.end()?;
        let mut rows = self.take(text, true)?;
        self.parse(&[], true, &mut rows)?;
        Ok(rows)
    }

    /// How the file is encoded, as far as it has been read.
    pub const fn encoding(&self) -> &'static str {
        self.bytes.encoding()
    }

    fn take(&mut self, text: Vec<u8>, last: bool) -> Result<Vec<ListRow>, ListFileError> {
        let mut rows = Vec::new();
        if self.csv.is_some() {
            self.parse(&text, false, &mut rows)?;
            return Ok(rows);
        }
        self.head.extend(text);
        let line = first_line(&self.head);
        if line.is_none() && !last {
            return if self.head.len() > LONGEST { Err(ListFileError::LongRow(1)) } else { Ok(rows) };
        }
        let head = std::mem::take(&mut self.head);
        let (separator, skipped) = separator(line.map_or(&head[..], |length| &head[..length]));
        self.csv = Some(ReaderBuilder::new().delimiter(separator).build());
        self.parse(head.get(skipped..).unwrap_or_default(), false, &mut rows)?;
        Ok(rows)
    }

    /// To the parser no bytes mean that the file has ended.
    fn parse(&mut self, bytes: &[u8], end: bool, rows: &mut Vec<ListRow>) -> Result<(), ListFileError> {
        let Some(mut csv) = self.csv.take() else { return Ok(()) };
        let parsed = self.parse_with(&mut csv, bytes, end, rows);
        self.csv = Some(csv);
        parsed
    }

    fn parse_with(
        &mut self,
        csv: &mut Reader,
        bytes: &[u8],
        end: bool,
        rows: &mut Vec<ListRow>,
    ) -> Result<(), ListFileError> {
        let mut input = bytes;
        while !input.is_empty() || end {
            let (cells, ends) = (&mut self.cells[self.filled..], &mut self.ends[self.ended..]);
            let (result, read, written, ended) = csv.read_record(input, cells, ends);
            input = input.get(read..).unwrap_or_default();
            self.filled += written;
            self.ended += ended;
            match result {
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull | ReadRecordResult::OutputEndsFull => {
                    return Err(ListFileError::LongRow(self.number + 1));
                }
                ReadRecordResult::Record => rows.extend(self.row()?),
                ReadRecordResult::End => return Ok(()),
            }
        }
        Ok(())
    }

    /// The row that has been read; `None` if it's blank, as at the end of many spreadsheets.
    fn row(&mut self) -> Result<Option<ListRow>, ListFileError> {
        self.number += 1;
        if self.number > MOST_ROWS + 1 {
            return Err(ListFileError::ManyRows(MOST_ROWS));
        }
        let ends = &self.ends[..std::mem::take(&mut self.ended)];
        self.filled = 0;
        let mut start = 0;
        let mut cells = Vec::with_capacity(ends.len());
        for end in ends {
            cells.push(self.bytes.text(&self.cells[start..*end]));
            start = *end;
        }
        let is_blank = cells.iter().all(|cell| cell.trim().is_empty());
        Ok((!is_blank).then_some(ListRow { number: self.number, cells }))
    }
}

/// The length of the first line with its end, once it's whole. Quoted line ends aren't ends.
fn first_line(text: &[u8]) -> Option<usize> {
    let mut quoted = false;
    let end = text.iter().position(|byte| {
        quoted ^= *byte == b'"';
        !quoted && matches!(byte, b'\n' | b'\r')
    })?;
    // A line feed may belong to it.
    match (text[end], text.get(end + 1)) {
        (b'\r', Some(b'\n')) => Some(end + 2),
        (b'\r', None) => None,
        _ => Some(end + 1),
    }
}

/// The separator that a first line has most of, and how much of the file isn't a row: Excel writes `sep=;` before them.
fn separator(line: &[u8]) -> (u8, usize) {
    if let [b's' | b'S', b'e' | b'E', b'p' | b'P', b'=', separator @ (b',' | b';' | b'\t'), ..] = line
        && line.get(5..).is_some_and(|rest| rest.iter().all(u8::is_ascii_whitespace))
    {
        return (*separator, line.len());
    }
    let mut quoted = false;
    let mut counts = [(b',', 0_u32), (b';', 0), (b'\t', 0)];
    for byte in line {
        quoted ^= *byte == b'"';
        if let Some((_, count)) = counts.iter_mut().find(|(separator, _)| !quoted && separator == byte) {
            *count += 1;
        }
    }
    // Of those with as many, the first.
    let most = counts.iter().map(|(_, count)| *count).max().unwrap_or(0);
    (counts.iter().find(|(_, count)| *count == most).map_or(b',', |(separator, _)| *separator), 0)
}

#[cfg(test)]
mod tests;
