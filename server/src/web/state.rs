//! What every handler works with: the site, the cached pages, the frame around a page.

use std::convert::Infallible;
use std::future::Future;
use std::ops::Deref;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Once, PoisonError, RwLock};

use app::components::frame::Frame;
use app::domain::branch::Branch;
use app::domain::language::{Language, LocalText};
use app::domain::organisation::Organisation;
use app::domain::slug::Slug;
use app::domain::zone::Zone;
use app::pages::public::message::{self, Message};
use app::text::Words;
use axum::http::StatusCode;

use super::cache::{Cache, Moment};
use super::encoding::Encoded;
use super::locale::Locale;
use super::looks::Looks;
use super::response::{Page, WebError};
use super::shared::Shared;
use crate::actions::{Failure, brand, show};
use crate::assets;
use crate::config::first_run;
use crate::site::Site;

/// The longest path of a shared page. A longer one leads nowhere, and isn't cached.
const LONGEST: usize = 160;

/// The web's state, cheap to clone.
#[derive(Clone)]
pub struct Web(Arc<Inner>);

/// What [`Web`] shares.
pub struct Inner {
    /// The site.
    pub site: Arc<Site>,
    /// `None` for a page that doesn't exist.
    pages: Cache<(String, Language), Option<Arc<Encoded>>>,
    messages: Cache<(Message, Language), Arc<Encoded>>,
    forms: Cache<String, Arc<show::EventForm>>,
    organisation: RwLock<Option<Organisation>>,
    looks: RwLock<Looks>,
    /// The pictures that are being sent.
    pub(super) pictures: Shared,
    /// Counts the changes of the organisation and its look.
    renamed: AtomicU64,
    /// Done once somebody who isn't a trusted proxy has said where a request comes from.
    pub(super) proxy_doubted: Once,
}

impl Deref for Web {
    type Target = Inner;

    fn deref(&self) -> &Inner {
        &self.0
    }
}

impl Web {
    /// The web of a site.
    #[must_use]
    pub fn new(site: Arc<Site>) -> Self {
        Self(Arc::new(Inner {
            site,
            pages: Cache::default(),
            messages: Cache::default(),
            forms: Cache::default(),
            organisation: RwLock::default(),
            looks: RwLock::default(),
            pictures: Shared::default(),
            renamed: AtomicU64::new(0),
            proxy_doubted: Once::new(),
        }))
    }

    /// A page that is the same for everybody with this language; rendered if the cached one is out of date.
    ///
    /// # Errors
    /// What `render` returns.
    pub async fn shared<F>(&self, path: &str, locale: &Locale, render: impl FnOnce() -> F) -> Result<Page, WebError>
    where
        F: Future<Output = Result<String, WebError>>,
    {
        if path.len() > LONGEST {
            return Err(WebError::NOT_FOUND);
        }
        let render = || async {
            match render().await {
                Ok(html) => Ok(Some(Arc::new(Encoded::new(html)))),
                Err(WebError::Says(StatusCode::NOT_FOUND, _)) => Ok(None),
                Err(refused) => Err(refused),
            }
        };
        let kept = self.pages.get(self.moment(), (path.to_owned(), locale.0.clone()), render).await?;
        kept.map(Page).ok_or(WebError::NOT_FOUND)
    }

    /// What is needed to read an event's sign-up form.
    ///
    /// # Errors
    /// When there is no such event, or the database refuses.
    pub async fn event_form(&self, slug: &str) -> Result<Arc<show::EventForm>, WebError> {
        if Slug::parse(slug).is_err() {
            return Err(WebError::NOT_FOUND);
        }
        let read = || async { show::event_form(&self.site, slug).await?.map(Arc::new).ok_or(WebError::NOT_FOUND) };
        // A sign-up changes no form: otherwise the next one would have to read it again.
        let moment = Moment { version: self.site.db.published(), ..self.moment() };
        self.forms.get(moment, slug.to_owned(), read).await
    }

    /// Taken before reading: what is cached may be newer than it says, never older.
    fn moment(&self) -> Moment {
        Moment { version: self.site.db.version(), second: self.site.clock.now().timestamp() }
    }

    /// The frame of a page; `canonical` is the path if search engines may index it.
    pub async fn frame(
        &self,
        locale: &Locale,
        branch: Option<Branch>,
        canonical: Option<String>,
    ) -> Result<Frame, Failure> {
        self.learn().await?;
        Ok(self.frame_as_known(&locale.0, branch, canonical))
    }

    /// Reads the organisation's settings and its look.
    async fn learn(&self) -> Result<(), Failure> {
        let brands = brand::all(&self.site).await?;
        if !self.looks.read().unwrap_or_else(PoisonError::into_inner).are_of(&brands) {
            *self.looks.write().unwrap_or_else(PoisonError::into_inner) = Looks::new(brands);
            self.renamed.fetch_add(1, Ordering::Relaxed);
        }
        if let Some(organisation) = show::organisation(&self.site).await? {
            let mut known = self.organisation.write().unwrap_or_else(PoisonError::into_inner);
            if known.as_ref() != Some(&organisation) {
                *known = Some(organisation);
                self.renamed.fetch_add(1, Ordering::Relaxed);
            }
        }
        Ok(())
    }

    /// The organisation's time zone, as of the last frame.
    pub async fn home(&self) -> Zone {
        let known = || {
            let organisation = self.organisation.read().unwrap_or_else(PoisonError::into_inner);
            organisation.as_ref().map(|organisation| organisation.timezone)
        };
        if let Some(home) = known() {
            return home;
        }
        // If there is no database, the page that says so has no times.
        drop(self.learn().await);
        known().unwrap_or_else(first_run::timezone)
    }

    /// A page with one message. It needs no database, so it can also say that there is none; it's made once, so that
    /// asking for pages that don't exist makes no work.
    pub async fn message(&self, language: &Language, message: Message) -> Page {
        let moment = Moment { version: self.renamed.load(Ordering::Relaxed), second: 0 };
        let html = || message::html(self.frame_as_known(language, None, None), message.clone());
        // Its path can be anything: caching such pages would fill the memory.
        if matches!(message, Message::FromElsewhere { .. }) {
            return Page::new(html());
        }
        let write = || async { Ok::<_, Infallible>(Arc::new(Encoded::new(html()))) };
        match self.messages.get(moment, (message.clone(), language.clone()), write).await {
            Ok(kept) => Page(kept),
            Err(never) => match never {},
        }
    }

    fn frame_as_known(&self, language: &Language, branch: Option<Branch>, canonical: Option<String>) -> Frame {
        let known = self.organisation.read().unwrap_or_else(PoisonError::into_inner).clone();
        let organisation = known.unwrap_or_else(|| unnamed(&self.site.config.host()));
        let looks = self.looks.read().unwrap_or_else(PoisonError::into_inner);
        let (accent, logo) = looks.of(branch.as_ref().map(|branch| branch.id));
        Frame {
            words: Words::new(language, organisation.timezone),
            organisation,
            branch,
            style: assets::style_path().to_owned(),
            accent,
            logo,
            base_url: self.site.config.base_url.clone(),
            canonical,
        }
    }
}

/// The organisation before its settings are known: named by its host.
fn unnamed(host: &str) -> Organisation {
    Organisation {
        name: LocalText::english(host),
        address: LocalText::default(),
        privacy_email: String::new(),
        privacy_phone: String::new(),
        imprint: LocalText::default(),
        regulator_name: LocalText::default(),
        regulator_url: String::new(),
        processors: vec![],
        transfers: None,
        minimum_age: 13,
        timezone: first_run::timezone(),
    }
}
