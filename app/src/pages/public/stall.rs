//! The stall mode of an event's or newsletter's page, for a tablet that many people sign up on: a welcome, the form, a
//! thank-you. No page shows anything of the person before.

use leptos::prelude::*;

use super::event::EventPage;
use super::newsletter::NewsletterPage;
use super::{event, newsletter};
use crate::components::errors::ErrorSummary;
use crate::components::frame::Frame;
use crate::components::render::render;
use crate::components::sign_up_form::{SignUpFields, SignUpForm};
use crate::components::stall::StallDocument;
use crate::components::text::{Piece, Said};
use crate::domain::purpose::Wording;
use crate::text::dates;

/// How many times longer the form is shown to somebody who asks for more time (WCAG 2.2.1).
const LONGER: usize = 10;

/// What a tablet shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StallStep {
    /// What it's about, until somebody begins.
    Welcome,
    /// The form, or the form for somebody who needs more time.
    Form {
        /// Whether it was asked for with more time.
        longer: bool,
    },
    /// Where to look now.
    Thanks,
}

/// A step of the stall mode, and how to get to the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StallView {
    /// The path of the welcome, with the stall's token.
    pub path: String,
    /// The step.
    pub step: StallStep,
}

impl StallStep {
    /// The step with this name in a URL; any other name is the welcome.
    #[must_use]
    pub fn named(name: &str) -> Self {
        match name {
            "form" => Self::Form { longer: false },
            "longer" => Self::Form { longer: true },
            "thanks" => Self::Thanks,
            _ => Self::Welcome,
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Welcome => "",
            Self::Form { longer: false } => "form",
            Self::Form { longer: true } => "longer",
            Self::Thanks => "thanks",
        }
    }
}

impl StallView {
    /// The path of another step.
    #[must_use]
    pub fn to(&self, step: StallStep) -> String {
        match step {
            StallStep::Welcome => self.path.clone(),
            step => format!("{}&go={}", self.path, step.name()),
        }
    }
}

/// How many minutes a step is shown before it's cleared: one for the address and one for each other question, more for
/// those who ask for more. Without script nobody can see whether somebody is typing, so the time is for typing it all.
#[must_use]
pub fn minutes(wording: &Wording, step: StallStep) -> usize {
    let questions = 1 + wording.fields.len();
    if step == (StallStep::Form { longer: true }) { questions * LONGER } else { questions }
}

/// A page of an event's stall.
#[must_use]
pub fn of_event(page: EventPage, view: StallView) -> String {
    let words = &page.frame.words;
    let content = &page.event.content;
    let when = dates::span(words, page.event.starts_at, page.event.ends_at, page.event.timezone);
    html(StallPage {
        title: Piece::of(&content.title, words),
        about: vec![Piece::own(when), Piece::of(&content.place, words)],
        form: event::form(&page),
        minutes: minutes(&page.version.wording, view.step),
        frame: page.frame,
        view,
    })
}

/// A page of a newsletter's stall.
#[must_use]
pub fn of_newsletter(page: NewsletterPage, view: StallView) -> String {
    let words = &page.frame.words;
    let content = &page.newsletter.content;
    html(StallPage {
        title: Piece::of(&content.title, words),
        about: vec![Piece::of(&content.description, words), Piece::of(&content.frequency, words)],
        form: newsletter::form(&page),
        minutes: minutes(&page.version.wording, view.step),
        frame: page.frame,
        view,
    })
}

/// What a page shows, whatever it's about.
struct StallPage {
    frame: Frame,
    title: Piece,
    about: Vec<Piece>,
    form: SignUpFields,
    minutes: usize,
    view: StallView,
}

fn html(page: StallPage) -> String {
    render(move || {
        let (refused, title) = (page.form.form.is_refused(), page.title.text.clone());
        let inside = match page.view.step {
            StallStep::Welcome => welcome(&page),
            StallStep::Form { .. } => form(&page),
            StallStep::Thanks => thanks(&page),
        };
        view! { <StallDocument frame=page.frame title refused>{inside}</StallDocument> }
    })
}

fn welcome(page: &StallPage) -> AnyView {
    let words = &page.frame.words;
    let about = page.about.iter().cloned().map(|piece| view! { <p class="lead"><Said piece/></p> }).collect::<Vec<_>>();
    let to = |longer| page.view.to(StallStep::Form { longer });
    view! {
        <h1><Said piece=page.title.clone()/></h1>
        {about}
        <p class="buttons"><a class="button" href=to(false)>{page.form.button.clone()}</a></p>
        <p class="buttons"><a class="button quiet" href=to(true)>{words.get("stall-longer")}</a></p>
    }
    .into_any()
}

fn form(page: &StallPage) -> AnyView {
    let words = page.frame.words.clone();
    let (typed, fields) = (page.form.form.clone(), page.form.fields.clone());
    let of = SignUpFields { action: page.view.to(page.view.step), shared: true, ..page.form.clone() };
    let clears = words.with("stall-clears", [("minutes", page.minutes.into())]);
    let clear = page.view.to(StallStep::Welcome);
    view! {
        <ErrorSummary words=words.clone() form=typed fields/>
        <h1><Said piece=page.title.clone()/></h1>
        <p class="small">{clears}" "<a href=clear>{words.get("stall-clear")}</a></p>
        <SignUpForm of/>
    }
    .into_any()
}

fn thanks(page: &StallPage) -> AnyView {
    let words = &page.frame.words;
    view! {
        <h1>{words.get("stall-thanks")}</h1>
        <p class="lead">{words.get("stall-thanks-text")}</p>
        <p class="buttons"><a class="button" href=page.view.to(StallStep::Welcome)>{words.get("stall-next")}</a></p>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forms::state::FormState;
    use crate::samples;

    fn page(step: StallStep) -> String {
        let view = StallView { path: "/events/summer-supper?stall=S4mpl3".to_owned(), step };
        of_event(samples::pages::event_page(samples::event(), FormState::default()), view)
    }

    #[test]
    fn every_step_leads_to_the_next_and_nowhere_else() {
        let path = "/events/summer-supper?stall=S4mpl3";
        for (step, to) in [
            (StallStep::Welcome, vec![format!("{path}&amp;go=form"), format!("{path}&amp;go=longer")]),
            (StallStep::Form { longer: false }, vec![path.to_owned()]),
            (StallStep::Thanks, vec![path.to_owned()]),
        ] {
            let html = page(step);
            let links = html.split("<a ").skip(1).filter_map(|tag| tag.split_once("href=\"")?.1.split('"').next());
            let links: Vec<_> = links.filter(|link| !link.starts_with('#')).collect();
            assert_eq!(links, to, "{step:?}");
            assert_eq!(StallStep::named(step.name()), step);
        }
    }

    #[test]
    fn nothing_is_filled_in_from_what_the_browser_knows() {
        let html = page(StallStep::Form { longer: true });
        assert!(html.contains("<form method=\"post\" action=\"/events/summer-supper?stall=S4mpl3&amp;go=longer\""));
        assert!(html.split_once("<form").unwrap().1.split_once('>').unwrap().0.contains("autocomplete=\"off\""));
        assert!(!html.contains("autocomplete=\"email\"") && !html.contains("autocomplete=\"name\""));
        assert!(html.contains("40 minutes"), "ten for each question");
    }

    #[test]
    fn elsewhere_a_form_is_filled_in_as_ever() {
        let html = event::html(samples::pages::event_page(samples::event(), FormState::default()));
        assert!(html.contains("autocomplete=\"email\"") && html.contains("autocomplete=\"name\""));
    }
}
