//! The HTML part of a mail: one column, inline style, the dark scheme in a media block; nothing is loaded
//! but the pictures of an issue.
//! Widths and spaces are in pixels and the column is a table, because Outlook knows neither `em` nor `max-width`.

use leptos::prelude::*;

use super::blocks::{Block, Mail, QR_CODE_ID};
use crate::components::links::linked;
use crate::components::render;
use crate::components::text::direction;

const PAPER: &str = "margin:0;padding:0;background:#faf6ee;color:#211a26;font-family:system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:16px;line-height:24px";
/// The outer table is the paper, the inner one the column; Outlook gets a column of its own.
const COLUMN: [&str; 2] = [
    "<table role=\"presentation\" class=\"paper\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" \
     style=\"background:#faf6ee;border-top:8px solid #5b2466\"><tr><td align=\"center\" style=\"padding:24px 16px 40px\">\
     <!--[if mso]><table role=\"presentation\" width=\"560\"><tr><td><![endif]-->\
     <table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" \
     style=\"max-width:560px\"><tr><td class=\"ink\" align=\"left\" style=\"text-align:start;color:#211a26;overflow-wrap:anywhere;\
     font-family:system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:16px;line-height:24px\">",
    "</td></tr></table><!--[if mso]></td></tr></table><![endif]--></td></tr></table>",
];
const FROM: &str = "margin:0 0 24px;font-size:14px;line-height:20px;font-weight:bold;color:#5d5363";
const HEADING: &str = "margin:0 0 8px;font-size:28px;line-height:34px;color:#211a26";
const SUBHEADING: &str =
    "margin:32px 0 8px;padding:16px 0 0;border-top:1px solid #d9cfbf;font-size:20px;line-height:26px;color:#211a26";
const STRONG: &str = "margin:0 0 16px;font-weight:bold;color:#211a26";
const PARAGRAPH: &str = "margin:0 0 16px";
/// The cell has the colour, so that Outlook, which gives a link no padding, shows a button too.
const BUTTON_CELL: &str = "background:#5b2466;border-radius:4px;mso-padding-alt:12px 24px";
const BUTTON: &str = "display:inline-block;padding:12px 24px;color:#ffffff;font-weight:bold;text-decoration:none";
/// Its frame is the cell's: Outlook draws no border around a paragraph.
const CARD: &str = "border-collapse:separate;border-spacing:0;margin:0 0 24px";
const CARD_CELL: &str = "border:1px solid #d9cfbf;border-radius:4px;padding:16px";
const CARD_TITLE: &str = "margin:0 0 4px;font-size:18px;line-height:24px;font-weight:bold;color:#211a26";
/// Inboxes show the first words of a mail. Nobody else sees these; what fills the line keeps the next words out of it.
const HIDDEN: &str = "display:none;font-size:1px;line-height:1px;max-height:0;max-width:0;overflow:hidden;mso-hide:all";
const FILLER: &str = "\u{a0}\u{200c}";
const LINK: &str = "color:#5b2466";
const TERM: &str = "font-size:14px;color:#5d5363";
const CODE: &str = "margin:0 0 16px;font-family:Menlo,Consolas,monospace;font-size:32px;line-height:40px;font-weight:bold;letter-spacing:4px;color:#211a26";
/// White around it even on dark paper: scanners need the edge. Its alternative text is on white too.
const QR_CODE: &str = "display:block;border:0;background:#ffffff;color:#211a26";
const FOOT: &str = "margin:0 0 8px;font-size:14px;line-height:20px;color:#5d5363";
/// Between what is said and the foot.
const RULE: &str = "margin:24px 0 16px;border-top:1px solid #d9cfbf;font-size:1px;line-height:1px";

/// Clients that support dark schemes get the dark paper and the light plum.
const DARK: &str = "@media (prefers-color-scheme: dark) {\
.paper{background:#17131b!important;color:#f2ebe0!important;border-color:#d9a8ea!important}\
.ink{color:#f2ebe0!important}\
.soft{color:#b9adbf!important}\
.plum,.rich a{color:#d9a8ea!important}\
.button{background:#d9a8ea!important}\
.button a{color:#1d0f24!important}\
.rule{border-color:#3d3447!important}\
}";

/// Renders the blocks as one document.
pub(super) fn render(mail: &Mail) -> String {
    let language = mail.language.tag().to_owned();
    let title = mail.subject.clone();
    let (body, foot) = mail.parts();
    let (body, foot) = (body.to_vec(), foot.to_vec());
    let brand = mail.brand.clone();
    let column = render::render(move || {
        let logo = brand.picture();
        let rule = (!foot.is_empty()).then(|| view! { <div class="rule" style=RULE>"\u{a0}"</div> });
        view! { {logo}{body.into_iter().map(block).collect_view()}{rule}{foot.into_iter().map(block).collect_view()} }
    });
    let [open, close] = COLUMN;
    let preview = mail.preview.as_deref().map(hidden).unwrap_or_default();
    let column = format!("{preview}{open}{column}{close}");
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
                <body class="paper" style=PAPER inner_html=column></body>
            </html>
        }
    });
    // Text has no bare angle brackets, so nothing else is affected.
    format!("<!DOCTYPE html>\n{}\n", document.replace("><", ">\n<"))
}

fn hidden(preview: &str) -> String {
    let text = format!("{preview}{}", FILLER.repeat(80));
    render::render(move || view! { <div style=HIDDEN>{text}</div> })
}

fn block(block: Block) -> AnyView {
    match block {
        Block::From(text) => {
            let dir = direction(&text);
            view! { <p class="soft" dir=dir style=FROM>{text}</p> }.into_any()
        }
        Block::Heading(text) => {
            let dir = direction(&text);
            view! { <h1 class="ink" dir=dir style=HEADING>{text}</h1> }.into_any()
        }
        Block::Subheading(text) => {
            let dir = direction(&text);
            view! { <h2 class="ink rule" dir=dir style=SUBHEADING>{text}</h2> }.into_any()
        }
        Block::Strong(text) => view! { <p class="ink" dir=direction(&text) style=STRONG>{lines(&text)}</p> }.into_any(),
        Block::Paragraph(text) => view! { <p dir=direction(&text) style=PARAGRAPH>{lines(&text)}</p> }.into_any(),
        Block::Rich { html, .. } => view! { <div class="rich" inner_html=html></div> }.into_any(),
        Block::Button { label, url } => view! {
            <table role="presentation" style="border-collapse:separate;border-spacing:0;margin:0 0 24px">
                <tr><td class="button" style=BUTTON_CELL><a href=url style=BUTTON>{label}</a></td></tr>
            </table>
        }
        .into_any(),
        Block::Card { title, about, label, url } => view! {
            <table role="presentation" style=CARD>
                <tr>
                    <td class="rule" style=CARD_CELL>
                        <p class="ink" dir=direction(&title) style=CARD_TITLE>{title.clone()}</p>
                        <p dir=direction(&about) style=PARAGRAPH>{lines(&about)}</p>
                        <a class="plum" href=url style=LINK>{label}</a>
                    </td>
                </tr>
            </table>
        }
        .into_any(),
        Block::Link { label, url } => {
            view! { <p style=PARAGRAPH><a class="plum" href=url style=LINK>{label}</a></p> }.into_any()
        }
        Block::Facts(facts) => facts
            .into_iter()
            .map(|(term, value)| {
                let dir = direction(&value);
                view! {
                    <p dir=dir style=PARAGRAPH><span class="soft" style=TERM>{term}</span><br/>{lines(&value)}</p>
                }
            })
            .collect_view()
            .into_any(),
        Block::Code { label, code } => view! {
            <p class="soft" style=format!("{TERM};margin:0")>{label}</p>
            <p class="ink" style=CODE>{code}</p>
        }
        .into_any(),
        Block::QrCode { alt, .. } => view! {
            <p style=PARAGRAPH><img src=format!("cid:{QR_CODE_ID}") alt=alt width="200" height="200" style=QR_CODE/></p>
        }
        .into_any(),
        Block::Picture { url, alt, size: (width, height), .. } => {
            // Outlook goes by the attributes, everything else by these. What's told of a picture that isn't loaded takes
            // no more room than there is only if its width is a share.
            let style = format!("display:block;border:0;width:100%;max-width:{width}px;height:auto");
            view! {
                <p style=PARAGRAPH>
                    <img src=url alt=alt width=width.to_string() height=height.to_string() style=style/>
                </p>
            }
            .into_any()
        }
        Block::Foot(text) => view! { <p class="soft" dir=direction(&text) style=FOOT>{lines(&text)}</p> }.into_any(),
        Block::FootLink { label, url } => {
            view! { <p class="soft" style=FOOT><a class="plum" href=url style=LINK>{label}</a></p> }.into_any()
        }
        Block::FootLinks(links) => {
            let links = links.into_iter().enumerate().map(|(at, (label, url))| {
                let dot = (at > 0).then_some(" \u{b7} ");
                view! { {dot}<a class="plum" href=url style=LINK>{label}</a> }
            });
            view! { <p class="soft" style=FOOT>{links.collect_view()}</p> }.into_any()
        }
    }
}

/// A text with its bare links and its line breaks, which Outlook shows only as elements.
fn lines(text: &str) -> impl IntoView + use<> {
    let lines = text.lines().enumerate().map(|(at, line)| {
        let before = (at > 0).then(|| view! { "\n"<br/> });
        view! { {before}{linked(line, Some(LINK))} }
    });
    lines.collect_view()
}
