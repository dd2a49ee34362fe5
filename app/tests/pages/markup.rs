//! The markup that forms and screen readers rely on, on every page.

use std::collections::BTreeSet;

use app::domain::held::{Held, RecordState, Subject};
use app::domain::language::LocalText;
use app::forms::state::FormState;
use app::pages::public::your_sign_up::{self, YourSignUpPage};
use app::samples;

/// Every value of an attribute.
fn values<'h>(html: &'h str, attribute: &str) -> Vec<&'h str> {
    let opening = format!(" {attribute}=\"");
    html.split(opening.as_str()).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn every_reference_on_a_page_leads_somewhere() {
    for (name, html) in samples::pages::all() {
        let ids: Vec<_> = values(&html, "id");
        let known: BTreeSet<_> = ids.iter().copied().collect();
        assert_eq!(ids.len(), known.len(), "{name}: an id is there twice");
        let described = values(&html, "aria-describedby").into_iter().flat_map(str::split_whitespace);
        let labelled = values(&html, "aria-labelledby").into_iter().flat_map(str::split_whitespace);
        let links = values(&html, "href").into_iter().filter_map(|link| link.strip_prefix('#'));
        for id in values(&html, "for").into_iter().chain(described).chain(labelled).chain(links) {
            assert!(known.contains(id), "{name}: nothing has the id {id}");
        }
    }
}

#[test]
fn every_page_has_one_heading_one_main_and_a_language() {
    for (name, html) in samples::pages::all() {
        assert_eq!(html.matches("<h1").count(), 1, "{name}");
        assert_eq!(html.matches("<main").count(), 1, "{name}");
        assert!(html.starts_with("<!DOCTYPE html><html lang=\"en\">"), "{name}");
        assert!(!html.contains("localization key"), "{name} shows a missing text");
        assert!(!html.contains("<!--") && !html.contains("<!>"), "{name} has marks for a script");
    }
}

#[test]
fn every_input_but_the_hidden_has_a_label() {
    for (name, html) in samples::pages::all() {
        let labels: BTreeSet<_> = values(&html, "for").into_iter().collect();
        let inputs = html.split("<input ").skip(1).filter(|tag| !tag.starts_with("type=\"hidden\""));
        for tag in inputs.chain(html.split("<textarea ").skip(1)) {
            let tag = format!(" {}", tag.split('>').next().unwrap_or_default());
            let id = values(&tag, "id").first().copied().unwrap_or_default();
            let named_by = values(&tag, "aria-labelledby");
            let is_named = !named_by.is_empty() && named_by.iter().all(|by| html.contains(&format!("id=\"{by}\"")));
            assert!(labels.contains(id) || is_named, "{name}: no label for{tag}");
        }
    }
}

#[test]
fn a_refused_form_says_so_in_title_summary_and_beside_each_input() {
    let pages = samples::pages::all();
    let html = &pages.iter().find(|(name, _)| *name == "event-refused").expect("the page").1;
    assert!(html.contains("<title>Error: "));
    let main = html.split_once("<main").expect("a main").1;
    assert!(main.find("role=\"alert\"") < main.find("<h1"), "the summary stands above the heading");
    assert_eq!(html.matches("class=\"message\"").count(), 5);
    for link in ["#f-email", "#f-name", "#f-seats", "#f-private_agree", "#f-help"] {
        assert!(main.contains(&format!("<a href=\"{link}\">")), "{link}");
    }
    for (_, message) in main.split("<li><a href=\"#f-").skip(1).filter_map(|item| {
        let item = item.split_once("</a>")?.0;
        item.split_once("\">")
    }) {
        assert_eq!(main.matches(message).count(), 2, "the same words stand by the input: {message}");
    }
}

#[test]
fn the_inputs_have_the_names_that_the_server_reads() {
    let page = samples::pages::event_page(samples::event(), FormState::default());
    let html = app::pages::public::event::html(page);
    let form = html.split_once("<form").and_then(|(_, rest)| rest.split_once("</form>")).expect("a form").0;
    let names = values(form, "name");
    let asked = ["email", "name", "seats", "seats", "seats", "seats", "help", "help", "help", "food", "private_agree"];
    assert_eq!(names, [&asked[..], &["form", "website"]].concat());
    assert!(!form.contains(" checked"), "no box is ticked beforehand");
    let page = samples::pages::newsletter_page(samples::newsletter(), FormState::default());
    let html = app::pages::public::newsletter::html(page);
    let form = html.split_once("<form").and_then(|(_, rest)| rest.split_once("</form>")).expect("a form").0;
    assert_eq!(values(form, "name"), ["email", "consent", "form", "website"]);
    assert!(!form.contains(" checked"), "no box is ticked beforehand");
    assert!(form.find("id=\"what-for\"") < form.find("<button"), "the slip stands above the button");
}

#[test]
fn only_public_pages_may_be_kept_by_search_engines() {
    for (name, html) in samples::pages::all() {
        let public = html.contains("rel=\"canonical\"");
        assert_eq!(public, !html.contains("content=\"noindex\""), "{name}");
        // A form shown once more is the answer to a POST, which nobody stores.
        let is_form = ["event", "newsletter", "your-data"].iter().any(|form| name.starts_with(form));
        let personal = html.contains("ada@example.org") && !is_form;
        assert!(!(public && personal), "{name} is personal and would be kept");
    }
}

#[test]
fn the_way_into_an_online_event_can_be_pressed_by_those_who_come_alone() {
    let mut held = samples::registration();
    if let Subject::Event(event) = &mut held.subject {
        event.content.attendee_info = Some(LocalText::english("Join at https://meet.example/room-7."));
    }
    let page = |held| {
        let frame = samples::pages::private();
        your_sign_up::html(YourSignUpPage { frame, held, links: samples::links(), done: None, now: samples::now() })
    };
    let link = "<a href=\"https://meet.example/room-7\" rel=\"noreferrer\">https://meet.example/room-7</a>.";
    assert!(page(held.clone()).contains(link));
    for state in [RecordState::Waiting, RecordState::Pending { held_until: None }] {
        assert!(!page(Held { state, ..held.clone() }).contains("meet.example"), "{state:?}");
    }
}

#[test]
fn a_form_for_one_person_asks_no_number() {
    let pages = samples::pages::all();
    let html = &pages.iter().find(|(name, _)| *name == "event-no-limit").expect("the page").1;
    assert!(!html.contains("name=\"seats\""));
    assert!(!html.contains("<dt>Places</dt>"), "no limit is not a fact to read");
}
