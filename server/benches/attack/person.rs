//! A visitor from a network of the attacker's choice.

use std::path::Path;
use std::time::Duration;

use url::form_urlencoded::Serializer;

use super::client::{Connection, request};
use super::form::hidden_inputs;
use super::site::Site;
use super::{Error, Result};

/// What came back.
pub struct Seen {
    pub status: u16,
    pub location: String,
    pub body: String,
}

/// A POST of a form as it goes over the wire, from this network.
pub fn post(site: &Site, from: &str, path: &str, fields: &[(&str, &str)]) -> Vec<u8> {
    post_with(site, from, "", path, fields)
}

/// The same with more headers, each with the end of its line.
pub fn post_with(site: &Site, from: &str, more: &str, path: &str, fields: &[(&str, &str)]) -> Vec<u8> {
    let form = Serializer::new(String::new()).extend_pairs(fields).finish();
    let headers = format!("x-forwarded-for: {from}\r\nsec-fetch-site: same-origin\r\n{more}");
    request(site.address, "POST", path, &headers, &form)
}

/// Sends one request on a connection of its own.
pub async fn send(site: &Site, request: &[u8]) -> Result<Seen> {
    let mut connection = Connection::open(site.address).await?;
    let answer = connection.send(request).await?;
    let location = answer.head.lines().find_map(|line| line.strip_prefix("location: ")).unwrap_or_default();
    Ok(Seen { status: answer.status, location: location.to_owned(), body: answer.text()?.to_owned() })
}

/// Opens a page from this network.
pub async fn read(site: &Site, from: &str, path: &str) -> Result<Seen> {
    let headers = format!("x-forwarded-for: {from}\r\naccept-encoding: identity\r\n");
    send(site, &request(site.address, "GET", path, &headers, "")).await
}

/// Signs up as slowly as a person; returns where the "sent" page is.
pub async fn sign_up(site: &Site, from: &str, event: &str, email: &str) -> Result<String> {
    let page = read(site, from, event).await?.body;
    tokio::time::sleep(Duration::from_secs(5)).await;
    let mut fields = hidden_inputs(&page);
    fields.extend([("email", email), ("seats", "1")]);
    let sent = send(site, &post(site, from, event, &fields)).await?;
    if sent.status != 303 {
        return Err(format!("the sign-up was answered {}", sent.status).into());
    }
    Ok(sent.location)
}

/// The link of this kind in the newest mail to an address, as a path.
pub async fn link(site: &Site, email: &str, kind: &str) -> Result<String> {
    for _ in 0..500 {
        if let Some(link) = links(&site.data().join("mail"), email, kind)?.pop() {
            return Ok(link);
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    Err(Error::from(format!("no {kind} came for {email}")))
}

fn links(folder: &Path, email: &str, kind: &str) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let file = entry?;
        let raw = std::fs::read(file.path())?;
        let Some(mail) = mail_parser::MessageParser::default().parse(&raw) else { continue };
        let to = mail.to().and_then(|to| to.first()).and_then(|to| to.address());
        if to != Some(email) {
            continue;
        }
        let text = mail.body_text(0).unwrap_or_default().into_owned();
        let paths = text.split_whitespace().filter_map(|word| word.find(kind).map(|at| &word[at..]));
        let at = file.metadata()?.modified()?;
        found.extend(paths.map(|path| (at, path.to_owned())));
    }
    found.sort();
    Ok(found.into_iter().map(|(_, path)| path).collect())
}
