//! Posts as they come from pages that aren't ours.

use super::app::TestApp;
use super::page::Page;

/// What a browser says about where a form was: nothing, nothing it wants to name, another site.
pub const ORIGINS: [&[(&str, &str)]; 3] = [
    &[],
    &[("origin", "null")],
    &[("origin", "https://elsewhere.example"), ("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "navigate")],
];

/// Posts a form with these headers.
pub async fn post(app: &TestApp, path: &str, headers: &[(&str, &str)], fields: &[(&str, &str)]) -> Page {
    let whole = app.whole(path);
    app.request(|client, _| {
        headers.iter().fold(client.post(whole).form(fields), |post, (name, value)| post.header(*name, *value))
    })
    .await
}
