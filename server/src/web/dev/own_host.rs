//! Developers' pages only answer under a name of this machine or the site's own: otherwise any page on the web could
//! have its own name point here, and read them in the developer's browser (DNS rebinding).

use axum::extract::{Request, State};
use axum::http::{HeaderMap, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

use crate::web::Web;
use crate::web::response::WebError;

/// Lets requests to this host by one of its own names through; for all others the page doesn't exist.
pub async fn own_host(State(web): State<Web>, request: Request, next: Next) -> Response {
    let is_own = host(request.headers()).is_some_and(|host| web.site.config.is_own_host(host));
    if is_own { next.run(request).await } else { WebError::NOT_FOUND.into_response() }
}

fn host(headers: &HeaderMap) -> Option<&str> {
    headers.get(header::HOST).and_then(|host| host.to_str().ok())
}
