//! Invariant 8: no personal data where it does not belong. Everything that the program says while people sign up,
//! change, leave and mistype, at the level that an operator sets who looks for a fault.

use reqwest::Client;
use reqwest::redirect::Policy;

use crate::support::both::both;
use crate::support::database::{Engine, TestDatabase};
use crate::support::mailbox::{Mailbox, Received};
use crate::support::page::Page;
use crate::support::people::{ADA, ADAS_ADDRESS, ADAS_TRACES, BEN};
use crate::support::process::{Process, import, until};
use crate::support::trace::files_with;

/// What is sent and must not be repeated: an undeclared field, a misspelt address, an answer that is refused.
const SENT: [(&str, &str); 3] =
    [("undeclared", "a whole life story"), ("email", "not.an.address.of.mine"), ("table", "Under the piano")];

struct Visitor {
    client: Client,
    url: String,
    mailbox: Mailbox,
    /// Every path that was asked for.
    paths: Vec<String>,
}

impl Visitor {
    async fn get(&mut self, path: &str) -> Page {
        let url = self.whole(path);
        Page::read(self.client.get(url).send().await.expect("an answer")).await
    }

    async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Page {
        let url = self.whole(path);
        Page::read(self.client.post(url).form(fields).send().await.expect("an answer")).await
    }

    async fn submit(&mut self, path: &str, fields: &[(&str, &str)]) -> Page {
        let hidden = self.get(path).await.hidden_inputs();
        let all: Vec<_> =
            hidden.iter().map(|(name, value)| (&**name, &**value)).chain(fields.iter().copied()).collect();
        self.post(path, &all).await
    }

    fn whole(&mut self, path: &str) -> String {
        let path = path.strip_prefix("http://127.0.0.1:3000").unwrap_or(path);
        self.paths.push(path.to_owned());
        format!("{}{path}", self.url)
    }

    async fn mail(&self, subject: &str) -> Received {
        let find = || self.mailbox.to(ADAS_ADDRESS).into_iter().find(|mail| mail.subject.starts_with(subject));
        until(subject, async || find()).await
    }
}

both!(the_log_holds_no_address_no_name_no_answer_and_no_token);
async fn the_log_holds_no_address_no_name_no_answer_and_no_token(engine: Engine) {
    let database = TestDatabase::new(engine).await;
    import(&database);
    let process = Process::start(&database, &database.folder().join("program.log")).await;
    let client = Client::builder().redirect(Policy::none()).build().expect("a client");
    let mailbox = Mailbox::new(database.folder().join("mail"));
    let mut ada = Visitor { client, url: process.url.clone(), mailbox, paths: vec![] };

    let sent = ada.submit("/events/supper", &ADA).await.location();
    ada.get(&sent).await;
    ada.post(&sent, &[("again", "yes")]).await;
    let confirm = ada.mail("Your sign-up").await.link("/confirm/");
    ada.get(&confirm).await;
    let own = ada.post(&confirm, &[]).await.location();
    let own = own.split('?').next().expect("a path").to_owned();
    ada.mail("You are coming").await;
    for path in ["", "/change", "/cancel", "/data.json", "/nothing"] {
        ada.get(&format!("{own}{path}")).await;
    }
    let refused: Vec<_> = ADA.into_iter().chain(SENT).collect();
    assert_eq!(ada.submit("/events/supper", &refused).await.status, 422);
    ada.submit("/events/supper", &[SENT[1], ("seats", "many")]).await;
    ada.submit("/your-data", &[("email", BEN[0].1)]).await;
    ada.get(&format!("/nothing?email={ADAS_ADDRESS}")).await;
    ada.submit(&format!("{own}/change"), &[("seats", "1"), SENT[2]]).await;
    ada.post(&format!("{own}/cancel"), &[]).await;
    assert_eq!(ada.get(&own).await.status, 404);

    let said = process.said();
    assert!(said.lines().count() > 10, "it says what it does: {said}");
    let texts = ADAS_TRACES.into_iter().chain(SENT.map(|(_, text)| text)).chain([BEN[0].1]);
    let tokens = ada.paths.iter().flat_map(|path| path.split('/')).filter(|part| part.len() > 40);
    for secret in texts.chain(tokens.clone()) {
        assert!(!said.contains(secret), "{secret} in {said}");
    }
    assert!(tokens.count() > 5, "tokens were used");

    // Nobody has asked the program for it: its own jobs leave nothing of her, in its log neither.
    let traces = || ADAS_TRACES.map(|text| files_with(database.folder(), text.as_bytes())).concat();
    until("the folder without her", async || traces().is_empty().then_some(())).await;
}
