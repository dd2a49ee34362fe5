//! `/dev/islands`, only in development: every island with sample data, to look at and for the browser tests.

use leptos::prelude::*;

use crate::components::document::Document;
use crate::components::frame::Frame;
use crate::components::render::{render, render_with_islands};
use crate::components::script::Bundle;
use crate::islands::{Announcement, AttendeeList, AttendeeTable, FormBuilder, Packed, Progress, Questions};
use crate::paths;
use crate::samples::islands as samples;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct IslandsPage {
    /// The frame.
    pub frame: Frame,
    /// The islands' script; the page also works without it.
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
    let title = "Parts that get quicker with script";
    view! {
        <Document frame title=title.to_owned() bundle>
            <h1>{title}</h1>
            <p class="lead">"This page is for whoever works on the site. Nobody here is real."</p>
            <h2>{samples::TABLE}</h2>
            <AttendeeTable list=Packed(list)/>
            <h2>"Questions of a form"</h2>
            <form method="post" action=paths::dev::ISLANDS>
                <FormBuilder questions=Packed(questions)/>
                <p class="buttons"><button>"Save"</button></p>
            </form>
            <h2>"A mail to all"</h2>
            <Progress announcement=Packed(announcement)/>
        </Document>
    }
}
