//! `/organise/officer/audit`: the audit. Looking at it is an entry too, and so is taking a file of it.

use std::collections::BTreeMap;

use app::components::text::Piece;
use app::domain::audit::Act;
use app::domain::role::Permission;
use app::domain::visits::{Visited, visits};
use app::forms::state::{FormState, Typed};
use app::forms::when;
use app::pages::organiser::audit::{AuditPage, AuditRow, FILTERS, html, unit};
use app::paths;
use app::text::Words;
use axum::extract::State;
use axum::http::Uri;
use chrono::Months;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::exports::take::file;
use super::{desk, shown};
use crate::actions::account::access::Session;
use crate::actions::exports::csv::csv;
use crate::actions::log::{EntrySubject, LogQuery, LogRow, Who, export, read};
use crate::web::Web;
use crate::web::form::{Form, query};
use crate::web::locale::Locale;
use crate::web::response::HandlerResult;
use crate::web::session::need_somewhere;

const PATH: &str = paths::organise::AUDIT;

/// The columns of a file.
const COLUMNS: [&str; 7] = [
    "desk-log-when",
    "desk-log-who",
    "desk-log-what",
    "desk-log-about",
    "desk-log-count",
    "desk-log-unit",
    "desk-log-why",
];

/// How long a file may reach back; and how long it does if nobody says. All of it is in memory at once.
const MOST: Months = Months::new(3);
const USUAL: Months = Months::new(1);

/// A page of the audit.
pub async fn get(State(web): State<Web>, locale: Locale, session: Session, uri: Uri) -> HandlerResult {
    need_somewhere(&session, Permission::ReadAudit, PATH)?;
    show(&web, &locale, &session, asked(&locale.words(), query(&uri))).await
}

/// A file of every entry that matches, of up to three months.
pub async fn post(State(web): State<Web>, locale: Locale, session: Session, Form(typed): Form) -> HandlerResult {
    need_somewhere(&session, Permission::ReadAudit, PATH)?;
    let words = locale.words();
    let (mut asked, mut form) = asked(&words, typed);
    limit(&web, &words, &mut asked, &mut form);
    if form.is_refused() {
        return show(&web, &locale, &session, (asked, form)).await;
    }
    let lines = export(&web.site, &session, &asked).await?;
    let rows: Vec<_> = lines.iter().map(|line| cells(&words, line)).collect();
    let name = format!("log-{}.csv", words.home().local(web.site.clock.now()).format("%Y-%m-%d"));
    Ok(file(&name, csv(&COLUMNS.map(|key| words.get(key)), &rows)?))
}

async fn show(web: &Web, locale: &Locale, session: &Session, (asked, form): (LogQuery, FormState)) -> HandlerResult {
    let words = locale.words();
    let log = read(&web.site, session, &asked).await?;
    let titles = log.purposes.iter().map(|(path, title)| (path.clone(), Piece::of(title, &words).text));
    let own = ("own".to_owned(), words.get("desk-log-own"));
    let link = |before: Option<i64>| path(&form.typed, before);
    let refused = form.is_refused();
    let page = AuditPage {
        desk: desk(web, locale, session, None).await?,
        people: log.people,
        purposes: std::iter::once(own).chain(titles).collect(),
        rows: rows(&words, log.lines),
        found: log.found,
        newest: asked.before.map(|_| link(None)),
        older: log.older.map(|number| link(Some(number))),
        form,
    };
    Ok(shown(html(page), refused))
}

/// What a filter asks for, and the form with what is wrong with it.
fn asked(words: &Words, typed: Typed) -> (LogQuery, FormState) {
    let mut form = FormState::of(typed);
    let zone = words.home();
    let mut day = |name| {
        let typed = form.typed.first(name);
        let (day, is_empty) = (when::day(typed), typed.is_empty());
        if day.is_none() && !is_empty {
            form.refuse(name, words.get("desk-log-day-wrong"));
        }
        day
    };
    let (from, to) = (day("from"), day("to"));
    let chosen = |name| Some(form.typed.first(name)).filter(|value| *value != "all").unwrap_or_default().to_owned();
    let asked = LogQuery {
        who: chosen("who"),
        about: chosen("about"),
        act: Act::parse(form.typed.first("act")),
        since: from.and_then(|day| zone.start_of(day)),
        until: to.and_then(|day| zone.start_of(day.succ_opt()?)),
        before: form.typed.first("before").parse().ok(),
    };
    (asked, form)
}

/// Keeps a file to the months that it may cover.
fn limit(web: &Web, words: &Words, asked: &mut LogQuery, form: &mut FormState) {
    let day = |name| when::day(form.typed.first(name));
    let zone = words.home();
    let to = day("to").unwrap_or_else(|| zone.local(web.site.clock.now()).date_naive());
    match day("from") {
        None => asked.since = to.checked_sub_months(USUAL).and_then(|day| zone.start_of(day)),
        Some(from) if from.checked_add_months(MOST).is_none_or(|end| end < to) => {
            form.refuse("from", words.get("desk-log-too-long"));
        }
        Some(_) => {}
    }
}

/// The path of a page with the same filter.
fn path(typed: &Typed, before: Option<i64>) -> String {
    let plain = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    let filters = FILTERS.map(|name| format!("{name}={}", plain(typed.first(name))));
    let before = before.map(|number| format!("&before={number}")).unwrap_or_default();
    format!("{PATH}?{}{before}", filters.join("&"))
}

/// The rows of a page: a visit to one page on one day is one row. Helpers at the door can't be told apart, so each of
/// their entries is one.
fn rows(words: &Words, lines: Vec<LogRow>) -> Vec<AuditRow> {
    let zone = words.home();
    let key = |line: &LogRow| {
        let (organiser, purpose) = line.ids;
        Some((Visited::by(line.act?)?, organiser?, purpose, zone.local(line.at).date_naive()))
    };
    visits(lines, |line| line.at, key).iter().filter_map(|visit| row(words, visit)).collect()
}

fn row(words: &Words, visit: &[LogRow]) -> Option<AuditRow> {
    let (newest, oldest) = (visit.first()?, visit.last()?);
    let (mut acts, mut reasons) = (BTreeMap::new(), Vec::new());
    for line in visit {
        if let Some(act) = line.act {
            *acts.entry(act).or_default() += 1;
        }
        reasons.extend(line.reason.filter(|reason| !reasons.contains(reason)));
    }
    Some(AuditRow {
        who: who(words, &newest.who),
        acts: acts.into_iter().collect(),
        about: about(words, &newest.about),
        span: (oldest.at, newest.at),
        count: visit.iter().map(|line| line.count).max()?,
        reasons,
    })
}

/// An entry in a file, each on its own.
fn cells(words: &Words, line: &LogRow) -> Vec<String> {
    vec![
        words.home().local(line.at).format("%Y-%m-%d %H:%M:%S").to_string(),
        who(words, &line.who),
        line.act.map(|act| words.get(&format!("act-{}", act.name()))).unwrap_or_default(),
        about(words, &line.about),
        line.count.to_string(),
        line.act.and_then(|act| unit(words, act, line.count)).unwrap_or_default(),
        line.reason.map(|reason| words.get(&format!("reason-{}", reason.name()))).unwrap_or_default(),
    ]
}

fn who(words: &Words, who: &Who) -> String {
    match who {
        Who::Site => words.get("desk-log-site"),
        Who::Colleague(name) => name.clone(),
        Who::Gone => words.get("desk-log-gone"),
    }
}

fn about(words: &Words, about: &EntrySubject) -> String {
    match about {
        EntrySubject::Title(title) => Piece::of(title, words).text,
        EntrySubject::Own(Some(whose)) => who(words, whose),
        EntrySubject::Own(None) => words.get("desk-log-own"),
        EntrySubject::Past => words.get("desk-log-past"),
    }
}

#[cfg(test)]
mod tests {
    use app::domain::audit::Reason;
    use app::domain::language::Language;
    use app::samples;
    use chrono::TimeDelta;
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_colleagues_visit_is_one_row_and_helpers_entries_are_never_put_together() {
        let words = Words::new(&Language::english(), samples::home());
        let evening = |organiser: Option<Uuid>| {
            let line = |minute| LogRow {
                ids: (organiser, Uuid::from_u128(1)),
                who: organiser.map_or(Who::Site, |_| Who::Colleague("Olu".to_owned())),
                act: Some(Act::DoorOpened),
                about: EntrySubject::Past,
                at: samples::now() - TimeDelta::minutes(minute),
                count: 1,
                reason: Some(Reason::Door),
            };
            rows(&words, (0..3).map(line).collect()).len()
        };
        assert_eq!((evening(Some(Uuid::from_u128(2))), evening(None)), (1, 3));
    }
}
