//! The HTML part of a mail: one column, inline style, the dark scheme in a media block, nothing loaded from outside.

use leptos::prelude::*;

use super::blocks::{Block, Mail, PICTURE_ID};
use crate::components::links::linked;
use crate::components::render;
use crate::components::text::direction;

const SANS: &str = ";font-family:system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const PAPER: &str = "margin:0;padding:0;background:#faf6ee;color:#211a26;font-family:Charter,'Bitstream Charter',Cambria,Georgia,serif;font-size:18px;line-height:1.5;border-top:8px solid #5b2466";
const COLUMN: &str = "max-width:36rem;margin:0 auto;padding:24px 16px 40px;overflow-wrap:anywhere";
const HEADING: &str = "margin:0 0 16px;font-size:28px;line-height:1.2;color:#211a26";
const PARAGRAPH: &str = "margin:0 0 16px";
const BUTTON: &str = "display:inline-block;padding:12px 24px;background:#5b2466;color:#ffffff;font-weight:bold;text-decoration:none;border-radius:3px";
const LINK: &str = "color:#5b2466";
const TERM: &str = "margin:0;font-size:16px;color:#5d5363";
const VALUE: &str = "margin:0 0 8px;overflow-wrap:anywhere;white-space:pre-line";
/// White around it even on dark paper: scanners need the edge. Its alternative text is on white too.
const PICTURE: &str = "display:block;border:0;background:#ffffff;color:#211a26";
const SLIP: &str = "margin:24px 0 16px;padding:16px;background:#f3e9d6;border:1px solid #d9cfbf;border-radius:3px";
const SLIP_TITLE: &str = "margin:0 0 8px;font-size:18px;color:#211a26";
const FOOT: &str = "margin:0 0 16px;font-size:16px;color:#5d5363;white-space:pre-line";

/// Clients that support dark schemes get the dark paper and the light plum.
const DARK: &str = "@media (prefers-color-scheme: dark) {\
.paper{background:#17131b!important;color:#f2ebe0!important;border-color:#d9a8ea!important}\
.ink{color:#f2ebe0!important}\
.soft{color:#b9adbf!important}\
.plum,.rich a{color:#d9a8ea!important}\
.button{background:#d9a8ea!important;color:#1d0f24!important}\
.slip{background:#2a2231!important;border-color:#3d3447!important}\
}";

/// Renders the blocks as one document.
pub(super) fn render(mail: &Mail) -> String {
    let language = mail.language.tag().to_owned();
    let title = mail.subject.clone();
    let blocks = mail.blocks.clone();
    let document = render::render(move || {
        view! {
            <html lang=language>
                <head>
                    <meta charset="utf-8" />
                    <meta name="viewport" content="width=device-width, initial-scale=1" />
                    <meta name="color-scheme" content="light dark" />
                    <title>{title}</title>
                    <style>{DARK}</style>
                </head>
                <body class="paper" style=PAPER>
                    <div style=COLUMN>{blocks.into_iter().map(block).collect_view()}</div>
                </body>
            </html>
        }
    });
    // Leptos ends lists with an empty comment; text has no bare angle brackets, so nothing else is affected.
    format!("<!DOCTYPE html>\n{}\n", document.replace("<!>", "").replace("><", ">\n<"))
}

fn block(block: Block) -> AnyView {
    match block {
        Block::Heading(text) => {
            let dir = direction(&text);
            view! { <h1 class="ink" dir=dir style=format!("{HEADING}{SANS}")>{text}</h1> }.into_any()
        }
        Block::Paragraph(text) => {
            view! { <p dir=direction(&text) style=PARAGRAPH>{linked(&text, Some(LINK))}</p> }.into_any()
        }
        Block::Rich { html, .. } => view! { <div class="rich" inner_html=html></div> }.into_any(),
        Block::Button { label, url } => view! {
            <p style="margin:0 0 24px">
                <a class="button" href=url style=format!("{BUTTON}{SANS}")>{label}</a>
            </p>
        }
        .into_any(),
        Block::Link { label, url } => {
            view! { <p style=PARAGRAPH><a class="plum" href=url style=LINK>{label}</a></p> }.into_any()
        }
        Block::Facts(lines) => view! { <dl style="margin:0 0 16px">{facts(lines)}</dl> }.into_any(),
        Block::Picture { alt, .. } => view! {
            <p style=PARAGRAPH><img src=format!("cid:{PICTURE_ID}") alt=alt width="200" height="200" style=PICTURE/></p>
        }
        .into_any(),
        Block::Slip { title, lines } => view! {
            <div class="slip" style=SLIP>
                <h2 class="ink" style=format!("{SLIP_TITLE}{SANS}")>{title}</h2>
                <dl style="margin:0">{facts(lines)}</dl>
            </div>
        }
        .into_any(),
        Block::Foot(text) => view! { <p class="soft" style=FOOT>{text}</p> }.into_any(),
    }
}

fn facts(lines: Vec<(String, String)>) -> impl IntoView {
    lines
        .into_iter()
        .map(|(term, value)| {
            view! {
                <dt class="soft" style=format!("{TERM}{SANS}")>{term}</dt>
                <dd dir=direction(&value) style=VALUE>{linked(&value, Some(LINK))}</dd>
            }
        })
        .collect_view()
}
