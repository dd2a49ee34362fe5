//! `/organise/team`: the team of one's branches, and inviting.

use std::collections::BTreeSet;

use app::components::errors::of_email;
use app::components::text::Piece;
use app::domain::branch::Branch;
use app::domain::email_address::EmailAddress;
use app::domain::role::{Permission, Role};
use app::forms::desk::{DeskForm, NAME, line};
use app::forms::state::Typed;
use app::pages::organiser::team::{Line, TeamPage, done, html};
use app::text::Words;
use axum::extract::State;
use axum::http::Uri;
use uuid::Uuid;

use super::{desk, shown};
use crate::actions::account::access::Signed;
use crate::actions::account::invite::{Invitation, invite};
use crate::actions::account::team::{self, Member};
use crate::web::Web;
use crate::web::answer::{Answer, Refused, see};
use crate::web::form::{Form, query};
use crate::web::reader::Reader;
use crate::web::session::need_somewhere;

const PATH: &str = "/organise/team";

/// The one of the team that a token names; nobody else is there.
pub(super) async fn member(web: &Web, branches: &BTreeSet<Uuid>, token: &str) -> Result<Member, Refused> {
    team::one(&web.site, token, branches).await?.ok_or(Refused::NOT_FOUND)
}

/// The name of a branch for a reader.
pub(super) async fn branch_name(web: &Web, words: &Words, id: Uuid) -> Result<String, Refused> {
    let all = team::branches(&web.site).await?;
    let branch = all.iter().find(|branch| branch.id == id);
    Ok(branch.map(|branch| Piece::of(&branch.content.name, words).text).unwrap_or_default())
}

/// The branches in which somebody may give roles.
pub(super) async fn manageable(web: &Web, signed: &Signed) -> Result<Vec<Branch>, Refused> {
    let of = signed.branches(Permission::ManageTeam);
    let mut all = team::branches(&web.site).await?;
    all.retain(|branch| of.contains(&branch.id));
    Ok(all)
}

/// The team.
pub async fn get(State(web): State<Web>, reader: Reader, signed: Signed, uri: Uri) -> Answer {
    need_somewhere(&signed, Permission::ManageTeam, PATH)?;
    let done = done(query(&uri).first("done"));
    show(&web, &reader, &signed, DeskForm::default(), done).await
}

/// Branch and role of a form, or what is wrong with them.
pub(super) fn branch_and_role(words: &Words, branches: &[Branch], form: &mut DeskForm) -> Option<(Uuid, Role)> {
    let branch = branches.iter().find(|branch| branch.slug.as_str() == form.typed.first("branch"));
    if branch.is_none() {
        form.refuse("branch", words.get("desk-team-invite-branch-wrong"));
    }
    let role = Role::parse(form.typed.first("role"));
    if role.is_none() {
        form.refuse("role", words.get("desk-team-invite-role-wrong"));
    }
    Some((branch?.id, role?))
}

fn check(words: &Words, branches: &[Branch], signed: &Signed, typed: Typed) -> Result<Invitation, DeskForm> {
    let mut form = DeskForm::of(typed);
    let email = EmailAddress::parse(form.typed.first("email"));
    if let Err(error) = &email {
        form.refuse("email", of_email(words, *error));
    }
    let name = line(form.typed.first("name"), NAME);
    if name.is_none() {
        form.refuse("name", words.with("desk-account-name-wrong", [("most", NAME.into())]));
    }
    match (email, name, branch_and_role(words, branches, &mut form)) {
        (Ok(email), Some(name), Some((branch, role))) => {
            Ok(Invitation { email, name, branch, role, by: Some(signed.id()), language: words.language().clone() })
        }
        _ => Err(form),
    }
}

/// Invites.
pub async fn post(State(web): State<Web>, reader: Reader, signed: Signed, Form(typed): Form) -> Answer {
    need_somewhere(&signed, Permission::ManageTeam, PATH)?;
    let branches = manageable(&web, &signed).await?;
    match check(&reader.words(), &branches, &signed, typed) {
        Ok(invitation) => {
            let link = invite(&web.site, invitation).await?;
            Ok(see(&format!("{PATH}?done={}", if link.is_some() { "invited" } else { "given" })))
        }
        Err(form) => show(&web, &reader, &signed, form, None).await,
    }
}

async fn show(web: &Web, reader: &Reader, signed: &Signed, form: DeskForm, done: Option<&'static str>) -> Answer {
    let of = signed.branches(Permission::ManageTeam);
    let lines = team::team(&web.site, &of).await?.into_iter().map(|member| Line {
        path: format!("{PATH}/{}", member.token),
        name: member.account.secret.name.clone(),
        roles: member.roles_in(&of).into_iter().map(|held| (held.role, held.branch)).collect(),
        invited_until: member.account.is_invited().then_some(member.account.row.expires_at),
        has_factor: member.account.row.factor_at.is_some(),
        guidance: member.guidance,
    });
    let (lines, refused) = (lines.collect(), form.is_refused());
    let branches = manageable(web, signed).await?;
    let desk = desk(web, reader, signed, None).await?;
    Ok(shown(html(TeamPage { desk, lines, branches, form, done }), refused))
}
