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
        // The site answers people as ever: whoever balances by the status is not to take it away from them.
        Ok(_) if web.site.guard.peek().is_err() => {
            "ready; but nothing is deleted, for the clock may be wrong: see the log\n".into_response()
        }
        Ok(_) => "ready\n".into_response(),
        Err(failure) => {
            tracing::warn!(%failure, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "not ready\n").into_response()
        }
    }
}
