//! `/sent/{token}`: "check your email". The same for known, unknown and suppressed addresses.

use app::domain::seats::HOLD;
use app::mails::{sign_up_subject, stop_subject, your_data_subject};
use app::pages::public::sent::{SentPage, SentWhat, html};
use app::paths;
use axum::extract::State;
use axum::http::Uri;
use axum::response::IntoResponse as _;

use super::Name;
use crate::actions::sent::{self, SentRecord};
use crate::web::Web;
use crate::web::form::query;
use crate::web::locale::Locale;
use crate::web::response::{HandlerResult, Page, WebError, redirect};

/// The page.
pub async fn get(State(web): State<Web>, Name(token): Name, locale: Locale, uri: Uri) -> HandlerResult {
    let sent = sent::open(&web.site, &token).ok_or(WebError::DEAD_LINK)?;
    let shown = sent::show(&web.site, &sent).await?;
    let frame = web.frame(&locale, shown.branch.clone(), None).await?;
    let language = &sent.language;
    let correct = match sent.about {
        SentRecord::Request(_) | SentRecord::Stop(_) => shown.form_path.clone(),
        SentRecord::Registration(_) | SentRecord::Subscription(_) => format!("{}?again={token}", shown.form_path),
    };
    let page = SentPage {
        email: sent.typed.email.to_display(),
        sender: sent::sender(&web.site, &frame.organisation, shown.branch.as_ref(), language),
        subject: match &shown.title {
            Some(title) if matches!(sent.about, SentRecord::Stop(_)) => stop_subject(language, title.get(language)),
            Some(title) => sign_up_subject(language, title.get(language)),
            None => your_data_subject(language),
        },
        what: match (sent.about, sent.offer.zip(shown.zone)) {
            (SentRecord::Request(_), _) => SentWhat::YourData,
            (SentRecord::Stop(_), _) => SentWhat::Stop,
            (_, Some((offer, zone))) => SentWhat::Event { offer, seats: sent.typed.seats, until: sent.at + HOLD, zone },
            (_, None) => SentWhat::Newsletter,
        },
        path: paths::sent(&token),
        correct,
        slow: web.site.limits.strangers_wait(),
        sent_again: query(&uri).first("again") == "yes",
        frame,
    };
    Ok(Page::new(html(page)).into_response())
}

/// "Send it again".
pub async fn post(State(web): State<Web>, Name(token): Name) -> HandlerResult {
    let sent = sent::open(&web.site, &token).ok_or(WebError::DEAD_LINK)?;
    sent::send_again(&web.site, sent).await?;
    Ok(redirect(&format!("{}?again=yes", paths::sent(&token))))
}
