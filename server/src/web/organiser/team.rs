//! `/organise/team`: the team of your branches, and invitations.

use std::collections::BTreeSet;

use app::components::text::Piece;
use app::domain::branch::Branch;
use app::domain::email_address::EmailAddress;
use app::domain::role::{Permission, Role};
use app::forms::line::{NAME, line};
use app::forms::state::{FormError, FormState, Typed};
use app::pages::organiser::team::{Line, PendingOffer, TeamPage, done, html};
use app::paths;
use app::text::Words;
use axum::extract::State;
use axum::http::Uri;
use uuid::Uuid;

use super::{desk, shown};
use crate::actions::account::access::Session;
use crate::actions::account::invite::{Invitation, Invited, invite};
use crate::actions::account::offer::{self, Decision};
use crate::actions::account::scope::Scope;
use crate::actions::account::team::{self, Member};
use crate::web::Web;
use crate::web::form::{Form, query};
use crate::web::locale::Locale;
use crate::web::response::{HandlerResult, WebError, redirect_done};
use crate::web::session::need_somewhere;

const PATH: &str = paths::organise::TEAM;

/// The member of the team that a token names; people outside it aren't found.
pub(super) async fn member(web: &Web, branches: &BTreeSet<Uuid>, token: &str) -> Result<Member, WebError> {
    team::one(&web.site, token, branches).await?.ok_or(WebError::NOT_FOUND)
}

/// The name of a branch in the reader's language.
pub(super) async fn branch_name(web: &Web, words: &Words, id: Uuid) -> Result<String, WebError> {
    let all = team::branches(&web.site).await?;
    let branch = all.iter().find(|branch| branch.id == id);
    Ok(branch.map(|branch| Piece::of(&branch.content.name, words).text).unwrap_or_default())
}

/// The branches in which somebody may give roles.
pub(super) async fn manageable(web: &Web, session: &Session) -> Result<Vec<Branch>, WebError> {
    let of = session.branches(Permission::ManageTeam);
    let mut all = team::branches(&web.site).await?;
    all.retain(|branch| of.contains(&branch.id));
    Ok(all)
}

/// The team.
pub async fn get(State(web): State<Web>, locale: Locale, session: Session, uri: Uri) -> HandlerResult {
    need_somewhere(&session, Permission::ManageTeam, PATH)?;
    let done = done(query(&uri).first("done"));
    show(&web, &locale, &session, FormState::default(), done).await
}

/// The branch and role in a form, or what is wrong with them.
pub(super) fn branch_and_role(words: &Words, branches: &[Branch], form: &mut FormState) -> Option<(Uuid, Role)> {
    let branch = branches.iter().find(|branch| branch.slug.as_str() == form.typed.first("branch"));
    if branch.is_none() {
        form.refuse("branch", words.get("desk-branch-choose"));
    }
    let role = Role::parse(form.typed.first("role"));
    if role.is_none() {
        form.refuse("role", words.get("desk-team-invite-role-wrong"));
    }
    Some((branch?.id, role?))
}

fn check(words: &Words, branches: &[Branch], session: &Session, typed: Typed) -> Result<Invitation, FormState> {
    let mut form = FormState::of(typed);
    let email = EmailAddress::parse(form.typed.first("email"));
    if let Err(error) = &email {
        form.refuse("email", FormError::Email(*error));
    }
    let name = line(form.typed.first("name"), NAME);
    if name.is_none() {
        form.refuse("name", words.with("desk-account-name-wrong", [("most", NAME.into())]));
    }
    match (email, name, branch_and_role(words, branches, &mut form)) {
        (Ok(email), Some(name), Some((branch, role))) => {
            let grant = Scope::of(session).grant(branch, role).ok_or_else(|| form.clone())?;
            Ok(Invitation { email, name, grant, language: words.language().clone() })
        }
        _ => Err(form),
    }
}

/// The result of an invitation, for `?done=`.
pub(super) const fn done_by(invited: &Invited) -> &'static str {
    match invited {
        Invited::Link(_) => "invited",
        Invited::Offered(_) => "offered",
        Invited::Held => "held",
    }
}

/// Invites, or withdraws an offer.
pub async fn post(State(web): State<Web>, locale: Locale, session: Session, Form(typed): Form) -> HandlerResult {
    need_somewhere(&session, Permission::ManageTeam, PATH)?;
    let offer = typed.first("take_back");
    if !offer.is_empty() {
        let taken_back = offer::answer(&web.site, offer, Decision::TakenBack(Scope::of(&session))).await?;
        return if taken_back { Ok(redirect_done(PATH, "taken-back")) } else { Err(WebError::NOT_FOUND) };
    }
    let branches = manageable(&web, &session).await?;
    match check(&locale.words(), &branches, &session, typed) {
        Ok(invitation) => {
            let done = done_by(&invite(&web.site, invitation).await?);
            Ok(redirect_done(PATH, done))
        }
        Err(form) => show(&web, &locale, &session, form, None).await,
    }
}

async fn show(
    web: &Web,
    locale: &Locale,
    session: &Session,
    form: FormState,
    done: Option<&'static str>,
) -> HandlerResult {
    let of = session.branches(Permission::ManageTeam);
    let lines = team::team(&web.site, &of).await?.into_iter().map(|member| Line {
        path: format!("{PATH}/{}", member.token),
        name: member.account.secret.name.clone(),
        roles: member.roles_in(&of).into_iter().map(|held| (held.role, held.branch)).collect(),
        invited_until: member.account.is_invited().then_some(member.account.expires_at()),
        has_factor: member.account.second_factor_at().is_some(),
        guidance: member.guidance,
    });
    let (lines, refused) = (lines.collect(), form.is_refused());
    let offers = offer::of(&web.site, &of).await?.into_iter().map(|offer| PendingOffer {
        token: offer.token,
        email: offer.account.email.to_display(),
        role: offer.role,
        branch: offer.branch,
        until: offer.until,
    });
    let offers = offers.collect();
    let branches = manageable(web, session).await?;
    let desk = desk(web, locale, session, None).await?;
    Ok(shown(html(TeamPage { desk, lines, offers, branches, form, done }), refused))
}
