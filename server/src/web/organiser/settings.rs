//! `/organise/settings`: the colour and the logo. Who looks after the teams of the whole site sets the organisation's,
//! who looks after a branch's sets that branch's.

use app::components::text::Piece;
use app::domain::branch::Branch;
use app::domain::brand::{Accent, AccentError, Brand};
use app::domain::colour::{Colour, NotAColour};
use app::domain::role::Permission;
use app::forms::state::{FormState, Typed};
use app::pages::organiser::settings::{ACCENT, ACCENT_DARK, BrandOwner, LOGO, NO_LOGO, SettingsPage, html};
use app::paths;
use app::text::Words;
use axum::extract::State;
use axum::http::Uri;
use tokio::task::spawn_blocking;

use super::team::manageable;
use super::{desk, shown};
use crate::actions::account::access::Session;
use crate::actions::account::team::branches;
use crate::actions::brand::logo::{self, LogoError, LogoFile, MOST_BYTES};
use crate::actions::brand::{self, BrandChange};
use crate::web::Web;
use crate::web::form::{FileForm, SentFile, query};
use crate::web::locale::Locale;
use crate::web::response::{HandlerResult, WebError, redirect};
use crate::web::session::need_somewhere;

const PATH: &str = paths::organise::SETTINGS;

/// Whose look is shown, out of those that the person may change.
struct Open {
    /// Those branches.
    branches: Vec<Branch>,
    /// Whether they may change the organisation's.
    whole: bool,
    /// The branch; `None` for the organisation.
    branch: Option<Branch>,
}

impl Open {
    /// The one that a URL names; without a name the organisation, or the first branch.
    async fn of(web: &Web, session: &Session, uri: &Uri) -> Result<Self, WebError> {
        need_somewhere(session, Permission::ManageTeam, PATH)?;
        let own = manageable(web, session).await?;
        let whole = branches(&web.site).await?.len() == own.len();
        let asked = query(uri);
        let branch = match asked.first("of") {
            "" if whole => None,
            "" => own.first().cloned(),
            slug => Some(own.iter().find(|branch| branch.slug.as_str() == slug).ok_or(WebError::NOT_FOUND)?.clone()),
        };
        Ok(Self { branches: own, whole, branch })
    }

    fn path(branch: Option<&Branch>) -> String {
        branch.map_or_else(|| PATH.to_owned(), |branch| format!("{PATH}?of={}", branch.slug))
    }

    fn owners(&self, words: &Words, organisation: String) -> Vec<BrandOwner> {
        let shown = self.branch.as_ref().map(|branch| branch.id);
        let whole =
            self.whole.then(|| BrandOwner { name: organisation, path: Self::path(None), is_shown: shown.is_none() });
        let branches = self.branches.iter().map(|branch| BrandOwner {
            name: Piece::of(&branch.content.name, words).text,
            path: Self::path(Some(branch)),
            is_shown: shown == Some(branch.id),
        });
        whole.into_iter().chain(branches).collect()
    }
}

/// The form.
pub async fn get(State(web): State<Web>, locale: Locale, session: Session, uri: Uri) -> HandlerResult {
    let open = Open::of(&web, &session, &uri).await?;
    let saved = query(&uri).first("done") == "saved";
    show(&web, &locale, &session, open, None, saved).await
}

/// Saves it.
pub async fn post(
    State(web): State<Web>,
    locale: Locale,
    session: Session,
    uri: Uri,
    FileForm { typed, file }: FileForm<MOST_BYTES>,
) -> HandlerResult {
    let open = Open::of(&web, &session, &uri).await?;
    let words = locale.words();
    let logo = read_logo(file).await;
    // A file that's too large was sent with the rest of the form, none of which was read.
    let is_cut = matches!(logo, Some(Err(LogoError::TooLarge))) && typed == Typed::default();
    let typed = if is_cut { filled(&own(&web, &open).await?) } else { typed };
    match check(&words, typed, logo) {
        Ok(change) => {
            let of = open.branch.as_ref().map(|branch| branch.id);
            brand::change_by(&web.site, session.organiser_id(), of, change).await?;
            let path = Open::path(open.branch.as_ref());
            let mark = if path.contains('?') { '&' } else { '?' };
            Ok(redirect(&format!("{path}{mark}done=saved")))
        }
        Err(form) => show(&web, &locale, &session, open, Some(form), false).await,
    }
}

/// Reads the file, on a thread that may take its time; `None` if there is none.
async fn read_logo(file: SentFile) -> Option<Result<LogoFile, LogoError>> {
    match file {
        SentFile::Missing => None,
        SentFile::TooLarge => Some(Err(LogoError::TooLarge)),
        SentFile::Is(file) => {
            let read = spawn_blocking(move || logo::read(&file)).await;
            Some(read.unwrap_or(Err(LogoError::Damaged)))
        }
    }
}

fn check(words: &Words, typed: Typed, logo: Option<Result<LogoFile, LogoError>>) -> Result<BrandChange, FormState> {
    let no_logo = typed.first(NO_LOGO) == "yes";
    let mut form = FormState::of(typed);
    let accent = accent(words, &mut form);
    let logo = match logo {
        Some(Ok(file)) => Some(Some(file)),
        Some(Err(error)) => {
            form.refuse(LOGO, refused(words, error));
            None
        }
        None => no_logo.then_some(None),
    };
    if form.is_refused() { Err(form) } else { Ok(BrandChange { accent: Some(accent), logo }) }
}

/// The colour as typed; `None` if there's none, or if it was refused.
fn accent(words: &Words, form: &mut FormState) -> Option<Accent> {
    let read = |name: &str| {
        let written = form.typed.first(name).trim();
        (!written.is_empty()).then(|| written.parse::<Colour>())
    };
    let (light, dark) = (read(ACCENT), read(ACCENT_DARK));
    for (name, read) in [(ACCENT, light), (ACCENT_DARK, dark)] {
        if read == Some(Err(NotAColour)) {
            form.refuse(name, words.get("desk-settings-accent-wrong"));
        }
    }
    let (light, dark) = (light.transpose().ok()?, dark.transpose().ok()?);
    let Some(light) = light else {
        if dark.is_some() {
            form.refuse(ACCENT, words.get("desk-settings-dark-alone"));
        }
        return None;
    };
    match Accent::new(light, dark) {
        Ok(accent) => Some(accent),
        Err(AccentError::TooLight(nearest)) => {
            form.refuse(ACCENT, words.with("desk-settings-accent-light", [("colour", nearest.to_string().into())]));
            None
        }
        Err(AccentError::TooDark(nearest)) => {
            form.refuse(ACCENT_DARK, words.with("desk-settings-dark-dark", [("colour", nearest.to_string().into())]));
            None
        }
    }
}

fn refused(words: &Words, error: LogoError) -> String {
    match error {
        LogoError::NotPng => words.get("desk-settings-logo-kind"),
        LogoError::TooLarge => words.get("desk-settings-logo-large"),
        LogoError::TooManyPixels(width, height) => {
            words.with("desk-settings-logo-pixels", [("width", width.into()), ("height", height.into())])
        }
        LogoError::Damaged => words.get("desk-settings-logo-damaged"),
    }
}

async fn own(web: &Web, open: &Open) -> Result<Brand, WebError> {
    Ok(brand::all(&web.site).await?.own(open.branch.as_ref().map(|branch| branch.id)))
}

/// What the form is filled with.
fn filled(own: &Brand) -> Typed {
    let accent = own.accent.map(|accent| (ACCENT, accent.light()));
    let dark = own.accent.filter(|accent| accent.is_dark_chosen()).map(|accent| (ACCENT_DARK, accent.dark()));
    Typed::new(accent.into_iter().chain(dark).map(|(name, colour)| (name.to_owned(), colour.to_string())))
}

async fn show(
    web: &Web,
    locale: &Locale,
    session: &Session,
    open: Open,
    form: Option<FormState>,
    saved: bool,
) -> HandlerResult {
    let own = own(web, &open).await?;
    let form = form.unwrap_or_else(|| FormState::of(filled(&own)));
    let refused = form.is_refused();
    let desk = desk(web, locale, session, open.branch.clone()).await?;
    let words = desk.words();
    let organisation = Piece::of(&desk.frame.organisation.name, &words).text;
    let page = SettingsPage {
        owners: open.owners(&words, organisation),
        is_branch: open.branch.is_some(),
        has_logo: own.logo.is_some(),
        desk,
        form,
        saved,
    };
    Ok(shown(html(page), refused))
}
