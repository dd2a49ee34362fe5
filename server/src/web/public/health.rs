//! `/healthz`: the process is running. `/readyz`: the site does everything it should; if not, a line for each problem.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use crate::actions::ready::conditions;
use crate::web::Web;

/// `/healthz`.
pub async fn healthz() -> &'static str {
    "ok\n"
}

/// `/readyz`.
pub async fn readyz(State(web): State<Web>) -> Response {
    let found = conditions(&web.site).await;
    let is_ready = !found.iter().any(|condition| condition.hurts);
    let status = if is_ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    let mut said = if is_ready { "ready\n" } else { "not ready\n" }.to_owned();
    for condition in found {
        said.push_str(&condition.says);
        said.push('\n');
    }
    (status, said).into_response()
}
