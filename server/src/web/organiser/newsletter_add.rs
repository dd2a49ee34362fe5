//! `/organise/newsletters/{slug}/add`: a reader who asked by phone or on paper. Nobody is subscribed by somebody else:
//! the usual mail asks for the person's own confirmation, and the page says the same for every address.

use app::components::slip::Slip;
use app::components::text::Piece;
use app::domain::audit::Act;
use app::domain::role::Permission;
use app::forms::by_hand::READ_OUT;
use app::forms::sign_up::{Of, SignUp};
use app::forms::state::{FormState, Refusal};
use app::pages::organiser::attendees::add::{Above, AddPage, To, html};
use axum::extract::State;
use axum::http::Uri;

use super::{desk, shown};
use crate::actions::account::access::Signed;
use crate::actions::desk::attendees::{Looker, looked};
use crate::actions::register::RegisterError;
use crate::actions::show::{self, NewsletterShown};
use crate::actions::sign_up::Asked;
use crate::actions::subscribe::subscribe;
use crate::web::Web;
use crate::web::answer::{Answer, Refused, see};
use crate::web::form::{Form, query};
use crate::web::public::Name;
use crate::web::reader::Reader;
use crate::web::session::need;

/// The form.
pub async fn get(State(web): State<Web>, Name(slug): Name, reader: Reader, signed: Signed, uri: Uri) -> Answer {
    let (of, _) = open(&web, &signed, &slug).await?;
    let above = (query(&uri).first("done") == "asked").then_some(Above::Asked);
    page(&web, &reader, &signed, of, FormState::empty(), above).await
}

/// Queues the mail that asks to confirm.
pub async fn post(
    State(web): State<Web>,
    Name(slug): Name,
    reader: Reader,
    signed: Signed,
    Form(mut typed): Form,
) -> Answer {
    let (of, path) = open(&web, &signed, &slug).await?;
    let read = typed.first(READ_OUT) == "yes";
    // The person gives consent by the button in the mail; here the text was read to them.
    typed.set("consent", vec!["yes".to_owned()]);
    let sign_up = match SignUp::parse(typed, Of::Newsletter, &of.version.wording) {
        Ok(sign_up) if read => sign_up,
        Ok(sign_up) => {
            let errors = vec![(READ_OUT.to_owned(), Refusal::ReadOut)];
            let form = FormState { typed: sign_up.to_typed(), errors, again: None };
            return page(&web, &reader, &signed, of, form, None).await;
        }
        Err(form) => return page(&web, &reader, &signed, of, form, None).await,
    };
    let looker =
        Looker { organiser: Some(signed.id()), purpose: of.newsletter.purpose_id, branch: of.newsletter.branch_id };
    let asked = Asked::new(sign_up, of.version, reader.0.clone());
    match subscribe(&web.site, asked).await {
        Ok(_) => {}
        Err(RegisterError::NotOpen) => return Err(Refused::NOT_FOUND),
        Err(RegisterError::Failure(failure)) => return Err(failure.into()),
    }
    looked(&web.site, looker, Act::Added, 1, None).await?;
    Ok(see(&format!("{path}?done=asked")))
}

async fn open(web: &Web, signed: &Signed, slug: &str) -> Result<(NewsletterShown, String), Refused> {
    let of = show::newsletter(&web.site, slug).await?.ok_or(Refused::NOT_FOUND)?;
    let path = format!("/organise/newsletters/{}/add", of.newsletter.slug);
    need(signed, Permission::EditList, &[of.newsletter.branch_id], &path)?;
    Ok((of, path))
}

async fn page(
    web: &Web,
    reader: &Reader,
    signed: &Signed,
    of: NewsletterShown,
    form: FormState,
    above: Option<Above>,
) -> Answer {
    let words = reader.words();
    let refused = !form.errors.is_empty();
    let page = AddPage {
        desk: desk(web, reader, signed, Some(of.branch)).await?,
        title: Piece::of(&of.newsletter.content.title, &words),
        back: format!("/organise/newsletters/{}", of.newsletter.slug),
        to: To::Newsletter,
        slip: Slip::of_newsletter(&words, &of.newsletter, &of.version.wording, web.site.clock.now()),
        wording: of.version.wording,
        form,
        above,
    };
    Ok(shown(html(page), refused))
}
