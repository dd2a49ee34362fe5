//! `/dev/islands`, in development alone: every island with sample data, to be looked at and to be driven by the browser
//! tests.

use leptos::prelude::*;

use crate::components::document::Document;
use crate::components::frame::Frame;
use crate::components::render::{render, render_with_islands};
use crate::components::script::Bundle;
use crate::islands::{Announcement, AttendeeList, AttendeeTable, FormBuilder, Packed, Progress, Questions};
use crate::paths;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct IslandsPage {
    /// The frame.
    pub frame: Frame,
    /// What wakes the islands; without it the page is whole too.
    pub bundle: Option<Bundle>,
    /// The attendee table.
    pub list: AttendeeList,
    /// The form builder.
    pub questions: Questions,
    /// An announcement.
    pub announcement: Announcement,
}

/// The page.
#[must_use]
pub fn html(page: IslandsPage) -> String {
    if page.bundle.is_some() { render_with_islands(|| view(page)) } else { render(|| view(page)) }
}

fn view(page: IslandsPage) -> impl IntoView {
    let IslandsPage { frame, bundle, list, questions, announcement } = page;
    let words = frame.words.clone();
    let title = words.get("samples-title");
    view! {
        <Document frame title=title.clone() bundle>
            <h1>{title}</h1>
            <p class="lead">{words.get("samples-text")}</p>
            <h2>{words.get("samples-table")}</h2>
            <AttendeeTable list=Packed(list)/>
            <h2>{words.get("samples-builder")}</h2>
            <form method="post" action=paths::DEV_ISLANDS>
                <FormBuilder questions=Packed(questions)/>
                <p class="buttons"><button>{words.get("samples-save")}</button></p>
            </form>
            <h2>{words.get("samples-progress")}</h2>
            <Progress announcement=Packed(announcement)/>
        </Document>
    }
}
