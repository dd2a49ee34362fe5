//! `/privacy`: the privacy notice (UK GDPR Art. 13), made from the live purposes and the organisation's settings.

mod people;
mod purpose;
mod settled;

use chrono::{DateTime, Utc};
use leptos::prelude::*;

use crate::components::document::{Document, Preview};
use crate::components::frame::Frame;
use crate::components::render::render;
use crate::domain::branch::Branch;
use crate::domain::held::Subject;
use crate::domain::purpose::PurposeVersion;
use crate::domain::retention::BACKUP_DAYS;
use crate::text::dates;
use people::{Complain, Handlers, Who};
use purpose::{OwnPurposes, Purpose, grouped};
use settled::{Retention, Rights};

/// What the page shows.
#[derive(Clone, Debug)]
pub struct PrivacyPage {
    /// The frame.
    pub frame: Frame,
    /// Every purpose for which data is asked or held, with its branch and current wording.
    pub purposes: Vec<(Subject, Branch, PurposeVersion)>,
    /// Branches that are controllers alongside the organisation.
    pub branches: Vec<Branch>,
    /// The clock: the notice shows its date.
    pub now: DateTime<Utc>,
}

/// The page.
#[must_use]
pub fn html(page: PrivacyPage) -> String {
    render(move || {
        let words = page.frame.words.clone();
        let organisation = page.frame.organisation.clone();
        let preview = Preview { description: words.get("privacy-lead"), json_ld: None };
        let purposes = grouped(page.purposes).into_iter().map(|of| view! { <Purpose words=words.clone() of/> });
        let purposes = purposes.collect::<Vec<_>>();
        let none = purposes.is_empty().then(|| view! { <p class="empty">{words.get("privacy-no-purpose")}</p> });
        let contents = [
            ("#who", words.get("privacy-who")),
            ("#purposes", words.get("privacy-purposes")),
            ("#handlers", words.get("privacy-handlers")),
            ("#keep", words.get("privacy-keep")),
            ("#rights", words.get("privacy-rights")),
            ("#complain", words.get("privacy-complain")),
            ("#more", words.get("privacy-more")),
        ];
        let contents = contents.into_iter().map(|(to, text)| view! { <li><a href=to>{text}</a></li> });
        let day = dates::day(&words, page.now, words.home());
        let backups = words.with("privacy-backups", [("days", BACKUP_DAYS.into())]);
        view! {
            <Document frame=page.frame title=words.get("privacy-title") preview>
                <h1>{words.get("privacy-title")}</h1>
                <p class="lead">{words.get("privacy-lead")}</p>
                <ul class="contents">{contents.collect::<Vec<_>>()}</ul>
                <h2 id="who">{words.get("privacy-who")}</h2>
                <Who words=words.clone() organisation=organisation.clone() branches=page.branches/>
                <h2 id="purposes">{words.get("privacy-purposes")}</h2>
                <p>{words.get("privacy-purposes-lead")}</p>
                {none}
                {purposes}
                <OwnPurposes words=words.clone()/>
                <h2 id="handlers">{words.get("privacy-handlers")}</h2>
                <Handlers words=words.clone() organisation=organisation.clone()/>
                <h2 id="keep">{words.get("privacy-keep")}</h2>
                <p>{words.get("privacy-keep-text")}</p>
                <Retention words=words.clone()/>
                <p>{backups}</p>
                <h2 id="rights">{words.get("privacy-rights")}</h2>
                <Rights words=words.clone()/>
                <h2 id="complain">{words.get("privacy-complain")}</h2>
                <Complain words=words.clone() organisation/>
                <h2 id="more">{words.get("privacy-more")}</h2>
                <p>{words.get("privacy-decisions")}</p>
                <p>{words.get("privacy-cookies")}</p>
                <p>{words.get("privacy-pictures")}</p>
                <p class="small">{words.with("privacy-version", [("day", day.into())])}</p>
            </Document>
        }
    })
}
