//! The data officer's pages in every state that looks different.

use chrono::{DateTime, TimeDelta, Utc};

use super::desk_accounts::desk;
use super::now;
use crate::domain::audit::{Act, Reason};
use crate::domain::guidance::{GRACE, GuidanceState};
use crate::forms::state::FormState;
use crate::pages::organiser::audit::{AuditPage, AuditRow};
use crate::pages::organiser::officer::OfficerPage;
use crate::pages::organiser::readers::{ReadersPage, Reads};
use crate::pages::organiser::requests::RequestsPage;
use crate::pages::organiser::{audit, officer, readers, requests};

/// Every page: its name and its HTML.
#[must_use]
pub fn all() -> Vec<(&'static str, String)> {
    let page = |paused, requests, copies, approvals, readers| {
        officer::html(OfficerPage { desk: desk(), paused, requests, copies, approvals, readers, templates: true })
    };
    let reads = |name: &str, at, state| Reads { name: name.to_owned(), at, state };
    let readers = vec![
        reads("Bea Marsh", Some(now() - TimeDelta::days(366)), GuidanceState::Due(now() + GRACE)),
        reads("Olu Bright", Some(now()), GuidanceState::Fresh),
        reads("Sam Reed", None, GuidanceState::Missing),
    ];
    let request = |form| requests::html(RequestsPage { desk: desk(), form });
    let unknown = FormState::filled([("code", "P4KACM".to_owned())]);
    let unknown = unknown.wrong("code", "We found no sign-up with this code");
    vec![
        ("desk-officer", page(true, 3, (2, 1), 1, 2)),
        ("desk-officer-quiet", page(false, 0, (0, 0), 0, 0)),
        ("desk-requests", request(FormState::default())),
        ("desk-requests-refused", request(unknown)),
        ("desk-readers", readers::html(ReadersPage { desk: desk(), readers })),
        ("desk-log", log(entries(), FormState::filled([("act", "exported".to_owned())]))),
        ("desk-log-empty", log(vec![], FormState::filled([("from", "soon".to_owned())]).wrong("from", "Enter a day"))),
    ]
}

fn log(rows: Vec<AuditRow>, form: FormState) -> String {
    audit::html(AuditPage {
        desk: desk(),
        form,
        people: vec![("S4mpl3".to_owned(), "Bea Marsh".to_owned())],
        purposes: vec![("/events/summer-supper".to_owned(), "Summer supper on the quay".to_owned())],
        found: 40,
        rows,
        newest: Some("/organise/officer/audit".to_owned()),
        older: Some("/organise/officer/audit?before=160".to_owned()),
    })
}

fn entries() -> Vec<AuditRow> {
    let entry = |who: &str, acts: &[(Act, usize)], about: &str, span, reasons: &[Reason]| AuditRow {
        who: who.to_owned(),
        acts: acts.to_vec(),
        about: about.to_owned(),
        span,
        count: 13,
        reasons: reasons.to_vec(),
    };
    let at = |minutes| -> (DateTime<Utc>, DateTime<Utc>) { (now() - TimeDelta::minutes(minutes), now()) };
    let before = now() - TimeDelta::days(1);
    let supper = "Summer supper on the quay";
    let looked = [(Act::ListOpened, 2), (Act::RecordOpened, 4), (Act::Searched, 1)];
    vec![
        entry("Olu Bright", &[(Act::DoorOpened, 13)], supper, at(40), &[Reason::Door]),
        entry("Bea Marsh", &looked, supper, at(10), &[Reason::Preparing, Reason::Arranging]),
        entry("Bea Marsh", &[(Act::Exported, 1)], supper, (before, before), &[Reason::Preparing]),
        entry("Someone who has left", &[(Act::RoleEnded, 1)], "Olu Bright", (before, before), &[]),
    ]
}
