//! Somebody who visits the real program over HTTP and reads its mail.

use reqwest::Client;
use reqwest::redirect::Policy;

use super::database::TestDatabase;
use super::mailbox::{Mailbox, Received};
use super::page::Page;
use super::process::{Process, until};

/// Speaks to a program in a process of its own, and notes where it went.
pub struct Visitor {
    client: Client,
    url: String,
    mailbox: Mailbox,
    /// Every path that was asked for.
    pub paths: Vec<String>,
}

impl Visitor {
    pub fn new(process: &Process, database: &TestDatabase) -> Self {
        // A connection for each page: an idle one may be closed at any time.
        let client = Client::builder().redirect(Policy::none()).pool_max_idle_per_host(0).build().expect("a client");
        let mailbox = Mailbox::new(database.folder().join("mail"));
        Self { client, url: process.url.clone(), mailbox, paths: vec![] }
    }

    pub async fn get(&mut self, path: &str) -> Page {
        let url = self.whole(path);
        Page::read(self.client.get(url).send().await.expect("an answer")).await
    }

    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Page {
        let url = self.whole(path);
        Page::read(self.client.post(url).form(fields).send().await.expect("an answer")).await
    }

    /// Opens a form, copies its hidden inputs and sends it.
    pub async fn submit(&mut self, path: &str, fields: &[(&str, &str)]) -> Page {
        let hidden = self.get(path).await.hidden_inputs();
        let all: Vec<_> =
            hidden.iter().map(|(name, value)| (&**name, &**value)).chain(fields.iter().copied()).collect();
        self.post(path, &all).await
    }

    /// Signs up, confirms, waits for the ticket. Returns the path of "your sign-up".
    pub async fn sign_up_and_confirm(&mut self, path: &str, fields: &[(&str, &str)], to: &str) -> String {
        self.submit(path, fields).await;
        let confirm = self.mail(to, "Please confirm").await.link("/confirm/");
        let own = self.post(&confirm, &[]).await.location();
        self.mail(to, "You’re coming").await;
        own.split('?').next().expect("a path").to_owned()
    }

    fn whole(&mut self, path: &str) -> String {
        let path = path.strip_prefix("http://127.0.0.1:3000").unwrap_or(path);
        self.paths.push(path.to_owned());
        format!("{}{path}", self.url)
    }

    /// Every mail that has come for an address.
    pub fn mails(&self, to: &str) -> Vec<Received> {
        self.mailbox.to(to)
    }

    /// Waits for a mail.
    pub async fn mail(&self, to: &str, subject: &str) -> Received {
        let find = || self.mailbox.to(to).into_iter().find(|mail| mail.subject.starts_with(subject));
        until(subject, async || find()).await
    }
}
