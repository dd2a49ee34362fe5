//! `/organise/team/{token}`: one colleague's roles are given, renewed, ended; a lost second factor is reset.

use app::domain::role::Permission;
use app::forms::desk::DeskForm;
use app::pages::organiser::colleague::{ColleaguePage, html};
use app::pages::organiser::team::done;
use axum::extract::State;
use axum::http::Uri;

use super::team::{branch_and_role, branch_name, done_by, manageable, member};
use super::{desk, shown};
use crate::actions::account::access::Signed;
use crate::actions::account::invite::{Invitation, invite};
use crate::actions::account::reset::reset_factor;
use crate::actions::account::scope::Scope;
use crate::actions::account::team::{self, Member, Stays};
use crate::web::Web;
use crate::web::answer::{Answer, Refused, see};
use crate::web::form::{Form, query};
use crate::web::public::Name;
use crate::web::reader::Reader;
use crate::web::session::need_somewhere;

async fn found(web: &Web, signed: &Signed, token: &str) -> Result<Member, Refused> {
    need_somewhere(signed, Permission::ManageTeam, &format!("/organise/team/{token}"))?;
    member(web, &signed.branches(Permission::ManageTeam), token).await
}

/// The page.
pub async fn get(State(web): State<Web>, Name(token): Name, reader: Reader, signed: Signed, uri: Uri) -> Answer {
    let member = found(&web, &signed, &token).await?;
    let done = done(query(&uri).first("done"));
    show(&web, &reader, &signed, member, DeskForm::default(), done).await
}

/// What the form was sent for.
pub async fn post(
    State(web): State<Web>,
    Name(token): Name,
    reader: Reader,
    signed: Signed,
    Form(typed): Form,
) -> Answer {
    let member = found(&web, &signed, &token).await?;
    let words = reader.words();
    let id = member.account.id();
    let what = typed.first("do").to_owned();
    if what == "reset" {
        if !reset_factor(&web.site, Scope::of(&signed), id).await? {
            return Err(Refused::NOT_FOUND);
        }
        return Ok(see(&path(&token, "reset", signed.id() == id)));
    }
    let mut form = DeskForm::of(typed);
    let named = branch_and_role(&words, &manageable(&web, &signed).await?, &mut form);
    let seat = named.and_then(|(branch, role)| Scope::of(&signed).seat(branch, role));
    let Some(seat) = seat else { return show(&web, &reader, &signed, member, form, None).await };
    let stays = match what.as_str() {
        "give" => {
            let account = &member.account;
            let (email, name) = (account.email.clone(), account.secret.name.clone());
            let invitation = Invitation { email, name, seat, language: account.language() };
            let done = done_by(&invite(&web.site, invitation).await?);
            return Ok(see(&path(&token, done, false)));
        }
        "renew" => (team::renew(&web.site, id, seat).await?, "renewed"),
        "end" => (team::end(&web.site, id, seat).await?, "ended"),
        _ => return Err(Refused::BAD_REQUEST),
    };
    match stays {
        (Ok(()), "ended") => Ok(see("/organise/team?done=ended")),
        (Ok(()), done) => Ok(see(&path(&token, done, false))),
        (Err(why), _) => {
            let name = member.account.secret.name.clone();
            let sentence = match why {
                Stays::Gone => words.get("desk-colleague-gone"),
                Stays::Guidance => words.with("desk-colleague-guidance", [("name", name.into())]),
                Stays::Last(top) => {
                    let branch = branch_name(&web, &words, top).await?;
                    words.with("desk-colleague-last", [("name", name.into()), ("branch", branch.into())])
                }
            };
            show(&web, &reader, &signed, member, DeskForm::default().wrong("held", sentence), None).await
        }
    }
}

/// Back to the colleague; whoever reset the own factor is logged out.
fn path(token: &str, done: &str, own: bool) -> String {
    if own { "/organise".to_owned() } else { format!("/organise/team/{token}?done={done}") }
}

async fn show(
    web: &Web,
    reader: &Reader,
    signed: &Signed,
    member: Member,
    form: DeskForm,
    done: Option<&'static str>,
) -> Answer {
    let branches = signed.branches(Permission::ManageTeam);
    let refused = form.is_refused();
    let page = ColleaguePage {
        desk: desk(web, reader, signed, None).await?,
        path: format!("/organise/team/{}", member.token),
        name: member.account.secret.name.clone(),
        email: member.account.email.to_display(),
        roles: member.roles_in(&branches).into_iter().map(|held| (held.role, held.branch, held.until)).collect(),
        guidance: member.guidance,
        factor: member.account.row.factor_at.map(|_| member.is_within(&branches)),
        branches: manageable(web, signed).await?,
        form,
        done,
    };
    Ok(shown(html(page), refused))
}
