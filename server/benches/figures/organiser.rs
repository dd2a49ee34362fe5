//! Somebody who runs an event, logged in as people are: by the invitation, with login codes, past the guidance.

use std::net::SocketAddr;

use totp_rs::{Builder, Secret};
use url::form_urlencoded::Serializer;

use super::client::{Connection, request};
use super::form::hidden_inputs;
use super::site::Site;
use super::{Result, now};

/// A login.
#[derive(Clone)]
pub struct Organiser {
    pub address: SocketAddr,
    /// The cookies, as they are sent.
    pub cookie: String,
}

impl Organiser {
    /// Takes up an invitation.
    pub async fn new(site: &Site) -> Result<Self> {
        let who = ["--email", "olu@harbour.example", "--name", "Olu Bright", "--branch", "quayside"];
        let said = site.run(&[&["organiser", "add", "--role", "organiser"], &who[..]].concat())?;
        let (_, invitation) = said.trim_end().rsplit_once("/organise/").ok_or("no link was printed")?;
        let mut olu = Self { address: site.address, cookie: String::new() };
        olu.send(&format!("/organise/{invitation}"), &[("password", "three boats went home")]).await?;
        let page = olu.read("/organise/account/factor").await?;
        let key =
            page.split_once("class=\"key\">").and_then(|(_, rest)| rest.split_once('<')).ok_or("no key is shown")?;
        let secret = Secret::try_from_base32(key.0.replace(' ', ""))?;
        let code = Builder::new().with_secret(secret).build()?.generate(u64::try_from(now().timestamp())?);
        olu.send("/organise/account/factor", &[("code", &code.to_string())]).await?;
        let page = olu.read("/organise/guidance").await?;
        olu.send("/organise/guidance", &hidden_inputs(&page)).await?;
        Ok(olu)
    }

    /// A GET, for an answer in a coding.
    pub fn get(&self, path: &str, coding: &str) -> Vec<u8> {
        request(self.address, "GET", path, &self.headers(coding), "")
    }

    /// A POST of a form, as a browser sends it from a page of the site.
    pub fn post(&self, path: &str, form: &str) -> Vec<u8> {
        request(self.address, "POST", path, &self.headers("br"), form)
    }

    fn headers(&self, coding: &str) -> String {
        format!("cookie: {}\r\nsec-fetch-site: same-origin\r\naccept-encoding: {}\r\n", self.cookie, coding)
    }

    /// Reads a page.
    pub async fn read(&self, path: &str) -> Result<String> {
        let mut connection = Connection::open(self.address).await?;
        let answer = connection.send(&self.get(path, "identity")).await?;
        if answer.status != 200 {
            return Err(format!("{path} answered {}", answer.status).into());
        }
        Ok(answer.text()?.to_owned())
    }

    /// Sends a form, and keeps the cookies that come back.
    async fn send(&mut self, path: &str, form: &[(&str, &str)]) -> Result<()> {
        let form = Serializer::new(String::new()).extend_pairs(form).finish();
        let mut connection = Connection::open(self.address).await?;
        let answer = connection.send(&self.post(path, &form)).await?;
        if answer.status >= 400 {
            return Err(format!("{path} answered {}", answer.status).into());
        }
        for set in answer.head.lines().filter_map(|line| line.strip_prefix("set-cookie: ")) {
            let new = set.split(';').next().unwrap_or(set);
            let name = new.split('=').next();
            let kept = self.cookie.split("; ").filter(|old| !old.is_empty() && old.split('=').next() != name);
            self.cookie = kept.chain([new]).collect::<Vec<_>>().join("; ");
        }
        Ok(())
    }
}
