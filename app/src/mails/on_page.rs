//! A mail, or the text of an issue, as a part of one of our pages: with our stylesheet. A mail has nothing in it to
//! press there, as its links would be one person's.

use leptos::prelude::*;

use super::blocks::{Block, Mail};
use crate::components::links::linked;
use crate::components::render;
use crate::components::text::direction;

/// Renders the blocks of a mail, whose rich parts are made for a page.
pub(super) fn render(mail: &Mail) -> String {
    let blocks = mail.blocks.clone();
    render::render(move || blocks.into_iter().map(|of| block(of, false)).collect_view())
}

/// Renders blocks whose links anybody may follow.
pub(super) fn render_public(blocks: &[Block]) -> String {
    let blocks = blocks.to_vec();
    render::render(move || blocks.into_iter().map(|of| block(of, true)).collect_view())
}

fn block(block: Block, can_be_pressed: bool) -> AnyView {
    let link = move |class: &'static str, label: String, url: String| {
        if can_be_pressed {
            view! { <a class=class href=url rel="noreferrer">{label}</a> }.into_any()
        } else {
            view! { <span class=class>{label}</span> }.into_any()
        }
    };
    match block {
        Block::From(text) | Block::Foot(text) => paragraph("typed small", &text),
        Block::Heading(text) => {
            let dir = direction(&text);
            view! { <h2 dir=dir>{text}</h2> }.into_any()
        }
        Block::Subheading(text) => {
            let dir = direction(&text);
            view! { <h3 dir=dir>{text}</h3> }.into_any()
        }
        Block::Strong(text) => paragraph("typed strong", &text),
        Block::Paragraph(text) => paragraph("typed", &text),
        Block::Rich { html, .. } => view! { <div inner_html=html></div> }.into_any(),
        Block::Button { label, url } => view! { <p>{link("button", label, url)}</p> }.into_any(),
        Block::Link { label, url } => view! { <p>{link("link", label, url)}</p> }.into_any(),
        Block::Card { title, about, label, url } => view! {
            <div class="event-card">
                <p dir=direction(&title)><strong>{title.clone()}</strong></p>
                <p class="typed" dir=direction(&about)>{about.clone()}</p>
                <p>{link("link", label, url)}</p>
            </div>
        }
        .into_any(),
        Block::FootLink { label, url } => view! { <p class="small">{link("link", label, url)}</p> }.into_any(),
        Block::FootLinks(links) => {
            let links = links.into_iter().enumerate().map(|(at, (label, url))| {
                let dot = (at > 0).then_some(" \u{b7} ");
                view! { {dot}{link("link", label, url)} }
            });
            view! { <p class="small">{links.collect_view()}</p> }.into_any()
        }
        Block::Facts(facts) => {
            let facts = facts.into_iter().map(|(term, value)| {
                view! { <div><dt>{term}</dt><dd class="typed" dir=direction(&value)>{linked(&value, None)}</dd></div> }
            });
            view! { <dl class="facts">{facts.collect_view()}</dl> }.into_any()
        }
        Block::Code { label, code } => view! { <p class="term">{label}</p><p class="code">{code}</p> }.into_any(),
        Block::Picture { url, alt, size: (width, height), .. } => view! {
            <p class="picture">
                <img src=url alt=alt width=width.to_string() height=height.to_string() loading="lazy"/>
            </p>
        }
        .into_any(),
        Block::QrCode { alt, .. } => view! { <p>{alt}</p> }.into_any(),
    }
}

fn paragraph(class: &'static str, text: &str) -> AnyView {
    view! { <p class=class dir=direction(text)>{linked(text, None)}</p> }.into_any()
}
