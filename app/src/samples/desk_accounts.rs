//! The pages of organisers' accounts and teams, in every state that looks different.

use chrono::TimeDelta;

use super::{branch, event, frame, newsletter, now, pages::private};
use crate::components::desk::{Desk, MenuItem};
use crate::components::frame::Frame;
use crate::domain::guidance::{GRACE, GuidanceState};
use crate::domain::role::Role;
use crate::forms::state::FormState;
use crate::pages::organiser::account::{AccountNotice, AccountPage, Login};
use crate::pages::organiser::code::CodePage;
use crate::pages::organiser::colleague::ColleaguePage;
use crate::pages::organiser::editor::conditions::{PendingPublish, PublishConditions};
use crate::pages::organiser::forgotten::ForgottenPage;
use crate::pages::organiser::guidance::GuidancePage;
use crate::pages::organiser::leave::LeavePage;
use crate::pages::organiser::login::LoginPage;
use crate::pages::organiser::offer::{OfferPage, Offered};
use crate::pages::organiser::password::{PasswordPage, Way};
use crate::pages::organiser::second_factor::{CodesPage, SecondFactorPage};
use crate::pages::organiser::team::{Line, PendingOffer, TeamPage, done};
use crate::pages::organiser::{
    account, code, colleague, forgotten, guidance, leave, login, offer, password, second_factor, team,
};
use crate::pages::public;

/// The frame of somebody who has every role.
#[must_use]
pub fn desk() -> Desk {
    let menu = vec![MenuItem::Home, MenuItem::Team, MenuItem::Officer, MenuItem::Account];
    Desk { name: Some("Olu Bright".to_owned()), menu, ..outside() }
}

/// The frame of a page before login.
#[must_use]
pub fn outside() -> Desk {
    let frame = Frame { branch: None, ..private() };
    Desk { frame, style: "/desk.css".to_owned(), name: None, menu: vec![] }
}

/// Every page: its name and its HTML.
#[must_use]
pub fn all() -> Vec<(&'static str, String)> {
    [way_in(), own(), teams(), super::desk_officers::all()].into_iter().flatten().collect()
}

fn wrong(name: &str, sentence: &str) -> FormState {
    FormState::filled([("email", "olu@harbour.example".to_owned())]).wrong(name, sentence)
}

fn way_in() -> Vec<(&'static str, String)> {
    let next = || "/organise".to_owned();
    let login = |form| login::html(LoginPage { desk: outside(), form, next: next() });
    let code = |form| code::html(CodePage { desk: outside(), form, next: next() });
    let password = |way, form| {
        password::html(PasswordPage { desk: outside(), way, email: "olu@harbour.example".to_owned(), least: 10, form })
    };
    let shown = [("email", "olu@harbour.example".to_owned()), ("password", "three boats went home".to_owned())];
    let mismatch = "Check your email address and password. They don’t match";
    vec![
        ("desk-login", login(FormState::default())),
        ("desk-login-refused", login(wrong("email", mismatch))),
        ("desk-login-shown", login(FormState::filled(shown.clone()))),
        ("desk-login-code", code(FormState::default())),
        ("desk-login-code-refused", code(wrong("code", "That code isn’t right"))),
        (
            "desk-invitation",
            password(Way::Invitation("Olu Bright".to_owned(), vec![(Role::Organiser, branch())]), FormState::default()),
        ),
        (
            "desk-new-password-shown",
            password(Way::Forgotten, FormState::filled(shown).wrong("password", "Use 10 characters or more")),
        ),
        ("desk-new-password", password(Way::Forgotten, wrong("password", "Use 10 characters or more"))),
        ("desk-forgotten", forgotten::html(ForgottenPage { desk: outside(), form: Some(FormState::default()) })),
        ("desk-forgotten-sent", forgotten::html(ForgottenPage { desk: outside(), form: None })),
    ]
}

fn own() -> Vec<(&'static str, String)> {
    let login = |here, hours| Login {
        token: "S4mpl3".to_owned(),
        begun: now() - TimeDelta::hours(hours),
        used: now() - TimeDelta::hours(hours / 2),
        here,
    };
    let page = |form, done| AccountPage {
        desk: desk(),
        email: "olu@harbour.example".to_owned(),
        roles: vec![(Role::Organiser, branch(), now() + TimeDelta::days(300))],
        offers: vec![offered()],
        factor_at: Some(now()),
        guidance_at: Some(now()),
        logins: vec![login(true, 1), login(false, 50)],
        least: 10,
        form,
        done,
    };
    let fresh = AccountPage {
        roles: vec![],
        offers: vec![],
        factor_at: None,
        guidance_at: None,
        logins: vec![login(true, 1)],
        ..page(FormState::default(), None)
    };
    let filled = FormState::filled([("name", "Olu Bright".to_owned())]);
    let leaving = |owned, heirs: &[(&str, &str)]| LeavePage {
        desk: desk(),
        name: None,
        path: "/organise/account/leave".to_owned(),
        owned,
        heirs: heirs.iter().map(|(token, name)| ((*token).to_owned(), (*name).to_owned())).collect(),
        copies: 2,
        form: FormState::default(),
    };
    let titles = vec![event().content.title, newsletter().content.title];
    let refused = LeavePage {
        name: Some("Bea Marsh".to_owned()),
        form: FormState::default().wrong("heir", "Choose who will look after them").wrong("sure", "Tick the box"),
        ..leaving(titles.clone(), &[("S4mpl3", "Olu Bright")])
    };
    [
        ("desk-account", account::html(page(filled.clone(), Some(AccountNotice::Password)))),
        ("desk-account-fresh", account::html(fresh)),
        ("desk-account-refused", account::html(page(filled.wrong("old", "That isn’t your current password"), None))),
        ("desk-leave", leave::html(leaving(titles.clone(), &[("S4mpl3", "Bea Marsh")]))),
        ("desk-leave-alone", leave::html(leaving(titles, &[]))),
        ("desk-leave-other-refused", leave::html(refused)),
        ("desk-leave-gone", leave::gone(outside(), now() + TimeDelta::days(30))),
    ]
    .into_iter()
    .chain(factors())
    .chain(guidances())
    .collect()
}

fn offered() -> Offered {
    Offered {
        path: "/organise/offer/S4mpl3".to_owned(),
        role: Role::DataOfficer,
        branch: branch(),
        until: now() + TimeDelta::days(9),
    }
}

fn factors() -> Vec<(&'static str, String)> {
    let url = "otpauth://totp/Harbour:olu%40harbour.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Harbour";
    let page = |set, form| SecondFactorPage {
        desk: desk(),
        set,
        url: url.to_owned(),
        key: "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ".to_owned(),
        form,
        next: "/organise".to_owned(),
        pending: None,
    };
    let codes = |pending| {
        let codes = (0..10).map(|n| format!("4k7mq-x2c9{n}")).collect();
        second_factor::codes(CodesPage { desk: desk(), codes, next: "/organise".to_owned(), pending })
    };
    let waiting = SecondFactorPage { pending: Some(pending(false)), ..page(None, FormState::default()) };
    vec![
        ("desk-factor", second_factor::html(page(None, FormState::default()))),
        ("desk-factor-set", second_factor::html(page(Some((now(), 9)), wrong("code", "That code isn’t right")))),
        ("desk-factor-codes", codes(None)),
        ("desk-factor-pending", second_factor::html(waiting)),
        ("desk-factor-codes-pending", codes(Some(pending(true)))),
    ]
}

/// "Publish" was pressed already.
fn pending(codes: bool) -> PendingPublish {
    PendingPublish {
        id: "0190".to_owned(),
        title: "Summer supper on the quay".to_owned(),
        revision: "3".to_owned(),
        published: String::new(),
        token: "c3RhbXA".to_owned(),
        conditions: PublishConditions { codes, guidance: false },
    }
}

fn guidances() -> Vec<(&'static str, String)> {
    let of = |state, read_at, pending| {
        guidance::html(GuidancePage { desk: desk(), state, read_at, next: "/organise".to_owned(), pending })
    };
    let page = |state, read_at| of(state, read_at, None);
    let open = Frame { branch: None, canonical: Some("/guidance".to_owned()), ..frame() };
    vec![
        ("desk-guidance", page(GuidanceState::Missing, None)),
        ("desk-guidance-due", page(GuidanceState::Due(now() + GRACE), Some(now() - TimeDelta::days(366)))),
        ("desk-guidance-read", page(GuidanceState::Fresh, Some(now()))),
        ("desk-guidance-pending", of(GuidanceState::Missing, None, Some(pending(true)))),
        ("guidance", public::guidance::html(open)),
    ]
}

fn teams() -> Vec<(&'static str, String)> {
    let line = |name: &str, role, invited: bool, guidance| Line {
        path: "/organise/team/S4mpl3".to_owned(),
        name: name.to_owned(),
        roles: vec![(role, branch())],
        invited_until: invited.then(|| now() + TimeDelta::days(9)),
        has_factor: !invited,
        guidance,
    };
    let page = |form, done| {
        team::html(TeamPage {
            desk: desk(),
            lines: vec![
                line("Bea Marsh", Role::DataOfficer, false, GuidanceState::Due(now() + GRACE)),
                line("Olu Bright", Role::Administrator, false, GuidanceState::Fresh),
                line("Sam Reed", Role::Organiser, true, GuidanceState::Missing),
            ],
            offers: vec![PendingOffer {
                token: "S4mpl3".to_owned(),
                email: "ida@harbour.example".to_owned(),
                role: Role::DataOfficer,
                branch: branch(),
                until: now() + TimeDelta::days(9),
            }],
            branches: vec![branch()],
            form,
            done,
        })
    };
    let one = |form: FormState, factor, done| {
        colleague::html(ColleaguePage {
            desk: desk(),
            path: "/organise/team/S4mpl3".to_owned(),
            name: "Bea Marsh".to_owned(),
            email: "bea@harbour.example".to_owned(),
            roles: vec![
                (Role::DataOfficer, branch(), now() + TimeDelta::days(20)),
                (Role::Organiser, branch(), now() + TimeDelta::days(200)),
            ],
            guidance: GuidanceState::Due(now() + GRACE),
            factor,
            branches: vec![branch()],
            form,
            done,
        })
    };
    let last = "Bea Marsh needs to read the guidance first. It’s under “Your account”";
    vec![
        ("desk-team", page(FormState::default(), done("invited"))),
        ("desk-team-refused", page(wrong("name", "Enter a name").wrong("role", "Choose a role"), None)),
        (
            "desk-offer",
            offer::html(OfferPage { desk: outside(), offer: offered(), email: "olu@harbour.example".to_owned() }),
        ),
        ("desk-offer-taken", offer::answered(outside(), Role::DataOfficer, branch(), true)),
        ("desk-offer-declined", offer::answered(outside(), Role::DataOfficer, branch(), false)),
        ("desk-colleague", one(FormState::default(), Some(true), done("renewed"))),
        ("desk-colleague-refused", one(FormState::default().wrong("held", last), Some(false), None)),
    ]
}
