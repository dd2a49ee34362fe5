//! A mail as a part of one of our pages: as people will see it, with our stylesheet, and with nothing in it to press.

use leptos::prelude::*;

use super::blocks::{Block, Mail};
use crate::components::links::linked;
use crate::components::render;
use crate::components::text::direction;

/// Renders the blocks; `rich` is what an organiser wrote, as HTML for a page.
pub(super) fn render(mail: &Mail, rich: &str) -> String {
    let (blocks, rich) = (mail.blocks.clone(), rich.to_owned());
    render::render(move || blocks.into_iter().map(|of| block(of, &rich)).collect_view())
}

fn block(block: Block, rich: &str) -> AnyView {
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
        Block::Rich { .. } => view! { <div inner_html=rich.to_owned()></div> }.into_any(),
        Block::Button { label, .. } => view! { <p><span class="button">{label}</span></p> }.into_any(),
        Block::Link { label, .. } => view! { <p><span class="link">{label}</span></p> }.into_any(),
        Block::FootLink { label, .. } => view! { <p class="small"><span class="link">{label}</span></p> }.into_any(),
        Block::Facts(facts) => {
            let facts = facts.into_iter().map(|(term, value)| {
                view! { <div><dt>{term}</dt><dd class="typed" dir=direction(&value)>{linked(&value, None)}</dd></div> }
            });
            view! { <dl class="facts">{facts.collect_view()}</dl> }.into_any()
        }
        Block::Code { label, code } => view! { <p class="term">{label}</p><p class="code">{code}</p> }.into_any(),
        Block::Picture { alt, .. } => view! { <p>{alt}</p> }.into_any(),
    }
}

fn paragraph(class: &'static str, text: &str) -> AnyView {
    view! { <p class=class dir=direction(text)>{linked(text, None)}</p> }.into_any()
}
