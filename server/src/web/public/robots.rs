//! `/robots.txt` and `/sitemap.xml`: what search engines may index. Events that aren't listed are in neither.

use app::paths;
use std::collections::BTreeSet;

use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Response};

use crate::actions::show;
use crate::web::Web;
use crate::web::response::HandlerResult;

/// `/robots.txt`.
pub async fn robots(State(web): State<Web>) -> String {
    let base = &web.site.config.base_url;
    format!(
        "User-agent: *\nDisallow: /sent/\nDisallow: /confirm/\nDisallow: /your-sign-up/\nDisallow: /unsubscribe/\n\
         Sitemap: {base}/sitemap.xml\n"
    )
}

/// `/sitemap.xml`. Slugs and a base URL contain nothing that must be escaped in XML.
pub async fn sitemap(State(web): State<Web>) -> HandlerResult {
    let base = &web.site.config.base_url;
    let (events, newsletters) = show::coming(&web.site, None).await?;
    let mut paths = BTreeSet::from(["/".to_owned(), paths::PRIVACY.to_owned()]);
    for (event, branch) in &events {
        paths.extend([paths::event(&event.slug), paths::branch(&branch.slug)]);
    }
    for (newsletter, branch) in &newsletters {
        paths.extend([paths::newsletter(&newsletter.slug), paths::branch(&branch.slug)]);
        if newsletter.content.archive && newsletter.content.archive_search {
            paths.insert(paths::issues(&newsletter.slug));
        }
    }
    let urls: String = paths.iter().map(|path| format!("<url><loc>{base}{path}</loc></url>\n")).collect();
    let xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{urls}</urlset>\n"
    );
    let mut response: Response = xml.into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/xml; charset=utf-8"));
    Ok(response)
}
