//! Somebody who runs events and newsletters, logged in: speaks to the site with a cookie, as a browser does.

use app::domain::email_address::EmailAddress;
use app::domain::guidance;
use app::domain::language::Language;
use app::domain::role::Role;
use reqwest::RequestBuilder;
use reqwest::header;
use server::actions::Failure;
use server::actions::account::{self, session};
use server::clock;
use server::db::entity::{organiser, role};
use server::db::purposes::ADMINISTRATION;
use server::db::{contents, organisers};
use uuid::Uuid;

use super::app::TestApp;
use super::page::Page;

/// An account with a login.
pub struct Colleague {
    pub id: Uuid,
    pub email: String,
    pub cookie: String,
}

/// What has been done before.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Ready {
    /// Second factor passed, guidance confirmed.
    All,
    /// Second factor passed, guidance not confirmed.
    NoGuidance,
    /// A password alone.
    Nothing,
}

impl Colleague {
    /// An account under `name@harbour.example` with these roles (branch, role), logged in and ready for everything.
    pub async fn new(app: &TestApp, name: &str, roles: &[(&str, Role)]) -> Self {
        Self::with(app, name, roles, Ready::All).await
    }

    pub async fn with(app: &TestApp, name: &str, roles: &[(&str, Role)], ready: Ready) -> Self {
        let email = format!("{name}@harbour.example");
        let address = EmailAddress::parse(&email).expect("an address");
        let name = name.to_owned();
        let roles: Vec<(String, Role)> = roles.iter().map(|(branch, role)| ((*branch).to_owned(), *role)).collect();
        let made = app.site.write(move |work| async move {
            let (tx, now) = (&work.tx, work.now);
            let end = now + chrono::TimeDelta::days(365);
            let account = account::add(&work, address, &name, &Language::english()).await?;
            organisers::set_end(&tx.conn, account.id(), end).await?;
            organisers::set_state(&tx.conn, account.id(), organiser::State::Active).await?;
            if ready != Ready::Nothing {
                organisers::set_second_factor(&tx.conn, account.id(), Some(now)).await?;
            }
            if ready == Ready::All {
                organisers::set_guidance(&tx.conn, account.id(), guidance::VERSION, now).await?;
            }
            for (branch, given) in roles {
                let branch = contents::branch_by_slug(&tx.conn, &branch).await?.expect("a branch");
                let row = role::Model {
                    id: clock::random_id(),
                    purpose_id: ADMINISTRATION,
                    created_at: now,
                    expires_at: end,
                    organiser_id: account.id(),
                    branch_id: branch.id,
                    role: given.name().to_owned(),
                    reminded_at: None,
                };
                organisers::give(&tx.conn, row).await?;
            }
            let cookie = session::open(&work, account.id(), ready != Ready::Nothing, None).await?;
            Ok::<_, Failure>((account.id(), cookie))
        });
        let (id, cookie) = made.await.expect("an account");
        Self { id, email, cookie }
    }

    fn dressed(&self, app: &TestApp, request: RequestBuilder) -> RequestBuilder {
        request
            .header(header::COOKIE, format!("onpurpose={}", self.cookie))
            .header(header::ORIGIN, &app.site.config.base_url)
    }

    pub async fn get(&self, app: &TestApp, path: &str) -> Page {
        app.request(|client, _| self.dressed(app, client.get(app.whole(path)))).await
    }

    pub async fn post(&self, app: &TestApp, path: &str, fields: &[(&str, &str)]) -> Page {
        app.request(|client, _| self.dressed(app, client.post(app.whole(path)).form(fields))).await
    }

    /// As a browser asks that was led here by a page of this `Sec-Fetch-Site`.
    pub async fn get_from(&self, app: &TestApp, site: &str, path: &str) -> Page {
        let from = |request: RequestBuilder| self.dressed(app, request).header("sec-fetch-site", site);
        app.request(|client, _| from(client.get(app.whole(path)))).await
    }

    /// The same for a form.
    pub async fn post_from(&self, app: &TestApp, site: &str, path: &str, fields: &[(&str, &str)]) -> Page {
        let from = |request: RequestBuilder| self.dressed(app, request).header("sec-fetch-site", site);
        app.request(|client, _| from(client.post(app.whole(path)).form(fields))).await
    }

    /// Opens a form, copies its hidden inputs and sends it with `fields` to the same path.
    pub async fn submit(&self, app: &TestApp, path: &str, fields: &[(&str, &str)]) -> Page {
        let form = self.get(app, path).await;
        assert_eq!(form.status, 200, "{path} has a form: {}", form.location());
        let hidden = form.hidden_inputs();
        let all: Vec<_> =
            hidden.iter().map(|(name, value)| (&**name, &**value)).chain(fields.iter().copied()).collect();
        self.post(app, path, &all).await
    }

    /// The page that a browser shows after an answer.
    pub async fn follow(&self, app: &TestApp, answer: Page) -> Page {
        if answer.status == 303 { self.get(app, &answer.location()).await } else { answer }
    }
}
