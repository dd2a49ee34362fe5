//! A draft whose "Publish" was pressed before its publisher had login codes or had read the guidance: the pages that do
//! these carry it along, and the last of their forms is sent to the draft's check, which publishes it. A link alone can't
//! begin that: what was seen is sealed for the login in which "Publish" was pressed.

use app::domain::guidance::GuidanceState;
use app::domain::role::Permission;
use app::forms::state::Typed;
use app::pages::organiser::editor::conditions::{PendingPublish, PublishConditions};
use app::pages::organiser::editor::parts::title;
use app::paths;
use uuid::Uuid;

use super::open::seen;
use crate::actions::account::access::{Prerequisite, SecondFactor, Session};
use crate::actions::drafts::{self, Draft};
use crate::web::Web;
use crate::web::locale::Locale;
use crate::web::response::WebError;
use crate::web::session::{next, place_of};

const LABEL: &str = "pending publish";

/// What this person has done of what publishing needs.
pub fn conditions(session: &Session) -> PublishConditions {
    PublishConditions {
        codes: session.factor == SecondFactor::Passed,
        guidance: session.guidance != GuidanceState::Missing,
    }
}

/// What comes after a page that does something of what publishing needs.
pub struct Then {
    /// The page to go on to.
    pub next: String,
    /// The draft to publish.
    pub pending: Option<PendingPublish>,
}

impl Then {
    /// What a query or a form carries along.
    pub async fn read(web: &Web, locale: &Locale, session: &Session, typed: &Typed) -> Result<Self, WebError> {
        let Some(pressed) = Pressed::open(web, session, typed) else {
            return Ok(Self { next: next(typed.first("next")), pending: None });
        };
        let draft = drafts::find(&web.site, pressed.draft).await?;
        let Some(draft) = draft.filter(|draft| session.may_in_any(Permission::Publish, &draft.branches())) else {
            // Published or deleted by somebody else: its check isn't there to go on to.
            return Ok(Self { next: paths::organise::HOME.to_owned(), pending: None });
        };
        let pending = pressed.pending(web, locale, session, &draft);
        Ok(Self { next: pending.path(), pending: Some(pending) })
    }
}

/// The page that does what's left, with the draft to publish after it.
pub fn page_of(
    first: Prerequisite,
    web: &Web,
    (locale, session): (&Locale, &Session),
    draft: &Draft,
    typed: &Typed,
) -> String {
    let published = typed.first("published").parse().ok();
    let pressed = Pressed { draft: draft.id(), revision: seen(typed), published };
    let pending = pressed.pending(web, locale, session, draft);
    format!("{}{}", place_of(first), pending.query())
}

/// Whether a form carries a draft along whose "Publish" was pressed in this login, whatever has become of it.
pub fn was_pressed(web: &Web, session: &Session, typed: &Typed) -> bool {
    Pressed::open(web, session, typed).is_some()
}

/// A draft and the revisions that were seen when "Publish" was pressed.
struct Pressed {
    draft: Uuid,
    revision: i32,
    /// The revision of what it changes.
    published: Option<i32>,
}

impl Pressed {
    fn token(&self, web: &Web, session: &Session) -> String {
        let mut packed = session.id.into_bytes().to_vec();
        packed.extend(self.draft.into_bytes());
        packed.extend(self.revision.to_be_bytes());
        packed.extend(self.published.map(i32::to_be_bytes).into_iter().flatten());
        web.site.vault.wrap(LABEL, &packed)
    }

    /// `None` if it isn't ours, or of another login.
    fn open(web: &Web, session: &Session, typed: &Typed) -> Option<Self> {
        let packed = web.site.vault.open_wrapped(LABEL, typed.first(PendingPublish::INPUT))?;
        let (login, rest) = packed.split_first_chunk::<16>()?;
        let (draft, rest) = rest.split_first_chunk::<16>()?;
        let (revision, rest) = rest.split_first_chunk::<4>()?;
        let published = rest.first_chunk::<4>().map(|bytes| i32::from_be_bytes(*bytes));
        let pressed = Self { draft: Uuid::from_bytes(*draft), revision: i32::from_be_bytes(*revision), published };
        (Uuid::from_bytes(*login) == session.id).then_some(pressed)
    }

    fn pending(&self, web: &Web, locale: &Locale, session: &Session, draft: &Draft) -> PendingPublish {
        PendingPublish {
            id: draft.id().to_string(),
            title: title(&locale.words(), draft.title(), draft.what()),
            revision: self.revision.to_string(),
            published: self.published.map(|revision| revision.to_string()).unwrap_or_default(),
            token: self.token(web, session),
            conditions: conditions(session),
        }
    }
}
