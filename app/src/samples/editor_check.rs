//! Sample pages of a draft's last step: what is missing, what needs approval, what a change changes.

use super::editor::{PATH, filled, hosts, written};
use super::{event, frame};
use crate::components::frame::Frame;
use crate::domain::event::{Event, EventContent};
use crate::domain::purpose::PurposeKind;
use crate::domain::reach::Reach;
use crate::forms::state::FormState;
use crate::pages::organiser::editor::check::{ApprovalState, ChangeOf, CheckPage};
use crate::pages::organiser::editor::parts::DraftPage;
use crate::pages::organiser::editor::{answers, check};

fn checked(draft: DraftPage) -> CheckPage {
    CheckPage {
        lines: answers::lines(&draft.words(), PurposeKind::Event, &draft.form.typed, &hosts()),
        draft,
        faults: vec![],
        deviations: vec![],
        state: ApprovalState::None,
        shrunk: None,
        of: None,
        ask: FormState::default(),
    }
}

/// The same as a change of the time.
fn changed(since: Option<Vec<(String, String)>>) -> CheckPage {
    let page = checked(DraftPage { of: Some("/organise/events/summer-supper".to_owned()), ..filled() });
    let mut before = written();
    before.set("from", vec!["17:30".to_owned()]);
    before.set("cost", vec!["£5".to_owned()]);
    let before = answers::lines(&page.draft.words(), PurposeKind::Event, &before, &hosts());
    let of = ChangeOf {
        revision: 4,
        slug: Some("summer-supper".to_owned()),
        changes: answers::changes(&before, &page.lines),
        reach: Reach { emails: 12, calls: 1 },
        since,
    };
    CheckPage { of: Some(of), ..page }
}

/// Every page of the last step, by name.
pub(super) fn all() -> Vec<(&'static str, String)> {
    let words = filled().words();
    let missing =
        vec![("access".to_owned(), words.get("why-missing")), ("q2_why".to_owned(), words.get("why-missing"))];
    let deviations = vec![words.with("editor-departs-keep", [("days", 60.into())])];
    let since = vec![("place".to_owned(), "Boat Shed".to_owned())];
    let state = |state| check::html(CheckPage { deviations: deviations.clone(), state, ..checked(filled()) });
    let preview = super::pages::event_page(event(), FormState::default());
    let preview = crate::pages::public::event::EventPage {
        frame: Frame { canonical: None, ..frame() },
        preview: Some(format!("{PATH}/check")),
        others: vec![event()],
        ..preview
    };
    let photos = Event { content: EventContent { photos: true, ..event().content }, ..event() };
    vec![
        ("editor-check", check::html(checked(filled()))),
        ("editor-check-missing", check::html(CheckPage { faults: missing, ..checked(filled()) })),
        ("editor-check-change", check::html(changed(None))),
        ("editor-check-departs", state(ApprovalState::None)),
        ("editor-check-asked", state(ApprovalState::Asked)),
        ("editor-check-granted", state(ApprovalState::Granted)),
        ("editor-check-refused", state(ApprovalState::Refused)),
        ("editor-check-changed-since", check::html(CheckPage { shrunk: Some((57, 40)), ..changed(Some(since)) })),
        ("editor-preview", crate::pages::public::event::html(preview)),
        ("event-photos", crate::pages::public::event::html(super::pages::event_page(photos, FormState::default()))),
    ]
}
