//! Organisers' Markdown, as HTML and as plain text. Only letters, emphasis, lists and links to the web or an address
//! come through: raw HTML is shown as typed, pictures as their words, any other link as its text. In an issue of a
//! newsletter a link can also be a button, and a line can be a card of an event or a picture of ours, see [`parts()`].

mod parts;

use std::collections::HashSet;

use ammonia::Builder;
use pulldown_cmark::{CowStr, Event, LinkType, Options, Parser, Tag, TagEnd, TextMergeStream, html as cmark};

use super::links;

pub use parts::{
    MarkdownPart, MarkdownPicture, Surface, addresses, cards, parts, picture_line, pictures, refused, strays,
};

/// The tags allowed in the HTML.
const TAGS: [&str; 13] = ["a", "blockquote", "br", "code", "em", "h2", "h3", "hr", "li", "ol", "p", "strong", "ul"];

/// The styles in a mail, which has no stylesheet.
const STYLES: [(&str, &str); 8] = [
    ("a", "color:#5b2466"),
    ("blockquote", "margin:0 0 16px;padding:0 0 0 16px;border-left:4px solid #d9cfbf"),
    ("h2", "margin:24px 0 8px;font-size:22px;line-height:1.2"),
    ("h3", "margin:24px 0 8px;font-size:18px;line-height:1.2"),
    ("li", "margin:0 0 4px"),
    ("ol", "margin:0 0 16px;padding:0 0 0 24px"),
    ("p", "margin:0 0 16px;overflow-wrap:anywhere"),
    ("ul", "margin:0 0 16px;padding:0 0 0 24px"),
];

/// The title of a link that is a button: `[Come along](https://… "button")`.
const BUTTON: &str = "button";

/// Whether a link may be clickable.
fn is_safe(url: &str) -> bool {
    let lower = url.to_ascii_lowercase();
    let known = ["https://", "http://", "mailto:"].iter().any(|start| lower.starts_with(start));
    known && !url.chars().any(|c| c.is_whitespace() || c.is_control())
}

/// The events of a text, sanitised; pictures as their words.
fn events(text: &str) -> Vec<Event<'_>> {
    without_pictures(events_with_pictures(text))
}

fn without_pictures(events: Vec<Event<'_>>) -> Vec<Event<'_>> {
    let is_picture = |event: &Event<'_>| matches!(event, Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image));
    events.into_iter().filter(|event| !is_picture(event)).collect()
}

/// The events of a text, sanitised but for the addresses of pictures.
fn events_with_pictures(text: &str) -> Vec<Event<'_>> {
    let mut open = Vec::new();
    let mut in_code = false;
    let mut tamed = Vec::new();
    for event in TextMergeStream::new(Parser::new_ext(text, Options::empty())) {
        match event {
            Event::Text(text) if open.is_empty() && !in_code => bare(&text, &mut tamed),
            Event::Html(raw) | Event::InlineHtml(raw) => tamed.push(Event::Text(raw)),
            Event::Start(Tag::HtmlBlock) => tamed.push(Event::Start(Tag::Paragraph)),
            Event::End(TagEnd::HtmlBlock) => tamed.push(Event::End(TagEnd::Paragraph)),
            Event::Start(Tag::CodeBlock(_)) => {
                in_code = true;
                tamed.push(Event::Start(Tag::Paragraph));
            }
            Event::End(TagEnd::CodeBlock) => {
                in_code = false;
                tamed.push(Event::End(TagEnd::Paragraph));
            }
            Event::Start(Tag::Heading { level, .. }) => tamed.push(heading(level, true)),
            Event::End(TagEnd::Heading(level)) => tamed.push(heading(level, false)),
            Event::Start(Tag::Link { link_type, dest_url, title, .. }) => {
                let url = match link_type {
                    LinkType::Email => format!("mailto:{dest_url}"),
                    _ => dest_url.to_string(),
                };
                let safe = is_safe(&url);
                open.push(safe);
                if safe {
                    tamed.push(Event::Start(titled(url, if *title == *BUTTON { BUTTON } else { "" })));
                }
            }
            Event::End(TagEnd::Link) => {
                if open.pop() == Some(true) {
                    tamed.push(Event::End(TagEnd::Link));
                }
            }
            other => tamed.push(other),
        }
    }
    tamed
}

/// A text with its bare links.
fn bare(text: &CowStr<'_>, tamed: &mut Vec<Event<'_>>) {
    for piece in links::pieces(text) {
        let text = Event::Text(piece.text.to_owned().into());
        match piece.to {
            Some(to) => tamed.extend([Event::Start(link(to)), text, Event::End(TagEnd::Link)]),
            None => tamed.push(text),
        }
    }
}

fn link(url: String) -> Tag<'static> {
    titled(url, "")
}

fn titled(url: String, title: &'static str) -> Tag<'static> {
    Tag::Link { link_type: LinkType::Inline, dest_url: url.into(), title: title.into(), id: "".into() }
}

/// A heading, below the page's or mail's own.
fn heading(level: pulldown_cmark::HeadingLevel, start: bool) -> Event<'static> {
    use pulldown_cmark::HeadingLevel as Level;
    let level = if matches!(level, Level::H1 | Level::H2) { Level::H2 } else { Level::H3 };
    if start {
        Event::Start(Tag::Heading { level, id: None, classes: vec![], attrs: vec![] })
    } else {
        Event::End(TagEnd::Heading(level))
    }
}

fn written(events: Vec<Event<'_>>, styles: &[(&'static str, &'static str)]) -> String {
    let mut html = String::new();
    cmark::push_html(&mut html, events.into_iter());
    let mut builder = Builder::empty();
    builder
        .tags(HashSet::from(TAGS))
        .add_tag_attributes("a", ["href"])
        .url_schemes(HashSet::from(["https", "http", "mailto"]))
        .link_rel(Some("noreferrer"));
    for (tag, style) in styles {
        builder.set_tag_attribute_value(tag, "style", style);
    }
    builder.clean(&html).to_string()
}

/// The text as HTML for a page.
#[must_use]
pub fn html(text: &str) -> String {
    written(events(text), &[])
}

/// The text as HTML for a mail: with inline styles.
#[must_use]
pub fn mail_html(text: &str) -> String {
    written(events(text), &STYLES)
}

/// The text in plain lines: a link is its words, then its address.
#[must_use]
pub fn text(text: &str) -> String {
    plain(events(text))
}

fn plain(events: Vec<Event<'_>>) -> String {
    let mut plain = Plain::default();
    for event in events {
        plain.take(event);
    }
    plain.out.trim_end().to_owned()
}

#[derive(Default)]
struct Plain {
    out: String,
    /// The next number of each open list; `None` for bullets.
    lists: Vec<Option<u64>>,
    /// The address of the open link, and where its words begin.
    link: Option<(String, usize)>,
}

impl Plain {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Text(text) | Event::Code(text) => self.out.push_str(&text),
            Event::SoftBreak => self.out.push(' '),
            Event::HardBreak => self.out.push('\n'),
            Event::Rule => self.block("* * *\n"),
            Event::Start(Tag::Paragraph | Tag::Heading { .. }) if !self.out.ends_with("- ") && !self.numbered() => {
                self.block("");
            }
            Event::Start(Tag::List(first)) => {
                if self.lists.is_empty() {
                    self.block("");
                }
                self.lists.push(first);
            }
            Event::End(TagEnd::List(_)) => {
                self.lists.pop();
            }
            Event::Start(Tag::Item) => self.item(),
            Event::Start(Tag::Link { dest_url, .. }) => self.link = Some((dest_url.to_string(), self.out.len())),
            Event::End(TagEnd::Link) => self.close_link(),
            _ => {}
        }
    }

    /// Whether a list number has just been written.
    fn numbered(&self) -> bool {
        self.out.trim_end_matches(' ').ends_with('.') && self.out.ends_with(". ") && !self.lists.is_empty()
    }

    /// Begins a block after an empty line.
    fn block(&mut self, text: &str) {
        let kept = self.out.trim_end().len();
        self.out.truncate(kept);
        if !self.out.is_empty() {
            self.out.push_str("\n\n");
        }
        self.out.push_str(text);
    }

    fn item(&mut self) {
        let kept = self.out.trim_end_matches([' ']).len();
        self.out.truncate(kept);
        if !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
        let depth = self.lists.len().saturating_sub(1);
        self.out.push_str(&"  ".repeat(depth));
        match self.lists.last_mut() {
            Some(Some(number)) => {
                self.out.push_str(&format!("{number}. "));
                *number += 1;
            }
            _ => self.out.push_str("- "),
        }
    }

    fn close_link(&mut self) {
        let Some((url, from)) = self.link.take() else { return };
        let shown = url.strip_prefix("mailto:").unwrap_or(&url);
        // `www.…` already says where it leads.
        if ![shown, url.trim_start_matches("https://")].contains(&self.out.get(from..).unwrap_or_default()) {
            self.out.push_str(&format!(" ({shown})"));
        }
    }
}

#[cfg(test)]
mod tests;
