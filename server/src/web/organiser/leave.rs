//! `/organise/account/leave`, and the same for a colleague in your branches.

use app::domain::role::Permission;
use app::forms::state::{FormState, Typed};
use app::pages::organiser::leave::{LeavePage, gone, html};
use app::paths;
use axum::extract::State;
use axum::response::Response;
use uuid::Uuid;

use super::team::{branch_name, member};
use super::{desk, shown, way_in};
use crate::actions::account::access::Session;
use crate::actions::account::leave::{Handover, Leave, handover, leave};
use crate::actions::account::scope::Scope;
use crate::actions::account::team::{self, RoleError};
use crate::web::Web;
use crate::web::form::Form;
use crate::web::locale::Locale;
use crate::web::public::Name;
use crate::web::response::{HandlerResult, WebError, redirect_done};
use crate::web::session::{cookie_name, need_somewhere, set_cookie};

/// Who leaves what.
struct Leaver {
    id: Uuid,
    /// The name, if it's somebody else.
    name: Option<String>,
    scope: Scope,
    path: String,
}

async fn oneself(web: &Web, session: &Session) -> Result<Leaver, WebError> {
    let everywhere = team::branches(&web.site).await?.into_iter().map(|branch| branch.id).collect();
    let scope = Scope::own(session, everywhere);
    Ok(Leaver { id: session.organiser_id(), name: None, scope, path: paths::organise::LEAVE.to_owned() })
}

async fn colleague(web: &Web, session: &Session, token: &str) -> Result<Leaver, WebError> {
    let path = paths::organise::colleague_leave(token);
    need_somewhere(session, Permission::ManageTeam, &path)?;
    let scope = Scope::of(session);
    let member = member(web, scope.branches(), token).await?;
    let name = Some(member.account.secret.name.clone());
    Ok(Leaver { id: member.account.id(), name, scope, path })
}

/// What ends if you leave.
pub async fn get(State(web): State<Web>, locale: Locale, session: Session) -> HandlerResult {
    let leaver = oneself(&web, &session).await?;
    show(&web, &locale, &session, leaver, FormState::default()).await
}

/// Leaves.
pub async fn post(State(web): State<Web>, locale: Locale, session: Session, Form(typed): Form) -> HandlerResult {
    let leaver = oneself(&web, &session).await?;
    if let Some(answer) = end(&web, &locale, &session, leaver, typed).await? {
        return Ok(answer);
    }
    let desk = way_in(&web, &locale, None).await?;
    let deleted = web.site.clock.now() + app::domain::retention::ACCOUNT;
    let mut response = shown(gone(desk, deleted), false);
    let is_https = web.site.config.is_https();
    set_cookie(&mut response, is_https, cookie_name(is_https), "", None);
    Ok(response)
}

/// What ends if a colleague leaves.
pub async fn get_other(State(web): State<Web>, Name(token): Name, locale: Locale, session: Session) -> HandlerResult {
    let leaver = colleague(&web, &session, &token).await?;
    show(&web, &locale, &session, leaver, FormState::default()).await
}

/// Ends all roles of a colleague in your branches.
pub async fn post_other(
    State(web): State<Web>,
    Name(token): Name,
    locale: Locale,
    session: Session,
    Form(typed): Form,
) -> HandlerResult {
    let leaver = colleague(&web, &session, &token).await?;
    match end(&web, &locale, &session, leaver, typed).await? {
        None => Ok(redirect_done(paths::organise::TEAM, "left")),
        Some(answer) => Ok(answer),
    }
}

/// Ends everything, or shows the form once more.
async fn end(
    web: &Web,
    locale: &Locale,
    session: &Session,
    leaver: Leaver,
    typed: Typed,
) -> Result<Option<Response>, WebError> {
    let words = locale.words();
    let Handover { heirs, owned, .. } = handover(&web.site, leaver.id, leaver.scope.branches()).await?;
    let heir = team::named(&web.site, typed.first("heir"));
    let heir = heir.filter(|id| heirs.iter().any(|member| member.account.id() == *id));
    let mut form = FormState::of(typed);
    if !owned.is_empty() && !heirs.is_empty() && heir.is_none() {
        form.refuse("heir", words.get("desk-leave-heir-wrong"));
    }
    if form.typed.first("sure") != "yes" {
        form.refuse("sure", words.get("desk-leave-sure-wrong"));
    }
    if form.is_refused() {
        return show(web, locale, session, leaver, form).await.map(Some);
    }
    let wanted = Leave { organiser: leaver.id, scope: leaver.scope.clone(), heir };
    let last = match leave(&web.site, wanted).await {
        Ok(()) => return Ok(None),
        Err(RoleError::Last(top)) => top,
        Err(RoleError::Failure(failure)) => return Err(failure.into()),
        Err(RoleError::Gone | RoleError::Guidance) => return Err(WebError::NOT_FOUND),
    };
    let branch = branch_name(web, &words, last).await?;
    let sentence = match &leaver.name {
        None => words.with("desk-leave-last", [("branch", branch.into())]),
        Some(name) => words.with("desk-colleague-last", [("name", name.clone().into()), ("branch", branch.into())]),
    };
    show(web, locale, session, leaver, form.wrong("sure", sentence)).await.map(Some)
}

async fn show(web: &Web, locale: &Locale, session: &Session, leaver: Leaver, form: FormState) -> HandlerResult {
    let Handover { owned, heirs, copies } = handover(&web.site, leaver.id, leaver.scope.branches()).await?;
    let heirs = heirs.into_iter().map(|member| (member.token.clone(), member.account.secret.name.clone()));
    let refused = form.is_refused();
    let page = LeavePage {
        desk: desk(web, locale, session, None).await?,
        name: leaver.name,
        path: leaver.path,
        owned,
        heirs: heirs.collect(),
        copies,
        form,
    };
    Ok(shown(html(page), refused))
}
