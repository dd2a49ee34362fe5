//! `/organise/account/leave`, and the same for a colleague of one's branches.

use app::domain::role::Permission;
use app::forms::desk::DeskForm;
use app::forms::state::Typed;
use app::pages::organiser::leave::{LeavePage, gone, html};
use axum::extract::State;
use uuid::Uuid;

use super::team::{branch_name, member};
use super::{desk, shown, way_in};
use crate::actions::account::access::Signed;
use crate::actions::account::leave::{Behind, Leave, behind, leave};
use crate::actions::account::scope::Scope;
use crate::actions::account::team;
use crate::web::Web;
use crate::web::answer::{Answer, Refused, see};
use crate::web::form::Form;
use crate::web::public::Name;
use crate::web::reader::Reader;
use crate::web::session::{cookie_name, need_somewhere, set_cookie};

/// Who leaves what.
struct Leaver {
    id: Uuid,
    /// Where it is not the reader.
    name: Option<String>,
    scope: Scope,
    path: String,
}

async fn oneself(web: &Web, signed: &Signed) -> Result<Leaver, Refused> {
    let everywhere = team::branches(&web.site).await?.into_iter().map(|branch| branch.id).collect();
    let scope = Scope::own(signed, everywhere);
    Ok(Leaver { id: signed.id(), name: None, scope, path: "/organise/account/leave".to_owned() })
}

async fn colleague(web: &Web, signed: &Signed, token: &str) -> Result<Leaver, Refused> {
    let path = format!("/organise/team/{token}/leave");
    need_somewhere(signed, Permission::ManageTeam, &path)?;
    let scope = Scope::of(signed);
    let member = member(web, scope.branches(), token).await?;
    let name = Some(member.account.secret.name.clone());
    Ok(Leaver { id: member.account.id(), name, scope, path })
}

/// What ends when one leaves.
pub async fn get(State(web): State<Web>, reader: Reader, signed: Signed) -> Answer {
    let leaver = oneself(&web, &signed).await?;
    show(&web, &reader, &signed, leaver, DeskForm::default()).await
}

/// Leaves.
pub async fn post(State(web): State<Web>, reader: Reader, signed: Signed, Form(typed): Form) -> Answer {
    let leaver = oneself(&web, &signed).await?;
    if let Err(answer) = end(&web, &reader, &signed, leaver, typed).await? {
        return Ok(answer);
    }
    let desk = way_in(&web, &reader, None).await?;
    let deleted = web.site.clock.now() + app::domain::retention::ACCOUNT;
    let mut response = shown(gone(desk, deleted), false);
    let is_https = web.site.config.is_https();
    set_cookie(&mut response, is_https, cookie_name(is_https), "", None);
    Ok(response)
}

/// What ends when a colleague leaves.
pub async fn get_other(State(web): State<Web>, Name(token): Name, reader: Reader, signed: Signed) -> Answer {
    let leaver = colleague(&web, &signed, &token).await?;
    show(&web, &reader, &signed, leaver, DeskForm::default()).await
}

/// Ends all roles of a colleague in one's branches.
pub async fn post_other(
    State(web): State<Web>,
    Name(token): Name,
    reader: Reader,
    signed: Signed,
    Form(typed): Form,
) -> Answer {
    let leaver = colleague(&web, &signed, &token).await?;
    match end(&web, &reader, &signed, leaver, typed).await? {
        Ok(()) => Ok(see("/organise/team?done=left")),
        Err(answer) => Ok(answer),
    }
}

/// Ends it all, or shows the form once more.
async fn end(
    web: &Web,
    reader: &Reader,
    signed: &Signed,
    leaver: Leaver,
    typed: Typed,
) -> Result<Result<(), axum::response::Response>, Refused> {
    let words = reader.words();
    let Behind { heirs, owned, .. } = behind(&web.site, leaver.id, leaver.scope.branches()).await?;
    let heir = team::named(&web.site, typed.first("heir"));
    let heir = heir.filter(|id| heirs.iter().any(|member| member.account.id() == *id));
    let mut form = DeskForm::of(typed);
    if !owned.is_empty() && !heirs.is_empty() && heir.is_none() {
        form.refuse("heir", words.get("desk-leave-heir-wrong"));
    }
    if form.typed.first("sure") != "yes" {
        form.refuse("sure", words.get("desk-leave-sure-wrong"));
    }
    if form.is_refused() {
        return show(web, reader, signed, leaver, form).await.map(Err);
    }
    let wanted = Leave { organiser: leaver.id, scope: leaver.scope.clone(), heir };
    let Err(last) = leave(&web.site, wanted).await? else { return Ok(Ok(())) };
    let branch = branch_name(web, &words, last).await?;
    let sentence = match &leaver.name {
        None => words.with("desk-leave-last", [("branch", branch.into())]),
        Some(name) => words.with("desk-colleague-last", [("name", name.clone().into()), ("branch", branch.into())]),
    };
    show(web, reader, signed, leaver, form.wrong("sure", sentence)).await.map(Err)
}

async fn show(web: &Web, reader: &Reader, signed: &Signed, leaver: Leaver, form: DeskForm) -> Answer {
    let Behind { owned, heirs, copies } = behind(&web.site, leaver.id, leaver.scope.branches()).await?;
    let heirs = heirs.into_iter().map(|member| (member.token.clone(), member.account.secret.name.clone()));
    let refused = form.is_refused();
    let page = LeavePage {
        desk: desk(web, reader, signed, None).await?,
        name: leaver.name,
        path: leaver.path,
        owned,
        heirs: heirs.collect(),
        copies,
        form,
    };
    Ok(shown(html(page), refused))
}
