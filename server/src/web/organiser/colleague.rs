//! `/organise/team/{token}`: give, renew and end a colleague's roles; reset a lost second factor.

use app::domain::role::Permission;
use app::forms::state::FormState;
use app::pages::organiser::colleague::{ColleaguePage, html};
use app::pages::organiser::team::done;
use app::paths;
use axum::extract::State;
use axum::http::Uri;

use super::team::{branch_and_role, branch_name, done_by, manageable, member};
use super::{desk, shown};
use crate::actions::account::access::Session;
use crate::actions::account::invite::{Invitation, invite};
use crate::actions::account::reset::reset_factor;
use crate::actions::account::scope::Scope;
use crate::actions::account::team::{self, Member, RoleError};
use crate::web::Web;
use crate::web::form::{Form, query};
use crate::web::locale::Locale;
use crate::web::public::Name;
use crate::web::response::{HandlerResult, WebError, redirect, redirect_done};
use crate::web::session::need_somewhere;

async fn found(web: &Web, session: &Session, token: &str) -> Result<Member, WebError> {
    need_somewhere(session, Permission::ManageTeam, &paths::organise::colleague(token))?;
    member(web, &session.branches(Permission::ManageTeam), token).await
}

/// The page.
pub async fn get(
    State(web): State<Web>,
    Name(token): Name,
    locale: Locale,
    session: Session,
    uri: Uri,
) -> HandlerResult {
    let member = found(&web, &session, &token).await?;
    let done = done(query(&uri).first("done"));
    show(&web, &locale, &session, member, FormState::default(), done).await
}

/// Does what the form was sent for.
pub async fn post(
    State(web): State<Web>,
    Name(token): Name,
    locale: Locale,
    session: Session,
    Form(typed): Form,
) -> HandlerResult {
    let member = found(&web, &session, &token).await?;
    let (words, here) = (locale.words(), paths::organise::colleague(&token));
    let id = member.account.id();
    let what = typed.first("do").to_owned();
    if what == "reset" {
        if !reset_factor(&web.site, Scope::of(&session), id).await? {
            return Err(WebError::NOT_FOUND);
        }
        // Anyone who resets their own second factor is logged out.
        let is_own = session.organiser_id() == id;
        return Ok(if is_own { redirect(paths::organise::HOME) } else { redirect_done(here, "reset") });
    }
    let mut form = FormState::of(typed);
    let named = branch_and_role(&words, &manageable(&web, &session).await?, &mut form);
    let grant = named.and_then(|(branch, role)| Scope::of(&session).grant(branch, role));
    let Some(grant) = grant else { return show(&web, &locale, &session, member, form, None).await };
    let stays = match what.as_str() {
        "give" => {
            let account = &member.account;
            let (email, name) = (account.email.clone(), account.secret.name.clone());
            let invitation = Invitation { email, name, grant, language: account.language() };
            return Ok(redirect_done(here, done_by(&invite(&web.site, invitation).await?)));
        }
        "renew" => (team::renew(&web.site, id, grant).await, "renewed"),
        "end" => (team::end(&web.site, id, grant).await, "ended"),
        _ => return Err(WebError::BAD_REQUEST),
    };
    match stays {
        (Ok(()), "ended") => Ok(redirect_done(paths::organise::TEAM, "ended")),
        (Ok(()), done) => Ok(redirect_done(here, done)),
        (Err(why), _) => {
            let name = member.account.secret.name.clone();
            let sentence = match why {
                RoleError::Gone => words.get("desk-colleague-gone"),
                RoleError::Guidance => words.with("desk-colleague-guidance", [("name", name.into())]),
                RoleError::Failure(failure) => return Err(failure.into()),
                RoleError::Last(top) => {
                    let branch = branch_name(&web, &words, top).await?;
                    words.with("desk-colleague-last", [("name", name.into()), ("branch", branch.into())])
                }
            };
            show(&web, &locale, &session, member, FormState::default().wrong("held", sentence), None).await
        }
    }
}

async fn show(
    web: &Web,
    locale: &Locale,
    session: &Session,
    member: Member,
    form: FormState,
    done: Option<&'static str>,
) -> HandlerResult {
    let branches = session.branches(Permission::ManageTeam);
    let refused = form.is_refused();
    let page = ColleaguePage {
        desk: desk(web, locale, session, None).await?,
        path: paths::organise::colleague(&member.token),
        name: member.account.secret.name.clone(),
        email: member.account.email.to_display(),
        roles: member.roles_in(&branches).into_iter().map(|held| (held.role, held.branch, held.until)).collect(),
        guidance: member.guidance,
        factor: member.account.second_factor_at().map(|_| member.is_within(&branches)),
        branches: manageable(web, session).await?,
        form,
        done,
    };
    Ok(shown(html(page), refused))
}
