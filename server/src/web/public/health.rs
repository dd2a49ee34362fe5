//! `/healthz`: the process lives. `/readyz`: the database answers too; it says as well when nothing is deleted.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use crate::actions::show;
use crate::web::Web;

/// `/healthz`.
pub async fn healthz() -> &'static str {
    "ok\n"
}

/// `/readyz`.
pub async fn readyz(State(web): State<Web>) -> Response {
    match show::organisation(&web.site).await {
        // It answers people as ever, so that nobody takes it off the net; but whoever watches it is told.
        Ok(_) => conditions(&web).into_response(),
        Err(failure) => {
            tracing::warn!(%failure, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "not ready\n").into_response()
        }
    }
}

/// "ready", and a line for each thing to see to.
fn conditions(web: &Web) -> String {
    let mut said = "ready\n".to_owned();
    if web.site.guard.peek().is_err() {
        said.push_str("but nothing is deleted, for the clock may be wrong: see the log\n");
    }
    if let Some(wait) = web.site.limits.strangers_wait() {
        let minutes = wait.as_secs().div_ceil(60);
        said.push_str(&format!("mails to unconfirmed addresses wait {minutes} minutes\n"));
    }
    said
}
