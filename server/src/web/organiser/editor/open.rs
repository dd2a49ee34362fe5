//! A draft opened for editing: who opened it, what its pages show, and how one of them is saved.

use app::domain::purpose::PurposeKind;
use app::domain::role::Permission;
use app::domain::why::Why;
use app::forms::inputs::Step;
use app::forms::state::{FormState, Typed};
use app::pages::organiser::editor::parts::{Conflict, DraftPage};
use app::paths;
use app::text::{dates, why};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{StatusCode, Uri};
use axum::response::Response;
use uuid::Uuid;

use super::super::desk;
use super::english;
use super::pending::conditions;
use crate::actions::account::access::Session;
use crate::actions::contents;
use crate::actions::drafts::{self, Draft, Published, REVISION, SaveError};
use crate::actions::publish::Fault;
use crate::web::Web;
use crate::web::form::query;
use crate::web::locale::Locale;
use crate::web::public::Name;
use crate::web::response::{WebError, redirect};
use crate::web::session::need;

/// The draft of the id in the path, if this person may edit it. Anybody else learns nothing.
pub struct OpenDraft {
    /// The web's state.
    pub web: Web,
    /// The writer's locale.
    pub locale: Locale,
    /// The writer's login.
    pub session: Session,
    /// The draft.
    pub draft: Draft,
    /// The step that a link to one of its inputs came from.
    from: Option<Step>,
}

impl FromRequestParts<Web> for OpenDraft {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, WebError> {
        let Name(id) = Name::from_request_parts(parts, web).await?;
        let Ok(locale) = Locale::from_request_parts(parts, web).await;
        let session = Session::from_request_parts(parts, web).await?;
        let id = id.parse().map_err(|_| WebError::NOT_FOUND)?;
        let draft = found(web, &session, id).await?;
        let from = Step::named(query(&parts.uri).first("from"));
        Ok(Self { web: web.clone(), locale, session, draft, from })
    }
}

async fn found(web: &Web, session: &Session, id: Uuid) -> Result<Draft, WebError> {
    let draft = drafts::find(&web.site, id).await?.ok_or(WebError::NOT_FOUND)?;
    need(session, Permission::Draft, &draft.branches(), &path(&draft))?;
    Ok(draft)
}

/// The path of a draft.
pub fn path(draft: &Draft) -> String {
    paths::organise::draft(draft.id())
}

/// The revision that the person has seen.
pub fn seen(typed: &Typed) -> i32 {
    typed.first(REVISION).parse().unwrap_or(0)
}

/// The result of saving a page of a draft.
pub enum Saved {
    /// It's saved.
    Yes,
    /// It's saved, but something on the page is wrong.
    Wrong(DraftPage),
    /// Somebody else was faster.
    Conflict(DraftPage),
}

impl OpenDraft {
    /// Its path.
    pub fn path(&self) -> String {
        path(&self.draft)
    }

    /// Reloads it: somebody else may have saved or published it.
    ///
    /// # Errors
    /// When it's gone.
    pub async fn again(&mut self) -> Result<(), WebError> {
        self.draft = found(&self.web, &self.session, self.draft.id()).await?;
        Ok(())
    }

    /// What its pages show.
    pub async fn page(&self) -> Result<DraftPage, WebError> {
        Ok(DraftPage {
            desk: desk(&self.web, &self.locale, &self.session, Some(self.draft.branch.clone())).await?,
            path: self.path(),
            revision: self.draft.revision(),
            form: FormState::of(self.draft.typed.clone()),
            is_event: self.draft.what() == PurposeKind::Event,
            of: self.draft.of.as_ref().map(Published::path),
            conflict: None,
            saved: false,
            back: self.from,
            conditions: conditions(&self.session),
        })
    }

    /// The same; says that it's saved if the URL does.
    pub async fn page_at(&self, uri: &Uri) -> Result<DraftPage, WebError> {
        Ok(DraftPage { saved: query(uri).first("saved") == "yes", ..self.page().await? })
    }

    /// The other branches, which could hold it too: slug and name.
    pub async fn others(&self) -> Result<Vec<(String, String)>, WebError> {
        let branches = contents::branches(&self.web.site).await?.into_iter();
        let others = branches.filter(|branch| branch.id != self.draft.branch.id);
        Ok(others.map(|branch| (branch.slug.to_string(), english(&branch.content.name))).collect())
    }

    /// What is wrong, in words, each with its input.
    pub fn said(&self, faults: Vec<Fault>) -> Vec<(String, String)> {
        let words = self.locale.words();
        faults.into_iter().map(|Fault { mark, why }| (mark.key, why::sentence(&words, &why))).collect()
    }

    /// 303 to the next page, or to the one that led here, or back to this one for a person who only saves.
    pub fn onward(&self, typed: &Typed, here: Step, next: Step) -> Response {
        let path = self.path();
        match (typed.first("stay"), self.from) {
            ("yes", None) => redirect(&format!("{path}{}?saved=yes", here.path())),
            ("yes", Some(from)) => redirect(&format!("{path}{}?saved=yes&from={}", here.path(), from.name())),
            (_, from) => redirect(&format!("{path}{}", from.unwrap_or(next).path())),
        }
    }

    /// 303 back to an input of this page.
    pub fn stay_at(&self, here: Step, input: &str) -> Response {
        let from = self.from.map(|from| format!("?from={}", from.name())).unwrap_or_default();
        redirect(&format!("{}{}{from}#f-{input}", self.path(), here.path()))
    }

    /// The form of the whole draft, with one page's inputs replaced by what was sent.
    pub fn merged(&self, sent: &Typed, step: Step) -> Typed {
        let mut whole = self.draft.typed.clone();
        whole.keep_only(|name| name == drafts::SOURCE || Step::of_input(name) != step);
        let own = sent.names().filter(|name| Step::of_input(name) == step);
        for name in own.filter(|name| !["revision", "stay", "add", "add_from_catalogue", "source"].contains(name)) {
            whole.set(name, sent.all(name).to_vec());
        }
        whole
    }

    /// Saves the form of the whole draft, whatever it says, if this revision is still the newest.
    pub async fn save(&mut self, whole: Typed, revision: i32, step: Step) -> Result<Saved, WebError> {
        let saved = drafts::save(&self.web.site, &self.draft, &whole, revision, self.session.organiser_id()).await;
        self.draft = drafts::find(&self.web.site, self.draft.id()).await?.ok_or(WebError::NOT_FOUND)?;
        match saved {
            Ok(()) => {
                let form = self.wrong(whole, step).await?;
                if !form.is_refused() {
                    return Ok(Saved::Yes);
                }
                Ok(Saved::Wrong(DraftPage { form, ..self.page().await? }))
            }
            Err(SaveError::Failure(failure)) => Err(failure.into()),
            Err(SaveError::Stale) => {
                let words = self.locale.words();
                let conflict = Some(Conflict {
                    name: drafts::writer(&self.web.site, &self.draft).await?,
                    moment: dates::moment(&words, self.draft.changed_at(), words.home()),
                    theirs: differences(&self.draft.typed, &whole),
                });
                Ok(Saved::Conflict(DraftPage { form: FormState::of(whole), conflict, ..self.page().await? }))
            }
        }
    }

    /// What is wrong on one page. What is missing is reported at the end, except the reason for keeping records longer:
    /// nobody would look for it later.
    async fn wrong(&self, typed: Typed, step: Step) -> Result<FormState, WebError> {
        let faults = self.draft.parse_as(&self.web.site, &typed, None).await?.faults;
        let mut form = FormState::of(typed);
        for Fault { mark, why } in faults {
            let is_written = !form.typed.first(&mark.key).trim().is_empty();
            if Step::of_input(&mark.key) == step && (is_written || why == Why::KeepReason) {
                form.refuse(&mark.key, why);
            }
        }
        Ok(form)
    }
}

impl Saved {
    /// The page to show once more, with its status; `None` if saving succeeded.
    pub fn refused(self) -> Option<(StatusCode, DraftPage)> {
        match self {
            Self::Yes => None,
            Self::Wrong(page) => Some((StatusCode::UNPROCESSABLE_ENTITY, page)),
            Self::Conflict(page) => Some((StatusCode::CONFLICT, page)),
        }
    }
}

/// The inputs whose values differ, with their values in `theirs`.
pub fn differences(theirs: &Typed, ours: &Typed) -> Vec<(String, String)> {
    let differ = drafts::differing(theirs, ours).into_iter();
    let differ = differ.filter(|name| !name.ends_with("_key") && *name != drafts::SOURCE);
    differ.map(|name| (name.to_owned(), drafts::said(theirs, name))).collect()
}
