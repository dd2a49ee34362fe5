//! The way in as people go it: with a browser that keeps its cookie.

use reqwest::header;
use server::actions::account::invite::{Invitation, invite};
use server::actions::account::scope::RoleGrant;
use server::db::contents;

use app::domain::email_address::EmailAddress;
use app::domain::language::Language;
use app::domain::role::Role;

use super::app::TestApp;
use super::page::Page;

/// A password that nobody guesses.
pub const PASSWORD: &str = "three boats went home";

/// A browser of its own.
#[derive(Default)]
pub struct Browser {
    pub cookie: Option<String>,
}

impl Browser {
    pub async fn get(&mut self, app: &TestApp, path: &str) -> Page {
        let cookie = self.cookie.clone();
        let page = app.request(|client, _| dressed(client.get(app.whole(path)), cookie)).await;
        self.keep(&page);
        page
    }

    pub async fn post(&mut self, app: &TestApp, path: &str, fields: &[(&str, &str)]) -> Page {
        let cookie = self.cookie.clone();
        let origin = app.site.config.base_url.clone();
        let request =
            |client: &reqwest::Client| client.post(app.whole(path)).header(header::ORIGIN, origin).form(fields);
        let page = app.request(|client, _| dressed(request(client), cookie)).await;
        self.keep(&page);
        page
    }

    /// Follows an answer as far as it leads.
    pub async fn follow(&mut self, app: &TestApp, answer: Page) -> Page {
        let mut page = answer;
        while page.status == 303 {
            page = self.get(app, &page.location()).await;
        }
        page
    }

    pub async fn login(&mut self, app: &TestApp, email: &str, password: &str) -> Page {
        self.post(app, "/organise/login", &[("email", email), ("password", password)]).await
    }

    fn keep(&mut self, page: &Page) {
        if let Some(value) = set_cookie(page, "onpurpose") {
            self.cookie = (!value.is_empty()).then_some(value);
        }
    }
}

/// The value of a cookie that an answer sets.
pub fn set_cookie(page: &Page, name: &str) -> Option<String> {
    let mut lines = page.headers.get_all(header::SET_COOKIE).iter().map(|line| line.to_str().expect("readable"));
    let line = lines.find(|line| line.split('=').next() == Some(name))?;
    assert!(line.contains("; HttpOnly; SameSite=Lax"), "{line}");
    line.split(['=', ';']).nth(1).map(str::to_owned)
}

fn dressed(request: reqwest::RequestBuilder, cookie: Option<String>) -> reqwest::RequestBuilder {
    match cookie {
        Some(cookie) => request.header(header::COOKIE, format!("onpurpose={cookie}")),
        None => request,
    }
}

/// Invites somebody as the operator does; the address, and the link of the mail.
pub async fn invited(app: &TestApp, name: &str, branch: &str, role: Role) -> (String, String) {
    let email = format!("{name}@harbour.example");
    let branch = contents::branch_by_slug(app.site.db.read(), branch).await.expect("a database").expect("a branch").id;
    let invitation = Invitation {
        email: EmailAddress::parse(&email).expect("an address"),
        name: name.to_owned(),
        grant: RoleGrant::of_operator(branch, role),
        language: Language::english(),
    };
    invite(&app.site, invitation).await.expect("an invitation");
    let link = app.mail_to(&email).await.link("/organise/invitation/");
    (email, link)
}

/// Somebody who has taken up an invitation and is logged in; the address too.
pub async fn newcomer(app: &TestApp, name: &str, branch: &str, role: Role) -> (Browser, String) {
    let (email, link) = invited(app, name, branch, role).await;
    let mut browser = Browser::default();
    let answer = browser.post(app, &link, &[("password", PASSWORD)]).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    (browser, email)
}

/// The code that an app shows now for a key as it is typed.
pub fn code_now(app: &TestApp, key: &str) -> String {
    let plain: String = key.chars().filter(|c| !c.is_whitespace()).collect();
    let secret = totp_rs::Secret::try_from_base32(plain).expect("a key");
    let totp = totp_rs::Builder::new().with_secret(secret).build().expect("a second factor");
    totp.generate(app.site.clock.now().timestamp().try_into().expect("after 1970")).to_string()
}

/// Sets up the second factor; the key and the recovery codes.
pub async fn set_up_factor(browser: &mut Browser, app: &TestApp) -> (String, Vec<String>) {
    let page = browser.get(app, "/organise/account/factor").await;
    let key = page.body.split("<code class=\"key\">").nth(1).and_then(|rest| rest.split('<').next());
    let key = key.expect("a key").to_owned();
    let code = code_now(app, &key);
    let fields = [("do", "set-up"), ("code", code.as_str()), ("next", "/organise")];
    let page = browser.post(app, "/organise/account/factor", &fields).await;
    assert!(page.status == 200 && page.says("Save your recovery codes"), "{}", page.text());
    let codes = page.body.split("<li><code>").skip(1).filter_map(|rest| rest.split('<').next());
    (key, codes.map(str::to_owned).collect())
}
