//! Fills in the sign-up form of an event, for one person after another.

use std::net::SocketAddr;
use std::sync::Arc;

use url::form_urlencoded::Serializer;

use super::Result;
use super::client::{Connection, get, post};
use super::load::Requests;

/// Reads the form of `path`, hidden inputs and all, and returns the POST of person 0, 1, 2 … `who` keeps the addresses
/// of two forms apart.
pub async fn people(address: SocketAddr, path: &'static str, who: &'static str) -> Result<Requests> {
    let mut connection = Connection::open(address).await?;
    let answer = connection.send(&get(address, path, "identity")).await?;
    let mut shared = Serializer::new(String::new());
    for (name, value) in hidden_inputs(answer.text()?) {
        shared.append_pair(name, value);
    }
    shared.append_pair("name", "Robin Fletcher").append_pair("seats", "1").append_pair("table", "2");
    let shared = shared.finish();
    Ok(Arc::new(move |number| post(address, path, &format!("{shared}&email={who}.{number}%40neighbourhood.example"))))
}

/// Names and values of the hidden inputs. Ours need no decoding: names of fields, and base64url.
pub fn hidden_inputs(page: &str) -> Vec<(&str, &str)> {
    let inputs = page.split("<input ").skip(1).filter_map(|rest| rest.split('>').next());
    let hidden = inputs.filter(|input| attribute(input, "type") == Some("hidden"));
    hidden.filter_map(|input| Some((attribute(input, "name")?, attribute(input, "value")?))).collect()
}

/// An attribute of a tag.
pub fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let at = tag.match_indices(name).map(|(at, _)| &tag[at + name.len()..]);
    at.filter_map(|rest| rest.strip_prefix("=\"")).find_map(|rest| rest.split('"').next())
}
