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
        Ok(_) => "ready\n".into_response(),
        Err(failure) => {
            tracing::warn!(%failure, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "not ready\n").into_response()
        }
    }
}
