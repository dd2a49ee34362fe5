//! `/organise/newsletters/{slug}/add`: somebody who asked by phone or on paper. Nobody is subscribed by somebody else:
//! the usual mail asks the person to confirm, and the page says the same for every address.

use app::components::slip::Slip;
use app::components::text::Piece;
use app::domain::audit::Act;
use app::domain::role::Permission;
use app::forms::by_hand::READ_OUT;
use app::forms::sign_up::{AGREEMENT, Of, SignUp};
use app::forms::state::{FormError, FormState};
use app::pages::organiser::attendees::add::{AddNotice, AddPage, To, html};
use app::paths;
use axum::extract::State;
use axum::http::Uri;

use super::{desk, shown};
use crate::actions::account::access::Session;
use crate::actions::attendees::{Viewer, looked};
use crate::actions::register::RegisterError;
use crate::actions::show::{self, NewsletterShown};
use crate::actions::sign_up::SignUpRequest;
use crate::actions::subscribe::subscribe;
use crate::web::Web;
use crate::web::form::{Form, query};
use crate::web::locale::Locale;
use crate::web::public::Name;
use crate::web::response::{HandlerResult, WebError, redirect_done};
use crate::web::session::need;

/// The form.
pub async fn get(
    State(web): State<Web>,
    Name(slug): Name,
    locale: Locale,
    session: Session,
    uri: Uri,
) -> HandlerResult {
    let (of, _) = open(&web, &session, &slug).await?;
    let above = (query(&uri).first("done") == "asked").then_some(AddNotice::Asked);
    page(&web, &locale, &session, of, FormState::default(), above).await
}

/// Queues the mail that asks to confirm.
pub async fn post(
    State(web): State<Web>,
    Name(slug): Name,
    locale: Locale,
    session: Session,
    Form(mut typed): Form,
) -> HandlerResult {
    let (of, path) = open(&web, &session, &slug).await?;
    let read = typed.first(READ_OUT) == "yes";
    // The person consents with the button in the mail; here the text was read to them.
    typed.set("consent", vec!["yes".to_owned()]);
    typed.set(AGREEMENT, vec!["yes".to_owned()]);
    let sign_up = match SignUp::parse(typed, Of::Newsletter, &of.version.wording) {
        Ok(sign_up) if read => sign_up,
        Ok(sign_up) => {
            let form = FormState::of(sign_up.to_typed()).wrong(READ_OUT, FormError::ReadOut);
            return page(&web, &locale, &session, of, form, None).await;
        }
        Err(form) => return page(&web, &locale, &session, of, form, None).await,
    };
    let viewer = Viewer::of_newsletter(&session, &of.newsletter);
    let asked = SignUpRequest::new(sign_up, of.version, locale.0.clone());
    match subscribe(&web.site, asked).await {
        Ok(_) => {}
        Err(RegisterError::NotOpen) => return Err(WebError::NOT_FOUND),
        Err(RegisterError::Failure(failure)) => return Err(failure.into()),
    }
    looked(&web.site, viewer, Act::Added, 1, None).await?;
    Ok(redirect_done(&path, "asked"))
}

async fn open(web: &Web, session: &Session, slug: &str) -> Result<(NewsletterShown, String), WebError> {
    let of = show::newsletter(&web.site, slug).await?.ok_or(WebError::NOT_FOUND)?;
    let path = paths::organise::newsletter_add(&of.newsletter.slug);
    need(session, Permission::EditList, &[of.newsletter.branch_id], &path)?;
    Ok((of, path))
}

async fn page(
    web: &Web,
    locale: &Locale,
    session: &Session,
    of: NewsletterShown,
    form: FormState,
    above: Option<AddNotice>,
) -> HandlerResult {
    let words = locale.words();
    let refused = form.is_refused();
    let page = AddPage {
        desk: desk(web, locale, session, Some(of.branch)).await?,
        title: Piece::of(&of.newsletter.content.title, &words),
        back: paths::organise::newsletter(&of.newsletter.slug),
        to: To::Newsletter,
        slip: Slip::of_newsletter(&words, &of.newsletter, &of.version.wording, web.site.clock.now()),
        wording: of.version.wording,
        form,
        above,
    };
    Ok(shown(html(page), refused))
}
