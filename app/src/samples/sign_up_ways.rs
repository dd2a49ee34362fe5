//! Sample pages for signing up elsewhere than on our page, and for the organisation's own look.

use super::desk_accounts::desk;
use super::{event, event_version, frame, newsletter, newsletter_version, now, pages};
use crate::components::frame::Frame;
use crate::components::slip::Slip;
use crate::components::text::Piece;
use crate::domain::brand::Logo;
use crate::forms::state::FormState;
use crate::pages::organiser::editor::ways::SignUpWays;
use crate::pages::organiser::editor::{paper, share};
use crate::pages::organiser::settings::{self, ACCENT, BrandOwner, LOGO, SettingsPage};
use crate::pages::public::event as event_page;
use crate::pages::public::stall::{StallStep, StallView, of_event, of_newsletter};
use crate::paths;

/// What the share page of an event shows of the other ways.
pub fn ways() -> SignUpWays {
    let add = Some(paths::organise::attendees_add("summer-supper"));
    SignUpWays { add, ..ways_of("Summer supper", "summer-supper", "/events/summer-supper") }
}

/// What something at this path of the public shows of them.
fn ways_of(title: &str, slug: &str, path: &str) -> SignUpWays {
    let whole = format!("https://events.harbour.example{path}");
    SignUpWays {
        title: title.to_owned(),
        slug: slug.to_owned(),
        form: format!("{whole}/form"),
        stall: format!("{whole}?stall=S4mpl3"),
        stall_until: now(),
        paper: format!("/organise{path}/paper"),
        add: None,
    }
}

/// Every page: its name and its HTML.
pub fn all() -> Vec<(&'static str, String)> {
    let stall = |step| {
        let view = StallView { path: "/events/summer-supper?stall=S4mpl3".to_owned(), step };
        of_event(pages::event_page(event(), FormState::default()), view)
    };
    let refused =
        StallView { path: "/events/summer-supper?stall=S4mpl3".to_owned(), step: StallStep::Form { longer: true } };
    let of_list = StallView {
        path: "/newsletters/quayside-news?stall=S4mpl3".to_owned(),
        step: StallStep::Form { longer: false },
    };
    vec![
        ("stall-welcome", stall(StallStep::Welcome)),
        ("stall-form", stall(StallStep::Form { longer: false })),
        ("stall-refused", of_event(pages::event_page(event(), pages::refused()), refused)),
        ("stall-newsletter", of_newsletter(pages::newsletter_page(newsletter(), FormState::default()), of_list)),
        ("stall-thanks", stall(StallStep::Thanks)),
        ("share-newsletter", share_newsletter()),
        ("paper-event", paper::html(paper_event())),
        ("paper-newsletter", paper::html(paper_newsletter())),
        ("settings", settings::html(settings_page(FormState::filled([(ACCENT, "#5b2466".to_owned())]), true))),
        ("settings-refused", settings::html(settings_page(settings_refused(), false))),
        ("event-branded", branded()),
    ]
}

fn share_newsletter() -> String {
    share::newsletter_html(share::ShareNewsletterPage {
        desk: desk(),
        title: "Quayside news".to_owned(),
        back: "/organise/newsletters/quayside-news".to_owned(),
        link: "https://events.harbour.example/newsletters/quayside-news".to_owned(),
        ways: Some(ways_of("Quayside news", "quayside-news", "/newsletters/quayside-news")),
    })
}

fn paper_event() -> paper::PaperPage {
    let (words, wording) = (frame().words, event_version().wording);
    paper::PaperPage {
        desk: desk(),
        title: Piece::of(&event().content.title, &words),
        about: vec![Piece::own("Saturday 12 June 2027, 6 pm to 9 pm"), Piece::of(&event().content.place, &words)],
        back: "/organise/events/summer-supper/share".to_owned(),
        add: Some("/organise/events/summer-supper/attendees/add".to_owned()),
        slip: Slip::of_event(&words, &event(), &wording),
        wording,
        asks_seats: true,
        has_box: false,
    }
}

fn paper_newsletter() -> paper::PaperPage {
    let (words, wording) = (frame().words, newsletter_version().wording);
    paper::PaperPage {
        title: Piece::of(&newsletter().content.title, &words),
        about: vec![Piece::of(&newsletter().content.frequency, &words)],
        back: "/organise/newsletters/quayside-news/share".to_owned(),
        add: None,
        slip: Slip::of_newsletter_on_paper(&words, &newsletter(), &wording),
        wording,
        asks_seats: false,
        has_box: true,
        ..paper_event()
    }
}

fn settings_page(form: FormState, saved: bool) -> SettingsPage {
    let owner =
        |name: &str, path: &str, is_shown| BrandOwner { name: name.to_owned(), path: path.to_owned(), is_shown };
    SettingsPage {
        desk: desk(),
        owners: vec![
            owner("Harbour Co-operative Society", "/organise/settings", true),
            owner("Quayside branch", "/organise/settings?of=quayside", false),
        ],
        is_branch: false,
        has_logo: saved,
        form,
        saved,
    }
}

fn settings_refused() -> FormState {
    let words = frame().words;
    let nearest = [("colour", "#7e6802".into())];
    FormState::filled([(ACCENT, "#ffd400".to_owned())])
        .wrong(ACCENT, words.with("desk-settings-accent-light", nearest))
        .wrong(LOGO, words.get("desk-settings-logo-kind"))
}

fn branded() -> String {
    let own = Frame {
        accent: Some("/accent/005f5f-59a8a8-000000000000.css".to_owned()),
        logo: Some(Logo { hash: "0123456789abcdef0123456789abcdef".to_owned(), width: 400, height: 100 }),
        ..frame()
    };
    let page = pages::event_page(event(), FormState::default());
    event_page::html(event_page::EventPage { frame: own, ..page })
}
