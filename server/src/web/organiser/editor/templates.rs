//! `/organise/officer/kinds` and `/organise/officer/kinds/{slug}`: the templates, for the data officer to change.

use app::domain::characters::plain;
use app::domain::language::LocalText;
use app::domain::purpose::{LawfulBasis, PurposeKind};
use app::domain::role::Permission;
use app::domain::template::Template;
use app::domain::why::Why;
use app::forms::check;
use app::forms::state::{FormState, Typed};
use app::pages::organiser::editor::templates::{TemplatePage, TemplatesPage, html, template_html};
use app::paths;
use app::text::template_texts;
use axum::extract::State;
use axum::http::{StatusCode, Uri};

use super::super::desk;
use super::{english, shown};
use crate::actions::account::access::Session;
use crate::actions::account::team;
use crate::actions::drafts::templates;
use crate::web::Web;
use crate::web::form::{Form, query};
use crate::web::locale::Locale;
use crate::web::public::Name;
use crate::web::response::{HandlerResult, WebError, redirect};
use crate::web::session::need_somewhere;

const PATH: &str = paths::organise::TEMPLATES;

/// Whether somebody may change templates: they apply to every branch, so a role in one of them isn't enough.
pub async fn may(web: &Web, session: &Session) -> Result<bool, WebError> {
    Ok(team::branches(&web.site).await?.iter().all(|branch| session.may(Permission::EditTemplates, branch.id)))
}

async fn need_everywhere(web: &Web, session: &Session) -> Result<(), WebError> {
    need_somewhere(session, Permission::EditTemplates, PATH)?;
    if may(web, session).await? { Ok(()) } else { Err(WebError::NOT_FOUND) }
}

/// The list.
pub async fn list(State(web): State<Web>, locale: Locale, session: Session, uri: Uri) -> HandlerResult {
    need_everywhere(&web, &session).await?;
    let desk = desk(&web, &locale, &session, None).await?;
    let saved = query(&uri).first("saved") == "yes";
    Ok(shown(StatusCode::OK, html(TemplatesPage { desk, templates: templates::all(&web.site).await?, saved })))
}

/// One template.
pub async fn get(State(web): State<Web>, Name(slug): Name, locale: Locale, session: Session) -> HandlerResult {
    need_everywhere(&web, &session).await?;
    let kind = templates::find(&web.site, &slug).await?.ok_or(WebError::NOT_FOUND)?;
    let form = FormState::of(filled(&kind));
    page(&web, &locale, &session, &slug, &kind, StatusCode::OK, form).await
}

/// Changes it.
pub async fn post(
    State(web): State<Web>,
    Name(slug): Name,
    locale: Locale,
    session: Session,
    Form(typed): Form,
) -> HandlerResult {
    need_everywhere(&web, &session).await?;
    let kind = templates::find(&web.site, &slug).await?.ok_or(WebError::NOT_FOUND)?;
    match read(&kind, typed) {
        Ok(changed) => {
            templates::change(&web.site, slug, changed, session.organiser_id()).await?;
            Ok(redirect(&format!("{PATH}?saved=yes")))
        }
        Err(form) => page(&web, &locale, &session, &slug, &kind, StatusCode::UNPROCESSABLE_ENTITY, form).await,
    }
}

async fn page(
    web: &Web,
    locale: &Locale,
    session: &Session,
    slug: &str,
    kind: &Template,
    status: StatusCode,
    form: FormState,
) -> HandlerResult {
    let ready = template_texts::questions(&locale.words()).into_iter();
    let page = TemplatePage {
        desk: desk(web, locale, session, None).await?,
        slug: slug.to_owned(),
        name: english(&kind.name),
        is_event: kind.what == PurposeKind::Event,
        ready: ready.map(|(entry, said)| (entry.key.to_owned(), said.label, entry.special)).collect(),
        form,
    };
    Ok(shown(status, template_html(page)))
}

fn filled(kind: &Template) -> Typed {
    let days = |keep: app::domain::retention::Keep| keep.length().num_days().to_string();
    let mut typed = Typed::default();
    for (name, value) in [
        ("about", english(&kind.about)),
        ("statement", english(&kind.statement)),
        ("seen_by", english(&kind.seen_by)),
        ("lawful_basis", kind.lawful_basis.name().to_owned()),
        ("interest", kind.interest.as_ref().map(english).unwrap_or_default()),
        ("keep_days", days(kind.keep)),
        ("longest", days(kind.longest)),
    ] {
        typed.set(name, vec![value]);
    }
    typed.set("questions", kind.questions.clone());
    typed.set("special", kind.special.clone());
    typed
}

/// The template as the form describes it.
fn read(before: &Template, typed: Typed) -> Result<Template, FormState> {
    let mut kind = before.clone();
    let mut form = FormState::of(typed.clone());
    let mut note = |name: &str, reason: Why| form.refuse(name, reason);
    for (name, text) in [("about", &mut kind.about), ("statement", &mut kind.statement), ("seen_by", &mut kind.seen_by)]
    {
        match check::text(typed.first(name)) {
            Ok(said) if said == english(text) => {}
            Ok(said) => *text = LocalText::english(said),
            Err(reason) => note(name, reason),
        }
    }
    if before.what == PurposeKind::Event {
        kind.lawful_basis = LawfulBasis::parse(typed.first("lawful_basis")).unwrap_or(before.lawful_basis);
        let interest = typed.first("interest").trim().to_owned();
        if let Err(reason) = check::interest(kind.lawful_basis, !interest.is_empty()) {
            note("interest", reason);
        }
        let same = before.interest.as_ref().filter(|was| english(was) == interest).cloned();
        kind.interest = (!interest.is_empty()).then(|| same.unwrap_or_else(|| LocalText::english(interest)));
        for (name, keep) in [("keep_days", &mut kind.keep), ("longest", &mut kind.longest)] {
            match check::count(plain(typed.first(name)).parse().ok(), &(0..=90)) {
                Ok(days) => *keep = template_texts::days(i64::from(days)),
                Err(reason) => note(name, reason),
            }
        }
        let known = |keys: &[String], special: bool| -> Vec<String> {
            let all = app::domain::catalogue::CATALOGUE.iter();
            let some = all.filter(|entry| keys.iter().any(|key| key == entry.key) && (entry.special || !special));
            some.map(|entry| entry.key.to_owned()).collect()
        };
        kind.questions = known(typed.all("questions"), false);
        kind.special = known(typed.all("special"), true);
        let forbidden = |key: &String| {
            app::domain::catalogue::find(key).is_some_and(|entry| entry.special) && !kind.special.contains(key)
        };
        if kind.questions.iter().any(forbidden) {
            note("special", Why::SpecialWithoutCondition);
        }
        if kind.keep > kind.longest {
            note("longest", Why::NotACount(u32::try_from(kind.keep.length().num_days()).unwrap_or(0), 90));
        }
    }
    if form.is_refused() { Err(form) } else { Ok(kind) }
}
