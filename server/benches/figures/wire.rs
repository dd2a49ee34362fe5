//! What a public page costs over the wire: the page and all that it makes a browser fetch.

use std::net::SocketAddr;

use super::Result;
use super::client::{Connection, get};
use super::form::attribute;

/// A page with everything it needs.
pub struct Weight {
    pub requests: usize,
    pub page: usize,
    pub all: usize,
}

/// Weighs the page at `path` as it comes in a coding, heads included.
pub async fn weigh(address: SocketAddr, path: &str, coding: &str) -> Result<Weight> {
    let mut connection = Connection::open(address).await?;
    let parts = parts(connection.send(&get(address, path, "identity")).await?.text()?);
    let page = connection.send(&get(address, path, coding)).await?.bytes();
    let all = page + bytes(address, &parts, coding).await?;
    Ok(Weight { requests: 1 + parts.len(), page, all })
}

/// What script and WebAssembly of a page weigh in a coding, heads included.
pub async fn weigh_script(address: SocketAddr, page: &str, coding: &str) -> Result<usize> {
    let mut parts: Vec<String> =
        page.split(['"', '\'', '(']).filter(|part| part.starts_with("/pkg/")).map(str::to_owned).collect();
    parts.sort();
    parts.dedup();
    bytes(address, &parts, coding).await
}

async fn bytes(address: SocketAddr, parts: &[String], coding: &str) -> Result<usize> {
    let mut connection = Connection::open(address).await?;
    let mut all = 0;
    for part in parts {
        let answer = connection.send(&get(address, part, coding)).await?;
        if answer.status != 200 {
            return Err(format!("{part} answered {}", answer.status).into());
        }
        all += answer.bytes();
    }
    Ok(all)
}

/// What a browser fetches by itself: styles, icons, pictures, scripts.
fn parts(page: &str) -> Vec<String> {
    let tags = page.split('<').skip(1).filter_map(|tag| tag.split('>').next());
    let mut parts: Vec<String> = tags
        .filter_map(|tag| match tag.split([' ', '\n']).next()? {
            "link" if attribute(tag, "rel").is_some_and(|rel| rel.contains("stylesheet") || rel.contains("icon")) => {
                attribute(tag, "href")
            }
            "img" | "script" | "source" | "iframe" => attribute(tag, "src"),
            _ => None,
        })
        .filter(|part| !part.starts_with("data:"))
        .map(str::to_owned)
        .collect();
    parts.sort();
    parts.dedup();
    parts
}
