//! `/healthz`: the process lives. `/readyz`: the database answers too.

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
        // It answers, so that nobody takes it off the net for a flood; but whoever watches it is told.
        Ok(_) => match web.site.limits.strangers_wait() {
            None => "ready\n".into_response(),
            Some(wait) => {
                let minutes = wait.as_secs().div_ceil(60);
                format!("ready\nmails to unconfirmed addresses wait {minutes} minutes\n").into_response()
            }
        },
        Err(failure) => {
            tracing::warn!(%failure, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "not ready\n").into_response()
        }
    }
}
