//! The whole document around a page: head, top, main, foot. No script except for islands, no inline style, nothing from
//! another host.

use leptos::prelude::*;

use super::frame::Frame;
use super::logo::LogoPicture;
use super::script::{Bundle, LoadIslands};
use super::text::{Piece, Said};
use crate::domain::phone::dial;
use crate::paths;
use crate::text::Words;

/// A ticket in plum: too small to need its own file.
const ICON: &str = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8'%3E%3Cpath \
                    fill='%239b4fb0' d='M0 1.5h8v1.6a.9.9 0 0 0 0 1.8v1.6H0V4.9a.9.9 0 0 0 0-1.8z'/%3E%3C/svg%3E";

/// What other sites and search engines get about a public page.
#[derive(Clone, Debug, Default)]
pub struct Preview {
    /// What it is, in a sentence or two.
    pub description: String,
    /// The page as schema.org data, `<` escaped.
    pub json_ld: Option<String>,
}

/// A whole page.
#[component]
pub fn Document(
    /// Its frame.
    frame: Frame,
    /// Its title, without the site's name.
    title: String,
    /// Whether it shows a refused form: then the title says so first.
    #[prop(optional)]
    refused: bool,
    /// What others get about it.
    #[prop(optional)]
    preview: Option<Preview>,
    /// The organisers' stylesheet, on their pages.
    #[prop(optional, into)]
    desk_style: Option<String>,
    /// The menu, if it has one.
    #[prop(optional, into)]
    nav: Option<AnyView>,
    /// The script for its islands, if it has any.
    #[prop(default = None)]
    bundle: Option<Bundle>,
    /// The content of main.
    children: Children,
) -> impl IntoView {
    let words = &frame.words;
    let site = Piece::of(&frame.organisation.name, words).text;
    let full = full_title(words, &title, &site, refused);
    let canonical = frame.canonical.as_ref().map(|path| format!("{}{path}", frame.base_url));
    let robots = canonical.is_none().then(|| view! { <meta name="robots" content="noindex"/> });
    let links = canonical.map(|url| {
        let description = preview.as_ref().map(|preview| preview.description.clone());
        view! {
            <link rel="canonical" href=url.clone()/>
            {property("og:type", "website".to_owned())}
            {property("og:title", title)}
            {property("og:url", url)}
            {property("og:site_name", site)}
            {description.map(|text| view! {
                <meta name="description" content=text.clone()/>
                {property("og:description", text)}
            })}
            {preview.and_then(|preview| preview.json_ld).map(|json| view! {
                <script type="application/ld+json" inner_html=json></script>
            })}
        }
    });
    let skip = words.get("skip");
    let lang = words.language().tag().to_owned();
    view! {
        <!DOCTYPE html>
        <html lang=lang>
            <head>
                <meta charset="utf-8"/>
                <title>{full}</title>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                {robots}
                {links}
                <link rel="stylesheet" href=frame.style.clone()/>
                {frame.accent.clone().map(|accent| view! { <link rel="stylesheet" href=accent/> })}
                {desk_style.map(|style| view! { <link rel="stylesheet" href=style/> })}
                <link rel="icon" href=ICON/>
                {bundle.map(|bundle| view! { <LoadIslands bundle/> })}
            </head>
            <body>
                <a class="skip" href="#main">{skip}</a>
                <Top frame=frame.clone()/>
                {nav}
                <main id="main">{children()}</main>
                <Foot frame/>
            </body>
        </html>
    }
}

/// The title of a document, with the site's name. A refused form is said first (WCAG 3.3.1).
pub(super) fn full_title(words: &Words, title: &str, site: &str, refused: bool) -> String {
    let full = if title == site { title.to_owned() } else { format!("{title} \u{2013} {site}") };
    if refused { words.with("title-error", [("title", full.into())]) } else { full }
}

/// The top: whose page it is.
#[component]
fn Top(frame: Frame) -> impl IntoView {
    let words = &frame.words;
    let organisation = Piece::of(&frame.organisation.name, words);
    let branch = frame.branch.as_ref().map(|branch| {
        let path = paths::branch(&branch.slug);
        let name = Piece::of(&branch.content.name, words);
        view! { <span class="of"><span class="dot">" \u{b7} "</span><a href=path><Said piece=name/></a></span> }
    });
    let logo = frame.logo.clone().map(|logo| view! { <LogoPicture logo/> });
    view! { <header><p><a class="org" href="/">{logo}<Said piece=organisation/></a>{branch}</p></header> }
}

/// The foot: imprint, privacy, your details, a way without email; the same on every page (WCAG 3.2.6).
#[component]
fn Foot(frame: Frame) -> impl IntoView {
    let words = &frame.words;
    let imprint = Piece::of(&frame.organisation.imprint, words);
    let phone = frame.phone().to_owned();
    let dial = dial(&phone);
    view! {
        <footer>
            <p><Said piece=imprint/></p>
            <p>
                <a href=paths::PRIVACY>{words.get("foot-privacy")}</a>" \u{b7} "
                <a href=paths::YOUR_DATA>{words.get("foot-your-data")}</a>" \u{b7} "
                {words.get("foot-call")}" "<a href=dial>{phone}</a>
            </p>
        </footer>
    }
}

/// An Open Graph property; its attribute isn't part of HTML.
fn property(name: &'static str, content: String) -> impl IntoView {
    leptos::html::meta().attr("property", name).content(content)
}
