//! A form whose last part is a long file: what comes before it is read at once, and the file as it arrives, a piece at a
//! time. Nothing of it is kept here.

use std::error::Error;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use app::domain::characters::visible;
use app::forms::state::Typed;
use app::pages::public::message::Message;
use axum::body::Bytes;
use axum::extract::Request;
use axum::http::StatusCode;
use futures_util::{StreamExt as _, stream};
use multer::{Constraints, Field, Multipart, SizeLimit};

use super::{MAX_PAIRS, multipart, parse, read, seen};
use crate::web::response::WebError;

/// How many bytes may come before the file: an issue's text of 30,000 characters, whatever its script.
const BEFORE_FILE: usize = 256 * 1024;

/// More than that came, and no file.
#[derive(Debug, thiserror::Error)]
#[error("too much before the file")]
struct TooMuch;

/// A form up to its file.
pub struct StreamedForm {
    /// The pairs before the file.
    pub typed: Typed,
    /// The file; `None` if none was chosen.
    pub file: Option<StreamedFile>,
}

/// A file that is arriving.
pub struct StreamedFile(Field<'static>);

/// Why a file can't be read to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StreamedError {
    /// It's larger than allowed.
    #[error("too large")]
    TooLarge,
    /// The connection ended before the file did.
    #[error("cut off")]
    Cut,
}

impl StreamedForm {
    /// Reads a form up to its file, which has the input `file` and at most `most` bytes.
    ///
    /// # Errors
    /// When what comes before the file can't be read.
    pub async fn open(request: Request, file: &str, most: u64) -> Result<Self, WebError> {
        let (parts, body) = request.into_parts();
        let Some(kind) = multipart::content_type(&parts.headers) else {
            let pairs = parse(&parts.headers, read(body).await?).await?;
            return Ok(Self { typed: Typed::new(seen(pairs)), file: None });
        };
        let boundary = multer::parse_boundary(kind).map_err(|_| WebError::BAD_REQUEST)?;
        // The parser takes what is there until it has to wait: this way, one piece. And one that comes together with
        // the end would count as cut off if it had waited for it.
        let (body, is_at_file) = (body.into_data_stream(), Arc::new(AtomicBool::new(false)));
        let pieces = stream::unfold((body, 0, is_at_file.clone()), |(mut body, before, is_at_file)| async move {
            if before > 0 {
                tokio::task::yield_now().await;
            }
            // The parser keeps whatever it finds no boundary in.
            let piece = if before > BEFORE_FILE && !is_at_file.load(Ordering::Relaxed) {
                Err(Box::from(TooMuch))
            } else {
                body.next().await?.map_err(Box::<dyn Error + Send + Sync>::from)
            };
            let came = piece.as_ref().map_or(0, Bytes::len);
            Some((piece, (body, before.saturating_add(came.max(1)), is_at_file)))
        });
        let limit = SizeLimit::new().per_field(BEFORE_FILE as u64).for_field(file, most);
        let mut parts = Multipart::with_constraints(pieces, boundary, Constraints::new().size_limit(limit));
        let mut pairs = Vec::new();
        while let Some(part) = parts.next_field().await.map_err(|error| refused(&error))? {
            let name = part.name().unwrap_or_default().to_owned();
            match part.file_name() {
                Some(chosen) if name == file && !chosen.is_empty() => {
                    is_at_file.store(true, Ordering::Relaxed);
                    return Ok(Self { typed: Typed::new(pairs), file: Some(StreamedFile(part)) });
                }
                Some(_) => {}
                None if pairs.len() == MAX_PAIRS => return Err(WebError::BAD_REQUEST),
                None => {
                    let value = part.bytes().await.map_err(|error| refused(&error))?;
                    let value = std::str::from_utf8(&value).map_err(|_| WebError::BAD_REQUEST)?;
                    pairs.push((name, visible(value)));
                }
            }
        }
        Ok(Self { typed: Typed::new(pairs), file: None })
    }
}

impl StreamedFile {
    /// The next piece; `None` at its end.
    ///
    /// # Errors
    /// See [`StreamedError`].
    pub async fn next(&mut self) -> Result<Option<Bytes>, StreamedError> {
        self.0.chunk().await.map_err(|error| match error {
            multer::Error::FieldSizeExceeded { .. } => StreamedError::TooLarge,
            _ => StreamedError::Cut,
        })
    }

    /// Reads it to its end, and keeps no more than `most` bytes in memory.
    ///
    /// # Errors
    /// See [`StreamedError`].
    pub async fn whole(mut self, most: usize) -> Result<Vec<u8>, StreamedError> {
        let mut whole = Vec::new();
        let mut is_too_large = false;
        while let Some(piece) = self.next().await? {
            is_too_large |= whole.len() + piece.len() > most;
            if is_too_large {
                // What's left is read and dropped, so that the client sees the response and not a cut connection.
                whole = Vec::new();
            } else {
                whole.extend_from_slice(&piece);
            }
        }
        if is_too_large { Err(StreamedError::TooLarge) } else { Ok(whole) }
    }

    /// Reads and drops the rest, so that the client sees the response and not a cut connection.
    pub async fn drain(mut self) {
        while let Ok(Some(_)) = self.next().await {}
    }
}

fn refused(error: &multer::Error) -> WebError {
    match error {
        multer::Error::FieldSizeExceeded { .. } => WebError::Says(StatusCode::PAYLOAD_TOO_LARGE, Message::TooLarge),
        multer::Error::StreamReadFailed(error) if error.is::<TooMuch>() => {
            WebError::Says(StatusCode::PAYLOAD_TOO_LARGE, Message::TooLarge)
        }
        _ => WebError::BAD_REQUEST,
    }
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;
    use std::sync::atomic::AtomicUsize;

    use axum::body::Body;
    use axum::http::header;

    use super::*;

    const KIND: &str = "multipart/form-data; boundary=x";

    fn part(head: &str, value: &str) -> String {
        format!("--x\r\nContent-Disposition: form-data; {head}\r\n\r\n{value}\r\n")
    }

    fn sent(body: impl Into<Body>, kind: &str) -> Request {
        Request::post("/").header(header::CONTENT_TYPE, kind).body(body.into()).unwrap()
    }

    async fn pieces(mut file: StreamedFile) -> Result<(String, usize), StreamedError> {
        let (mut text, mut pieces) = (String::new(), 0);
        while let Some(piece) = file.next().await? {
            text.push_str(std::str::from_utf8(&piece).unwrap());
            pieces += 1;
        }
        Ok((text, pieces))
    }

    #[tokio::test]
    async fn a_file_is_read_piece_by_piece_after_what_was_typed() {
        let body = part("name=\"how\"", "paper") + &part("name=\"file\"; filename=\"a.csv\"", "email\r\na@b.example");
        let bytes: Vec<_> = (body + "--x--\r\n").bytes().map(|byte| Ok::<_, Infallible>(vec![byte])).collect();
        let form = StreamedForm::open(sent(Body::from_stream(stream::iter(bytes)), KIND), "file", 100).await.unwrap();
        assert_eq!(form.typed.first("how"), "paper");
        let (text, many) = pieces(form.file.unwrap()).await.unwrap();
        assert_eq!(text, "email\r\na@b.example");
        assert!(many > 5, "{many}");
    }

    #[tokio::test]
    async fn without_a_choice_there_is_no_file() {
        let body = part("name=\"file\"; filename=\"\"", "") + "--x--\r\n";
        assert!(StreamedForm::open(sent(body, KIND), "file", 100).await.unwrap().file.is_none());
        let plain = StreamedForm::open(sent("a=b", "application/x-www-form-urlencoded"), "file", 100).await.unwrap();
        assert!(plain.file.is_none() && plain.typed.first("a") == "b");
        assert!(StreamedForm::open(sent("a=b", "image/png"), "file", 100).await.is_err());
    }

    #[tokio::test]
    async fn a_file_that_is_too_large_is_told_from_one_that_is_cut_off() {
        let long = part("name=\"file\"; filename=\"a.csv\"", &"x".repeat(101)) + "--x--\r\n";
        let form = StreamedForm::open(sent(long, KIND), "file", 100).await.unwrap();
        assert_eq!(pieces(form.file.unwrap()).await.unwrap_err(), StreamedError::TooLarge);
        let cut = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\nema";
        let form = StreamedForm::open(sent(cut, KIND), "file", 100).await.unwrap();
        assert_eq!(pieces(form.file.unwrap()).await.unwrap_err(), StreamedError::Cut);
        let typed = part("name=\"how\"", &"x".repeat(BEFORE_FILE + 1)) + "--x--\r\n";
        assert!(StreamedForm::open(sent(typed, KIND), "file", 100).await.is_err());
    }

    #[tokio::test]
    async fn what_comes_before_the_file_is_bounded_even_if_no_part_of_it_ever_ends() {
        let head = "--x\r\nContent-Disposition: form-data; name=\"how\"";
        let many = part("name=\"how\"", &"x".repeat(BEFORE_FILE / 4)).repeat(8);
        for begin in ["", head, &format!("{head}\r\n\r\n"), &many] {
            let asked = Arc::new(AtomicUsize::new(0));
            let count = asked.clone();
            let endless =
                stream::iter(std::iter::once(begin.as_bytes().to_vec()).chain(std::iter::repeat_with(move || {
                    count.fetch_add(4_096, Ordering::Relaxed);
                    vec![0; 4_096]
                })));
            let body = Body::from_stream(endless.map(Ok::<_, Infallible>));
            let refused = StreamedForm::open(sent(body, KIND), "file", 100).await.err().expect("a refusal");
            assert!(matches!(refused, WebError::Says(StatusCode::PAYLOAD_TOO_LARGE, _)), "{begin:.60}");
            assert!(asked.load(Ordering::Relaxed) <= BEFORE_FILE + 8_192, "{begin:.60}");
        }
    }
}
