//! The bytes of a list's file, as they arrive, turned into bytes that CSV can be read from: UTF-16 becomes UTF-8, and all
//! else is left as it is. Whether a cell is UTF-8 or Windows-1252 is told cell by cell: other encodings that are in use
//! share their ASCII, and only the ASCII separates cells.

use encoding_rs::{Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::file::ListFileError;

/// How much is looked at before the first bytes are passed on.
const HEAD: usize = 64;
/// How files begin that people take for a list: those of spreadsheets, PDF, RTF, and compressed ones.
const OTHERS: [&[u8]; 5] = [b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"{\\rtf", b"\x1f\x8b"];

/// Turns the bytes of one file.
pub struct Transcoder {
    head: Vec<u8>,
    mode: Mode,
    fell_back: bool,
}

enum Mode {
    /// Too little has arrived.
    Unknown,
    /// The bytes are passed on.
    Plain,
    /// UTF-16.
    Wide(Box<Decoder>),
}

impl Transcoder {
    pub const fn new() -> Self {
        Self { head: vec![], mode: Mode::Unknown, fell_back: false }
    }

    /// What these bytes give; nothing until it's known what they are.
    ///
    /// # Errors
    /// When the file isn't a text.
    pub fn push(&mut self, bytes: &[u8]) -> Result<Vec<u8>, ListFileError> {
        if !matches!(self.mode, Mode::Unknown) {
            return Ok(self.turn(bytes, false));
        }
        self.head.extend_from_slice(bytes);
        if self.head.len() < HEAD { Ok(vec![]) } else { self.decide() }
    }

    /// What is left when the file has ended.
    ///
    /// # Errors
    /// When the file isn't a text.
    pub fn end(&mut self) -> Result<Vec<u8>, ListFileError> {
        let mut rest = if matches!(self.mode, Mode::Unknown) { self.decide()? } else { vec![] };
        rest.extend(self.turn(&[], true));
        Ok(rest)
    }

    fn decide(&mut self) -> Result<Vec<u8>, ListFileError> {
        let head = std::mem::take(&mut self.head);
        if OTHERS.iter().any(|other| head.starts_with(other)) {
            return Err(ListFileError::NotCsv);
        }
        let (encoding, mark) = Encoding::for_bom(&head).unwrap_or_else(|| (without_mark(&head), 0));
        self.mode = if encoding == UTF_8 {
            Mode::Plain
        } else {
            Mode::Wide(Box::new(encoding.new_decoder_without_bom_handling()))
        };
        Ok(self.turn(head.get(mark..).unwrap_or_default(), false))
    }

    fn turn(&mut self, bytes: &[u8], last: bool) -> Vec<u8> {
        let Mode::Wide(decoder) = &mut self.mode else { return bytes.to_vec() };
        let mut text = String::with_capacity(decoder.max_utf8_buffer_length(bytes.len()).unwrap_or(bytes.len() * 3));
        // The buffer is large enough for all of it, and what is no UTF-16 becomes a mark that no address has.
        let _ = decoder.decode_to_string(bytes, &mut text, last);
        text.into_bytes()
    }

    /// The text of a cell.
    pub fn text(&mut self, cell: &[u8]) -> String {
        if let Ok(text) = std::str::from_utf8(cell) {
            return text.to_owned();
        }
        self.fell_back = true;
        WINDOWS_1252.decode_without_bom_handling(cell).0.into_owned()
    }

    /// How the file is encoded, as far as it has been read.
    pub const fn encoding(&self) -> &'static str {
        match self.mode {
            Mode::Wide(_) => "UTF-16",
            _ if self.fell_back => "Windows-1252",
            _ => "UTF-8",
        }
    }
}

/// The encoding of a file without a byte order mark: in UTF-16 every second byte of plain text is zero.
fn without_mark(head: &[u8]) -> &'static Encoding {
    let zeros = |from: usize| head.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let (first, second, most) = (zeros(0), zeros(1), head.len() * 3 / 8);
    match (first > most, second > most) {
        (true, false) => UTF_16BE,
        (false, true) => UTF_16LE,
        _ => UTF_8,
    }
}
