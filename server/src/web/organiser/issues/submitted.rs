//! The form of an issue as it was sent: with the line of a card or of a picture at the end of its text, if one was added.

use app::components::markdown::{MarkdownPicture, picture_line, pictures};
use app::domain::picture::PICTURES_MOST;
use app::forms::issue::{DECORATION, IssueDraft, PICTURE, PICTURE_ALT, read};
use app::forms::state::{FormState, Typed};
use app::text::Words;
use axum::extract::Request;
use tokio::sync::Semaphore;

use super::OfNewsletter;
use crate::actions::pictures::file::{self, MOST_BYTES, PictureError, PictureFile};
use crate::web::form::{StreamedError, StreamedFile, StreamedForm};
use crate::web::response::WebError;

/// How much of a file that's too large is read, so that its sender sees why it's refused.
const READ: u64 = 4 * MOST_BYTES as u64;

/// As many arrive at once: each is in memory as a whole.
static ARRIVING: Semaphore = Semaphore::const_new(4);

/// What was sent.
pub(super) struct SubmittedIssue {
    /// What it says and who gets it; or the form with its errors, without what was added.
    pub draft: Result<IssueDraft, FormState>,
    /// The form, with what was added.
    pub form: FormState,
    /// The picture that was added.
    pub picture: Option<PictureFile>,
    /// Whether a card or a picture was added, so that the form comes back.
    pub stays_in_form: bool,
}

/// Reads the form up to its picture.
pub(super) async fn open_form(request: Request) -> Result<StreamedForm, WebError> {
    StreamedForm::open(request, PICTURE, READ).await
}

impl SubmittedIssue {
    /// Reads its picture, if one was sent, and looks at all of it.
    pub async fn read(words: &Words, form: StreamedForm, of: &OfNewsletter) -> Self {
        let StreamedForm { mut typed, file } = form;
        let card = typed.first("do") == "card";
        let has_card = card && add_card(&mut typed);
        let before = typed.first("text").to_owned();
        let mut form = FormState::of(typed);
        if card && !has_card {
            form.refuse("event", words.get("issue-error-event"));
        }
        let mut picture = None;
        if let Some(file) = file {
            match read_picture(&form.typed, file).await {
                Ok(read) => picture = Some(read),
                Err(error) => form.refuse(PICTURE, refused(words, error)),
            }
        }
        if let Some(PictureFile { picture, .. }) = &picture {
            let alt = form.typed.first(PICTURE_ALT).trim().to_owned();
            let is_decoration = form.typed.first(DECORATION) == "yes";
            add_line(
                &mut form.typed,
                &picture_line(&MarkdownPicture { file: picture.file.clone(), alt, is_decoration }),
            );
        }
        let draft = read(words, form.clone(), &of.newsletter, &of.version).map_err(|mut form| {
            if picture.is_some() {
                form.typed.set("text", vec![before]);
                form.refuse(PICTURE, words.get("issue-picture-again"));
            }
            form
        });
        if picture.is_some() {
            form.typed.keep_only(|name| ![PICTURE_ALT, DECORATION].contains(&name));
        }
        Self { draft, form, stays_in_form: has_card || picture.is_some(), picture }
    }
}

/// Adds the line of the card of the event that was chosen. Returns whether one was.
fn add_card(typed: &mut Typed) -> bool {
    let event = typed.first("event").to_owned();
    if event.is_empty() {
        return false;
    }
    add_line(typed, &format!("{{event: {event}}}"));
    typed.set("event", vec![]);
    true
}

fn add_line(typed: &mut Typed, line: &str) {
    let text = typed.first("text").trim_end().to_owned();
    let gap = if text.is_empty() { "" } else { "\n\n" };
    typed.set("text", vec![format!("{text}{gap}{line}\n")]);
}

/// Why a picture wasn't added.
#[derive(Debug, thiserror::Error)]
enum NotAdded {
    /// It didn't arrive.
    #[error(transparent)]
    Streamed(#[from] StreamedError),
    /// It did.
    #[error(transparent)]
    Picture(#[from] PictureError),
    /// There are enough of them.
    #[error("too many pictures")]
    Many,
}

async fn read_picture(typed: &Typed, file: StreamedFile) -> Result<PictureFile, NotAdded> {
    let _place = ARRIVING.acquire().await;
    let bytes = file.whole(MOST_BYTES).await?;
    if pictures(typed.first("text")).len() >= PICTURES_MOST {
        return Err(NotAdded::Many);
    }
    Ok(file::read(bytes).await?)
}

fn refused(words: &Words, error: NotAdded) -> String {
    match error {
        NotAdded::Streamed(StreamedError::TooLarge) | NotAdded::Picture(PictureError::TooLarge) => {
            words.get("issue-picture-large")
        }
        NotAdded::Streamed(StreamedError::Cut) => words.get("issue-picture-cut"),
        NotAdded::Picture(PictureError::Kind) => words.get("issue-picture-kind"),
        NotAdded::Picture(PictureError::TooManyPixels(width, height)) => {
            let [width, height] = [width, height].map(|size| words.number(size as usize).into());
            words.with("issue-picture-pixels", [("width", width), ("height", height)])
        }
        NotAdded::Picture(PictureError::Damaged) => words.get("issue-picture-damaged"),
        NotAdded::Many => words.with("issue-picture-many", [("most", PICTURES_MOST.into())]),
    }
}
