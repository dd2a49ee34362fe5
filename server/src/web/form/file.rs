//! A form with a file in it, which browsers send as `multipart/form-data`.

use app::forms::state::Typed;
use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;

use super::{MAX_BYTES, READ_TIMEOUT, multipart, parse, read_most, seen};
use crate::web::response::WebError;

/// The pairs of a form and its file, of at most `MOST` bytes.
#[derive(Debug, Default)]
pub struct FileForm<const MOST: usize> {
    /// The pairs.
    pub typed: Typed,
    /// The file.
    pub file: SentFile,
}

/// The file of a form.
#[derive(Debug, Default, PartialEq, Eq)]
pub enum SentFile {
    /// None was chosen.
    #[default]
    Missing,
    /// It's too large, and nothing of the form was read.
    TooLarge,
    /// Its content.
    Is(Bytes),
}

impl<S: Sync, const MOST: usize> FromRequest<S> for FileForm<MOST> {
    type Rejection = WebError;

    async fn from_request(request: Request, _: &S) -> Result<Self, WebError> {
        let (parts, body) = request.into_parts();
        let body = match read_most(READ_TIMEOUT, MOST + MAX_BYTES, body).await {
            Ok(body) => body,
            Err(WebError::Says(StatusCode::PAYLOAD_TOO_LARGE, _)) => {
                return Ok(Self { file: SentFile::TooLarge, ..Self::default() });
            }
            Err(error) => return Err(error),
        };
        let Some(kind) = multipart::content_type(&parts.headers) else {
            let typed = Typed::new(seen(parse(&parts.headers, body).await?));
            return Ok(Self { typed, file: SentFile::Missing });
        };
        let (pairs, files) = multipart::parts(kind, body).await.ok_or(WebError::BAD_REQUEST)?;
        let file = files.into_iter().find(|file| !file.is_empty());
        let file = match file {
            Some(file) if file.len() > MOST => SentFile::TooLarge,
            Some(file) => SentFile::Is(file),
            None => SentFile::Missing,
        };
        Ok(Self { typed: Typed::new(seen(pairs)), file })
    }
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use axum::http::header;

    use super::*;

    const MOST: usize = 1000;

    async fn sent(kind: &str, body: impl Into<Body>) -> Result<FileForm<MOST>, WebError> {
        let request = Request::post("/").header(header::CONTENT_TYPE, kind).body(body.into()).unwrap();
        FileForm::from_request(request, &()).await
    }

    fn with_file(file: &str) -> String {
        format!(
            "--x\r\nContent-Disposition: form-data; name=\"accent\"\r\n\r\n#5b2466\r\n--x\r\nContent-Disposition: \
             form-data; name=\"logo\"; filename=\"logo.png\"\r\nContent-Type: image/png\r\n\r\n{file}\r\n--x--\r\n"
        )
    }

    #[tokio::test]
    async fn a_file_arrives_beside_what_was_typed() {
        let form = sent("multipart/form-data; boundary=x", with_file("\0PNG")).await.unwrap();
        assert_eq!(form.typed.first("accent"), "#5b2466");
        assert_eq!(form.file, SentFile::Is(Bytes::from("\0PNG")));
        assert!(form.typed.first("logo").is_empty(), "it's no text");
    }

    #[tokio::test]
    async fn without_a_choice_there_is_no_file() {
        assert_eq!(sent("multipart/form-data; boundary=x", with_file("")).await.unwrap().file, SentFile::Missing);
        let plain = sent("application/x-www-form-urlencoded", "accent=%235b2466").await.unwrap();
        assert_eq!((plain.typed.first("accent"), plain.file), ("#5b2466", SentFile::Missing));
    }

    #[tokio::test]
    async fn a_file_that_is_too_large_is_told_from_a_form_that_cannot_be_read() {
        let kind = "multipart/form-data; boundary=x";
        assert_eq!(sent(kind, with_file(&"x".repeat(MOST))).await.unwrap().file.is(), Some(MOST));
        for more in [1, MAX_BYTES] {
            let file = "x".repeat(MOST + more);
            assert_eq!(sent(kind, with_file(&file)).await.unwrap().file, SentFile::TooLarge, "{more}");
        }
        assert!(sent(kind, "--y").await.is_err());
        assert!(sent("image/png", "\0PNG").await.is_err());
    }

    impl SentFile {
        fn is(&self) -> Option<usize> {
            if let Self::Is(file) = self { Some(file.len()) } else { None }
        }
    }
}
