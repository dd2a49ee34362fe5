//! `/organise/newsletters/{slug}/import`: how the people of a list consented, and its file, which is read as it arrives.

use app::components::text::Piece;
use app::domain::list_import::ConsentStatement;
use app::forms::list_import::{FILE, HOW, WHEN, WORDING, read};
use app::forms::state::FormState;
use app::pages::organiser::list_import::form::{ListImportForm, html};
use app::paths;
use app::text::Words;
use axum::extract::{Request, State};
use uuid::Uuid;

use super::open;
use crate::actions::Failure;
use crate::actions::account::access::Session;
use crate::actions::list_import::dry_run::{DryRun, DryRunError, ImportOf};
use crate::actions::list_import::{ListFileError, running};
use crate::actions::show::NewsletterShown;
use crate::web::Web;
use crate::web::form::{StreamedError, StreamedFile, StreamedForm};
use crate::web::locale::Locale;
use crate::web::organiser::{desk, shown};
use crate::web::public::Name;
use crate::web::response::{HandlerResult, WebError, redirect};

/// The most megabytes of a file.
const MOST: u64 = 64;

/// The form; or how far a list that is being brought in has got.
pub async fn get(State(web): State<Web>, Name(slug): Name, locale: Locale, session: Session) -> HandlerResult {
    let of = ready(&web, &session, &slug).await?;
    page(&web, &locale, &session, of, FormState::default()).await
}

/// Checks every row of a file.
pub async fn post(
    State(web): State<Web>,
    Name(slug): Name,
    locale: Locale,
    session: Session,
    request: Request,
) -> HandlerResult {
    let of = ready(&web, &session, &slug).await?;
    let StreamedForm { mut typed, file } = StreamedForm::open(request, FILE, MOST << 20).await?;
    typed.keep_only(|name| [WHEN, HOW, WORDING].contains(&name));
    let (words, form, zone) = (locale.words(), FormState::of(typed), web.home().await);
    let stated = read(&words, form.clone(), zone, web.site.clock.now());
    let (statement, mut file) = match (stated, file) {
        (Ok(statement), Some(file)) => (statement, file),
        (stated, None) => {
            let form = stated.err().unwrap_or(form).wrong(FILE, words.get("desk-import-error-file"));
            return page(&web, &locale, &session, of, form).await;
        }
        (Err(form), Some(file)) => {
            file.drain().await;
            return page(&web, &locale, &session, of, form).await;
        }
    };
    let NewsletterShown { newsletter, version, .. } = &of;
    let of_list = ImportOf {
        newsletter: newsletter.clone(),
        version: version.clone(),
        zone,
        organiser: Some(session.organiser_id()),
    };
    let error = match check(&web, of_list, statement, &mut file).await {
        Ok(id) => return Ok(redirect(&paths::organise::newsletter_import_one(&slug, id))),
        Err(error) => error,
    };
    file.drain().await;
    match said(&words, error)? {
        Some(sentence) => page(&web, &locale, &session, of, form.wrong(FILE, sentence)).await,
        None => Ok(redirect(&paths::organise::newsletter_import(&slug))),
    }
}

/// The newsletter, if it's open and no list is being brought in.
async fn ready(web: &Web, session: &Session, slug: &str) -> Result<NewsletterShown, WebError> {
    let of = open(web, session, slug, &paths::organise::newsletter_import(slug)).await?;
    if of.newsletter.closed_at.is_some() {
        return Err(WebError::NOT_FOUND);
    }
    match running(&web.site, &of.newsletter).await? {
        Some(id) => Err(WebError::See(paths::organise::newsletter_import_one(slug, id))),
        None => Ok(of),
    }
}

/// Why nothing came of a file.
#[derive(Debug, thiserror::Error)]
enum UploadError {
    /// It didn't arrive.
    #[error(transparent)]
    Streamed(#[from] StreamedError),
    /// It did.
    #[error(transparent)]
    DryRun(#[from] DryRunError),
}

async fn check(
    web: &Web,
    of: ImportOf,
    statement: ConsentStatement,
    file: &mut StreamedFile,
) -> Result<Uuid, UploadError> {
    let mut run = DryRun::begin(&web.site, of, statement).await?;
    let checked = fill(&mut run, file).await;
    if checked.is_err() {
        run.abandon().await.map_err(DryRunError::from)?;
    }
    checked
}

async fn fill(run: &mut DryRun, file: &mut StreamedFile) -> Result<Uuid, UploadError> {
    while let Some(piece) = file.next().await? {
        run.push(&piece).await?;
    }
    Ok(run.end().await?)
}

/// What is wrong with a file, in words; `None` if another list has taken its place.
fn said(words: &Words, error: UploadError) -> Result<Option<String>, Failure> {
    let error = match error {
        UploadError::Streamed(StreamedError::TooLarge) => {
            return Ok(Some(words.with("desk-import-error-large", [("most", MOST.into())])));
        }
        UploadError::Streamed(StreamedError::Cut) => return Ok(Some(words.get("desk-import-error-cut"))),
        UploadError::DryRun(DryRunError::Gone) => return Ok(None),
        UploadError::DryRun(DryRunError::Failure(failure)) => return Err(failure),
        UploadError::DryRun(DryRunError::File(error)) => error,
    };
    Ok(Some(match error {
        ListFileError::NotCsv => words.get("desk-import-error-not-csv"),
        ListFileError::NoAddressColumn => words.get("desk-import-error-no-address"),
        ListFileError::LongRow(row) => words.with("desk-import-error-long-row", [("row", row.into())]),
        ListFileError::ManyRows(most) => words.with(
            "desk-import-error-many-rows",
            [("most", words.number(usize::try_from(most).unwrap_or(usize::MAX)).into())],
        ),
        ListFileError::Empty => words.get("desk-import-error-empty"),
    }))
}

async fn page(web: &Web, locale: &Locale, session: &Session, of: NewsletterShown, form: FormState) -> HandlerResult {
    let (words, refused) = (locale.words(), form.is_refused());
    let NewsletterShown { newsletter, branch, version } = of;
    let asked = version.wording.fields.iter().filter(|field| field.agreement.is_none());
    let page = ListImportForm {
        questions: asked.map(|field| Piece::of(&field.label, &words).text).collect(),
        desk: desk(web, locale, session, Some(branch)).await?,
        newsletter,
        form,
    };
    Ok(shown(html(page), refused))
}
